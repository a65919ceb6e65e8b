import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Mender } from './page.types.ts'
import type { DocumentLine, DocumentState, DocumentVersion, OfficialDocument, Source, TakenStep, VersionLine } from './types.ts'

const numberOf = sql`
  case when r.ordinal is null then null
       else jsonb_build_object('ordinal', r.ordinal, 'symbol', r.symbol, 'on', to_char(r.dated_on, 'YYYY-MM-DD'), 'copies', r.copies) end as number`

/** One row = a document by its id, with the names of its bodies, and its number where it has one. */
export const documentById = async (tx: Tx, id: number): Promise<OfficialDocument | null> =>
  (
    await sql<OfficialDocument>`
      select d.id, d.unit_id as "unitId", v.name as "unitName", d.body_id as "bodyId", b.name as "bodyName", d.draft_body_id as "draftBodyId",
             f.name as "draftBodyName", d.type, d.subject, d.state, d.version, d.steps, d.drafter_id as "drafterId", d.drafter,
             d.approver_id as "approverId", p.id as "approverPersonId", p.name || ', ' || o.name as approver, d.authority_id as "authorityId",
             case when d.source_kind is null then null
                  else jsonb_build_object('kind', d.source_kind, 'id', d.source_id, 'href', d.source_href) end as source,
             case when d.corrects_id is null then null
                  else jsonb_build_object('id', d.corrects_id, 'correction', d.correction) end as corrects,
             d.waits_since as "waitsSince", d.signed_on as "signedOn", d.signed_hash as "signedHash", d.issued_on as "issuedOn", ${numberOf},
             coalesce(i.clerk_body_id, d.body_id) as "clerkBodyId"
      from documents.document d
      join people.body b on b.id = d.body_id
      join people.body f on f.id = d.draft_body_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = d.unit_id
        order by l.valid_from <= d.waits_since desc, case when l.valid_from <= d.waits_since then l.valid_from end desc, l.valid_from limit 1
      ) v
      left join people.assignment a on a.id = d.approver_id
      left join people.post o on o.id = a.post_id
      left join people.person p on p.id = a.person_id
      left join documents.register r on (r.unit_id, r.document_id) = (d.unit_id, d.id)
      left join lateral (
        select s.clerk_body_id from documents.issuer s where (s.unit_id, s.body_id) = (d.unit_id, d.body_id) order by s.id desc limit 1
      ) i on true
      where d.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

/** Holds the document until the end of the transaction; false where there is none. */
export const holdDocument = async (tx: Tx, id: number): Promise<boolean> =>
  (await sql`select d.id from documents.document d where d.id = ${id} for update`.execute(tx)).rows.length > 0

export type NewDocument = Pick<
  OfficialDocument,
  'unitId' | 'bodyId' | 'draftBodyId' | 'type' | 'subject' | 'drafterId' | 'drafter' | 'approverId' | 'authorityId'
> & {
  folded: string
  source: Source | null
  corrects: OfficialDocument['corrects']
  key: string
  at: Date
  on: LocalDate
}

/** The id; null where a document of this key stands already. */
export const addDocument = async (tx: Tx, row: NewDocument): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into documents.document (unit_id, body_id, draft_body_id, type, subject, folded, state, drafter_id, drafter, approver_id, authority_id,
        source_kind, source_id, source_href, corrects_id, correction, key, made_at, waits_since)
      values (${row.unitId}, ${row.bodyId}, ${row.draftBodyId}, ${row.type}, ${row.subject}, ${row.folded}, 'drafting', ${row.drafterId}, ${row.drafter},
        ${row.approverId}, ${row.authorityId}, ${row.source?.kind ?? null}, ${row.source?.id ?? null}, ${row.source?.href ?? null},
        ${row.corrects?.id ?? null}, ${row.corrects?.correction ?? null}, ${row.key}, ${row.at}, ${row.on}::date)
      on conflict (unit_id, key) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** The document that was made under a key. */
export const documentOfKey = async (tx: Tx, unitId: number, key: string): Promise<number | null> =>
  (await sql<{ id: number }>`select d.id from documents.document d where d.unit_id = ${unitId} and d.key = ${key}`.execute(tx)).rows[0]
    ?.id ?? null

type NewVersion = DocumentVersion & { unitId: number; documentId: number }

export const addVersion = (tx: Tx, row: NewVersion) =>
  sql`
    insert into documents.version (unit_id, document_id, number, paper, because, filled, person_id, written_by, written_at)
    values (${row.unitId}, ${row.documentId}, ${row.number}, ${JSON.stringify(row.paper)}::jsonb, ${row.because}, ${row.filled}, ${row.personId}, ${row.writtenBy},
      ${row.writtenAt})
  `.execute(tx)

type Changed = Pick<OfficialDocument, 'bodyId' | 'type' | 'subject' | 'approverId' | 'authorityId' | 'version'> & { folded: string }

/** Says that the document has a newer version, which was not drafted: only a name, or number and day, came to it. */
export const countVersion = (tx: Tx, id: number, version: number) =>
  sql`update documents.document set version = ${version} where id = ${id}`.execute(tx)

export const changeDocument = (tx: Tx, id: number, to: Changed) =>
  sql`
    update documents.document set body_id = ${to.bodyId}, type = ${to.type}, subject = ${to.subject}, folded = ${to.folded},
      approver_id = ${to.approverId}, authority_id = ${to.authorityId}, version = ${to.version}
    where id = ${id}
  `.execute(tx)

export const versionOf = async (tx: Tx, documentId: number, number: number): Promise<DocumentVersion | null> =>
  (
    await sql<DocumentVersion>`
      select w.number, w.paper, w.because, w.filled, w.person_id as "personId", w.written_by as "writtenBy", w.written_at as "writtenAt"
      from documents.version w where w.document_id = ${documentId} and w.number = ${number}
    `.execute(tx)
  ).rows[0] ?? null

/** One row = a version, the newest first. */
export const versionsOf = async (tx: Tx, documentId: number): Promise<VersionLine[]> =>
  (
    await sql<VersionLine>`
      select w.number, w.because, w.filled, w.person_id as "personId", w.written_by as "writtenBy", w.written_at as "writtenAt"
      from documents.version w where w.document_id = ${documentId} order by w.number desc
    `.execute(tx)
  ).rows

/** One row = a step, in their order. */
export const stepsOf = async (tx: Tx, documentId: number): Promise<TakenStep[]> =>
  (
    await sql<TakenStep>`
      select s.number, s.kind, s.to_state as "toState", s.version, s.reason, s.joined, s.person_id as "personId", s.done_by as "doneBy", s.post,
             s.done_on as "doneOn", s.done_at as "doneAt"
      from documents.step s where s.document_id = ${documentId} order by s.number
    `.execute(tx)
  ).rows

type Move = {
  unitId: number
  id: number
  state: DocumentState
  on: LocalDate
  signed?: { hash: string } | null
  issued?: boolean
  unsigned?: boolean
}

/** Moves the document and counts its steps. */
export const moveDocument = (tx: Tx, { unitId, id, state, on, signed = null, issued = false, unsigned = false }: Move) =>
  sql`
    update documents.document set state = ${state}, steps = steps + 1, waits_since = ${on}::date,
      signed_on = case when ${unsigned} then null when ${signed !== null} then ${on}::date else signed_on end,
      signed_hash = case when ${unsigned} then null else coalesce(${signed?.hash ?? null}, signed_hash) end,
      issued_on = case when ${issued} then ${on}::date else issued_on end
    where unit_id = ${unitId} and id = ${id}
  `.execute(tx)

type NewStep = Omit<TakenStep, 'doneBy' | 'doneOn' | 'doneAt'> & { unitId: number; documentId: number; by: string; on: LocalDate; at: Date }

export const addStep = (tx: Tx, row: NewStep) =>
  sql`
    insert into documents.step (unit_id, document_id, number, kind, to_state, version, reason, joined, person_id, done_by, post, done_on, done_at)
    values (${row.unitId}, ${row.documentId}, ${row.number}, ${row.kind}, ${row.toState}, ${row.version}, ${row.reason}, ${row.joined}, ${row.personId},
      ${row.by}, ${row.post}, ${row.on}::date, ${row.at})
  `.execute(tx)

/** Documents that mend this one and went out. */
export const mendersOf = async (tx: Tx, id: number): Promise<Mender[]> =>
  (
    await sql<Mender>`
      select d.id, d.correction, lpad(r.ordinal::text, greatest(2, length(r.ordinal::text)), '0') || '/' || r.symbol as number, d.state = 'issued' as issued
      from documents.document d
      left join documents.register r on (r.unit_id, r.document_id) = (d.unit_id, d.id)
      where d.corrects_id = ${id} and d.state <> 'dropped' order by d.id
    `.execute(tx)
  ).rows

type Reader = { unitId: number; bodyId: number; assignmentId: number; personId: number }

/** A document that is not out yet is shown to those who draft it, approve it, sign it or number it; `d` and `i` stand in the question. */
const concerns = ({ bodyId, assignmentId, personId }: Reader) => sql`
  (d.drafter_id = ${personId} or d.draft_body_id = ${bodyId} or d.body_id = ${bodyId} or d.approver_id = ${assignmentId}
   or exists (select from documents.authority a where a.id = d.authority_id and a.assignment_id = ${assignmentId})
   or exists (select from (select s.clerk_body_id from documents.issuer s where (s.unit_id, s.body_id) = (d.unit_id, d.body_id) order by s.id desc limit 1) c
              where c.clerk_body_id = ${bodyId}))`

/** Whether a document concerns somebody. */
export const concernsReader = async (tx: Tx, id: number, reader: Reader): Promise<boolean> =>
  (
    await sql`
      select from documents.document d
      where d.id = ${id} and d.unit_id = ${reader.unitId} and ${concerns(reader)}`.execute(tx)
  ).rows.length > 0

/** One row = a document under way that concerns the reader, what moved last first. */
export const documentsFor = async (tx: Tx, reader: Reader, { limit, offset }: Span): Promise<(DocumentLine & Total)[]> =>
  (
    await sql<DocumentLine & Total>`
      select d.id, d.type, d.subject, d.state, d.drafter, b.name as "bodyName", f.name as "draftBodyName", d.waits_since as "waitsSince", ${numberOf},
             count(*) over ()::int as total
      from documents.document d
      join people.body b on b.id = d.body_id
      join people.body f on f.id = d.draft_body_id
      left join documents.register r on (r.unit_id, r.document_id) = (d.unit_id, d.id)
      where d.unit_id = ${reader.unitId}
        and d.state in ('drafting', 'content', 'form', 'signing', 'signed', 'numbered') and ${concerns(reader)}
      order by d.waits_since desc, d.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = a document that was made from a source. */
export const documentsOfSource = async (
  tx: Tx,
  unitId: number,
  { kind, id }: Pick<Source, 'kind' | 'id'>,
): Promise<{ id: number; state: DocumentState }[]> =>
  (
    await sql<{ id: number; state: DocumentState }>`
      select d.id, d.state from documents.document d
      where d.unit_id = ${unitId} and d.source_kind = ${kind} and d.source_id = ${id} order by d.id
    `.execute(tx)
  ).rows
