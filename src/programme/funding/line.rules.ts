import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import { type FundingSource, kinds, type Line, type LineOf, type LineSums, sources } from './types.ts'

/** What a line has for the year: what was allotted, changed, carried over and taken away. */
export const planOf = ({ allocated, adjusted, carriedOver, withdrawn }: LineSums): number => allocated + adjusted + carriedOver + withdrawn

/** What of the plan was not paid out. */
export const remainingOf = (sums: LineSums): number => planOf(sums) - sums.disbursed

/** What the place itself has neither handed on nor spent. */
export const unassignedOf = ({ own, handedOn, disbursedByOwn }: LineSums): number => own - handedOn - disbursedByOwn

export const nothing: LineSums = {
  ...{ allocated: 0, adjusted: 0, carriedOver: 0, withdrawn: 0, handedOn: 0, own: 0, disbursed: 0, disbursedByOwn: 0 },
}

/** Lines added up. */
export const sumOf = (lines: readonly LineSums[]): LineSums =>
  lines.reduce(
    (all, line) => ({
      allocated: all.allocated + line.allocated,
      adjusted: all.adjusted + line.adjusted,
      carriedOver: all.carriedOver + line.carriedOver,
      withdrawn: all.withdrawn + line.withdrawn,
      handedOn: all.handedOn + line.handedOn,
      own: all.own + line.own,
      disbursed: all.disbursed + line.disbursed,
      disbursedByOwn: all.disbursedByOwn + line.disbursedByOwn,
    }),
    nothing,
  )

/** Lines in the order in which money is told of: by source, then by kind. */
export const inOrder = <L extends Line>(lines: readonly L[]): L[] =>
  [...lines].sort(
    (a, b) =>
      sources.indexOf(a.source) - sources.indexOf(b.source) ||
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      Number(a.carried) - Number(b.carried),
  )

/** The money of the year itself, and what was carried over from earlier ones: they are never added into one rate. */
export const parted = (lines: readonly LineOf[]): { ofYear: LineOf[]; carried: LineOf[] } => {
  const ordered = inOrder(lines)
  return { ofYear: ordered.filter(({ carried }) => !carried), carried: ordered.filter(({ carried }) => carried) }
}

/** A rate of đồng, exact; null where there is no plan to measure it by. */
export const rateOf = (num: number, den: number): Ratio | null => (den === 0 ? null : { num, den })

const dayNumber = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** How much of the budget year (1 January to 31 December) has gone by the end of the day. */
export function elapsedOf(year: number, on: LocalDate): Ratio {
  const [first, last] = [localDate(`${year}-01-01`), localDate(`${year}-12-31`)]
  if (!first || !last) throw new Error(`no year: ${year}`)
  const den = dayNumber(last) - dayNumber(first) + 1
  return { num: Math.max(0, Math.min(den, dayNumber(on) - dayNumber(first) + 1)), den }
}

/** The last day on which a budget year is looked at: today, or its own last day. */
export const lastDayOf = (year: number, today: LocalDate): LocalDate => {
  const last = localDate(`${year}-12-31`)
  return last !== null && last < today ? last : today
}

/** What a commune raises by itself and may enter by itself; the rest is allotted by whoever stands above. */
export const ownSources: readonly FundingSource[] = ['commune', 'integrated', 'credit', 'enterprise', 'community']
export const isOwnSource = (source: FundingSource): boolean => ownSources.includes(source)
