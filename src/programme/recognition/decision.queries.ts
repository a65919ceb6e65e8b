import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Tier } from '../criteria/types.ts'
import type { Decision } from './dossier.types.ts'

const columns = sql`d.unit_id as "unitId", d.dossier_id as "dossierId", d.kind, d.tier, d.snapshot, d.hash, d.body_id as "bodyId", d.body,
  d.authority, d.capacity, d.post, d.signer, d.signed_by as "signedBy", d.signed_at as "signedAt", d.number, d.decided_on as "decidedOn",
  d.act_on as "actOn", d.published_on as "publishedOn"`

type Of = { unitId: number; id: number }

/** One row = the decision on a dossier. */
export const decisionOf = async (tx: Tx, { unitId, id }: Of): Promise<Decision | undefined> =>
  (await sql<Decision>`select ${columns} from recognition.decision d where d.unit_id = ${unitId} and d.dossier_id = ${id}`.execute(tx))
    .rows[0]

export type NewDecision = Omit<Decision, 'number' | 'decidedOn' | 'actOn' | 'publishedOn'> & { assignmentId: number }

export const addDecision = (tx: Tx, d: NewDecision) =>
  sql`
    insert into recognition.decision (unit_id, dossier_id, kind, tier, snapshot, hash, body_id, body, authority, capacity, post, signer, signed_by,
      assignment_id, signed_at)
    values (${d.unitId}, ${d.dossierId}, ${d.kind}, ${d.tier}, ${d.snapshot}, ${d.hash}, ${d.bodyId}, ${d.body}, ${d.authority}, ${d.capacity},
      ${d.post}, ${d.signer}, ${d.signedBy}, ${d.assignmentId}, ${d.signedAt})
  `.execute(tx)

/** Takes back a signature that has no number yet. */
export const removeUnnumbered = (tx: Tx, { unitId, id }: Of) =>
  sql`delete from recognition.decision where unit_id = ${unitId} and dossier_id = ${id} and number is null`.execute(tx)

export type Numbering = { number: string; decidedOn: LocalDate; actOn: LocalDate; personId: number; now: Date }

export const numberDecision = (tx: Tx, { unitId, id }: Of, n: Numbering) =>
  sql`
    update recognition.decision set number = ${n.number}, decided_on = ${n.decidedOn}, act_on = ${n.actOn}, numbered_by = ${n.personId},
      numbered_at = ${n.now}
    where unit_id = ${unitId} and dossier_id = ${id}
  `.execute(tx)

/**
 * What bears this number of a body in the year of a day already: a decision of the house, or an act that was imported. The name of its unit.
 * The caller holds the numbers of the body (`holdNumbers`).
 */
export const bearerOfNumber = async (
  tx: Tx,
  q: { bodyId: number; body: string; number: string; on: LocalDate },
): Promise<{ name: string } | undefined> =>
  (
    await sql<{ name: string }>`
      select v.name from (
        select d.unit_id from recognition.decision d
        where d.body_id = ${q.bodyId} and extract(year from d.decided_on) = extract(year from ${q.on}::date) and lower(d.number) = lower(${q.number})
        union all
        select r.unit_id from recognition.recognition r
        where lower(r.decision) = lower(${q.number}) and extract(year from r.decided_on) = extract(year from ${q.on}::date)
          and (r.body is null or lower(r.body) = lower(${q.body}))
      ) taken
      cross join lateral (select l.name from units.live l where l.unit_id = taken.unit_id order by l.valid_from desc limit 1) v
      limit 1
    `.execute(tx)
  ).rows[0]

/** Holds the numbers of a body until the end of the transaction, so that two clerks do not give the same one. */
export const holdNumbers = (tx: Tx, bodyId: number) => sql`select pg_catalog.pg_advisory_xact_lock(7110612, ${bodyId})`.execute(tx)

export const publishDecision = (tx: Tx, { unitId, id }: Of, personId: number, on: LocalDate) =>
  sql`
    update recognition.decision set published_by = ${personId}, published_on = ${on} where unit_id = ${unitId} and dossier_id = ${id}
  `.execute(tx)

export type PublicDecision = {
  id: number
  kind: Decision['kind']
  tier: Tier
  unitName: string
  unitCode: string
  above: string | null
  isCommune: boolean
  number: string
  decidedOn: LocalDate
  body: string
  bookedYear: number
  publishedOn: LocalDate
  hash: string
  setId: string
}

/** One row = a published decision, newest first; of one dossier when its number is given. Names are those of the day of the decision. */
export const publishedDecisions = async (tx: Tx, q: { id: number | null; limit: number; offset: number }): Promise<PublicDecision[]> =>
  (
    await sql<PublicDecision>`
      select d.dossier_id as "id", d.kind, d.tier, v.name as "unitName", v.code as "unitCode", a.name as "above", v.level = 'commune' as "isCommune",
        d.number, d.decided_on as "decidedOn", d.body, o.booked_year as "bookedYear",
        d.published_on as "publishedOn", d.hash, o.set_id as "setId"
      from recognition.decision d
      join recognition.dossier o on o.unit_id = d.unit_id and o.id = d.dossier_id
      cross join lateral (
        select l.name, l.code, l.level, l.province_id from units.live l
        where l.unit_id = d.unit_id order by l.valid_from <= d.decided_on desc, l.valid_from desc limit 1
      ) v
      left join lateral (
        select l.name from units.live l
        where l.unit_id = v.province_id and l.unit_id <> d.unit_id order by l.valid_from <= d.decided_on desc, l.valid_from desc limit 1
      ) a on true
      where d.published_on is not null and (${q.id}::int is null or d.dossier_id = ${q.id})
      order by d.decided_on desc, d.dossier_id desc limit ${q.limit} offset ${q.offset}
    `.execute(tx)
  ).rows

export const publishedCount = async (tx: Tx): Promise<number> =>
  (await sql<{ count: number }>`select count(*) as count from recognition.decision d where d.published_on is not null`.execute(tx)).rows[0]
    ?.count ?? 0
