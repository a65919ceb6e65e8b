import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Comment, CommentCount, CommentState } from './types.ts'

type New = { unitId: number; articleId: number; name: string; contact: string; text: string; key: string; on: LocalDate; at: Date }

/** Keeps a comment until somebody has read it; whether it is new: the same sent twice is one. */
export const addComment = async (tx: Tx, one: New): Promise<{ id: number } | null> =>
  (
    await sql<{ id: number }>`
      insert into news.comment (unit_id, article_id, name, contact, text, key, state, received_on, received_at)
      values (${one.unitId}, ${one.articleId}, ${one.name}, ${one.contact}, ${one.text}, ${one.key}, 'waiting', ${one.on}, ${one.at})
      on conflict (unit_id, article_id, key) do nothing returning id
    `.execute(tx)
  ).rows[0] ?? null

export const holdComment = (tx: Tx, id: number) => sql`select from news.comment where id = ${id}::int for update`.execute(tx)

const columns = sql`
  c.id, c.unit_id as "unitId", c.article_id as "articleId", t.title, c.name, c.text, c.contact is not null as "hasContact", c.state, c.reason,
  c.thread_id as "threadId", c.handled_by as "handledBy", c.handled_on as "handledOn", c.received_on as "receivedOn"`

const titled = sql`join news.published t on t.article_id = c.article_id`

export const commentById = async (tx: Tx, id: number): Promise<Comment | null> =>
  (await sql<Comment>`select ${columns} from news.comment c ${titled} where c.id = ${id}::int`.execute(tx)).rows[0] ?? null

export const contactOf = async (tx: Tx, id: number): Promise<string | null> =>
  (await sql<{ contact: string | null }>`select c.contact from news.comment c where c.id = ${id}::int`.execute(tx)).rows[0]?.contact ?? null

type Handled = { state: CommentState; reason: string | null; threadId: number | null; by: string; on: LocalDate }

export const handleComment = (tx: Tx, id: number, { state, reason, threadId, by, on }: Handled) =>
  sql`
    update news.comment set state = ${state}, reason = ${reason}, thread_id = ${threadId}, handled_by = ${by}, handled_on = ${on}
    where id = ${id}::int
  `.execute(tx)

/** Comments on articles of a unit and of all that ever stood under it. */
const under = (unitId: number) => sql`(
  c.unit_id = ${unitId}::int
  or exists (select from units.unit u where u.id = ${unitId}::int and u.origin = 'country')
  or c.unit_id in (select l.unit_id from units.live l where l.province_id = ${unitId}::int or l.parent_id = ${unitId}::int))`

/** One row = a comment in the list of moderators: those that wait oldest first, others newest first. */
export const commentsUnder = async (
  tx: Tx,
  { unitId, state }: { unitId: number; state: CommentState },
  { limit, offset }: Span,
): Promise<(Comment & { total: number })[]> =>
  (
    await sql<Comment & { total: number }>`
      select ${columns}, count(*) over ()::int as total from news.comment c ${titled}
      where ${under(unitId)} and c.state = ${state}
      order by case when ${state} = 'waiting' then c.received_at end, c.received_at desc, c.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

export const waitingComments = async (tx: Tx, unitId: number): Promise<number> =>
  (
    await sql<{ count: number }>`select count(*)::int as count from news.comment c where c.state = 'waiting' and ${under(unitId)}`.execute(
      tx,
    )
  ).rows[0]?.count ?? 0

/** One row = a month in which comments came in, the newest first. */
export const countsByMonth = async (tx: Tx, most: number): Promise<CommentCount[]> =>
  (
    await sql<CommentCount>`
      select to_char(c.received_on, 'YYYY-MM') as month, count(*)::int as received,
        count(*) filter (where c.state = 'approved')::int as approved, count(*) filter (where c.state = 'refused')::int as refused,
        count(*) filter (where c.state = 'forwarded')::int as forwarded, count(*) filter (where c.state = 'waiting')::int as waiting
      from news.comment c group by 1 order by 1 desc limit ${most}
    `.execute(tx)
  ).rows

/** Erases contacts of what was handled before a day, and name and text of what was not shown; how many rows were touched. */
export async function forgetComments(tx: Tx, before: { contact: LocalDate; notShown: LocalDate }): Promise<number> {
  const contacts = await sql`
    update news.comment set contact = null where contact is not null and handled_on < ${before.contact}::date
  `.execute(tx)
  const texts = await sql`
    update news.comment set name = null, text = null
    where text is not null and state in ('refused', 'forwarded') and handled_on < ${before.notShown}::date
  `.execute(tx)
  return Number(contacts.numAffectedRows ?? 0) + Number(texts.numAffectedRows ?? 0)
}
