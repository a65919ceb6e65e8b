import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Held } from '../people/types.ts'
import type { NewNotice, Notice } from './types.ts'

/** Writes what was not told before, in the order given and in one statement: a province is told by hundreds. How many are new. */
export const addNotices = async (tx: Tx, notices: readonly NewNotice[], now: Date): Promise<number> =>
  (
    await sql`
      insert into desk.notice (unit_id, body_id, verb, person_id, key, title, href, made_at)
      select unit_id, body_id, verb, person_id, key, title, href, ${now} from unnest(
        ${notices.map(({ to }) => to.unitId)}::int[], ${notices.map(({ to }) => to.bodyId ?? null)}::int[],
        ${notices.map(({ to }) => to.verb ?? null)}::text[], ${notices.map(({ to }) => to.personId ?? null)}::int[],
        ${notices.map(({ key }) => key)}::text[], ${notices.map(({ title }) => title)}::text[], ${notices.map(({ href }) => href)}::text[]
      ) with ordinality n (unit_id, body_id, verb, person_id, key, title, href, place)
      order by place
      on conflict do nothing returning id
    `.execute(tx)
  ).rows.length

/** Who reads: the person and the posts that they hold; `roleVerbs`: «role verb» of everything that a role may. */
type Reader = { personId: number; held: readonly Pick<Held, 'unitId' | 'bodyId' | 'role'>[]; roleVerbs: readonly string[] }

/** Whether a notice `n` is for the reader: for a post that they hold, and not for somebody else in it. */
const isFor = ({ personId, held, roleVerbs }: Reader) => sql`
  n.unit_id = any(${held.map(({ unitId }) => unitId)}::int[]) and (n.person_id is null or n.person_id = ${personId})
  and ((n.body_id is null and n.verb is null) or exists (
    select from unnest(${held.map(({ unitId }) => unitId)}::int[], ${held.map(({ bodyId }) => bodyId)}::int[], ${held.map(({ role }) => role)}::text[]) h (unit_id, body_id, role)
    where h.unit_id = n.unit_id and (n.body_id is null or n.body_id = h.body_id)
      and (n.verb is null or h.role || ' ' || n.verb = any(${roleVerbs}::text[]))))`

/** One row = a notice for a person in one of their posts, latest first. */
export const noticesFor = async (tx: Tx, reader: Reader, limit: number): Promise<Notice[]> =>
  (
    await sql<Notice>`
      select n.id::int, n.title, n.href, v.name as "unitName", n.made_at as "madeAt", n.id <= coalesce(s.notice_id, 0) as seen
      from desk.notice n
      cross join lateral (
        select w.name from units.version w where w.unit_id = n.unit_id and w.withdrawn_at is null
        order by w.valid_from <= n.made_at::date desc, w.valid_from desc limit 1
      ) v
      left join desk.seen s on s.person_id = ${reader.personId}
      where ${isFor(reader)}
      order by n.made_at desc, n.id desc limit ${limit}
    `.execute(tx)
  ).rows

/** How many notices the person has not seen, counted no further than `most`. */
export const unseenFor = async (tx: Tx, reader: Reader, most: number): Promise<number> =>
  (
    await sql<{ unseen: number }>`
      select count(*)::int as unseen from (
        select from desk.notice n
        where n.id > coalesce((select s.notice_id from desk.seen s where s.person_id = ${reader.personId}), 0) and ${isFor(reader)}
        limit ${most}
      ) counted
    `.execute(tx)
  ).rows[0]?.unseen as number

/** All up to this one are seen; a number that no notice has yet stands for the last that there is. */
export const markSeen = (tx: Tx, personId: number, noticeId: number) =>
  sql`
    insert into desk.seen (person_id, notice_id)
    select ${personId}, max(n.id) from desk.notice n where n.id <= ${noticeId} having max(n.id) is not null
    on conflict (person_id) do update set notice_id = greatest(desk.seen.notice_id, excluded.notice_id)
  `.execute(tx)
