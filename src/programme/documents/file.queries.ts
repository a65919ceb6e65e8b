import { sql } from 'kysely'
import type { SignatureVerdict } from '../../platform/base/signature.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Acknowledgement, Examination, Finding, Handover, SignedFile } from './file.types.ts'

type Of = { unitId: number; documentId: number }

/** One row = a file of a document with the last verdict on it, the newest first. */
export const filesOf = async (tx: Tx, documentId: number): Promise<SignedFile[]> =>
  (
    await sql<SignedFile>`
      select f.number, f.kind, f.hash, f.size, f.type, f.name, f.added_by as "addedBy", f.added_at as "addedAt", v.verdict
      from documents.file f
      left join lateral (
        select jsonb_build_object('outcome', w.outcome, 'signatures', w.signatures, 'verifier', w.verifier, 'said', w.said, 'checkedAt', w.checked_at) as verdict
        from documents.verification w where (w.unit_id, w.document_id, w.file_number) = (f.unit_id, f.document_id, f.number)
        order by w.number desc limit 1
      ) v on true
      where f.document_id = ${documentId} order by f.number desc
    `.execute(tx)
  ).rows

type NewFile = Of & Omit<SignedFile, 'number' | 'addedBy' | 'addedAt' | 'verdict'> & { personId: number; by: string; at: Date }

/** The number of the file; null where the document has these bytes already. */
export const addFile = async (tx: Tx, row: NewFile): Promise<number | null> =>
  (
    await sql<{ number: number }>`
      insert into documents.file (unit_id, document_id, number, kind, hash, size, type, name, person_id, added_by, added_at)
      select ${row.unitId}, ${row.documentId}, coalesce(max(f.number), 0) + 1, ${row.kind}, ${row.hash}, ${row.size}, ${row.type}, ${row.name},
             ${row.personId}, ${row.by}, ${row.at}
      from documents.file f where f.document_id = ${row.documentId}
      on conflict (unit_id, document_id, hash) do nothing returning number
    `.execute(tx)
  ).rows[0]?.number ?? null

export const addVerification = (tx: Tx, { unitId, documentId }: Of, file: number, verdict: SignatureVerdict, at: Date) =>
  sql`
    insert into documents.verification (unit_id, document_id, file_number, number, outcome, signatures, verifier, said, checked_at)
    select ${unitId}, ${documentId}, ${file}, coalesce(max(v.number), 0) + 1, ${verdict.outcome}, ${JSON.stringify(verdict.signatures)}::jsonb,
           ${verdict.verifier}, ${verdict.said}, ${at}
    from documents.verification v where v.document_id = ${documentId} and v.file_number = ${file}
  `.execute(tx)

/** What was found last in a document; null where nobody looked. */
export const examinationOf = async (tx: Tx, documentId: number): Promise<Examination | null> =>
  (
    await sql<Examination>`
      select e.version, e.findings, e.examined_at as "examinedAt" from documents.examination e
      where e.document_id = ${documentId} order by e.version desc limit 1
    `.execute(tx)
  ).rows[0] ?? null

export const keepExamination = (tx: Tx, { unitId, documentId }: Of, version: number, findings: readonly Finding[], at: Date) =>
  sql`
    insert into documents.examination (unit_id, document_id, version, findings, examined_at)
    values (${unitId}, ${documentId}, ${version}, ${JSON.stringify(findings)}::jsonb, ${at})
    on conflict do nothing
  `.execute(tx)

/** One row = why a finding was let stand. */
export const acknowledgementsOf = async (tx: Tx, documentId: number): Promise<Acknowledgement[]> =>
  (
    await sql<Acknowledgement>`
      select a.key, a.because, a.said_by as "saidBy" from documents.acknowledgement a where a.document_id = ${documentId}
    `.execute(tx)
  ).rows

export const acknowledge = (
  tx: Tx,
  { unitId, documentId }: Of,
  row: { key: string; because: string; personId: number; by: string; at: Date },
) =>
  sql`
    insert into documents.acknowledgement (unit_id, document_id, key, because, person_id, said_by, said_at)
    values (${unitId}, ${documentId}, ${row.key}, ${row.because}, ${row.personId}, ${row.by}, ${row.at}) on conflict do nothing
  `.execute(tx)

/** One row = a handing over or an answer to it, the newest first. */
export const handoversOf = async (tx: Tx, documentId: number): Promise<Handover[]> =>
  (
    await sql<Handover>`
      select h.number, h.status, h.received_number as "receivedNumber", h.received_on as "receivedOn", h.note, h.entered_by as "enteredBy",
             h.entered_at as "enteredAt"
      from documents.handover h where h.document_id = ${documentId} order by h.number desc
    `.execute(tx)
  ).rows

type NewHandover = Of & Pick<Handover, 'status' | 'receivedNumber' | 'receivedOn' | 'note'> & { by: string; at: Date }

export const addHandover = (tx: Tx, row: NewHandover) =>
  sql`
    insert into documents.handover (unit_id, document_id, number, status, received_number, received_on, note, entered_by, entered_at)
    select ${row.unitId}, ${row.documentId}, coalesce(max(h.number), 0) + 1, ${row.status}, ${row.receivedNumber}, ${row.receivedOn}::date, ${row.note},
           ${row.by}, ${row.at}
    from documents.handover h where h.document_id = ${row.documentId}
  `.execute(tx)
