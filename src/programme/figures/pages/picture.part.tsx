import type { FigureValue } from '../../../platform/base/figure.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { BandBar } from '../../../platform/ui/bars.tsx'
import { Notes, Strip } from '../../../platform/ui/page.tsx'
import { SourceLine, Stat, Stats } from '../../../platform/ui/stat.tsx'
import { traceHref } from '../address.rules.ts'
import { bandParts, figureAt, shareText, signed, sourceParts } from '../page.views.ts'
import { statedText } from '../stated.views.ts'
import type { Picture, Release, ReportedFigure, ResolvedFrame } from '../types.ts'

type Props = { picture: Picture; resolved: ResolvedFrame }

/** Reconstructed data are named wherever they show. */
export function Demonstration({ releases }: { releases: (Release | null)[] }) {
  if (!releases.some((release) => release?.demonstration)) return null
  return (
    <Strip kind="demonstration">
      <p>
        <strong>Dữ liệu minh hoạ dựng lại.</strong> Danh sách xã là thật; kết quả từng xã được dựng sao cho tổng khớp với số đã công bố.{' '}
        <a href="/gioi-thieu/nguon-du-lieu">Nguồn dữ liệu</a>
      </p>
    </Strip>
  )
}

/** What a reader must know before the numbers. `silent`: the first note is the page's sentence already. */
export function PictureNotes({ picture, silent }: { picture: Picture; silent?: boolean }) {
  const broken = picture.identities.filter((identity) => !identity.holds).map((identity) => identity.text)
  const differing = picture.reported.filter((row) => row.agrees === false).map(mismatchText)
  return (
    <>
      <Notes kind="note" notes={silent ? picture.notes.slice(1) : picture.notes} />
      <Notes kind="warning" notes={[...broken, ...differing]} />
    </>
  )
}

const mismatchText = (row: ReportedFigure) =>
  `Số đã công bố lệch với số tính lại: ${row.name} công bố ${statedText(row)}, tính lại ${row.computed === null ? '–' : formatNumber(row.computed)} ${row.unit} (${row.document}).`

const more = (picture: Picture, key: string) => figureAt(picture.figures, key)

/** A figure as a large number; without a value «–» and why. */
export function FigureStat({
  picture,
  figure,
  name,
  whole,
  extra,
}: {
  picture: Picture
  figure: FigureValue
  name?: string
  whole?: number | null
  extra?: string | null
}) {
  const known = figure.value !== null
  return (
    <Stat
      name={name ?? figure.name}
      value={known ? formatNumber(figure.value as number) : '–'}
      unit={known ? (whole ? `/${formatNumber(whole)} ${figure.unit}` : figure.unit) : null}
      more={known ? extra : figure.missing?.text}
      trace={figure.opens ? traceHref(picture.frame, figure.key, figure.qualifier) : null}
    />
  )
}

/** The numbers that people quote first. Recognised and all-criteria-met stay two figures. */
export function PictureStats({ picture, resolved, whole }: Props & { whole?: number }) {
  const { figures } = picture
  const recognised = figureAt(figures, 'communes-recognised', (figure) => !figure.qualifier?.tier)
  const scope = whole ?? recognised?.coverage?.have ?? null
  const all = more(picture, 'communes-all-criteria-met')
  const average = more(picture, 'average-criteria-met')
  const newly = more(picture, 'communes-newly-recognised')
  const change = more(picture, 'average-change')
  const total = more(picture, 'criteria-met-total')
  const advanced = figureAt(figures, 'communes-recognised', (figure) => figure.qualifier?.tier === 'advanced')
  const since = change?.value !== null && change?.value !== undefined && change.qualifier?.from
  return (
    <div>
      <Stats>
        {recognised ? (
          <FigureStat
            picture={picture}
            figure={recognised}
            name="Xã được công nhận đạt chuẩn"
            whole={scope}
            extra={[shareText(recognised.value, scope), advanced?.value ? `${formatNumber(advanced.value)} xã nâng cao` : null]
              .filter(Boolean)
              .join(', ')}
          />
        ) : null}
        {average ? (
          <FigureStat
            picture={picture}
            figure={average}
            name="Tiêu chí đạt bình quân"
            extra={
              since
                ? `${signed(change.value as number)} so với ${formatDate(since)}`
                : total?.value
                  ? `${formatNumber(total.value)} lượt tiêu chí`
                  : null
            }
          />
        ) : null}
        {all ? (
          <FigureStat
            picture={picture}
            figure={all}
            name="Xã đạt đủ các tiêu chí"
            whole={all.coverage?.have ?? null}
            extra="kết quả đánh giá, khác với quyết định công nhận"
          />
        ) : null}
        {newly ? (
          <FigureStat
            picture={picture}
            figure={newly}
            name="Được công nhận mới trong năm"
            extra={
              newly.qualifier?.from && newly.qualifier.to
                ? `từ ${formatDate(newly.qualifier.from)} đến ${formatDate(newly.qualifier.to)}`
                : null
            }
          />
        ) : null}
      </Stats>
      <SourceLine parts={sourceParts(picture, resolved, null)} />
    </div>
  )
}

/** How the communes spread over the bands of the set, and how many have no data. */
export function Bands({ picture, resolved, covered }: Props & { covered?: boolean }) {
  const parts = bandParts(picture, resolved)
  if (parts.length === 0) return null
  const without = more(picture, 'units-without-data')
  return (
    <div>
      <BandBar name="Số xã theo nhóm tiêu chí đạt" unit="xã" parts={parts} />
      {without?.value && !covered ? (
        <p className="small">
          Không có dữ liệu: <a href={traceHref(picture.frame, without.key, null)}>{formatNumber(without.value)} xã</a>
        </p>
      ) : null}
      <SourceLine parts={sourceParts(picture, resolved, 'xã')} />
    </div>
  )
}
