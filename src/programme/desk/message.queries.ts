import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Morning, Outgoing, Topic } from './channel.types.ts'

type Planning = {
  now: Date
  today: LocalDate
  /** notices made before are not looked at any more */
  since: Date
  morning: Morning
  /** «role verb» of everything that a role may */
  roleVerbs: readonly string[]
  words: Readonly<Record<string, Topic>>
}

/**
 * Makes messages of the notices that no channel carries yet, for whoever reads them today by their posts and wishes to hear of them so.
 * How many notices found a message. Where nothing is new nothing is written.
 */
export const planMessages = async (tx: Tx, { now, today, since, morning, roleVerbs, words }: Planning): Promise<number> =>
  Number(
    (
      await sql`
        with fresh as (
          select n.*, coalesce(t.topic, 'other') as topic
          from desk.notice n
          left join unnest(${Object.keys(words)}::text[], ${Object.values(words)}::text[]) t (word, topic) on t.word = split_part(n.key, ':', 1)
          where n.made_at > ${since}
        ), mine as (
          select a.person_id, a.id from people.assignment a where a.valid_from <= ${today}::date and a.valid_to > ${today}::date
          union all
          select d.to_person_id, d.assignment_id from people.delegation d where d.valid_from <= ${today}::date and d.valid_to > ${today}::date
        ), reader as (
          select c.id as channel_id, c.person_id, c.topics, c.rhythm, c.began_at, a.unit_id, a.role, o.body_id
          from desk.channel c
          join people.person p on p.id = c.person_id and p.disabled_at is null
          join mine m on m.person_id = c.person_id
          join people.assignment a on a.id = m.id and a.valid_from <= ${today}::date and a.valid_to > ${today}::date
          join people.post o on o.id = a.post_id
          where c.ended_at is null
        ), meant as (
          select distinct r.channel_id, f.id as notice_id,
                 case r.rhythm when 'now' then 'notice-' || f.id else 'day-' || ${morning.day} end as batch,
                 case r.rhythm when 'now' then ${now}::timestamptz else ${morning.at}::timestamptz end as due_at
          from fresh f
          join reader r on r.unit_id = f.unit_id and f.made_at >= r.began_at and f.topic = any(r.topics)
            and (f.person_id is null or f.person_id = r.person_id)
            and (f.body_id is null or f.body_id = r.body_id)
            and (f.verb is null or r.role || ' ' || f.verb = any(${roleVerbs}::text[]))
          where not exists (select from desk.carried k where k.channel_id = r.channel_id and k.notice_id = f.id)
        ), opened as (
          insert into desk.message as m (channel_id, batch, due_at)
          select distinct channel_id, batch, due_at from meant
          on conflict (channel_id, batch) do update set due_at = m.due_at
          returning m.id, m.channel_id, m.batch
        )
        insert into desk.carried (channel_id, notice_id, message_id)
        select t.channel_id, t.notice_id, o.id from meant t join opened o using (channel_id, batch)
        on conflict do nothing
      `.execute(tx)
    ).numAffectedRows ?? 0,
  )

/** Takes messages that are due for this server until a moment; what another one has taken is passed over. Their ids. */
export const takeMessages = async (tx: Tx, now: Date, until: Date, most: number): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      update desk.message m set attempts = m.attempts + 1, taken_until = ${until}
      from (
        select w.id from desk.message w
        where w.sent_at is null and w.given_up_at is null and w.due_at <= ${now} and (w.taken_until is null or w.taken_until <= ${now})
        order by w.due_at, w.id limit ${most} for update skip locked
      ) due
      where m.id = due.id returning m.id
    `.execute(tx)
  ).rows.map(({ id }) => id)

/** One row = a message with all that it needs to leave. */
export const outgoing = async (tx: Tx, ids: readonly number[]): Promise<Outgoing[]> =>
  (
    await sql<Outgoing>`
      select m.id, m.batch, m.attempts, c.id as "channelId", c.person_id as "personId", c.kind, c.address, c.sealed_secret as "sealedSecret",
             c.ended_at is not null or p.disabled_at is not null as over, n.notices
      from desk.message m
      join desk.channel c on c.id = m.channel_id
      join people.person p on p.id = c.person_id
      cross join lateral (
        select json_agg(json_build_object('id', o.id, 'title', o.title, 'href', o.href, 'madeAt', o.made_at) order by o.made_at, o.id) as notices
        from desk.carried k join desk.notice o on o.id = k.notice_id where k.message_id = m.id
      ) n
      where m.id = any(${ids}::bigint[]) order by m.due_at, m.id
    `.execute(tx)
  ).rows

/** Taken and not begun: as it was before. */
export const giveBack = (tx: Tx, ids: readonly number[]) =>
  sql`update desk.message set taken_until = null, attempts = attempts - 1 where id = any(${ids}::bigint[])`.execute(tx)

export const noteSent = (tx: Tx, id: number, now: Date) =>
  sql`update desk.message set sent_at = ${now}, taken_until = null, said = null where id = ${id} and sent_at is null`.execute(tx)

/** It failed: it is due again at a moment, or given up. */
export const noteFailed = (tx: Tx, id: number, said: string, again: Date | null, now: Date) =>
  sql`
    update desk.message set taken_until = null, said = ${said}, due_at = coalesce(${again}::timestamptz, due_at),
      given_up_at = case when ${again}::timestamptz is null then ${now}::timestamptz end
    where id = ${id} and sent_at is null and given_up_at is null
  `.execute(tx)

/** What left or was given up long ago, and codes that nobody can use any more. How many messages. */
export async function forgetOld(tx: Tx, before: Date, codesBefore: Date): Promise<number> {
  await sql`delete from desk.address_code where sent_at < ${codesBefore}`.execute(tx)
  const gone = await sql`delete from desk.message where coalesce(sent_at, given_up_at) < ${before}`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}
