import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fileObject } from './file.queries.ts'
import type { LiveUse, Proof, ProofFields, Use } from './proof.types.ts'

export type NewProof = Omit<ProofFields, 'effectiveOn'> & {
  unitId: number
  key: string
  folded: string
  effectiveOn: LocalDate
  fileHash: string | null
  personId: number
  assignmentId: number
  at: Date
}

/** Adds a proof; null where the unit has one under this key. */
export const addProof = async (tx: Tx, proof: NewProof): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into evidence.proof (unit_id, key, title, folded, file_hash, reference, effective_on, expires_on, note, personal,
        person_id, assignment_id, added_at)
      values (${proof.unitId}, ${proof.key}, ${proof.title}, ${proof.folded}, ${proof.fileHash}, ${proof.reference}, ${proof.effectiveOn},
        ${proof.expiresOn}, ${proof.note}, ${proof.personal}, ${proof.personId}, ${proof.assignmentId}, ${proof.at})
      on conflict (unit_id, key) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** The proof that a unit has under a key, and who added it with which file. */
export const proofUnderKey = async (tx: Tx, unitId: number, key: string) =>
  (
    await sql<{ id: number; personId: number; fileHash: string | null }>`
      select id, person_id as "personId", file_hash as "fileHash" from evidence.proof where unit_id = ${unitId} and key = ${key}
    `.execute(tx)
  ).rows[0] ?? null

export type ProofState = { unitId: number; id: number; title: string; version: number; withdrawn: boolean; digest: string }

/** Holds a proof for this transaction, and what it says now. */
export const holdProof = async (tx: Tx, id: number): Promise<ProofState | null> => {
  await sql`select from evidence.proof where id = ${id} for update`.execute(tx)
  return stateOf(tx, id)
}

/** What a proof says now, as the log keeps it. */
export const stateOf = async (tx: Tx, id: number): Promise<ProofState | null> =>
  (
    await sql<ProofState>`
      select p.unit_id as "unitId", p.id, p.title, p.version, p.withdrawn_at is not null as withdrawn, evidence.proof_digest(p.unit_id, p.id) as digest
      from evidence.proof p where p.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

export type ProofChange = Omit<ProofFields, 'effectiveOn'> & { folded: string; effectiveOn: LocalDate }

export const changeProof = (tx: Tx, unitId: number, id: number, to: ProofChange) =>
  sql`
    update evidence.proof set title = ${to.title}, folded = ${to.folded}, reference = ${to.reference}, effective_on = ${to.effectiveOn},
      expires_on = ${to.expiresOn}, note = ${to.note}, personal = ${to.personal}, version = version + 1
    where unit_id = ${unitId} and id = ${id}
  `.execute(tx)

export const withdrawProof = (tx: Tx, unitId: number, id: number, by: { personId: number; because: string; at: Date }) =>
  sql`
    update evidence.proof set withdrawn_at = ${by.at}, withdrawn_by = ${by.personId}, withdrawn_because = ${by.because}, version = version + 1
    where unit_id = ${unitId} and id = ${id}
  `.execute(tx)

/** The proof stands for these from now on; how many are new. */
export const addUses = async (tx: Tx, unitId: number, proofId: number, uses: readonly Use[], by: { personId: number; at: Date }) =>
  (
    await sql`
      insert into evidence.proof_use (unit_id, proof_id, set_id, indicator, year, sheet_id, person_id, attached_at)
      select ${unitId}, ${proofId}, u."setId", u.indicator, u.year, u."sheetId", ${by.personId}, ${by.at}
      from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) u ("setId" text, indicator text, year int, "sheetId" int)
      on conflict do nothing returning 1
    `.execute(tx)
  ).rows.length

/** The proof stands for this no longer; what it was, or null where it did not. */
export const endUse = async (
  tx: Tx,
  unitId: number,
  proofId: number,
  useId: number,
  by: { personId: number; at: Date },
): Promise<Use | null> =>
  (
    await sql<Use>`
      update evidence.proof_use set detached_at = ${by.at}, detached_by = ${by.personId}
      where unit_id = ${unitId} and proof_id = ${proofId} and id = ${useId} and detached_at is null
      returning set_id as "setId", indicator, year, sheet_id as "sheetId"
    `.execute(tx)
  ).rows[0] ?? null

/** The live uses of a proof `p`, in the order of set, year and code. */
export const usesArray = sql<LiveUse[]>`
  array(
    select jsonb_build_object('id', u.id, 'setId', u.set_id, 'indicator', u.indicator, 'year', u.year, 'sheetId', u.sheet_id)
    from evidence.proof_use u where u.unit_id = p.unit_id and u.proof_id = p.id and u.detached_at is null
    order by u.set_id, u.year, u.sheet_id, u.indicator collate "C", u.id
  )`

export type ProofRecord = Omit<Proof, 'withdrawn'> & {
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnBecause: string | null
}

/** One row = a proof, with its file, its uses, and who added it. */
export const proofById = async (tx: Tx, id: number): Promise<ProofRecord | null> =>
  (
    await sql<ProofRecord>`
      select p.unit_id as "unitId", p.id, p.version, p.title, p.reference, p.effective_on as "effectiveOn", p.expires_on as "expiresOn", p.note,
        p.personal, a.name as "addedBy", p.added_at as "addedAt",
        p.withdrawn_at as "withdrawnAt", w.name as "withdrawnBy", p.withdrawn_because as "withdrawnBecause",
        ${fileObject} as file, ${usesArray} as uses
      from evidence.proof p
      join people.person a on a.id = p.person_id
      left join people.person w on w.id = p.withdrawn_by
      left join evidence.file f on f.unit_id = p.unit_id and f.hash = p.file_hash
      where p.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null
