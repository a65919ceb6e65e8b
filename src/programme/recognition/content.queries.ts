import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Tier, VerdictValue } from '../criteria/types.ts'
import type { Level, Stage } from '../units/types.ts'
import type { Dossier, Opinion } from './dossier.types.ts'

export type PlacedName = { id: number; code: string; name: string; level: Level; province: string | null; territorySince: LocalDate }

/** One row = the unit as it stood on a day, or as it last was where it has ended before. */
export const unitOn = async (tx: Tx, unitId: number, on: LocalDate): Promise<PlacedName | undefined> =>
  (
    await sql<PlacedName>`
      select v.unit_id as "id", v.code, v.name, v.level, p.name as "province", v.territory_since as "territorySince"
      from (
        select l.* from units.live l where l.unit_id = ${unitId} order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) v
      left join lateral (
        select l.name from units.live l
        where l.unit_id = v.province_id and l.unit_id <> v.unit_id order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) p on true
    `.execute(tx)
  ).rows[0]

export type SheetRow = {
  id: number
  unitId: number
  setId: string
  setVersion: number
  asOf: LocalDate
  state: string
  submittedOn: LocalDate | null
  submittedBy: number | null
  /** key of the procedure that it went by */
  procedure: string
}

/** One row = a sheet. */
export const sheetById = async (tx: Tx, id: number): Promise<SheetRow | undefined> =>
  (
    await sql<SheetRow>`
      select s.id, s.unit_id as "unitId", s.set_id as "setId", s.set_version as "setVersion", s.as_of as "asOf", s.state,
        (s.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as "submittedOn", s.submitted_by as "submittedBy", s.procedure
      from assessment.sheet s where s.id = ${id}
    `.execute(tx)
  ).rows[0]

export type ReadySheet = { id: number; unitName: string; above: string | null; setName: string; asOf: LocalDate; tier: Tier }

/** One row = a sheet that is appraised, of a unit under a place, on which no dossier stands yet. */
export const sheetsReady = async (tx: Tx, placeId: number, today: LocalDate): Promise<ReadySheet[]> =>
  (
    await sql<ReadySheet>`
      select s.id, v.name as "unitName", a.name as "above", c.name as "setName", s.as_of as "asOf", c.tier
      from assessment.sheet s
      join criteria.set_version c on c.set_id = s.set_id and c.version = s.set_version
      cross join lateral (
        select l.name, l.parent_id, l.province_id from units.live l
        where l.unit_id = s.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      left join lateral (
        select l.name from units.live l
        where l.unit_id = v.parent_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) a on true
      where s.state in ('appraised', 'closed')
        and (${placeId} in (s.unit_id, v.parent_id, v.province_id) or exists (select from units.unit u where u.id = ${placeId} and u.origin = 'country'))
        and not exists (
          select from recognition.dossier d where d.unit_id = s.unit_id and d.sheet_id = s.id and d.state <> 'withdrawn'
        )
      order by s.as_of desc, v.name limit 200
    `.execute(tx)
  ).rows

type Stood = Pick<Dossier, 'id' | 'unitId' | 'setId' | 'asOf'>

/** One row = what was said of a criterion at the stage of appraisal, as it stood for a unit by the set and on the day of a dossier. */
export const appraisedIn = async (
  tx: Tx,
  dossiers: readonly Stood[],
): Promise<{ dossierId: number; criterion: string; verdict: VerdictValue }[]> =>
  (
    await sql<{ dossierId: number; criterion: string; verdict: VerdictValue }>`
      select g.id as "dossierId", s.criterion, s.verdict
      from unnest(${dossiers.map(({ id }) => id)}::int[], ${dossiers.map(({ unitId }) => unitId)}::int[],
        ${dossiers.map(({ setId }) => setId)}::text[], ${dossiers.map(({ asOf }) => asOf)}::date[]) g (id, unit_id, set_id, as_of)
      join assessment.standing s on s.unit_id = g.unit_id and s.set_id = g.set_id and s.stage = 'appraised'
        and s.valid_from <= g.as_of and s.valid_to > g.as_of
    `.execute(tx)
  ).rows

export type ValueRow = { measure: string; stage: Stage; value: string }

/** One row = the newest value of a measure of a unit at a stage, valid by a day, of its present territory; corrections win. */
export const valuesOn = async (tx: Tx, unitId: number, on: LocalDate, since: LocalDate, measures: string[]): Promise<ValueRow[]> =>
  (
    await sql<ValueRow>`
      select k.measure, k.stage, k.value from (
        select distinct on (m.measure, m.stage) m.measure, m.stage, coalesce(m.value_text, m.value::text) as value
        from assessment.measurement m
        where m.unit_id = ${unitId} and m.measure = any(${measures}::text[]) and m.valid_on <= ${on}::date and m.valid_on >= ${since}::date
        order by m.measure, m.stage, m.valid_on desc, m.known_at desc
      ) k where k.value is not null
    `.execute(tx)
  ).rows

/** One row = the last thing that was said of a criterion of a sheet at a stage, and by which body. */
export const opinionsOn = async (tx: Tx, unitId: number, sheetId: number): Promise<Opinion[]> =>
  (
    await sql<Opinion>`
      select distinct on (r.criterion, r.stage) r.criterion, r.stage, r.outcome, r.reason, b.name as "body", o.name as "post",
        (r.reviewed_at at time zone 'Asia/Ho_Chi_Minh')::date as "on"
      from assessment.review r
      join people.assignment a on a.id = r.assignment_id
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      where r.unit_id = ${unitId} and r.sheet_id = ${sheetId}
      order by r.criterion, r.stage, r.number desc
    `.execute(tx)
  ).rows

/** One row = somebody who verified or appraised a criterion of the sheet. */
export const reviewersOf = async (
  tx: Tx,
  unitId: number,
  sheetId: number,
): Promise<{ personId: number; stage: 'verified' | 'appraised' }[]> =>
  (
    await sql<{ personId: number; stage: 'verified' | 'appraised' }>`
      select distinct r.person_id as "personId", r.stage from assessment.review r where r.unit_id = ${unitId} and r.sheet_id = ${sheetId}
    `.execute(tx)
  ).rows

type Made = Pick<Dossier, 'id' | 'unitId' | 'tier' | 'asOf'>

/**
 * One row = a xã that went into the unit of a dossier on the day since which its territory is unchanged, and whether it held the dossier's tier
 * on its eve.
 */
export const predecessorsIn = async (
  tx: Tx,
  dossiers: readonly Made[],
): Promise<{ dossierId: number; name: string; recognised: boolean }[]> =>
  (
    await sql<{ dossierId: number; name: string; recognised: boolean }>`
      select g.id as "dossierId", p.name, bool_or(exists (
        select from recognition.recognition h
        where h.unit_id = p.unit_id and h.tier = g.tier and h.decided_on < v.territory_since and h.decided_on >= p.territory_since
          and (h.revoked_on is null or h.revoked_on >= v.territory_since)
      )) as "recognised"
      from unnest(${dossiers.map(({ id }) => id)}::int[], ${dossiers.map(({ unitId }) => unitId)}::int[],
        ${dossiers.map(({ tier }) => tier)}::text[], ${dossiers.map(({ asOf }) => asOf)}::date[]) g (id, unit_id, tier, as_of)
      join units.version v on v.unit_id = g.unit_id and v.withdrawn_at is null and v.kind = 'commune'
        and v.valid_from <= g.as_of and v.valid_to > g.as_of
      join units.version born on born.unit_id = v.unit_id and born.withdrawn_at is null and born.valid_from = v.territory_since
      join units.edge e on e.to_version_id = born.id and e.withdrawn_at is null
      join units.version p on p.id = e.from_version_id and p.withdrawn_at is null and p.kind = 'commune'
      group by g.id, p.unit_id, p.name order by g.id, p.name
    `.execute(tx)
  ).rows

/** The act by which the unit holds a tier on a day, of its present territory. */
export const actInForce = async (tx: Tx, unitId: number, tier: Tier, on: LocalDate): Promise<{ decidedOn: LocalDate } | undefined> =>
  (
    await sql<{ decidedOn: LocalDate }>`
      select r.decided_on as "decidedOn" from recognition.recognition r
      join units.version v on v.unit_id = r.unit_id and v.withdrawn_at is null and v.valid_from <= ${on}::date and v.valid_to > ${on}::date
      where r.unit_id = ${unitId} and r.tier = ${tier} and r.decided_on <= ${on}::date and r.decided_on >= v.territory_since
        and (r.revoked_on is null or r.revoked_on > ${on}::date)
      order by r.decided_on desc limit 1
    `.execute(tx)
  ).rows[0]
