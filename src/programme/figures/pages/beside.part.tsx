import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { Bars } from '../../../platform/ui/bars.tsx'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { LineChart } from '../../../platform/ui/line-chart.tsx'
import { Halves, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { traceHref } from '../address.rules.ts'
import { chartLines, countNotes, sourceParts } from '../page.views.ts'
import { statedText } from '../stated.views.ts'
import type { Picture, ResolvedFrame, SeriesPoint, TargetRow } from '../types.ts'

type Props = { picture: Picture; resolved: ResolvedFrame }

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
  return target.reached ? 'đã đạt' : `còn ${formatNumber(target.distance)}`
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
          { key: 'stated', head: 'Đã công bố', numeric: true, cell: statedText },
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
          'Đường đứt ở chỗ đổi bộ tiêu chí hoặc đổi số xã',
          ...countNotes(recognised),
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
