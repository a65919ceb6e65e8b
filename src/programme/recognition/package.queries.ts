import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type ProofFileRow = { proofId: number; unitId: number; title: string; personal: boolean; hash: string; size: number; name: string }

/** One row = the file of a proof that stands for a set in a year or a sheet, or whose file a paper of the dossier carries. */
export const proofFiles = async (
  tx: Tx,
  q: { unitPath: number[]; unitId: number; setId: string; year: number; sheetId: number | null; hashes: string[] },
): Promise<ProofFileRow[]> =>
  (
    await sql<ProofFileRow>`
      select p.id as "proofId", p.unit_id as "unitId", p.title, p.personal, f.hash, f.size, f.name
      from evidence.proof p join evidence.file f on f.unit_id = p.unit_id and f.hash = p.file_hash
      where (p.unit_id = any(${q.unitPath}::int[]) and f.hash = any(${q.hashes}::text[]))
        or (p.unit_id = ${q.unitId} and p.withdrawn_at is null and exists (
          select from evidence.proof_use u
          where u.unit_id = p.unit_id and u.proof_id = p.id and u.set_id = ${q.setId} and u.detached_at is null
            and (u.year = ${q.year} or u.sheet_id = ${q.sheetId}::int)
        ))
      order by p.id
    `.execute(tx)
  ).rows

export type LoggedStep = { number: number; kind: string; snapshot: number | null }

/** One row = an entry of a dossier in the log of its unit, oldest first. */
export const loggedSteps = async (tx: Tx, unitId: number, dossierId: number): Promise<LoggedStep[]> =>
  (
    await sql<LoggedStep>`
      select e.number, e.kind, (e.payload ->> 'snapshot')::int as "snapshot" from events.entry e
      where e.chain = ${`unit:${unitId}`} and e.kind like 'dossier.%' and e.payload ->> 'dossier' = ${String(dossierId)}
      order by e.number
    `.execute(tx)
  ).rows
