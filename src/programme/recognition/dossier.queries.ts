import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Tier } from '../criteria/types.ts'
import type { Confirmation, Dossier, DossierKind, DossierState, DossierStep, Paper, Snapshot } from './dossier.types.ts'

const columns = sql`d.unit_id as "unitId", d.id, d.kind, d.tier, d.set_id as "setId", d.set_version as "setVersion", d.sheet_id as "sheetId",
  d.as_of as "asOf", d.booked_year as "bookedYear", d.rules, d.decider_id as "deciderId", d.ends_act_on as "endsActOn", d.grounds, d.state,
  d.version, d.opened_by as "openedBy", d.opened_at as "openedAt"`

type Key = Pick<Dossier, 'unitId' | 'id'>
const given = (dossiers: readonly Key[]) =>
  sql`unnest(${dossiers.map(({ unitId }) => unitId)}::int[], ${dossiers.map(({ id }) => id)}::int[]) g (unit_id, id)`

/** One row = the dossier of this number. */
export const dossierById = async (tx: Tx, id: number): Promise<Dossier | undefined> =>
  (await sql<Dossier>`select ${columns} from recognition.dossier d where d.id = ${id}`.execute(tx)).rows[0]

/** The same, held until the end of the transaction. */
export const holdDossier = async (tx: Tx, id: number): Promise<Dossier | undefined> =>
  (await sql<Dossier>`select ${columns} from recognition.dossier d where d.id = ${id} for update`.execute(tx)).rows[0]

export type ListedDossier = Dossier & { unitName: string; above: string | null; openedByName: string; movedAt: Date }

/** One row = a dossier of a unit that lies under a place or is it, with the names that it bears on the day; those still open first. */
export const dossiersUnder = async (tx: Tx, placeId: number, today: LocalDate, limit: number, openOnly = false): Promise<ListedDossier[]> =>
  (
    await sql<ListedDossier>`
      select ${columns}, v.name as "unitName", a.name as "above", p.name as "openedByName", t.stepped_at as "movedAt"
      from recognition.dossier d
      cross join lateral (
        select l.name, l.parent_id, l.province_id from units.live l
        where l.unit_id = d.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      left join lateral (
        select l.name from units.live l
        where l.unit_id = v.parent_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) a on true
      join people.person p on p.id = d.opened_by
      join recognition.dossier_step t on t.unit_id = d.unit_id and t.dossier_id = d.id and t.number = d.version
      where (${placeId} in (d.unit_id, v.parent_id, v.province_id) or exists (select from units.unit c where c.id = ${placeId} and c.origin = 'country'))
        and (not ${openOnly} or d.state not in ('published', 'withdrawn'))
      order by d.state in ('published', 'withdrawn'), t.stepped_at desc limit ${limit}
    `.execute(tx)
  ).rows

/** The dossier of the same kind and tier that is still open: who opened it, and the digest of what was asked then. */
export const openDossierOf = async (
  tx: Tx,
  unitId: number,
  kind: DossierKind,
  tier: Tier,
): Promise<{ id: number; openedBy: number; digest: string } | undefined> =>
  (
    await sql<{ id: number; openedBy: number; digest: string }>`
      select d.id, d.opened_by as "openedBy", s.digest
      from recognition.dossier d join recognition.dossier_step s on s.unit_id = d.unit_id and s.dossier_id = d.id and s.number = 0
      where d.unit_id = ${unitId} and d.kind = ${kind} and d.tier = ${tier} and d.state not in ('published', 'withdrawn')
    `.execute(tx)
  ).rows[0]

export type NewDossier = Omit<Dossier, 'id' | 'state' | 'version' | 'openedAt'> & { now: Date }

/** The number of the new dossier; undefined where one of the same kind and tier is open already. */
export const addDossier = async (tx: Tx, d: NewDossier): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      insert into recognition.dossier (unit_id, kind, tier, set_id, set_version, sheet_id, as_of, booked_year, rules, decider_id, ends_act_on,
        grounds, version, opened_by, opened_at)
      values (${d.unitId}, ${d.kind}, ${d.tier}, ${d.setId}, ${d.setVersion}, ${d.sheetId}, ${d.asOf}, ${d.bookedYear}, ${d.rules},
        ${d.deciderId}, ${d.endsActOn}, ${d.grounds === null ? null : JSON.stringify(d.grounds)}::jsonb, 0, ${d.openedBy}, ${d.now})
      on conflict (unit_id, kind, tier) where state not in ('published', 'withdrawn') do nothing
      returning id
    `.execute(tx)
  ).rows[0]?.id

export const moveDossier = (tx: Tx, d: Key, state: DossierState, version: number) =>
  sql`update recognition.dossier set state = ${state}, version = ${version} where unit_id = ${d.unitId} and id = ${d.id}`.execute(tx)

export type NewStep = Omit<DossierStep, 'person' | 'post' | 'at'> & { unitId: number; dossierId: number; assignmentId: number; now: Date }

export const addStep = (tx: Tx, s: NewStep) =>
  sql`
    insert into recognition.dossier_step (unit_id, dossier_id, number, verb, from_state, to_state, what, reason, digest, person_id,
      assignment_id, stepped_at)
    values (${s.unitId}, ${s.dossierId}, ${s.number}, ${s.verb}, ${s.from}, ${s.to}, ${s.what}, ${s.reason}, ${s.digest}, ${s.personId},
      ${s.assignmentId}, ${s.now})
  `.execute(tx)

/** One row = a step after a version, oldest first. */
export const stepsAfter = async (tx: Tx, { unitId, id }: Key, version: number): Promise<DossierStep[]> =>
  (
    await sql<DossierStep>`
      select s.number, s.verb, s.from_state as "from", s.to_state as "to", s.what, s.reason, s.digest, s.person_id as "personId",
        p.name as "person", o.name || ', ' || b.name as "post", s.stepped_at as "at"
      from recognition.dossier_step s
      join people.person p on p.id = s.person_id
      join people.assignment a on a.id = s.assignment_id
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      where s.unit_id = ${unitId} and s.dossier_id = ${id} and s.number > ${version} order by s.number
    `.execute(tx)
  ).rows

/** One row = a paper that is in one of the dossiers, in the order in which they came. */
export const papersIn = async (tx: Tx, dossiers: readonly Key[]): Promise<(Paper & { dossierId: number })[]> =>
  (
    await sql<Paper & { dossierId: number }>`
      select p.id, p.paper, p.number, p.dated, p.issuer, p.hash, p.file_name as "fileName", p.dossier_id as "dossierId"
      from ${given(dossiers)}
      join recognition.dossier_paper p on p.unit_id = g.unit_id and p.dossier_id = g.id and p.removed_because is null
      order by p.id
    `.execute(tx)
  ).rows

/** The papers that are in a dossier, in the order in which they came. */
export const papersOf = async (tx: Tx, dossier: Key): Promise<Paper[]> =>
  (await papersIn(tx, [dossier])).map(({ dossierId: _dossierId, ...paper }) => paper)

export type NewPaper = Omit<Paper, 'id'> & { unitId: number; dossierId: number; personId: number; now: Date }

export const addPaper = async (tx: Tx, p: NewPaper): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into recognition.dossier_paper (unit_id, dossier_id, paper, number, dated, issuer, hash, file_name, added_by, added_at)
      values (${p.unitId}, ${p.dossierId}, ${p.paper}, ${p.number}, ${p.dated}, ${p.issuer}, ${p.hash}, ${p.fileName}, ${p.personId}, ${p.now})
      returning id
    `.execute(tx)
  ).rows[0]?.id as number

/** The paper that was taken out; undefined where it is not there any more. */
export const removePaper = async (tx: Tx, d: Key, paperId: number, because: string) =>
  (
    await sql<Pick<Paper, 'number' | 'paper'>>`
      update recognition.dossier_paper set removed_because = ${because}
      where unit_id = ${d.unitId} and dossier_id = ${d.id} and id = ${paperId} and removed_because is null returning number, paper
    `.execute(tx)
  ).rows[0]

/** One row = the last word on a condition of one of the dossiers. */
export const confirmationsIn = async (tx: Tx, dossiers: readonly Key[]): Promise<(Confirmation & { dossierId: number })[]> =>
  (
    await sql<Confirmation & { dossierId: number }>`
      select distinct on (c.dossier_id, c.condition) c.dossier_id as "dossierId", c.condition, c.holds, c.body, c.document, c.dated, c.note,
        p.name as "person", c.entered_at as "at"
      from ${given(dossiers)}
      join recognition.confirmation c on c.unit_id = g.unit_id and c.dossier_id = g.id
      join people.person p on p.id = c.person_id
      order by c.dossier_id, c.condition, c.number desc
    `.execute(tx)
  ).rows

export type NewConfirmation = Omit<Confirmation, 'person' | 'at'> & {
  unitId: number
  dossierId: number
  personId: number
  assignmentId: number
  now: Date
}

export const addConfirmation = (tx: Tx, c: NewConfirmation) =>
  sql`
    insert into recognition.confirmation (unit_id, dossier_id, condition, number, holds, body, document, dated, note, person_id, assignment_id,
      entered_at)
    select ${c.unitId}, ${c.dossierId}, ${c.condition}, coalesce(max(o.number), 0) + 1, ${c.holds}, ${c.body}, ${c.document}, ${c.dated}::date,
      ${c.note}, ${c.personId}, ${c.assignmentId}, ${c.now}::timestamptz
    from recognition.confirmation o where o.unit_id = ${c.unitId} and o.dossier_id = ${c.dossierId} and o.condition = ${c.condition}
  `.execute(tx)

/** One row = a frozen content of the dossier, newest first. */
export const snapshotsOf = async (tx: Tx, { unitId, id }: Key): Promise<Snapshot[]> =>
  (
    await sql<Snapshot>`
      select s.number, s.content, s.hash, s.frozen_at as "frozenAt", p.name as "frozenBy"
      from recognition.snapshot s join people.person p on p.id = s.frozen_by
      where s.unit_id = ${unitId} and s.dossier_id = ${id} order by s.number desc
    `.execute(tx)
  ).rows

export type NewSnapshot = Pick<Snapshot, 'number' | 'content' | 'hash'> & { unitId: number; dossierId: number; personId: number; now: Date }

export const addSnapshot = (tx: Tx, s: NewSnapshot) =>
  sql`
    insert into recognition.snapshot (unit_id, dossier_id, number, content, hash, frozen_by, frozen_at)
    values (${s.unitId}, ${s.dossierId}, ${s.number}, ${s.content}, ${s.hash}, ${s.personId}, ${s.now})
  `.execute(tx)
