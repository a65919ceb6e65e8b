import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Held } from '../evidence/types.ts'
import type { WrongKey } from './types.ts'

export type Counts = Record<'measurement' | 'verdict' | 'criteriaCount' | 'standing' | 'tally', number>

/** How many rows the tables of the module hold. */
export const counts = async (tx: Tx) =>
  (
    await sql<Counts>`
      select (select count(*) from assessment.measurement) as "measurement", (select count(*) from assessment.verdict) as "verdict",
        (select count(*) from assessment.criteria_count) as "criteriaCount", (select count(*) from assessment.standing) as "standing",
        (select count(*) from assessment.tally) as "tally"
    `.execute(tx)
  ).rows[0] as Counts

/** What the tables hold, to be compared with the log. */
export const heldMeasurements = sql<Held>`select * from assessment.measurement_held`
export const heldVerdicts = sql<Held>`select * from assessment.verdict_held`
export const heldCounts = sql<Held>`select * from assessment.count_held`

/** The first standing that does not follow from the verdicts, or is missing. */
export const wrongStanding = async (tx: Tx) =>
  (
    await sql<WrongKey>`
      select coalesce(n.name, 'đơn vị ' || d.unit_id) as "unit", d.set_id as "set", d.stage, d.criterion, d.valid_from as "from"
      from (
        select unit_id, set_id, stage, criterion, valid_from
        from (
          select k.unit_id, k.set_id, k.stage, d.*
          from (select distinct unit_id, set_id, stage from assessment.verdict) k
          cross join lateral assessment.standings_of(k.unit_id, k.set_id, k.stage) d
        ) w full join assessment.standing s using (unit_id, set_id, stage, criterion, valid_from)
        where (w.valid_to, w.verdict, w.basis, w.source_id) is distinct from (s.valid_to, s.verdict, s.basis, s.source_id)
        order by unit_id, set_id, stage, criterion, valid_from limit 1
      ) d
      left join lateral (select v.name from units.version v where v.unit_id = d.unit_id and v.withdrawn_at is null order by v.valid_from desc limit 1) n on true
    `.execute(tx)
  ).rows[0] ?? null

/** The first tally that does not follow from standings and counts, or is missing. */
export const wrongTally = async (tx: Tx) =>
  (
    await sql<WrongKey>`
      select coalesce(n.name, 'đơn vị ' || d.unit_id) as "unit", d.set_id as "set", d.stage, null as "criterion", d.valid_from as "from"
      from (
        select unit_id, set_id, stage, valid_from
        from (
          select k.unit_id, k.set_id, k.stage, d.*
          from (
            select unit_id, set_id, stage from assessment.standing
            union select unit_id, set_id, stage from assessment.criteria_count
          ) k
          cross join lateral assessment.tallies_of(k.unit_id, k.set_id, k.stage) d
        ) w full join assessment.tally t using (unit_id, set_id, stage, valid_from)
        where (w.valid_to, w.met, w.not_met, w.not_applicable, w.unjudgeable, w.newest)
          is distinct from (t.valid_to, t.met, t.not_met, t.not_applicable, t.unjudgeable, t.newest)
        order by unit_id, set_id, stage, valid_from limit 1
      ) d
      left join lateral (select v.name from units.version v where v.unit_id = d.unit_id and v.withdrawn_at is null order by v.valid_from desc limit 1) n on true
    `.execute(tx)
  ).rows[0] ?? null
