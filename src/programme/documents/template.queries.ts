import { sql } from 'kysely'
import type { PaperType } from '../../platform/base/paper.ts'
import type { Tx } from '../../platform/db/database.ts'

/** A version of a Word template. */
export type Template = {
  id: number
  type: PaperType
  name: string
  version: number
  hash: string
  size: number
  because: string
  addedBy: string
  addedAt: Date
}

/** One row = the last version of a template of the unit. */
export const templatesOf = async (tx: Tx, unitId: number): Promise<Template[]> =>
  (
    await sql<Template>`
      select distinct on (t.type, t.name) t.id, t.type, t.name, t.version, t.hash, t.size, t.because, t.added_by as "addedBy", t.added_at as "addedAt"
      from documents.template t where t.unit_id = ${unitId} order by t.type, t.name, t.version desc
    `.execute(tx)
  ).rows

type NewTemplate = Pick<Template, 'type' | 'name' | 'hash' | 'size' | 'because'> & {
  unitId: number
  fields: readonly string[]
  by: string
  at: Date
}

/** The version that it became. */
export const addTemplate = async (tx: Tx, row: NewTemplate): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtext('documents.template'), ${row.unitId})`.execute(tx)
  const { rows } = await sql<{ version: number }>`
    insert into documents.template (unit_id, type, name, version, hash, size, fields, because, added_by, added_at)
    select ${row.unitId}, ${row.type}, ${row.name}, coalesce(max(t.version), 0) + 1, ${row.hash}, ${row.size}, ${[...row.fields]}::text[], ${row.because},
           ${row.by}, ${row.at}
    from documents.template t where t.unit_id = ${row.unitId} and t.type = ${row.type} and t.name = ${row.name}
    returning version
  `.execute(tx)
  return rows[0]?.version ?? 0
}
