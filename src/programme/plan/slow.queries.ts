import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { SlowRule } from './types.ts'

/** One row = the rule of one kind that is heard of a unit, as known last; those given up are among them. */
export const slowRulesOf = async (tx: Tx, unitIds: readonly number[]): Promise<SlowRule[]> =>
  (
    await sql<SlowRule>`
      select distinct on (r.unit_id, r.kind) r.unit_id as "unitId", v.name as "unitName", r.kind, r.criteria, r.months, r.in_force as "inForce",
        r.source, r.known_at as "knownAt", r.set_by as "setBy"
      from plan.slow_rule r
      cross join lateral (select l.name from units.live l where l.unit_id = r.unit_id order by l.valid_from desc limit 1) v
      where r.unit_id = any (${[...unitIds]}::int[])
      order by r.unit_id, r.kind, r.known_at desc
    `.execute(tx)
  ).rows

type Row = Pick<SlowRule, 'unitId' | 'kind' | 'criteria' | 'months' | 'inForce' | 'source'> & { by: string; at: Date }

/** Enters a rule, known later than what the unit said of its kind before. */
export const addSlowRule = (tx: Tx, r: Row) =>
  sql`
    insert into plan.slow_rule (unit_id, kind, criteria, months, in_force, source, known_at, set_by)
    values (${r.unitId}, ${r.kind}, ${r.criteria}, ${r.months}, ${r.inForce}, ${r.source},
      greatest(${r.at}::timestamptz, (select date_trunc('milliseconds', max(o.known_at)) + interval '1 ms' from plan.slow_rule o
        where o.unit_id = ${r.unitId} and o.kind = ${r.kind})), ${r.by})
  `.execute(tx)
