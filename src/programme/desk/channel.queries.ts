import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Channel, ChannelKind, Wishes } from './channel.types.ts'

/** One row = a channel of the person that is in use, with how its messages since a moment went. */
export const channelsOf = async (tx: Tx, personId: number, since: Date): Promise<Channel[]> =>
  (
    await sql<Channel>`
      select c.id, c.kind, c.address, c.topics, c.rhythm, c.began_at as "beganAt",
             (select max(m.sent_at) from desk.message m where m.channel_id = c.id) as "lastSentAt",
             (select count(*)::int from desk.message m where m.channel_id = c.id and m.attempts > 0 and m.sent_at is null and m.given_up_at is null) as waiting,
             (select count(*)::int from desk.message m where m.channel_id = c.id and m.given_up_at >= ${since}) as "givenUp",
             (select m.said from desk.message m
              where m.channel_id = c.id and m.said is not null and m.sent_at is null and coalesce(m.given_up_at, m.due_at) >= ${since}
              order by coalesce(m.given_up_at, m.due_at) desc limit 1) as said
      from desk.channel c where c.person_id = ${personId} and c.ended_at is null order by c.kind
    `.execute(tx)
  ).rows

type NewChannel = Wishes & { personId: number; kind: ChannelKind; address: string; sealedSecret: Buffer | null }

/** Lets one change of a person's channels be made after another, until the end of the transaction. */
export const holdPerson = (tx: Tx, personId: number) => sql`select pg_advisory_xact_lock(7110530, ${personId})`.execute(tx)

/** The person's channel of this kind from now on; the one before ends. */
export async function putChannel(tx: Tx, one: NewChannel, now: Date): Promise<number> {
  const [before] = (
    await sql<{ id: number }>`
      update desk.channel set ended_at = ${now} where person_id = ${one.personId} and kind = ${one.kind} and ended_at is null returning id
    `.execute(tx)
  ).rows
  if (before) await dropWaiting(tx, before.id, now)
  const { rows } = await sql<{ id: number }>`
    insert into desk.channel (person_id, kind, address, sealed_secret, topics, rhythm, began_at)
    values (${one.personId}, ${one.kind}, ${one.address}, ${one.sealedSecret}, ${one.topics}::text[], ${one.rhythm}, ${now}) returning id
  `.execute(tx)
  return rows[0]?.id as number
}

/** False where the person has no such channel. */
export const setWishes = async (tx: Tx, personId: number, id: number, { topics, rhythm }: Wishes): Promise<boolean> =>
  (
    await sql`
      update desk.channel set topics = ${topics}::text[], rhythm = ${rhythm} where id = ${id} and person_id = ${personId} and ended_at is null
      returning id
    `.execute(tx)
  ).rows.length === 1

/** What kind of channel ended; undefined where the person has no such one. */
export async function endChannel(tx: Tx, personId: number, id: number, now: Date): Promise<ChannelKind | undefined> {
  const { rows } = await sql<{ kind: ChannelKind }>`
    update desk.channel set ended_at = ${now} where id = ${id} and person_id = ${personId} and ended_at is null returning kind
  `.execute(tx)
  if (rows[0]) await dropWaiting(tx, id, now)
  return rows[0]?.kind
}

/** What still waited for a channel that ended is not sent. */
const dropWaiting = (tx: Tx, channelId: number, now: Date) =>
  sql`
    update desk.message set given_up_at = ${now}, said = 'kênh đã bỏ' where channel_id = ${channelId} and sent_at is null and given_up_at is null
  `.execute(tx)

/** When codes were sent to the person since a moment, the latest first. */
export const codesSince = async (tx: Tx, personId: number, since: Date): Promise<Date[]> =>
  (
    await sql<{ at: Date }>`
      select k.sent_at as at from desk.address_code k where k.person_id = ${personId} and k.sent_at > ${since} order by k.sent_at desc
    `.execute(tx)
  ).rows.map(({ at }) => at)

type NewCode = { personId: number; address: string; hash: string; now: Date }

export const addCode = (tx: Tx, { personId, address, hash, now }: NewCode) =>
  sql`insert into desk.address_code (person_id, address, code_hash, sent_at) values (${personId}, ${address}, ${hash}, ${now})`.execute(tx)

export type Code = { id: number; address: string; hash: string; tries: number }

/** The last code that was sent to the person, where it is not used and was sent since a moment; held for this transaction. */
export const lastCode = async (tx: Tx, personId: number, since: Date): Promise<Code | undefined> =>
  (
    await sql<Code & { usedAt: Date | null }>`
      select k.id, k.address, k.code_hash as hash, k.tries, k.used_at as "usedAt"
      from desk.address_code k where k.person_id = ${personId} and k.sent_at > ${since} order by k.sent_at desc, k.id desc limit 1 for update
    `.execute(tx)
  ).rows.find(({ usedAt }) => usedAt === null)

export const countTry = (tx: Tx, id: number) => sql`update desk.address_code set tries = tries + 1 where id = ${id}`.execute(tx)
export const closeCode = (tx: Tx, id: number, now: Date) => sql`update desk.address_code set used_at = ${now} where id = ${id}`.execute(tx)

/** The address to which a code was sent that can still be entered. */
export const addressWaiting = async (tx: Tx, personId: number, since: Date, tries: number): Promise<string | null> =>
  (
    await sql<{ address: string; open: boolean }>`
      select k.address, k.used_at is null and k.tries < ${tries} as open
      from desk.address_code k where k.person_id = ${personId} and k.sent_at > ${since} order by k.sent_at desc, k.id desc limit 1
    `.execute(tx)
  ).rows.find(({ open }) => open)?.address ?? null
