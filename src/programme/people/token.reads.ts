import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { read, type Tx, write } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { roles } from './access.ts'
import { heldBy } from './actor.queries.ts'
import type { Accounts } from './auth.actions.ts'
import { assignmentsOf, peopleUnder } from './person.queries.ts'
import { roleNames } from './text.ts'
import * as queries from './token.queries.ts'
import { tokenShape, tokenVerbs } from './token.rules.ts'
import { tokenRefusals } from './token.text.ts'
import type { Token, TokenPost } from './token.types.ts'
import type { Actor, Entered } from './types.ts'

/** Which tokens work for people whose accounts the administrators of this unit keep? Newest first, dead ones too. */
export async function tokensUnder(ctx: ReadCtx, unitId: number, now: Date): Promise<Token[]> {
  const people = await peopleUnder(ctx.tx, unitId, null, ctx.today)
  return queries.tokensOf(
    ctx.tx,
    people.map(({ id }) => id),
    ctx.today,
    now,
  )
}

/** For which assignments of the person with this login may a token be made? */
export async function postsForTokens(ctx: ReadCtx, unitId: number, login: string): Promise<TokenPost[]> {
  const people = await peopleUnder(ctx.tx, unitId, null, ctx.today)
  const person = people.find((one) => one.login === login.trim().toLowerCase() && one.disabledBecause === null)
  if (!person) return []
  const posts = await assignmentsOf(ctx.tx, [person.id], ctx.today)
  return posts
    .filter(({ state, role }) => state === 'now' && tokenVerbs(role).length > 0)
    .map(({ id, role, postName, bodyName, unitName }) => ({
      assignmentId: id,
      personId: person.id,
      personName: person.name,
      text: `${postName}, ${bodyName}: ${roleNames[role]} tại ${unitName}`,
      verbs: tokenVerbs(role),
    }))
}

type Asked = { today: LocalDate; now: Date; address: string }
export type Holder = { actor: Actor } | { refusal: Refusal; retryAfter?: number }

const hour = 3_600_000

/**
 * For whom a program works that sends `Authorization: Bearer …`. Believed some seconds like a session; its use is written down once an
 * hour. Refused when nothing is behind it, and when too much is asked: by the token, or by an address that guesses.
 */
export async function whoHolds(accounts: Accounts, authorization: string, asked: Asked): Promise<Holder> {
  const { visits, calls, guesses } = accounts
  const { now, address } = asked
  const key = visits.keyOf(authorization)
  const known = visits.get(key, asked)
  const entered = known && !isOver(known, now) ? known : await lookUp(accounts, authorization, key, asked)
  // a wrong key beside a right one at the same address, as in an office, does not shut the right one out
  if (!entered)
    return guesses.take(address, now)
      ? { refusal: tokenRefusals.refused }
      : { refusal: tokenRefusals.tooMany, retryAfter: guesses.retryAfter }
  if (!calls.take(entered.actor.sessionId, now)) return { refusal: tokenRefusals.tooMany, retryAfter: calls.retryAfter }
  return { actor: entered.actor }
}

const isOver = ({ until }: Entered, now: Date): boolean => until === undefined || until <= now

async function lookUp(accounts: Accounts, authorization: string, key: string, asked: Asked): Promise<Entered | null> {
  const given = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (given === undefined || !tokenShape.test(given)) return null
  const stamp = accounts.visits.stamp()
  const found = await read(accounts.db, (tx) => holderOf(tx, given, asked))
  if (!found) return null
  const { usedAt, id, entered } = found
  if (usedAt === null || asked.now.getTime() - usedAt.getTime() >= hour)
    await write(accounts.db, (tx) => queries.noteUse(tx, id, asked.now))
  accounts.visits.keep(key, entered, { ...asked, stamp })
  return entered
}

/** The person of the token, in the one assignment it is for, with its verbs only. */
async function holderOf(
  tx: Tx,
  given: string,
  { today, now }: Asked,
): Promise<{ id: number; usedAt: Date | null; entered: Entered } | null> {
  const token = await queries.tokenBehind(tx, sha256(given), now)
  if (!token) return null
  const { personId, accountId, login, id, usedAt } = token
  const held = (await heldBy(tx, personId, today)).find((one) => one.assignmentId === token.assignmentId && one.delegatedBy === null)
  if (!held) return null
  const actor: Actor = {
    ...{ personId, accountId, login },
    name: `${token.personName} qua «${token.name}»`,
    sessionId: `token:${id}`,
    // the administrator who made the token has passed both
    secondFactor: true,
    mustChangePassword: false,
    held: [held],
    chosen: held,
    token: { id, verbs: token.verbs.filter((verb) => roles[held.role].includes(verb)) },
  }
  return { id, usedAt, entered: { actor, since: token.madeAt, lastSeen: now, until: token.expiresAt } }
}
