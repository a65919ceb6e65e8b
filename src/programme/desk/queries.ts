import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Held } from '../people/types.ts'
import type { NewNotice, Notice } from './types.ts'

/** Writes a notice unless it was told before; true when it is new. */
export const addNotice = async (tx: Tx, { to, key, title, href }: NewNotice, now: Date): Promise<boolean> =>
  (
    await sql`
      insert into desk.notice (unit_id, body_id, verb, person_id, key, title, href, made_at)
      values (${to.unitId}, ${to.bodyId ?? null}, ${to.verb ?? null}, ${to.personId ?? null}, ${key}, ${title}, ${href}, ${now})
      on conflict do nothing returning id
    `.execute(tx)
  ).rows.length === 1

type Reader = { personId: number; held: readonly Pick<Held, 'unitId' | 'bodyId'>[]; pairs: readonly string[] }

/** One row = a notice for a person in one of their posts, latest first. `pairs`: «unit verb» of what they hold. */
export const noticesFor = async (tx: Tx, { personId, held, pairs }: Reader, limit: number): Promise<Notice[]> =>
  (
    await sql<Notice>`
      select n.id::int, n.title, n.href, v.name as "unitName", n.made_at as "madeAt", n.id <= coalesce(s.notice_id, 0) as seen
      from desk.notice n
      join units.version v on v.unit_id = n.unit_id and v.valid_from <= n.made_at::date and v.valid_to > n.made_at::date
      left join desk.seen s on s.person_id = ${personId}
      where n.unit_id = any(${held.map(({ unitId }) => unitId)}::int[])
        and (n.body_id is null or n.body_id = any(${held.map(({ bodyId }) => bodyId)}::int[]))
        and (n.verb is null or n.unit_id || ' ' || n.verb = any(${pairs}::text[]))
        and (n.person_id is null or n.person_id = ${personId})
      order by n.made_at desc, n.id desc limit ${limit}
    `.execute(tx)
  ).rows

/** All up to this one are seen. */
export const markSeen = (tx: Tx, personId: number, noticeId: number) =>
  sql`
    insert into desk.seen (person_id, notice_id) values (${personId}, ${noticeId})
    on conflict (person_id) do update set notice_id = greatest(desk.seen.notice_id, excluded.notice_id)
  `.execute(tx)
