import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Certificate, CertifiedProduct, Level } from './types.ts'

/** a later certificate of the product stands, which a revoked one does not */
const isReplaced = sql`exists (
  select from ocop.certificate n where n.product_id = c.product_id and n.revoked_on is null
    and (n.decided_on, n.id) > (c.decided_on, c.id)) as "isReplaced"`

const columns = sql`
  c.id, c.unit_id as "unitId", c.product_id as "productId", c.dossier_id as "dossierId", c.stars, c.level, c.body,
  c.decision_number as "decisionNumber", c.decided_on as "decidedOn", c.expires_on as "expiresOn", c.entered_by as "enteredBy",
  c.revoked_on as "revokedOn", c.revoked_because as "revokedBecause", c.revoked_decision as "revokedDecision"`

/** One row = a certificate of a product, the newest first. */
export const certificatesOf = async (tx: Tx, productId: number): Promise<Certificate[]> =>
  (
    await sql<Certificate>`
      select ${columns}, ${isReplaced} from ocop.certificate c where c.product_id = ${productId} order by c.decided_on desc, c.id desc
    `.execute(tx)
  ).rows

type NewCertificate = {
  unitId: number
  productId: number
  dossierId: number | null
  stars: number
  level: Level
  body: string
  decisionNumber: string
  decidedOn: LocalDate
  expiresOn: LocalDate
  by: string
  at: Date
}

/** Enters a certificate; null where this decision, or one of this level for the dossier, is there already. */
export const addCertificate = async (tx: Tx, row: NewCertificate): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into ocop.certificate (unit_id, product_id, dossier_id, stars, level, body, decision_number, decided_on, expires_on, entered_by, entered_at)
      values (${row.unitId}, ${row.productId}, ${row.dossierId}, ${row.stars}, ${row.level}, ${row.body}, ${row.decisionNumber}, ${row.decidedOn},
        ${row.expiresOn}, ${row.by}, ${row.at})
      on conflict do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

type Revocation = { unitId: number; id: number; on: LocalDate; because: string; decision: string; by: string }

/** Revokes a certificate; false where it was revoked before. */
export const revoke = async (tx: Tx, { unitId, id, on, because, decision, by }: Revocation): Promise<boolean> =>
  (
    await sql`
      update ocop.certificate set revoked_on = ${on}, revoked_because = ${because}, revoked_decision = ${decision}, revoked_by = ${by}
      where unit_id = ${unitId} and id = ${id} and revoked_on is null returning id
    `.execute(tx)
  ).rows.length > 0

export type CertifiedFilter = {
  /** null: the whole country */
  unitId: number | null
  stars: number | null
  group: number | null
  folded: string
  /** last days from this on … */
  from: LocalDate | null
  /** … to this */
  until: LocalDate | null
}

/** What stands under a filter: the newest certificate of each product that was not revoked. */
const listed = ({ unitId, stars, group, folded, from, until }: CertifiedFilter, today: LocalDate) => sql`
  from ocop.certificate c
  join ocop.product p on (p.unit_id, p.id) = (c.unit_id, c.product_id)
  join ocop.producer r on (r.unit_id, r.id) = (p.unit_id, p.producer_id)
  cross join lateral (
    select l.code, l.name, l.parent_id, l.province_id from units.live l where l.unit_id = c.unit_id
    order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
  ) v
  cross join lateral (
    select l.name from units.live l where l.unit_id = v.province_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
  ) w
  cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) k
  where c.revoked_on is null
    and not exists (
      select from ocop.certificate n where n.product_id = c.product_id and n.revoked_on is null and (n.decided_on, n.id) > (c.decided_on, c.id))
    and (${from}::date is null or c.expires_on >= ${from}::date)
    and (${until}::date is null or c.expires_on <= ${until}::date)
    and (${stars}::int is null or c.stars = ${stars}::int)
    and (${group}::int is null or (p.group_law = '148' and p.group_number = ${group}::int))
    and (${unitId}::int is null or ${unitId}::int in (c.unit_id, v.parent_id, v.province_id, k.id))
    and (${folded} = '' or p.folded like '%' || ${folded} || '%' or r.folded like '%' || ${folded} || '%')`

const ofProduct = sql`
  v.code as "unitCode", v.name as "unitName", v.province_id as "provinceId", w.name as "provinceName", p.name as "productName",
  r.name as "producerName", r.kind as "producerKind", jsonb_build_object('law', p.group_law, 'number', p.group_number) as "group"`

const orders = { expiry: sql`c.expires_on`, stars: sql`c.stars desc`, newest: sql`c.decided_on desc` }

/** One row = a certificate that stands, with its product; in the order asked: what ends first, most stars, or certified last. */
export const certified = async (
  tx: Tx,
  filter: CertifiedFilter,
  today: LocalDate,
  { limit, offset, order }: Span & { order: keyof typeof orders },
): Promise<(CertifiedProduct & Total)[]> =>
  (
    await sql<CertifiedProduct & Total>`
      select ${columns}, false as "isReplaced", ${ofProduct}, count(*) over ()::int as total
      ${listed(filter, today)}
      order by ${orders[order]}, c.decided_on desc, c.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = how many certificates that stand have so many stars. */
export const countByStars = async (tx: Tx, filter: CertifiedFilter, today: LocalDate): Promise<{ stars: number; count: number }[]> =>
  (
    await sql<{ stars: number; count: number }>`
      select c.stars, count(*)::int as count ${listed(filter, today)} group by c.stars order by c.stars desc
    `.execute(tx)
  ).rows
