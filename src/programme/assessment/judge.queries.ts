import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import type { Entered } from '../evidence/types.ts'
import type { Stage } from '../units/types.ts'
import type { Judged, SlotRow, Touched } from './types.ts'

/** One row = a unit and stage that the file measured, and from which day on. */
export const touchedByFile = async (tx: Tx) =>
  (
    await sql<Touched>`
      select r.unit_id as "unitId", r.f[3] as "stage", min(r.f[2]::date) as "from"
      from pg_temp.ready r group by r.unit_id, r.f[3] order by r.unit_id
    `.execute(tx)
  ).rows

/** One row = one published version of a set. */
export const publishedLaws = async (tx: Tx) =>
  (
    await sql<{ body: CriteriaSet; provinceId: number | null }>`select body, province_id as "provinceId" from criteria.set_version`.execute(
      tx,
    )
  ).rows

type Dated = { unitId: number; from: LocalDate; to: LocalDate | null }

/** One row = what a unit was over a span of days. */
export const placesOf = async (tx: Tx, unitIds: number[]) =>
  (
    await sql<Dated & { level: string; provinceId: number | null; territorySince: LocalDate }>`
      select v.unit_id as "unitId", v.valid_from as "from", nullif(v.valid_to, 'infinity') as "to", v.level, v.province_id as "provinceId",
        v.territory_since as "territorySince"
      from units.version v where v.unit_id = any (${unitIds}::int[]) and v.withdrawn_at is null
    `.execute(tx)
  ).rows

/** One row = a class of a unit, or the region of its province while it lay there. */
export const classesOf = async (tx: Tx, unitIds: number[]) =>
  (
    await sql<Dated & { scheme: string; value: string; own: boolean }>`
      select v.unit_id as "unitId", greatest(c.valid_from, v.valid_from) as "from", nullif(least(c.valid_to, v.valid_to), 'infinity') as "to",
        c.scheme, c.value, c.unit_id = v.unit_id as "own"
      from units.version v
      join units.class c on (c.unit_id = v.unit_id or (c.unit_id = v.province_id and c.scheme = 'region'))
        and c.valid_from < v.valid_to and c.valid_to > v.valid_from
      where v.unit_id = any (${unitIds}::int[]) and v.withdrawn_at is null
    `.execute(tx)
  ).rows

/** One row = what a province set for a slot from a day on, as last corrected; in the order of the days. */
export const slotsOf = async (tx: Tx, provinceIds: number[]) =>
  (
    await sql<SlotRow>`
      select distinct on (s.province_id, s.set_id, s.version, s.indicator, s.valid_from)
        s.province_id as "provinceId", s.set_id as "set", s.version, s.indicator, s.valid_from as "from", s.value as "threshold",
        s.decision, s.decided_on as "decidedOn"
      from criteria.slot_value s where s.province_id = any (${provinceIds}::int[])
      order by s.province_id, s.set_id, s.version, s.indicator, s.valid_from, s.known_at desc
    `.execute(tx)
  ).rows

/** One row = the value of a measure of a unit on a day, as last corrected; in the order of the days. */
export const valuesOf = async (tx: Tx, unitIds: number[]) =>
  (
    await sql<{ unitId: number; stage: Stage; measure: string; on: LocalDate; value: string | null; valueText: string | null }>`
      select m.* from (
        select distinct on (m.unit_id, m.measure, m.valid_on, m.stage)
          m.unit_id as "unitId", m.stage, m.measure, m.valid_on as "on", m.value, m.value_text as "valueText"
        from assessment.measurement m where m.unit_id = any (${unitIds}::int[])
        order by m.unit_id, m.measure, m.valid_on, m.stage, m.known_at desc
      ) m order by m."unitId", m."on"
    `.execute(tx)
  ).rows

/** Enters the judged verdicts that differ from what was judged before, and moves the standings. One row = one unit. */
export async function enterJudged(tx: Tx, judged: Judged[], origin: { sourceId: number; knownAt: Date }): Promise<Entered[]> {
  const { rows } = await sql<Entered>`
    with fresh as (
      insert into assessment.verdict (unit_id, set_id, stage, criterion, as_of, known_at, verdict, reason, basis, source_id)
      select j.unit_id, j.set_id, j.stage, j.criterion, j.as_of, ${origin.knownAt}, j.verdict, j.reason, 'judged', ${origin.sourceId}
      from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb)
        as x ("unitId" int, "setId" text, stage text, criterion text, "asOf" date, verdict text, reason text)
      cross join lateral (select x."unitId", x."setId", x.stage, x.criterion, x."asOf", x.verdict, x.reason)
        as j (unit_id, set_id, stage, criterion, as_of, verdict, reason)
      left join lateral (
        select v.verdict, v.reason from assessment.verdict v
        where v.unit_id = j.unit_id and v.set_id = j.set_id and v.stage = j.stage and v.criterion = j.criterion
          and v.as_of = j.as_of and v.basis = 'judged'
        order by v.known_at desc limit 1
      ) stands on true
      where (stands.verdict, stands.reason) is distinct from (j.verdict, j.reason)
      returning unit_id, assessment.verdict_line(set_id, stage, criterion, as_of, verdict, basis, reason) collate "C" as line
    )
    select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
    from fresh f group by f.unit_id order by f.unit_id
  `.execute(tx)
  return rows
}

/** Moves the standings and tallies of keys. */
export const move = (tx: Tx, keys: { unitId: number; setId: string; stage: string }[]) =>
  sql`
    select assessment.move(${keys.map((key) => key.unitId)}::int[], ${keys.map((key) => key.setId)}::text[], ${keys.map((key) => key.stage)}::text[])
  `.execute(tx)
