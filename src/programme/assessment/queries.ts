import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Entered } from '../evidence/types.ts'
import type { Measurement, Standing, Tally, VerdictFact } from './types.ts'

/** One row = one span over which a criterion of a unit held a verdict, oldest first. */
export const standingsOf = async (tx: Tx, q: { unitId: number; set?: string; stage?: string; on?: LocalDate }) =>
  (
    await sql<Standing>`
      select s.unit_id as "unitId", s.set_id as "setId", s.stage, s.criterion, s.valid_from as "from", nullif(s.valid_to, 'infinity') as "to",
        s.verdict, s.basis, s.source_id as "sourceId"
      from assessment.standing s
      where s.unit_id = ${q.unitId}
        and (${q.set ?? null}::text is null or s.set_id = ${q.set ?? null})
        and (${q.stage ?? null}::text is null or s.stage = ${q.stage ?? null})
        and (${q.on ?? null}::date is null or (s.valid_from <= ${q.on ?? null}::date and s.valid_to > ${q.on ?? null}::date))
      order by s.valid_from, s.set_id, s.stage, s.criterion
    `.execute(tx)
  ).rows

/** One row = one span over which the counts of a unit's criteria held, oldest first. */
export const talliesOf = async (tx: Tx, unitId: number) =>
  (
    await sql<Tally>`
      select t.unit_id as "unitId", t.set_id as "setId", t.stage, t.valid_from as "from", nullif(t.valid_to, 'infinity') as "to",
        t.met, t.not_met as "notMet", t.not_applicable as "notApplicable", t.unjudgeable, t.newest
      from assessment.tally t where t.unit_id = ${unitId} order by t.valid_from, t.set_id, t.stage
    `.execute(tx)
  ).rows

export type NewMeasurement = Pick<Measurement, 'unitId' | 'measure' | 'validOn' | 'stage' | 'value' | 'valueText'>

/** Enters measurements that differ from what stands. One row = one unit: how many facts, and their digest. */
export const enterMeasurements = async (tx: Tx, rows: readonly NewMeasurement[], origin: { sourceId: number; knownAt: Date }) =>
  (
    await sql<Entered>`
      with fresh as (
        insert into assessment.measurement (unit_id, measure, valid_on, stage, known_at, value, value_text, source_id)
        select x."unitId", x.measure, x."validOn", x.stage, ${origin.knownAt}, x.value, x."valueText", ${origin.sourceId}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as x ("unitId" int, measure text, "validOn" date, stage text, value numeric, "valueText" text)
        left join lateral (
          select m.value, m.value_text from assessment.measurement m
          where m.unit_id = x."unitId" and m.measure = x.measure and m.valid_on = x."validOn" and m.stage = x.stage
          order by m.known_at desc limit 1
        ) stands on true
        where (stands.value, stands.value_text) is distinct from (x.value, x."valueText")
        returning unit_id, assessment.measurement_line(measure, valid_on, stage, value, value_text) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

/** Enters asserted verdicts that differ from what stands. One row = one unit. */
export const enterVerdicts = async (
  tx: Tx,
  rows: readonly Omit<VerdictFact, 'basis' | 'sourceId' | 'knownAt'>[],
  origin: { sourceId: number; knownAt: Date },
) =>
  (
    await sql<Entered>`
      with fresh as (
        insert into assessment.verdict (unit_id, set_id, stage, criterion, as_of, known_at, verdict, reason, basis, source_id)
        select x."unitId", x."setId", x.stage, x.criterion, x."asOf", ${origin.knownAt}, x.verdict, x.reason, 'asserted', ${origin.sourceId}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as x ("unitId" int, "setId" text, stage text, criterion text, "asOf" date, verdict text, reason text)
        left join lateral (
          select v.verdict, v.reason from assessment.verdict v
          where v.unit_id = x."unitId" and v.set_id = x."setId" and v.stage = x.stage and v.criterion = x.criterion
            and v.as_of = x."asOf" and v.basis = 'asserted'
          order by v.known_at desc limit 1
        ) stands on true
        where (stands.verdict, stands.reason) is distinct from (x.verdict, x.reason)
        returning unit_id, assessment.verdict_line(set_id, stage, criterion, as_of, verdict, basis, reason) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

/** Says one asserted verdict and moves what follows from it; the line of the fact, or null where that verdict stands already. */
export const say = async (tx: Tx, fact: Omit<VerdictFact, 'basis' | 'sourceId' | 'knownAt'>, origin: { sourceId: number; knownAt: Date }) =>
  (
    await sql<{ line: string | null }>`
      select assessment.say(${fact.unitId}, ${fact.setId}, ${fact.stage}, ${fact.criterion}, ${fact.asOf}, ${fact.verdict}, ${fact.reason},
        ${origin.knownAt}, ${origin.sourceId}) as "line"
    `.execute(tx)
  ).rows[0]?.line ?? null

/** Tells the planner how large the tables have become; after a large import, outside its transaction. */
export async function gatherStatistics(tx: Tx): Promise<void> {
  await sql`analyze assessment.measurement, assessment.verdict, assessment.criteria_count, assessment.standing, assessment.tally`.execute(
    tx,
  )
}
