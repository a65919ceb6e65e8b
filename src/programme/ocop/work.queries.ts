import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { DossierState } from './types.ts'

export type Unfinished = { id: number; unitName: string; productName: string; year: number; returnedBecause: string | null }

/** One row = a dossier of the commune itself that is being made. */
export const draftsOf = async (tx: Tx, unitId: number, today: string, limit: number): Promise<Unfinished[]> =>
  (
    await sql<Unfinished>`
      select d.id, v.name as "unitName", p.name as "productName", d.year, d.returned_because as "returnedBecause"
      from ocop.dossier d
      join ocop.product p on (p.unit_id, p.id) = (d.unit_id, d.product_id)
      cross join lateral (
        select l.name from units.live l where l.unit_id = d.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      where d.unit_id = ${unitId} and d.state = 'drafting' order by d.returned_because is null, d.id limit ${limit}
    `.execute(tx)
  ).rows

/** One row = how many dossiers of a province are at a step where it is asked; `scored`: every member who may has scored. */
export const waitingUnder = async (
  tx: Tx,
  unitId: number,
  today: string,
): Promise<{ state: DossierState; isScored: boolean; count: number }[]> =>
  (
    await sql<{ state: DossierState; isScored: boolean; count: number }>`
      select d.state, d.state = 'scoring' and not exists (
               select from ocop.council_member m
               where (m.unit_id, m.council_id) = (d.council_unit_id, d.council_id) and not d.hands @> array[m.person_id]
                 and not exists (select from ocop.score s where (s.unit_id, s.dossier_id) = (d.unit_id, d.id) and s.person_id = m.person_id)
             ) as "isScored", count(*)::int as count
      from ocop.dossier d
      join units.live v on v.unit_id = d.unit_id and v.valid_from <= ${today}::date and v.valid_to > ${today}::date
      where d.state in ('submitted', 'scoring', 'concluded') and v.province_id = ${unitId}
        and (d.state <> 'concluded' or (d.result ->> 'stars')::int >= 3)
      group by 1, 2
    `.execute(tx)
  ).rows

export type Ending = { productId: number; productName: string; expiresOn: LocalDate }

/** One row = a certificate of the commune itself that ends up to the day, without a newer one or a dossier that is under way. */
export const endingOf = async (tx: Tx, unitId: number, until: LocalDate, limit: number): Promise<Ending[]> =>
  (
    await sql<Ending>`
      select c.product_id as "productId", p.name as "productName", c.expires_on as "expiresOn"
      from ocop.certificate c
      join ocop.product p on (p.unit_id, p.id) = (c.unit_id, c.product_id)
      where c.unit_id = ${unitId} and c.revoked_on is null and c.expires_on <= ${until}
        and not exists (
          select from ocop.certificate n where n.product_id = c.product_id and n.revoked_on is null and (n.decided_on, n.id) > (c.decided_on, c.id))
        and not exists (
          select from ocop.dossier d where (d.unit_id, d.product_id) = (c.unit_id, c.product_id)
            and d.opened_on > c.decided_on and d.state not in ('withdrawn', 'decided'))
      order by c.expires_on, c.id limit ${limit}
    `.execute(tx)
  ).rows

export type Warnable = Ending & { id: number; unitId: number; provinceId: number | null }

/** One row = a certificate that stands and ends up to the day and not long before today, in the country. */
export const warnable = async (tx: Tx, today: LocalDate, from: LocalDate, until: LocalDate): Promise<Warnable[]> =>
  (
    await sql<Warnable>`
      select c.id, c.unit_id as "unitId", v.province_id as "provinceId", c.product_id as "productId", p.name as "productName",
             c.expires_on as "expiresOn"
      from ocop.certificate c
      join ocop.product p on (p.unit_id, p.id) = (c.unit_id, c.product_id)
      join units.live v on v.unit_id = c.unit_id and v.valid_from <= ${today}::date and v.valid_to > ${today}::date
      where c.revoked_on is null and c.expires_on between ${from} and ${until}
        and not exists (
          select from ocop.certificate n where n.product_id = c.product_id and n.revoked_on is null and (n.decided_on, n.id) > (c.decided_on, c.id))
      order by c.unit_id, c.id
    `.execute(tx)
  ).rows
