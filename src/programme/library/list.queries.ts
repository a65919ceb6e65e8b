import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { DocumentFile, DocumentLine, Edition, Filter, Opinion, Related, Summary } from './types.ts'

/** How `d`, a row of library.public_document, stands on a day: the one place that says it. */
const standing = (on: LocalDate) => sql`
  case when d.is_draft then 'draft'
       when d.ends_on <= ${on}::date then 'expired'
       when d.in_force_on is null or d.ends_unknown then 'unknown'
       when d.in_force_on > ${on}::date then 'notYet'
       else 'inForce' end`

const publicFiles = sql`(select count(*)::int from library.file f
  where f.unit_id = d.unit_id and f.document_id = d.document_id and f.number <= d.files and f.removed_on is null)`

const line = (on: LocalDate) => sql`d.document_id as id, d.type, d.number, d.symbol, d.issuer, d.title, d.field, d.signer,
  d.issued_on as "issuedOn", d.in_force_on as "inForceOn", d.is_draft as "isDraft", d.opinions_until as "opinionsUntil",
  d.ends_on as "endsOn", ${standing(on)} as standing, d.published_on as "publishedOn", ${publicFiles} as files`

type Line = DocumentLine & { total: number }

/**
 * One row = a public document that the filter lets through: its number first, then the very letters typed, then the same without marks, then
 * what stands in its files; without words the newest first.
 */
export async function publicDocuments(
  tx: Tx,
  filter: Filter,
  words: string | null,
  on: LocalDate,
  { limit, offset }: Span,
): Promise<Line[]> {
  const inFiles = sql`exists (select from library.file f where f.unit_id = d.unit_id and f.document_id = d.document_id
    and f.number <= d.files and f.removed_on is null and `
  const { rows } = await sql<Line>`
    select ${line(on)}, count(*) over ()::int as total
    from library.public_document d
    where (${words}::text is null or d.words @@ to_tsquery('pg_catalog.simple', ${words})
        or ${inFiles} f.words @@ to_tsquery('pg_catalog.simple', ${words})))
      and (${filter.type}::text is null or d.type = ${filter.type})
      and (${filter.issuer} = '' or d.issuer = ${filter.issuer})
      and (${filter.field} = '' or d.field = ${filter.field})
      and (${filter.from}::date is null or d.issued_on >= ${filter.from}::date)
      and (${filter.until}::date is null or d.issued_on <= ${filter.until}::date)
      and (${filter.criterion} = '' or exists (select from unnest(d.criteria) c
        where c in (${filter.criterion}, split_part(${filter.criterion}, '/', 1)) or c like ${`${filter.criterion}/%`}))
      and (${filter.standing}::text is null or ${standing(on)} = ${filter.standing})
    order by
      case when ${words}::text is null then 0
           when d.folded like ${filter.words} || ' %' then 1
           when position(${filter.typed} in d.letters) > 0 then 2
           when position(${filter.words} in d.folded) > 0 then 3
           when ${inFiles} position(${filter.typed} in f.letters) > 0) then 4
           else 5 end,
      coalesce(d.issued_on, d.published_on) desc, d.document_id desc
    limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

/** One row = a public document that bears one of these numbers («12/KH-UBND»), in small letters. */
export const idsByCode = async (tx: Tx, codes: readonly string[]): Promise<{ code: string; id: number }[]> =>
  (
    await sql<{ code: string; id: number }>`
      select distinct on (1) lower(d.number || '/' || d.symbol) as code, d.document_id as id
      from library.public_document d
      where not d.is_draft and lower(d.number || '/' || d.symbol) = any (${[...codes]}::text[])
      order by 1, d.issued_on desc nulls last
    `.execute(tx)
  ).rows

/** One row = an issuer or a field of a public document, for the choices of the list. */
export const choicesOf = async (tx: Tx): Promise<{ kind: 'issuer' | 'field'; value: string }[]> =>
  (
    await sql<{ kind: 'issuer' | 'field'; value: string }>`
      select distinct 'issuer' as kind, d.issuer as value from library.public_document d
      union select distinct 'field', d.field from library.public_document d where d.field is not null
    `.execute(tx)
  ).rows

type Whole = Edition & {
  id: number
  unitId: number
  publishedOn: LocalDate
  approvedBy: string
  endsOn: LocalDate | null
  lastFile: number
} & Pick<DocumentLine, 'standing'>

/** A public document as it stands on a day. */
export const publicDocument = async (tx: Tx, id: number, on: LocalDate): Promise<Whole | null> =>
  (
    await sql<Whole>`
      select d.document_id as id, d.unit_id as "unitId", d.type, d.number, d.symbol, d.issuer, d.title, d.abstract, d.field, d.signer,
        d.issued_on as "issuedOn", d.in_force_on as "inForceOn", d.expires_on as "expiresOn", d.is_draft as "isDraft",
        d.opinions_from as "opinionsFrom", d.opinions_until as "opinionsUntil", d.criteria, d.tasks, d.source, d.certainty, d.note,
        d.edition, d.reason, d.entered_by as "enteredBy", d.entered_on as "enteredOn", d.published_on as "publishedOn", d.approved_by as "approvedBy",
        d.ends_on as "endsOn", ${standing(on)} as standing, d.files as "lastFile"
      from library.public_document d where d.document_id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

type OfFile = Pick<DocumentFile, 'number' | 'name' | 'type' | 'size' | 'hash'>

/** One row = a public file of a public document. */
export const publicFilesOf = async (tx: Tx, id: number): Promise<OfFile[]> =>
  (
    await sql<OfFile>`
      select f.number, f.name, f.type, f.size::int as size, f.hash
      from library.public_document d
      join library.file f on f.unit_id = d.unit_id and f.document_id = d.document_id and f.number <= d.files and f.removed_on is null
      where d.document_id = ${id} order by f.number
    `.execute(tx)
  ).rows

type Found = Omit<Related, 'name'> & Pick<Edition, 'type' | 'number' | 'symbol' | 'isDraft'> & { other: string }

/** One row = a public document that this one changes, or that changes it. */
export const relatedTo = async (tx: Tx, id: number): Promise<Found[]> =>
  (
    await sql<Found>`
      select r.kind, false as "isOther", o.document_id as id, r.other, o.type, o.number, o.symbol, o.is_draft as "isDraft", r.from_on as "fromOn"
      from library.public_document d
      join library.relation r on r.unit_id = d.unit_id and r.document_id = d.document_id and r.edition = d.edition
      left join library.public_document o on o.document_id = r.other_id
      where d.document_id = ${id}
      union all
      select r.kind, true, d.document_id, r.other, d.type, d.number, d.symbol, d.is_draft, r.from_on
      from library.relation r
      join library.public_document d on d.unit_id = r.unit_id and d.document_id = r.document_id and d.edition = r.edition
      where r.other_id = ${id}
      order by 2, 9
    `.execute(tx)
  ).rows

export type KeptLine = Omit<DocumentLine, 'standing' | 'endsOn'> & {
  edition: number
  publicEdition: number | null
  opinions: number
  total: number
  /** what became of what was handed in last; null: nothing was */
  handed: 'waits' | 'approved' | 'returned' | 'replaced' | null
}

export type KeptFilter = { words: string | null; waiting: boolean }

/** One row = a document that offices at or under a unit keep, by its newest edition; what waits for approval first, then what is not public. */
export const keptUnder = async (
  tx: Tx,
  unitId: number,
  { words, waiting }: KeptFilter,
  on: LocalDate,
  { limit, offset }: Span,
): Promise<KeptLine[]> =>
  (
    await sql<KeptLine>`
      select e.document_id as id, e.type, e.number, e.symbol, e.issuer, e.title, e.field, e.signer, e.issued_on as "issuedOn",
        e.in_force_on as "inForceOn", e.is_draft as "isDraft", e.opinions_until as "opinionsUntil", e.edition,
        p.edition as "publicEdition", p.published_on as "publishedOn", count(*) over ()::int as total, s.handed,
        (select count(*)::int from library.file f where f.unit_id = e.unit_id and f.document_id = e.document_id and f.removed_on is null) as files,
        (select count(*)::int from library.opinion o where o.unit_id = e.unit_id and o.document_id = e.document_id) as opinions
      from library.edition e
      left join library.publication p on p.unit_id = e.unit_id and p.document_id = e.document_id and p.ended_on is null
      left join lateral (
        select coalesce(s.answer, 'waits') as handed from library.submission s
        where s.unit_id = e.unit_id and s.document_id = e.document_id order by s.number desc limit 1
      ) s on true
      where not exists (select from library.edition l where l.unit_id = e.unit_id and l.document_id = e.document_id and l.edition > e.edition)
        and exists (select from units.live v where v.unit_id = e.unit_id and v.valid_from <= ${on}::date and v.valid_to > ${on}::date
          and ${unitId}::int in (v.unit_id, v.parent_id, v.province_id))
        and (${words}::text is null or e.words @@ to_tsquery('pg_catalog.simple', ${words}))
        and (not ${waiting} or s.handed = 'waits')
      order by s.handed is not distinct from 'waits' desc, p.edition is not distinct from e.edition, coalesce(e.issued_on, e.entered_on) desc, e.document_id desc
      limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = an opinion on a draft, oldest first. */
export const opinionsOf = async (tx: Tx, unitId: number, id: number): Promise<Opinion[]> =>
  (
    await sql<Opinion>`
      select id, text, organisation, received_on as "receivedOn" from library.opinion
      where unit_id = ${unitId} and document_id = ${id} order by id
    `.execute(tx)
  ).rows

/** The newest answer to the opinions; `approved`: the newest that is public. */
export const summaryOf = async (tx: Tx, unitId: number, id: number, approved: boolean): Promise<Summary | null> =>
  (
    await sql<Summary>`
      select number, text, opinions, published_on as "publishedOn", approved_by as "approvedBy" from library.summary
      where unit_id = ${unitId} and document_id = ${id} and (approved_by is not null or not ${approved}) order by number desc limit 1
    `.execute(tx)
  ).rows[0] ?? null

type NewOpinion = { key: string; text: string; organisation: string | null; on: LocalDate }

/** Adds an opinion; a form sent twice is one. */
export const addOpinion = (tx: Tx, unitId: number, id: number, { key, text, organisation, on }: NewOpinion) =>
  sql`
    insert into library.opinion (unit_id, document_id, key, text, organisation, received_on)
    values (${unitId}, ${id}, ${key}, ${text}, ${organisation}, ${on}) on conflict (key) do nothing
  `.execute(tx)

type NewSummary = Pick<Summary, 'number' | 'text' | 'opinions'> & { personId: number }

export const addSummary = (tx: Tx, unitId: number, id: number, { number, text, opinions, personId }: NewSummary) =>
  sql`
    insert into library.summary (unit_id, document_id, number, text, opinions, person_id)
    values (${unitId}, ${id}, ${number}, ${text}, ${opinions}, ${personId})
  `.execute(tx)
