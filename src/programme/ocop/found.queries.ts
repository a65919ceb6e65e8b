import { sql } from 'kysely'
import { type Fit, mostFound, type Sought } from '../../platform/base/found.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fitAsked, wordsAsked } from '../../platform/db/found.ts'
import type { CertifiedProduct } from './types.ts'

export type FoundProduct = Pick<
  CertifiedProduct,
  'productId' | 'productName' | 'producerName' | 'unitName' | 'provinceName' | 'stars' | 'decisionNumber' | 'decidedOn' | 'expiresOn'
> & { fit: Fit }

/** One row = a product that is certified on the day, by its name or its producer's; most stars first among what fits alike. */
export const productsFound = async (tx: Tx, sought: Sought, today: LocalDate, { limit, offset }: Span): Promise<(FoundProduct & Total)[]> =>
  (
    await sql<FoundProduct & Total>`
      with candidate as materialized (
        select p.unit_id, p.id, p.name, p.folded, p.producer_id from ocop.product p where p.found @@ ${wordsAsked(sought)}
        union select p.unit_id, p.id, p.name, p.folded, p.producer_id from ocop.producer r
        join ocop.product p on (p.unit_id, p.producer_id) = (r.unit_id, r.id) where r.found @@ ${wordsAsked(sought)}
      ), certified as materialized (
        select p.*, c.stars, c.decision_number, c.decided_on, c.expires_on
        from candidate p
        cross join lateral (
          select c.* from ocop.certificate c where c.product_id = p.id and c.revoked_on is null order by c.decided_on desc, c.id desc limit 1
        ) c
        where c.expires_on >= ${today}::date limit ${mostFound + 1}
      ), found as (
        select c.*, ${fitAsked(sought, sql`c.name`, sql`c.folded`)} as fit, count(*) over ()::int as total from certified c
        order by fit, c.stars desc, c.decided_on desc, c.id desc limit ${limit} offset ${offset}
      )
      select f.id as "productId", f.name as "productName", r.name as "producerName", v.name as "unitName", w.name as "provinceName", f.stars,
        f.decision_number as "decisionNumber", f.decided_on as "decidedOn", f.expires_on as "expiresOn", f.fit, f.total
      from found f
      join ocop.producer r on (r.unit_id, r.id) = (f.unit_id, f.producer_id)
      cross join lateral (
        select l.name, l.province_id from units.live l where l.unit_id = f.unit_id
        order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (
        select l.name from units.live l where l.unit_id = v.province_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) w
      order by f.fit, f.stars desc, f.decided_on desc, f.id desc
    `.execute(tx)
  ).rows
