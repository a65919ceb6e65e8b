import { sql } from 'kysely'
import type { Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ReportedRow } from './types.ts'

/** One row = one figure of a unit as a document states it of a day. */
export async function reportedOn(tx: Tx, unitId: number, asOf: LocalDate): Promise<ReportedRow[]> {
  const { rows } = await sql<ReportedRow>`
    select r.figure as "key", r.qualifier, r.as_of as "asOf", r.num, r.den, r.stated, r.document,
      r.published_on as "publishedOn", r.url, r.note
    from figures.reported r where r.unit_id = ${unitId} and r.as_of = ${asOf} order by r.id`.execute(tx)
  return rows
}

export type TargetFact = {
  key: string
  qualifier: Qualifier
  due: LocalDate
  setOn: LocalDate
  mapOf: LocalDate
  num: string
  den: string
  document: string
  note: string | null
}

/** One row = one target of a unit that stands on a day (set by then, not yet due), as last known; for the public only published ones. */
export async function targetsOn(tx: Tx, unitId: number, on: LocalDate, mode: 'public' | 'office'): Promise<TargetFact[]> {
  const { rows } = await sql<TargetFact>`
    select t.figure as "key", t.qualifier, t.due, t.set_on as "setOn", t.map_of as "mapOf", t.num, t.den, t.document, t.note
    from (
      select distinct on (l.figure, l.qualifier, l.due, l.set_on) l.*
      from plan.target l where l.unit_id = ${unitId} and l.set_on <= ${on} and l.due >= ${on}
      order by l.figure, l.qualifier, l.due, l.set_on, l.known_at desc
    ) t
    where t.status = 'inForce' and (${mode} = 'office' or exists (select from plan.public_target p where p.id = t.id))
    order by t.due, t.figure, t.qualifier`.execute(tx)
  return rows
}
