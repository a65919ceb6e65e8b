import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Held } from './types.ts'

export type SignedIn = {
  passwordSetAt: Date | null
  personId: number
  accountId: string
  name: string
  login: string
  sessionId: string
  secondFactor: boolean
  mustChangePassword: boolean
  since: Date
  lastSeen: Date
  chosenId: number | null
}

/** One row = the open account behind a session. */
export const signedIn = async (tx: Tx, sessionId: string): Promise<SignedIn | null> =>
  (
    await sql<SignedIn>`
      select p.id as "personId", p.account_id as "accountId", p.name, u.email as login, s.id as "sessionId",
             coalesce(u."twoFactorEnabled", false) as "secondFactor", p.must_change_password as "mustChangePassword",
             s."createdAt" as since, s."updatedAt" as "lastSeen", c.assignment_id as "chosenId",
             (select k.set_at from people.password k where k.person_id = p.id order by k.number desc limit 1) as "passwordSetAt"
      from auth.session s
      join auth."user" u on u.id = s."userId"
      join people.person p on p.account_id = u.id
      left join people.session_choice c on c.session_id = s.id
      where s.id = ${sessionId} and p.disabled_at is null
    `.execute(tx)
  ).rows[0] ?? null

/** The open account of a person. */
export const accountOf = async (tx: Tx, personId: number): Promise<Pick<SignedIn, 'accountId' | 'name' | 'login'> | undefined> =>
  (
    await sql<Pick<SignedIn, 'accountId' | 'name' | 'login'>>`
      select p.account_id as "accountId", p.name, u.email as login
      from people.person p join auth."user" u on u.id = p.account_id where p.id = ${personId} and p.disabled_at is null
    `.execute(tx)
  ).rows[0]

/** One row = an assignment that the person may exercise on the day, own ones first. */
export const heldBy = async (tx: Tx, personId: number, today: LocalDate): Promise<Held[]> =>
  (
    await sql<Held>`
      with mine as (
        select a.id, null::text as delegated_by, null::date as delegated_until
        from people.assignment a
        where a.person_id = ${personId} and a.valid_from <= ${today}::date and a.valid_to > ${today}::date
        union all
        select a.id, h.name, d.valid_to - 1
        from people.delegation d
        join people.assignment a on a.id = d.assignment_id and a.valid_from <= ${today}::date and a.valid_to > ${today}::date
        join people.person h on h.id = a.person_id
        where d.to_person_id = ${personId} and d.valid_from <= ${today}::date and d.valid_to > ${today}::date
      )
      select a.id as "assignmentId", a.role, o.name as "postName", b.id as "bodyId", b.name as "bodyName",
             a.unit_id as "unitId", v.name as "unitName", a.criteria, m.delegated_by as "delegatedBy", m.delegated_until as "delegatedUntil"
      from mine m
      join people.assignment a on a.id = m.id
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = a.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      order by m.delegated_by nulls first, a.id
    `.execute(tx)
  ).rows

/** The unit (a village too) and all that stand above it, as on the day, or as they last were where the unit has ended before. */
export const unitPathOf = async (tx: Tx, unitId: number, today: LocalDate): Promise<number[]> => {
  const { rows } = await sql<{ path: number[] }>`
    select array_remove(array[v.unit_id, v.parent_id, v.province_id, c.id], null) as path
    from (
      select w.unit_id, w.parent_id, w.province_id from units.version w
      where w.unit_id = ${unitId} and w.withdrawn_at is null and w.valid_from <= ${today}::date order by w.valid_from desc limit 1
    ) v
    cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) c`.execute(tx)
  return [...new Set(rows[0]?.path)]
}

/** The session works under this assignment from now on. */
export const choose = (tx: Tx, sessionId: string, assignmentId: number) =>
  sql`
    insert into people.session_choice (session_id, assignment_id) values (${sessionId}, ${assignmentId})
    on conflict (session_id) do update set assignment_id = excluded.assignment_id
  `.execute(tx)

export type SessionRow = { id: string; token: string; since: Date; lastSeen: Date; address: string | null; device: string | null }

/** One row = a session of an account that has not ended, and was seen since. */
export const sessionsOf = async (tx: Tx, accountId: string, now: Date, seenSince: Date): Promise<SessionRow[]> =>
  (
    await sql<SessionRow>`
      select s.id, s.token, s."createdAt" as since, s."updatedAt" as "lastSeen", s."ipAddress" as address, s."userAgent" as device
      from auth.session s where s."userId" = ${accountId} and s."expiresAt" > ${now} and s."updatedAt" >= ${seenSince}
      order by s."createdAt" desc
    `.execute(tx)
  ).rows
