import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Token } from './token.types.ts'
import type { Verb } from './types.ts'

/** One row = a token of one of the persons, newest first. */
export const tokensOf = async (tx: Tx, personIds: number[], today: LocalDate, now: Date): Promise<Token[]> =>
  (
    await sql<Token>`
      select t.id, t.name, p.id as "personId", p.name as "personName", o.name as "postName", v.name as "unitName", t.verbs,
             t.made_at as "madeAt", m.name as "madeBy", t.expires_at as "expiresAt", t.used_at as "usedAt", t.revoked_at as "revokedAt",
             case when t.revoked_at is not null then 'revoked' when t.expires_at <= ${now} then 'expired'
                  when a.valid_to <= ${today}::date then 'postEnded' when p.disabled_at is not null then 'accountClosed' else 'works' end as state
      from people.token t
      join people.assignment a on a.id = t.assignment_id
      join people.person p on p.id = a.person_id
      join people.post o on o.id = a.post_id
      join people.person m on m.id = t.made_by
      cross join lateral (
        select w.name from units.version w where w.unit_id = a.unit_id and w.withdrawn_at is null
        order by w.valid_from <= ${today}::date desc, w.valid_from desc limit 1
      ) v
      where p.id = any (${personIds}::int[])
      order by t.made_at desc, t.id desc
    `.execute(tx)
  ).rows

export type TokenRow = { hash: string; name: string; assignmentId: number; verbs: Verb[]; madeBy: number; madeAt: Date; expiresAt: Date }

export const addToken = async (tx: Tx, t: TokenRow): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into people.token (hash, name, assignment_id, verbs, made_by, made_at, expires_at)
      values (${t.hash}, ${t.name}, ${t.assignmentId}, ${t.verbs}::text[], ${t.madeBy}, ${t.madeAt}, ${t.expiresAt}) returning id
    `.execute(tx)
  ).rows[0]?.id as number

/** False where it opened nothing any more. */
export const revokeToken = async (tx: Tx, id: number, by: number, now: Date): Promise<boolean> =>
  (
    await sql`
      update people.token set revoked_at = ${now}, revoked_by = ${by} where id = ${id} and revoked_at is null and expires_at > ${now} returning id
    `.execute(tx)
  ).rows.length === 1

export type TokenBehind = {
  id: number
  name: string
  assignmentId: number
  verbs: Verb[]
  madeAt: Date
  expiresAt: Date
  usedAt: Date | null
  personId: number
  personName: string
  accountId: string
  login: string
}

/** One row = the token that a key is, while it opens anything, with the open account for which it works. */
export const tokenBehind = async (tx: Tx, hash: string, now: Date): Promise<TokenBehind | null> =>
  (
    await sql<TokenBehind>`
      select t.id, t.name, t.assignment_id as "assignmentId", t.verbs, t.made_at as "madeAt", t.expires_at as "expiresAt", t.used_at as "usedAt",
             p.id as "personId", p.name as "personName", u.id as "accountId", u.email as login
      from people.token t
      join people.assignment a on a.id = t.assignment_id
      join people.person p on p.id = a.person_id and p.disabled_at is null
      join auth."user" u on u.id = p.account_id
      where t.hash = ${hash} and t.revoked_at is null and t.expires_at > ${now}
    `.execute(tx)
  ).rows[0] ?? null

/** Writes down that a token was used in this hour; once is enough. */
export const noteUse = (tx: Tx, id: number, now: Date) =>
  sql`
    update people.token set used_at = date_trunc('hour', ${now}::timestamptz)
    where id = ${id} and (used_at is null or used_at < date_trunc('hour', ${now}::timestamptz))
  `.execute(tx)
