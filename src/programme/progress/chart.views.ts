import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { chartLines } from '../figures/page.views.ts'
import type { SeriesPoint } from '../figures/types.ts'
import type { MeasuredTarget } from './types.ts'

const point = (on: LocalDate, value: number) => ({ at: on, when: formatDate(on), value, text: formatNumber(value) })

/** The burn-up of a target: what its figure was at each release, a stretch for each set and map, what it is, and the level to reach. */
export function burnUpLines(target: MeasuredTarget, series: readonly SeriesPoint[]) {
  const { measuredOn, value, due, name } = target
  const known = series.flatMap(({ asOf, value: then }) => (then === null ? [] : [{ asOf, value: then }]))
  const lines = chartLines(series)
  if (value !== null && known.every(({ asOf }) => asOf !== measuredOn))
    lines.push({ name: `${name}, ngày đo`, series: 1, points: [point(measuredOn, value)] })
  const said = known.map((one) => `${formatDate(one.asOf)}: ${formatNumber(one.value)}`)
  return {
    lines,
    points: lines.reduce((sum, line) => sum + line.points.length, 0),
    target: { ...point(due, target.target), text: `Giao ${formatNumber(target.target)}` },
    unit: target.unit,
    words: `${name}. ${[...said, `mức giao ${formatNumber(target.target)} đến ${formatDate(due)}`].join('; ')}`,
  }
}
