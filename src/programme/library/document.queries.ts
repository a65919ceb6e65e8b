import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { DocumentFile, Edition, FileTaken, Metadata, Publication, Relation } from './types.ts'

export type At = { unitId: number; id: number }
/** `personId` null: it comes with the system. */
type Made = { by: string; personId: number | null; on: LocalDate; at: Date }

/** A new document; null where one with this key is there. */
export const addDocument = async (tx: Tx, unitId: number, key: string, { by, at }: Pick<Made, 'by' | 'at'>): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into library.document (unit_id, key, made_by, made_at) values (${unitId}, ${key}, ${by}, ${at})
      on conflict (unit_id, key) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** The document of a key. */
export const documentOfKey = async (tx: Tx, unitId: number, key: string): Promise<number | null> =>
  (await sql<{ id: number }>`select id from library.document where unit_id = ${unitId} and key = ${key}`.execute(tx)).rows[0]?.id ?? null

/** Whose a document is, held until the end of the transaction; null where it is not there. */
export const holdDocument = async (tx: Tx, id: number): Promise<At | null> =>
  (await sql<At>`select unit_id as "unitId", id from library.document where id = ${id} for update`.execute(tx)).rows[0] ?? null

/** Whose a document is. */
export const documentAt = async (tx: Tx, id: number): Promise<At | null> =>
  (await sql<At>`select unit_id as "unitId", id from library.document where id = ${id}`.execute(tx)).rows[0] ?? null

type NewEdition = Metadata & { edition: number; reason: string | null; folded: string; letters: string }

export const addEdition = (tx: Tx, { unitId, id }: At, one: NewEdition, { by, personId, on, at }: Made) =>
  sql`
    insert into library.edition (unit_id, document_id, edition, type, number, symbol, issuer, title, abstract, field, signer, issued_on,
      in_force_on, expires_on, is_draft, opinions_from, opinions_until, criteria, tasks, source, certainty, note, reason, folded, letters,
      words, entered_by, person_id, entered_on, entered_at)
    values (${unitId}, ${id}, ${one.edition}, ${one.type}, ${one.number}, ${one.symbol}, ${one.issuer}, ${one.title}, ${one.abstract},
      ${one.field}, ${one.signer}, ${one.issuedOn}, ${one.inForceOn}, ${one.expiresOn}, ${one.isDraft}, ${one.opinionsFrom},
      ${one.opinionsUntil}, ${one.criteria}, ${one.tasks}, ${one.source}, ${one.certainty}, ${one.note}, ${one.reason}, ${one.folded},
      ${one.letters}, to_tsvector('pg_catalog.simple', ${one.folded}), ${by}, ${personId}, ${on}, ${at})
  `.execute(tx)

export const addRelations = (tx: Tx, { unitId, id }: At, edition: number, relations: readonly Relation[]) =>
  sql`
    insert into library.relation (unit_id, document_id, edition, number, kind, other_id, other, from_on)
    select ${unitId}, ${id}, ${edition}, r.ordinality, r.kind, r."otherId", r.other, r."fromOn"
    from rows from (jsonb_to_recordset(${JSON.stringify(relations)}::jsonb) as (kind text, "otherId" int, other text, "fromOn" date))
      with ordinality r
  `.execute(tx)

const metadata = sql`e.type, e.number, e.symbol, e.issuer, e.title, e.abstract, e.field, e.signer, e.issued_on as "issuedOn",
  e.in_force_on as "inForceOn", e.expires_on as "expiresOn", e.is_draft as "isDraft", e.opinions_from as "opinionsFrom",
  e.opinions_until as "opinionsUntil", e.criteria, e.tasks, e.source, e.certainty, e.note, e.edition, e.reason, e.entered_by as "enteredBy",
  e.entered_on as "enteredOn"`

/** One row = an edition of a document, oldest first. */
export const editionsOf = async (tx: Tx, { unitId, id }: At): Promise<Edition[]> =>
  (
    await sql<Edition>`
      select ${metadata} from library.edition e where e.unit_id = ${unitId} and e.document_id = ${id} order by e.edition
    `.execute(tx)
  ).rows

/** One row = what an edition does to another document. */
export const relationsOf = async (tx: Tx, { unitId, id }: At, edition: number): Promise<Relation[]> =>
  (
    await sql<Relation>`
      select kind, other_id as "otherId", other, from_on as "fromOn" from library.relation
      where unit_id = ${unitId} and document_id = ${id} and edition = ${edition} order by number
    `.execute(tx)
  ).rows

/** One row = a file of a document, those taken back among them. */
export const filesOf = async (tx: Tx, { unitId, id }: At): Promise<DocumentFile[]> =>
  (
    await sql<DocumentFile>`
      select number, hash, name, type, size::int as size, unread_because as "unreadBecause", added_by as "addedBy", added_on as "addedOn",
        removed_on as "removedOn", removed_because as "removedBecause"
      from library.file where unit_id = ${unitId} and document_id = ${id} order by number
    `.execute(tx)
  ).rows

export const addFile = (tx: Tx, { unitId, id }: At, file: FileTaken, { by, personId, on }: Made) =>
  sql`
    insert into library.file (unit_id, document_id, number, hash, name, type, size, letters, words, unread_because, added_by, person_id, added_on)
    select ${unitId}, ${id}, coalesce(max(f.number), 0) + 1, ${file.hash}, ${file.name}, ${file.type}, ${file.size}, ${file.letters},
      to_tsvector('pg_catalog.simple', ${file.folded}), ${file.unreadBecause}, ${by}, ${personId}, ${on}
    from library.file f where f.unit_id = ${unitId} and f.document_id = ${id}
  `.execute(tx)

/** Takes a file back; 0 where it is not there or was taken back before. */
export const removeFile = async (tx: Tx, { unitId, id }: At, number: number, on: LocalDate, because: string): Promise<number> =>
  Number(
    (
      await sql`
        update library.file set removed_on = ${on}, removed_because = ${because}
        where unit_id = ${unitId} and document_id = ${id} and number = ${number} and removed_on is null
      `.execute(tx)
    ).numAffectedRows,
  )

/** What of a document is public now. */
export const publicationOf = async (tx: Tx, { unitId, id }: At): Promise<Publication | null> =>
  (
    await sql<Publication>`
      select edition, files, approved_by as "approvedBy", published_on as "publishedOn" from library.publication
      where unit_id = ${unitId} and document_id = ${id} and ended_on is null
    `.execute(tx)
  ).rows[0] ?? null

export const addPublication = (tx: Tx, { unitId, id }: At, edition: number, files: number, { by, on, at }: Omit<Made, 'personId'>) =>
  sql`
    insert into library.publication (unit_id, document_id, edition, files, approved_by, approved_at, published_on)
    values (${unitId}, ${id}, ${edition}, ${files}, ${by}, ${at}, ${on})
  `.execute(tx)

export const endPublication = (tx: Tx, { unitId, id }: At, because: string, { by, on }: Pick<Made, 'by' | 'on'>) =>
  sql`
    update library.publication set ended_on = ${on}, ended_because = ${because}, ended_by = ${by}
    where unit_id = ${unitId} and document_id = ${id} and ended_on is null
  `.execute(tx)

export type Named = { id: number; type: Metadata['type']; number: string; symbol: string | null; issuer: string }

/** One row = a public document with one of these numbers. */
export const publicWithNumber = async (tx: Tx, numbers: readonly string[]): Promise<Named[]> =>
  (
    await sql<Named>`
      select d.document_id as id, d.type, d.number, d.symbol, d.issuer from library.public_document d
      where lower(d.number) = any(${numbers.map((one) => one.toLowerCase())}) order by d.document_id
    `.execute(tx)
  ).rows

/** One row = a document with one of these numbers that is kept where the transaction may look, by its newest edition. */
export const withNumber = async (tx: Tx, numbers: readonly string[]): Promise<Named[]> =>
  (
    await sql<Named>`
      select e.document_id as id, e.type, e.number, e.symbol, e.issuer from library.edition e
      where lower(e.number) = any(${numbers.map((one) => one.toLowerCase())})
        and not exists (select from library.edition l
          where l.unit_id = e.unit_id and l.document_id = e.document_id and l.edition > e.edition)
      order by e.document_id
    `.execute(tx)
  ).rows

/** One row = a public document that names a task. */
export const publicOfTask = async (tx: Tx, task: number): Promise<(Named & { title: string; isDraft: boolean })[]> =>
  (
    await sql<Named & { title: string; isDraft: boolean }>`
      select d.document_id as id, d.type, d.number, d.symbol, d.issuer, d.title, d.is_draft as "isDraft" from library.public_document d
      where d.tasks @> array[${task}]::int[] order by d.issued_on desc nulls last, d.document_id
    `.execute(tx)
  ).rows

/** Of these tasks those that stand where the transaction may look. */
export const knownTasks = async (tx: Tx, ids: readonly number[]): Promise<number[]> =>
  ids.length === 0
    ? []
    : (await sql<{ id: number }>`select id from directives.task where id = any(${[...ids]}::int[])`.execute(tx)).rows.map(({ id }) => id)
