import type { FigureValue } from '../../../platform/base/figure.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { BandBar, Bars } from '../../../platform/ui/bars.tsx'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { LineChart } from '../../../platform/ui/line-chart.tsx'
import { Halves, Notes, Section, Strip } from '../../../platform/ui/page.tsx'
import { SourceLine, Stat, Stats } from '../../../platform/ui/stat.tsx'
import { traceHref } from '../address.rules.ts'
import { bandsOf, chartLines, figureAt, fillAt, shareText, signed, sourceParts } from '../page.views.ts'
import type { Picture, Release, ReportedFigure, ResolvedFrame, SeriesPoint, TargetRow } from '../types.ts'

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
  `Số đã công bố lệch với số tính lại: ${row.name} công bố ${row.stated}, tính lại ${row.computed === null ? '–' : formatNumber(row.computed)} ${row.unit} (${row.document}).`

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
  const scope = whole ?? more(picture, 'communes-in-scope')?.value ?? null
  const recognised = figureAt(figures, 'communes-recognised', (figure) => !figure.qualifier?.tier)
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
export function Bands({ picture, resolved, compact, covered }: Props & { compact?: boolean; covered?: boolean }) {
  const bands = picture.figures.filter((figure) => figure.key === 'communes-in-band' && figure.value !== null)
  if (bands.length === 0) return null
  const fills = bandsOf(resolved.set)
  const parts = bands
    .toSorted((a, b) => (b.qualifier?.lo ?? 0) - (a.qualifier?.lo ?? 0))
    .map((figure) => ({
      fill: fills.find((band) => band.lo === figure.qualifier?.lo)?.fill ?? fillAt(0, 5),
      name: figure.name.replace(/^Số xã đạt /, 'Đạt '),
      count: figure.value as number,
      href: figure.opens ? traceHref(picture.frame, figure.key, figure.qualifier) : null,
    }))
  const without = more(picture, 'units-without-data')
  return (
    <div>
      <BandBar name="Số xã theo nhóm tiêu chí đạt" unit="xã" parts={parts} compact={compact} />
      {without?.value && !covered ? (
        <p className="small">
          Không có dữ liệu: <a href={traceHref(picture.frame, without.key, null)}>{formatNumber(without.value)} xã</a>
        </p>
      ) : null}
      <SourceLine parts={sourceParts(picture, resolved, 'xã')} />
    </div>
  )
}

/** Communes per criterion, the weakest first. */
export function CriteriaBars({ picture, resolved }: Props) {
  const criteria = picture.figures.filter((figure) => figure.key === 'communes-meeting-criterion' && figure.value !== null)
  if (criteria.length === 0) return null
  const bars = criteria
    .toSorted((a, b) => (a.value as number) - (b.value as number))
    .map((figure) => ({
      key: figure.qualifier?.criterion ?? figure.name,
      name: figure.name.replace(/^Số xã đạt tiêu chí (\S+) \((.*)\)$/, '$1. $2'),
      num: figure.value as number,
      den: figure.coverage?.have ?? 0,
      href: figure.opens ? traceHref(picture.frame, figure.key, figure.qualifier) : null,
    }))
  return (
    <Section title="Tiêu chí nào yếu" lead="Số xã đạt từng tiêu chí trên số xã có kết quả, tiêu chí có ít xã đạt nhất đứng trước.">
      <Bars caption="Số xã đạt theo tiêu chí" heads={['Tiêu chí', 'Số xã đạt trên số xã có kết quả']} bars={bars} />
      <SourceLine parts={sourceParts(picture, resolved, 'xã')} />
    </Section>
  )
}

const distanceText = (target: TargetRow) => {
  if (target.distance === null) return '–'
  return target.distance <= 0 ? 'đã đạt' : `còn ${formatNumber(target.distance)}`
}

export function Targets({ picture }: { picture: Picture }) {
  if (picture.targets.length === 0) return null
  return (
    <Section title="So với mục tiêu">
      <DataTable
        caption="Mục tiêu và thực hiện"
        captionHidden
        rows={picture.targets}
        keyOf={(target) => `${target.key} ${JSON.stringify(target.qualifier)} ${target.due} ${target.setOn}`}
        columns={[
          {
            key: 'name',
            head: 'Chỉ tiêu',
            cell: (target) => (
              <>
                {target.name}
                {target.note ? <span className="source"> {target.note}</span> : null}
              </>
            ),
          },
          { key: 'due', head: 'Hạn', numeric: true, cell: (target) => formatDate(target.due) },
          { key: 'target', head: 'Mục tiêu', numeric: true, cell: (target) => `${formatNumber(target.target)} ${target.unit}` },
          {
            key: 'actual',
            head: 'Thực hiện',
            numeric: true,
            cell: (target) => (target.actual === null ? '–' : formatNumber(target.actual)),
          },
          { key: 'distance', head: 'Còn thiếu', numeric: true, cell: distanceText },
          {
            key: 'document',
            head: 'Văn bản',
            cell: (target) => (
              <span className="small">{`${target.document}, ${formatDate(target.setOn)}; bản đồ ngày ${formatDate(target.mapOf)}`}</span>
            ),
          },
        ]}
      />
    </Section>
  )
}

/** What documents state, beside what the data give; a mismatch is loud. */
export function Reported({ picture }: { picture: Picture }) {
  if (picture.reported.length === 0) return null
  return (
    <Section title="Số đã công bố và số tính lại">
      <DataTable
        caption="Số nêu trong văn bản, bài báo và số hệ thống tính"
        captionHidden
        rows={picture.reported}
        keyOf={(row) => `${row.key} ${JSON.stringify(row.qualifier)} ${row.document}`}
        columns={[
          { key: 'name', head: 'Chỉ tiêu', cell: (row) => row.name },
          { key: 'stated', head: 'Đã công bố', numeric: true, cell: (row) => row.stated },
          { key: 'computed', head: 'Tính lại', numeric: true, cell: (row) => (row.computed === null ? '–' : formatNumber(row.computed)) },
          {
            key: 'agrees',
            head: 'Đối chiếu',
            cell: (row) =>
              row.agrees === null ? <span className="muted">không có số để đối chiếu</span> : row.agrees ? 'khớp' : <Mismatch />,
          },
          {
            key: 'document',
            head: 'Nguồn',
            cell: (row) => (
              <span className="small">
                {row.url ? <a href={row.url}>{row.document}</a> : row.document}
                {row.publishedOn ? `, ${formatDate(row.publishedOn)}` : ''}
                {row.note ? `. ${row.note}` : ''}
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}

const Mismatch = () => (
  <strong className="alert">
    <span aria-hidden="true">≠ </span>lệch
  </strong>
)

type Series = Pick<Props, 'picture'> & { recognised: SeriesPoint[]; average: SeriesPoint[] }

/** How the two figures that people follow went over the published days; broken where what is counted changed. */
export function Course({ picture, recognised, average }: Series) {
  if (recognised.filter((point) => point.value !== null).length < 2) return null
  const aim = picture.targets.find((target) => target.key === 'communes-recognised' && !target.qualifier?.tier)
  const target = aim ? { at: aim.due, when: formatDate(aim.due), value: aim.target, text: `mục tiêu ${formatNumber(aim.target)}` } : null
  const words = (points: SeriesPoint[]) =>
    points.map((point) => `${formatDate(point.asOf)}: ${point.value === null ? '–' : formatNumber(point.value)}`).join('; ')
  return (
    <Section title="Diễn biến qua các lần chốt">
      <Halves>
        <figure>
          <figcaption>Số xã được công nhận đạt chuẩn</figcaption>
          <LineChart name={`Số xã được công nhận: ${words(recognised)}`} lines={chartLines(recognised)} target={target} unit="xã" />
        </figure>
        <figure>
          <figcaption>Tiêu chí đạt bình quân một xã</figcaption>
          <LineChart name={`Tiêu chí bình quân: ${words(average)}`} lines={chartLines(average)} unit="tiêu chí/xã" />
        </figure>
      </Halves>
      <SourceLine
        parts={[
          'Đường đứt ở chỗ đổi bộ tiêu chí',
          `Số xã: ${recognised.map((point) => `${formatNumber(point.of)} (${formatDate(point.asOf)})`).join(', ')}`,
          picture.release?.demonstration ? 'Dữ liệu minh hoạ dựng lại' : null,
        ]}
      />
    </Section>
  )
}

/** The sums that were checked when the page was read. */
export function Identities({ picture }: { picture: Picture }) {
  const held = picture.identities.filter((identity) => identity.holds)
  if (held.length === 0) return null
  return (
    <details>
      <summary>
        Đã kiểm tra {picture.identities.length} phép cộng, chia; {held.length} phép khớp
      </summary>
      <ul className="small">
        {picture.identities.map((identity) => (
          <li key={identity.text}>{identity.text}</li>
        ))}
      </ul>
    </details>
  )
}
