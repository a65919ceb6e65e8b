import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { LastReview, VacantPost } from './review.types.ts'

/** One row = when one of the persons was looked through last, and by whom. */
export const lastReviews = async (tx: Tx, personIds: number[]): Promise<LastReview[]> =>
  (
    await sql<LastReview>`
      select distinct on (r.person_id) r.person_id as "personId", b.name as by, r.reviewed_at as at
      from people.permission_review r join people.person b on b.id = r.reviewed_by
      where r.person_id = any (${personIds}::int[])
      order by r.person_id, r.number desc
    `.execute(tx)
  ).rows

export type NewReview = { personId: number; held: string[] }

export const addReviews = async (tx: Tx, reviews: NewReview[], by: number, at: Date): Promise<void> => {
  await sql`
    insert into people.permission_review (person_id, number, reviewed_by, reviewed_at, held)
    select n.person_id, coalesce((select max(r.number) from people.permission_review r where r.person_id = n.person_id), 0) + 1, ${by}, ${at}, n.held
    from unnest(${reviews.map(({ personId }) => personId)}::int[], ${reviews.map(({ held }) => JSON.stringify(held))}::jsonb[]) n (person_id, held)
  `.execute(tx)
}

/** One row = a post of the unit or of one under it that nobody holds on the day. */
export const vacantPosts = async (tx: Tx, unitId: number, on: LocalDate): Promise<VacantPost[]> =>
  (
    await sql<VacantPost>`
      select o.id, o.name, b.name as "bodyName", v.name as "unitName", w.name as "lastHeldBy", w.valid_to as since
      from people.post o
      join people.body b on b.id = o.body_id and b.valid_from <= ${on}::date and b.valid_to > ${on}::date
      cross join lateral (
        select l.name, l.unit_id, l.parent_id, l.province_id from units.live l where l.unit_id = b.unit_id
        order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) c
      left join lateral (
        select p.name, a.valid_to from people.assignment a join people.person p on p.id = a.person_id
        where a.post_id = o.id and a.valid_to <= ${on}::date order by a.valid_to desc, a.id desc limit 1
      ) w on true
      where o.valid_from <= ${on}::date and o.valid_to > ${on}::date and ${unitId}::int in (v.unit_id, v.parent_id, v.province_id, c.id)
        and not exists (
          select from people.assignment a
          where a.post_id = o.id and a.valid_from <= ${on}::date and a.valid_to > ${on}::date
        )
      order by b.unit_id, b.name, o.name
    `.execute(tx)
  ).rows
