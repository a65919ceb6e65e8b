import { type RawBuilder, sql } from 'kysely'
import { type Fit, mostFound, type Sought } from '../../platform/base/found.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fitAsked, wordsAsked } from '../../platform/db/found.ts'
import type { Metadata } from './types.ts'

export type FoundDocument = Pick<Metadata, 'type' | 'number' | 'symbol' | 'isDraft' | 'title' | 'issuer' | 'abstract'> & {
  id: number
  on: LocalDate
  fit: Fit
}

/** the number as somebody types it: «318/QĐ-TTg», «318/qd-ttg ngày 8/3/2022» */
const isNumber = ({ readings }: Sought): RawBuilder<unknown> =>
  sql`(e.number is not null and exists (select from unnest(${readings}::text[]) r (reading)
    where r.reading like '%' || platform.fold(e.number || '/' || e.symbol) || '%' and r.reading ~ '\\d'))`

/**
 * One row = a public document: whose number or title is what is sought first, then whose title has it, then the rest, the newest of each
 * first. Of what is found in titles and other facts, and of what is found in files, the newest 401 are looked at.
 */
export async function documentsFound(tx: Tx, sought: Sought, { limit, offset }: Span): Promise<(FoundDocument & Total)[]> {
  const begins = sought.readings.map((reading) => `${reading.slice(0, 90)}%`)
  const newest = sql`order by e.issued_on desc nulls last, e.document_id desc limit ${mostFound + 1}`
  const isPublic = sql`join library.publication p on p.document_id = e.document_id and p.edition = e.edition and p.ended_on is null`
  const { rows } = await sql<FoundDocument & Total>`
    with candidate as materialized (
      (select e.document_id from library.edition e ${isPublic} where left(e.folded, 100) like any(${begins}::text[]) ${newest})
      union (select e.document_id from library.edition e ${isPublic} where left(e.folded_title, 200) = any(${sought.readings}::text[]) ${newest})
      union (select e.document_id from library.edition e ${isPublic} where e.found @@ ${wordsAsked(sought)} ${newest})
      union (select f.document_id from library.file f
        join library.publication p on p.document_id = f.document_id and p.ended_on is null and f.number <= p.files
        where f.removed_on is null and f.found @@ ${wordsAsked(sought)} limit ${mostFound + 1})
    ), found as (
      select e.*, p.published_on, count(*) over ()::int as total,
        case when ${isNumber(sought)} then 0 else ${fitAsked(sought, sql`e.title`, sql`e.folded_title`)} end as fit
      from candidate c join library.publication p on p.document_id = c.document_id and p.ended_on is null
      join library.edition e on (e.unit_id, e.document_id, e.edition) = (p.unit_id, p.document_id, p.edition)
    )
    select d.document_id as id, d.type, d.number, d.symbol, d.is_draft as "isDraft", d.title, d.issuer, d.abstract,
      coalesce(d.issued_on, d.published_on) as "on", d.fit, d.total
    from found d
    order by d.fit, coalesce(d.issued_on, d.published_on) desc, d.document_id desc limit ${limit} offset ${offset}
  `.execute(tx)
  return rows
}
