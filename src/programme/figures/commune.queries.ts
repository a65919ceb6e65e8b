import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { VerdictValue } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'

export type CriterionRow = {
  code: string
  name: string
  verdict: VerdictValue | null
  basis: 'asserted' | 'judged' | null
  since: LocalDate | null
  title: string | null
  demonstration: boolean | null
  url: string | null
}

/** One row = one criterion of a set with the verdict alive on a day for a commune whose territory is unchanged since another. */
export async function criteriaOfCommune(
  tx: Tx,
  q: { unitId: number; setId: string; version: number; stage: Stage; on: LocalDate; territorySince: LocalDate },
): Promise<CriterionRow[]> {
  const { rows } = await sql<CriterionRow>`
    select c.code, c.name, s.verdict, s.basis, s.valid_from as "since", e.title, e.demonstration, e.url
    from criteria.criterion c
    left join assessment.standing s on s.unit_id = ${q.unitId} and s.set_id = c.set_id and s.stage = ${q.stage} and s.criterion = c.code
      and s.valid_from <= ${q.on} and s.valid_to > ${q.on} and s.valid_from >= ${q.territorySince}
    left join evidence.source e on e.id = s.source_id
    where c.set_id = ${q.setId} and c.version = ${q.version}
    order by c.position`.execute(tx)
  return rows
}

export type StandingRow = { criterion: string; from: LocalDate; to: LocalDate | null; verdict: VerdictValue; set: string; stage: Stage }

/** One row = a span over which a criterion of a unit held a verdict, in any set and stage, oldest first. */
export async function historyOfCommune(tx: Tx, unitId: number): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select s.criterion, s.valid_from as "from", nullif(s.valid_to, 'infinity') as "to", s.verdict, s.set_id as "set", s.stage
    from assessment.standing s where s.unit_id = ${unitId} order by s.valid_from, s.set_id, s.stage`.execute(tx)
  return rows
}

export type RecognitionRow = {
  tier: string
  kind: 'recognition' | 'acknowledgement'
  decidedOn: LocalDate
  decision: string | null
  body: string | null
  set: string | null
  revokedOn: LocalDate | null
  revokedDecision: string | null
  note: string | null
  /** the year that its effect is booked to, where the decision says so */
  bookedYear: number | null
  source: string
  demonstration: boolean
  /** false: decided for a territory that has changed since, so it says nothing of the unit now */
  counts: boolean
}

/** One row = one act of recognition of a unit decided by a day that is public, oldest first. */
export async function recognitionsOfUnit(tx: Tx, unitId: number, on: LocalDate, territorySince: LocalDate): Promise<RecognitionRow[]> {
  const { rows } = await sql<RecognitionRow>`
    select r.tier, r.kind, r.decided_on as "decidedOn", r.decision, r.body, r.set_id as "set", r.revoked_on as "revokedOn",
      r.revoked_decision as "revokedDecision", r.note, r.booked_year as "bookedYear", coalesce(e.title, '') as "source", coalesce(e.demonstration, false) as "demonstration",
      r.decided_on >= ${territorySince}::date and (r.revoked_on is null or r.revoked_on > ${on}::date) as "counts"
    from recognition.published r left join evidence.source e on e.id = r.source_id
    where r.unit_id = ${unitId} and r.decided_on <= ${on} order by r.decided_on, r.tier`.execute(tx)
  return rows
}

/** One row = the newest value of one measure of a unit known on a day at a stage, of its present territory; corrections win. */
export async function measuredOn(
  tx: Tx,
  unitId: number,
  stage: Stage,
  on: LocalDate,
  territorySince: LocalDate,
): Promise<{ measure: string; value: string | null; valueText: string | null }[]> {
  const { rows } = await sql<{ measure: string; value: string | null; valueText: string | null }>`
    select distinct on (s.measure) s.measure, s.value, s.value_text as "valueText"
    from (
      select distinct on (m.measure, m.valid_on) m.*
      from assessment.measurement m
      where m.unit_id = ${unitId} and m.stage = ${stage} and m.valid_on <= ${on} and m.valid_on >= ${territorySince}
      order by m.measure, m.valid_on desc, m.known_at desc
    ) s
    where num_nonnulls(s.value, s.value_text) = 1
    order by s.measure, s.valid_on desc`.execute(tx)
  return rows
}
