import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'

type Since = { unitId: number; on: LocalDate }
export type Counted = { kind: string; count: number; examples: string[] }

/** One row = a kind of what was found of units, in the order of `kinds`; the last of them are facts that were recorded for days since. */
const countedSince = async (tx: Tx, units: readonly Since[], kinds: string[], found: RawBuilder<unknown>): Promise<Counted[]> =>
  (
    await sql<Counted>`
      with named as materialized (
        select d.unit_id, d.day, (select v.name from units.live v where v.unit_id = d.unit_id order by v.valid_from desc limit 1) as name
        from unnest(${units.map(({ unitId }) => unitId)}::int[], ${units.map(({ on }) => on)}::date[]) as d (unit_id, day)
      ), found (kind, facts, example) as (
        ${found}
        union all
        select 'fact', count(*)::int, n.name || ': ' || count(*) from named n
        join lateral (
          select from assessment.measurement m where m.unit_id = n.unit_id and m.valid_on >= n.day
          union all select from assessment.verdict v where v.unit_id = n.unit_id and v.as_of >= n.day
          union all select from assessment.criteria_count c where c.unit_id = n.unit_id and c.as_of >= n.day
        ) f on true
        group by n.name
      )
      select f.kind, sum(f.facts)::int as "count", (array_agg(f.example order by f.example))[1:5] as "examples"
      from found f group by f.kind order by array_position(${kinds}::text[], f.kind)
    `.execute(tx)
  ).rows

/** One row = what is open at units that end: drafts, sheets under way, rounds; and facts that were recorded of them for later days. */
export const openAt = (tx: Tx, ended: readonly Since[]): Promise<Counted[]> =>
  countedSince(
    tx,
    ended,
    ['draft', 'underWay', 'round', 'fact'],
    sql`
      select case when s.state in ('draft', 'returned') then 'draft' else 'underWay' end, 1, n.name || ', ' || r.name
      from named n
      join assessment.sheet s on s.unit_id = n.unit_id and s.state not in ('closed', 'moved', 'appraised')
      join calendar.round r on r.id = s.round_id
      union all
      select 'round', 1, r.name || ' (' || n.name || ')' from named n
      join calendar.round r on r.unit_id = n.unit_id and r.due_on >= n.day and r.cancelled_at is null`,
  )

/** One row = facts or sheets of units on days since they began or went on over other territory. */
export const knownSince = (tx: Tx, units: readonly Since[]): Promise<Counted[]> =>
  countedSince(
    tx,
    units,
    ['sheet', 'fact'],
    sql`
      select 'sheet', 1, n.name || ', ' || r.name
      from named n
      join assessment.sheet s on s.unit_id = n.unit_id and s.as_of >= n.day and s.state <> 'moved'
      join calendar.round r on r.id = s.round_id`,
  )
