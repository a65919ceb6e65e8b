import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type UploadRow = {
  unitId: number
  id: string
  personId: number
  assignmentId: number
  size: number
  /** the fields of the form, as they were sent */
  asked: Record<string, string>
  proofId: number | null
}

export const addUpload = (tx: Tx, row: Omit<UploadRow, 'proofId'> & { at: Date }) =>
  sql`
    insert into evidence.upload (unit_id, id, person_id, assignment_id, size, asked, begun_at)
    values (${row.unitId}, ${row.id}, ${row.personId}, ${row.assignmentId}, ${row.size}, ${JSON.stringify(row.asked)}::jsonb, ${row.at})
  `.execute(tx)

/** A person's own upload; nobody else's is found. */
export const ownUpload = async (tx: Tx, id: string, personId: number): Promise<UploadRow | null> =>
  (
    await sql<UploadRow>`
      select unit_id as "unitId", id, person_id as "personId", assignment_id as "assignmentId", size, asked, proof_id as "proofId"
      from evidence.upload where id = ${id} and person_id = ${personId}
    `.execute(tx)
  ).rows[0] ?? null

export const openUploadsOf = async (tx: Tx, personId: number): Promise<number> =>
  (
    await sql<{
      count: number
    }>`select count(*) as count from evidence.upload where person_id = ${personId} and finished_at is null`.execute(tx)
  ).rows[0]?.count ?? 0

export const finishUpload = (tx: Tx, { unitId, id }: Pick<UploadRow, 'unitId' | 'id'>, proofId: number, at: Date) =>
  sql`
    update evidence.upload set finished_at = ${at}, proof_id = ${proofId} where unit_id = ${unitId} and id = ${id} and finished_at is null
  `.execute(tx)

export const dropUpload = (tx: Tx, { unitId, id }: Pick<UploadRow, 'unitId' | 'id'>) =>
  sql`delete from evidence.upload where unit_id = ${unitId} and id = ${id} and finished_at is null`.execute(tx)

/** Forgets uploads that began before; the ids of those whose pieces may still wait. */
export const dropOldUploads = async (tx: Tx, before: Date): Promise<string[]> =>
  (await sql<{ id: string }>`delete from evidence.upload where begun_at < ${before} returning id`.execute(tx)).rows.map(({ id }) => id)
