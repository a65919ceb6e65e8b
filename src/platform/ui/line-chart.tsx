import { formatNumber } from '../text/number.ts'
import styles from './line-chart.module.css'

export type ChartPoint = { at: string; when: string; value: number; text: string }
/** A stretch that belongs together; stretches of one `series` look alike, `label` names them where they end. */
export type ChartLine = { name: string; series: 1 | 2 | 3 | 4 | 5; points: ChartPoint[]; label?: string }

type Props = {
  /** every value in words, for readers by ear */
  name: string
  lines: ChartLine[]
  target?: { at: string; when: string; value: number; text: string } | null
  unit: string
}

const [width, height] = [640, 320]
const frame = { left: 44, right: 44, top: 52, bottom: 58 }
/** days nearer than this to each other are drawn apart, so that both can be read */
const nearest = 82

/** right margin where lines are named, and how far apart names stand */
const [labelled, labelGap] = [190, 27]

/**
 * Values at the days on which they are known, joined within one set and one map. Every point says its number; where several lines are named
 * at their ends the table beside the chart does. The axis begins at zero.
 */
export function LineChart({ name, lines, target, unit }: Props) {
  const points = lines.flatMap((line) => line.points)
  if (points.length === 0) return null
  const days = new Map([...points, ...(target ? [target] : [])].map((point) => [point.at, point.when]))
  const named = lines.some(({ label }) => label)
  const right = named ? labelled : frame.right
  const x = placeDays([...days.keys()].sort(), width - right)
  const top = Math.max(...points.map((point) => point.value), target?.value ?? 0) * 1.05 || 1
  const y = (value: number) => Math.round((height - frame.bottom - (value / top) * (height - frame.top - frame.bottom)) * 10) / 10
  const at = (day: string) => x.get(day) ?? frame.left
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <path className={styles.axis} d={`M${frame.left - 20} ${height - frame.bottom}H${width - right + 20}`} />
      <text className={styles.note} x={0} y={18}>
        {unit}
      </text>
      {named ? <Scale top={Math.max(...points.map((point) => point.value))} y={y} right={width - right + 20} /> : null}
      {target ? (
        <g>
          <path className={styles.target} d={`M${frame.left} ${y(target.value)}H${at(target.at)}`} />
          <circle className={styles.targetPoint} cx={at(target.at)} cy={y(target.value)} r="5" />
          <text className={styles.targetText} x={at(target.at)} y={y(target.value) - 12} textAnchor="end">
            {target.text}
          </text>
        </g>
      ) : null}
      {[...days].map(([day, when]) => (
        <DayText key={day} x={at(day)} when={when} />
      ))}
      {lines.map((line) => (
        <g key={line.name} className={styles[`series${line.series}`]}>
          <polyline points={line.points.map((point) => `${at(point.at)},${y(point.value)}`).join(' ')} />
          {line.points.map((point) => (
            <g key={point.at}>
              <circle cx={at(point.at)} cy={y(point.value)} r="5" />
              {named ? null : (
                <text className={styles.value} x={at(point.at)} y={y(point.value) - 13} textAnchor="middle">
                  {point.text}
                </text>
              )}
            </g>
          ))}
        </g>
      ))}
      <Labels ends={endsOf(lines, at, y)} />
    </svg>
  )
}

type End = { label: string; series: ChartLine['series']; x: number; y: number }

/** Where each line is named: beside its last point, names pushed apart so that none covers another. */
function endsOf(lines: readonly ChartLine[], at: (day: string) => number, y: (value: number) => number): End[] {
  const ends = lines.flatMap(({ label, series, points }) => {
    const last = points.at(-1)
    return label && last ? [{ label, series, x: at(last.at) + 12, y: y(last.value) + 6 }] : []
  })
  ends.sort((a, b) => a.y - b.y)
  for (const [i, end] of ends.entries()) end.y = Math.max(end.y, (ends[i - 1]?.y ?? -labelGap) + labelGap)
  return ends
}

const Labels = ({ ends }: { ends: End[] }) =>
  ends.map(({ label, series, x, y }) => (
    <text key={`${series} ${label}`} className={`${styles.label} ${styles[`series${series}`]}`} x={x} y={y}>
      {label}
    </text>
  ))

/** The highest value as a line with its number, where points say none. */
function Scale({ top, y, right }: { top: number; y: (value: number) => number; right: number }) {
  return (
    <g>
      <path className={styles.scale} d={`M${frame.left - 20} ${y(top)}H${right}`} />
      <text className={styles.note} x={0} y={y(top) + 5}>
        {formatNumber(top)}
      </text>
      <text className={styles.note} x={0} y={y(0) + 5}>
        0
      </text>
    </g>
  )
}

/** «31/12» over «2019». */
function DayText({ x, when }: { x: number; when: string }) {
  const cut = when.lastIndexOf('/')
  return (
    <text className={styles.when} textAnchor="middle">
      <tspan x={x} y={height - 34}>
        {when.slice(0, cut)}
      </tspan>
      <tspan x={x} y={height - 10}>
        {when.slice(cut + 1)}
      </tspan>
    </text>
  )
}

/** Days in true distance where there is room, never nearer than can be read; too many stand at equal distance. */
export function placeDays(days: string[], to: number = width - frame.right): Map<string, number> {
  const from = frame.left
  const numbers = days.map((day) => Date.parse(`${day}T00:00:00Z`))
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)]
  if (days.length === 1) return new Map([[days[0] as string, (from + to) / 2]])
  const gap = Math.min(nearest, (to - from) / (days.length - 1))
  const places = numbers.map((number) => from + ((number - first) / (last - first)) * (to - from))
  for (let i = 1; i < places.length; i += 1) places[i] = Math.max(places[i] as number, (places[i - 1] as number) + gap)
  places[places.length - 1] = Math.min(places.at(-1) as number, to)
  for (let i = places.length - 2; i >= 0; i -= 1) places[i] = Math.min(places[i] as number, (places[i + 1] as number) - gap)
  return new Map(days.map((day, i) => [day, Math.round(places[i] as number)]))
}
