import { type RawBuilder, sql } from 'kysely'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Moment } from '../news/types.ts'
import type { AddressLine, Listed } from './address.types.ts'

/** What stands in the part of a kind, one row a page: its `key` orders them and stays as more are added. */
const rowsOf = (kind: Listed, { today, minute }: Moment): RawBuilder<unknown> =>
  ({
    units: sql`
      select v.code as key, '/don-vi/' || v.code as path, null::timestamptz as changed, null::text as english
      from units.live v where v.level in ('province', 'district', 'commune') group by v.code`,
    results: sql`
      select v.level || v.code as key, case v.level when 'province' then '/tinh/' when 'district' then '/huyen/' else '/xa/' end || v.code as path,
        null::timestamptz as changed, null::text as english
      from units.live v where v.level in ('province', 'district', 'commune') group by v.level, v.code`,
    news: sql`
      select p.article_id as key, '/tin-tuc/' || p.slug || '-' || p.article_id as path, p.approved_at as changed,
        '/en/news/' || p.slug_en || '-' || p.article_id as english
      from news.published p
      where p.ended_on is null and (p.publish_on, p.publish_minute) <= (${today}::date, ${minute}::int)
        and (p.expires_on is null or p.expires_on >= ${today}::date)`,
    documents: sql`
      select d.document_id as key, '/van-ban/' || d.document_id as path, d.published_on::timestamptz as changed, null::text as english
      from library.public_document d`,
    products: sql`
      select c.product_id as key, '/ocop/' || c.product_id as path, null::timestamptz as changed, null::text as english
      from ocop.certificate c group by c.product_id`,
    decisions: sql`
      select d.dossier_id as key, '/quyet-dinh/' || d.dossier_id as path, d.published_on::timestamptz as changed, null::text as english
      from recognition.decision d where d.published_on <= ${today}::date`,
    questions: sql`
      select q.entry_id as key, '/hoi-dap/' || q.entry_id as path, q.approved_on::timestamptz as changed, null::text as english
      from questions.published q where q.ended_on is null`,
    answers: sql`
      select a.id as key, '/gop-y/tra-loi/' || a.id as path, a.published_on::timestamptz as changed, null::text as english
      from difficulties.publication a where a.ended_on is null`,
  })[kind]

/** One row = a public page of a kind, in an order that stays. */
export const addressesOf = async (tx: Tx, kind: Listed, moment: Moment, { limit, offset }: Span): Promise<AddressLine[]> =>
  (
    await sql<AddressLine>`
      select l.path, l.changed, l.english from (${rowsOf(kind, moment)}) l order by l.key limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** How many public pages there are of a kind. */
export const countAddresses = async (tx: Tx, kind: Listed, moment: Moment): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from (${rowsOf(kind, moment)}) l`.execute(tx)).rows[0]?.count ?? 0
