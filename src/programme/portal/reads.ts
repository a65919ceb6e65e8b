import type { ReadCtx } from '../../platform/events/context.ts'
import { type DayRoot, dayRootsOf } from '../../platform/events/days.ts'

/** A closed day of the log: its root, with the entries of that day beside those of all days up to it. */
export type PublishedRoot = DayRoot & { entriesOfDay: number }

/** The roots of the days of a year, newest first, and the years that have any, newest first. The newest year where none is named. */
export async function publishedRoots(
  ctx: ReadCtx,
  year: number | null,
): Promise<{ year: number | null; years: number[]; roots: PublishedRoot[] }> {
  const all = await dayRootsOf(ctx.tx)
  const counted = all.map((one, at) => ({ ...one, entriesOfDay: one.entries - (all[at - 1]?.entries ?? 0) }))
  const yearOf = ({ day }: DayRoot) => Number(day.slice(0, 4))
  const years = [...new Set(all.map(yearOf))].reverse()
  const shown = year ?? years[0] ?? null
  return { year: shown, years, roots: counted.filter((one) => yearOf(one) === shown).reverse() }
}
