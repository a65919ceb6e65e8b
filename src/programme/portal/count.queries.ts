import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { planOnce, type Tx } from '../../platform/db/database.ts'
import type { Batch, DayCount, PageCount, Visits } from './count.types.ts'

/** The salt of the day, where it is this day's. */
export const saltOf = async (tx: Tx, day: LocalDate): Promise<Buffer | null> =>
  (await sql<{ salt: Buffer }>`select salt from portal.salt where day = ${day}`.execute(tx)).rows[0]?.salt ?? null

/**
 * Begins a day: what made and held the marks of an earlier one is thrown away (truncate removes it from the disk at once, delete would not),
 * unless another server began the day before. Gives the salt that holds.
 */
export async function beginDay(tx: Tx, day: LocalDate, salt: Buffer): Promise<Buffer> {
  await sql`select pg_advisory_xact_lock(7110530)`.execute(tx)
  const known = await saltOf(tx, day)
  if (known) return known
  await sql`truncate portal.salt, portal.visitor`.execute(tx)
  await sql`insert into portal.salt (day, salt) values (${day}, ${salt})`.execute(tx)
  return salt
}

/** Writes a batch down in one statement; marks of a day that is over are not kept, its views still count. */
export const addBatch = (tx: Tx, { day, pages, marks }: Batch) => {
  const [paths, views] = [[...pages.keys()].sort(), [...pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)]
  const sorted = [...marks].sort(([a], [b]) => (a < b ? -1 : 1))
  return sql`
    with fresh as (
      insert into portal.visitor (mark, seen_at)
      select decode(m.mark, 'hex'), m.seen_at from unnest(${sorted.map(([mark]) => mark)}::text[], ${sorted.map(([, at]) => at)}::timestamptz[]) m (mark, seen_at)
      where exists (select from portal.salt where day = ${day})
      on conflict (mark) do update set seen_at = greatest(visitor.seen_at, excluded.seen_at)
      returning xmax = 0 as is_new
    ), seen as (
      insert into portal.page_count (path, views) select * from unnest(${paths}::text[], ${views}::bigint[])
      on conflict (path) do update set views = page_count.views + excluded.views
    )
    insert into portal.day_count (day, views, visitors)
    values (${day}, ${views.reduce((sum, count) => sum + count, 0)}, (select count(*) from fresh where is_new))
    on conflict (day) do update set views = day_count.views + excluded.views, visitors = day_count.visitors + excluded.visitors
  `.execute(tx)
}

/** How often the house was visited; a week begins on Monday, a month on its first day. */
export const visits = async (tx: Tx, today: LocalDate, since: Date): Promise<Visits> => {
  const { rows } = await sql<Visits>`
    select (select count(*) from portal.visitor where seen_at > ${since})::bigint as now,
      coalesce(sum(visitors) filter (where day = ${today}::date), 0)::bigint as today,
      coalesce(sum(visitors) filter (where day >= date_trunc('week', ${today}::date)::date), 0)::bigint as week,
      coalesce(sum(visitors) filter (where day >= date_trunc('month', ${today}::date)::date), 0)::bigint as month,
      coalesce(sum(visitors), 0)::bigint as total
    from portal.day_count`.execute(tx)
  return rows[0] as Visits
}

/** How often these pages were seen; those that nobody saw are not there. */
export const viewsOf = async (tx: Tx, paths: readonly string[]): Promise<Map<string, number>> => {
  const { rows } =
    await sql<PageCount>`${planOnce} select path, views from portal.page_count where path = any(${[...paths]}::text[])`.execute(tx)
  return new Map(rows.map(({ path, views }) => [path, views]))
}

/** The pages that were seen most. */
export const mostSeen = async (tx: Tx, limit: number): Promise<PageCount[]> =>
  (await sql<PageCount>`select path, views from portal.page_count order by views desc, path limit ${limit}`.execute(tx)).rows

/** The last days, newest first; days without a visitor are not there. */
export const lastDays = async (tx: Tx, limit: number): Promise<DayCount[]> =>
  (await sql<DayCount>`select day, views, visitors from portal.day_count order by day desc limit ${limit}`.execute(tx)).rows
