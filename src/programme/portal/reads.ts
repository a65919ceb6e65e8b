import type { ReadCtx } from '../../platform/events/context.ts'
import { type DayRoot, dayRootsOf } from '../../platform/events/days.ts'
import { lastDays, mostSeen, visits } from './count.queries.ts'
import type { DayCount, PageCount, Visits } from './count.types.ts'

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

/** How often was the portal visited: now and so far, by day, and which pages most? */
export async function visitCounts(ctx: ReadCtx, now: Date): Promise<{ visits: Visits; days: DayCount[]; pages: PageCount[] }> {
  return {
    visits: await visits(ctx.tx, ctx.today, new Date(now.getTime() - 5 * 60_000)),
    days: await lastDays(ctx.tx, 31),
    pages: await mostSeen(ctx.tx, 30),
  }
}
