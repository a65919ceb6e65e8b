import { ScrollBox } from './data-table.tsx'
import styles from './lanes.module.css'

/** What one thing was called from one day to another; null ends are open. */
export type LaneSpan = { from: string | null; to: string | null; text: string; strong: boolean }
export type Lane = { key: string; spans: LaneSpan[] }
/** Something of one lane goes to another on a day. */
export type LaneJoin = { from: string; to: string; on: string; whole: boolean }

type Props = { name: string; lanes: Lane[]; joins: LaneJoin[]; dateText: (date: string) => string }

const rowHeight = 58
const width = 1000
const [left, right, top] = [8, 8, 40]

/** Lanes of lives side by side; days of change stand at equal distance. The list beside it says the same in words. */
export function Lanes({ name, lanes, joins, dateText }: Props) {
  const days = [
    ...new Set(
      joins
        .map((join) => join.on)
        .concat(lanes.flatMap((lane) => lane.spans.flatMap((span) => [span.from, span.to].filter((day) => day !== null)))),
    ),
  ].sort()
  const shown = days.filter(
    (day) => joins.some((join) => join.on === day) || lanes.some((lane) => lane.spans.some((span) => span.to === day || span.from === day)),
  )
  const step = (width - left - right) / (shown.length + 1)
  const x = (day: string | null, open: number) => (day === null ? open : left + (shown.indexOf(day) + 1) * step)
  const rowOf = new Map(lanes.map((lane, index) => [lane.key, top + index * rowHeight + 34]))
  const height = top + lanes.length * rowHeight + 8
  return (
    <ScrollBox name={name}>
      <svg className={styles.lanes} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {shown.map((day) => (
          <g key={day}>
            <path className={styles.day} d={`M${x(day, 0)} 26V${height}`} />
            <text className={styles.date} x={x(day, 0)} y="18" textAnchor="middle">
              {dateText(day)}
            </text>
          </g>
        ))}
        {joins.map((join) => {
          const [y1, y2, at] = [rowOf.get(join.from) ?? 0, rowOf.get(join.to) ?? 0, x(join.on, 0)]
          if (y1 === y2) return null
          return (
            <path
              key={`${join.from} ${join.to} ${join.on}`}
              className={join.whole ? styles.join : styles.part}
              d={`M${at - 14} ${y1}C${at + 4} ${y1} ${at - 4} ${y2} ${at + 14} ${y2}`}
            />
          )
        })}
        {lanes.flatMap((lane) =>
          lane.spans.map((span) => {
            const [x1, x2, y] = [x(span.from, 0) + (span.from ? 14 : 0), x(span.to, width) - (span.to ? 14 : 0), rowOf.get(lane.key) ?? 0]
            return (
              <g key={`${lane.key} ${span.from}`}>
                <path className={span.strong ? styles.strong : styles.span} d={`M${x1} ${y}H${x2}`} />
                <text className={span.strong ? styles.strongText : styles.text} x={x1 + 2} y={y - 10}>
                  {span.text}
                </text>
              </g>
            )
          }),
        )}
      </svg>
    </ScrollBox>
  )
}
