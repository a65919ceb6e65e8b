import styles from './line-chart.module.css'

export type ChartPoint = { at: string; when: string; value: number; text: string }
/** A stretch that belongs together; stretches of one `series` look alike. */
export type ChartLine = { name: string; series: 1 | 2 | 3 | 4; points: ChartPoint[] }

type Props = {
  /** the finding, in words */
  name: string
  lines: ChartLine[]
  /** a target: level and its words */
  target?: { value: number; when: string; at: string; text: string } | null
  /** number of decimals of the axis is that of the texts; the axis begins at zero */
  unit: string
}

const [width, height] = [640, 300]
const frame = { left: 12, right: 90, top: 34, bottom: 36 }

/** Values at the days on which they are known, joined within one set and one map; every point says its number. */
export function LineChart({ name, lines, target, unit }: Props) {
  const points = lines.flatMap((line) => line.points)
  if (points.length === 0) return null
  const days = [...points.map((point) => dayNumber(point.at)), ...(target ? [dayNumber(target.at)] : [])]
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const top = Math.max(...points.map((point) => point.value), target?.value ?? 0) * 1.08 || 1
  const x = (at: string) =>
    last === first
      ? (frame.left + width - frame.right) / 2
      : frame.left + ((dayNumber(at) - first) / (last - first)) * (width - frame.left - frame.right)
  const y = (value: number) => height - frame.bottom - (value / top) * (height - frame.top - frame.bottom)
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <path className={styles.axis} d={`M${frame.left} ${height - frame.bottom}H${width - frame.right + 20}`} />
      <text className={styles.note} x={frame.left} y={16}>
        {unit}
      </text>
      {target ? (
        <g>
          <path className={styles.target} d={`M${frame.left} ${y(target.value)}H${x(target.at)}`} />
          <circle className={styles.targetPoint} cx={x(target.at)} cy={y(target.value)} r="5" />
          <text className={styles.targetText} x={x(target.at) + 10} y={y(target.value) + 5}>
            {target.text}
          </text>
          <text className={styles.when} x={x(target.at)} y={height - 12} textAnchor="middle">
            {target.when}
          </text>
        </g>
      ) : null}
      {lines.map((line) => (
        <g key={line.name} className={styles[`series${line.series}`]}>
          <polyline points={line.points.map((point) => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ')} />
          {line.points.map((point) => (
            <g key={point.at}>
              <circle cx={x(point.at)} cy={y(point.value)} r="5" />
              <text className={styles.value} x={x(point.at)} y={y(point.value) - 12} textAnchor="middle">
                {point.text}
              </text>
              <text className={styles.when} x={x(point.at)} y={height - 12} textAnchor="middle">
                {point.when}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  )
}

const dayNumber = (at: string) => Date.parse(`${at}T00:00:00Z`) / 86_400_000
