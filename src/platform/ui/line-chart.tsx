import styles from './line-chart.module.css'

export type ChartPoint = { at: string; when: string; value: number; text: string }
/** A stretch that belongs together; stretches of one `series` look alike. */
export type ChartLine = { name: string; series: 1 | 2 | 3 | 4; points: ChartPoint[] }

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

/** Values at the days on which they are known, joined within one set and one map; every point says its number. The axis begins at zero. */
export function LineChart({ name, lines, target, unit }: Props) {
  const points = lines.flatMap((line) => line.points)
  if (points.length === 0) return null
  const days = new Map([...points, ...(target ? [target] : [])].map((point) => [point.at, point.when]))
  const x = placeDays([...days.keys()].sort())
  const top = Math.max(...points.map((point) => point.value), target?.value ?? 0) * 1.05 || 1
  const y = (value: number) => Math.round((height - frame.bottom - (value / top) * (height - frame.top - frame.bottom)) * 10) / 10
  const at = (day: string) => x.get(day) ?? frame.left
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <path className={styles.axis} d={`M${frame.left - 20} ${height - frame.bottom}H${width - frame.right + 20}`} />
      <text className={styles.note} x={0} y={18}>
        {unit}
      </text>
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
              <text className={styles.value} x={at(point.at)} y={y(point.value) - 13} textAnchor="middle">
                {point.text}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
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
export function placeDays(days: string[]): Map<string, number> {
  const [from, to] = [frame.left, width - frame.right]
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
