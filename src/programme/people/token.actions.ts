import { randomBytes } from 'node:crypto'
import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { allowed } from './access.ts'
import { unitPathOf } from './actor.queries.ts'
import { type Managing, writing } from './managing.actions.ts'
import { assignmentsOf, peopleUnder } from './person.queries.ts'
import * as queries from './token.queries.ts'
import { checkToken, type TokenForm } from './token.rules.ts'
import { tokenRefusals } from './token.text.ts'
import type { Actor } from './types.ts'

/** Midnight in Việt Nam at which a day ends. */
const endOf = (day: LocalDate): Date => new Date(`${addDays(day, 1)}T00:00:00+07:00`)

/**
 * A key for a program that works under somebody's assignment, with some of its verbs and until a day. The key is shown once; only its
 * hash is kept. Refused where the assignment is not in force or not at a place that the actor manages, and for verbs beyond its role.
 */
export const makeToken = (managing: Managing, assignmentId: number, form: TokenForm): Promise<Result<{ key: string; name: string }>> =>
  writing(managing, async (ctx) => {
    const { actor, accounts } = managing
    const post = await ownPost(ctx, actor, assignmentId)
    const good = orThrow(checkToken(form, { role: post.role, today: ctx.today, days: accounts.settings.tokenDays }))
    const key = `ntm_${randomBytes(32).toString('base64url')}`
    const { name, verbs, until } = good
    const row = { hash: sha256(key), name, assignmentId, verbs, madeBy: actor.personId, madeAt: ctx.now, expiresAt: endOf(until) }
    const tokenId = await queries.addToken(ctx.tx, row)
    const payload = { tokenId, assignmentId, name, verbs, until }
    await ctx.enter({ chain: `person:${post.personId}`, kind: 'people.tokenMade', payload })
    return { key, name }
  })

/** The assignment, when it is in force, its person's account is kept by the actor, and it works where the actor manages. */
async function ownPost(ctx: WriteCtx, actor: Actor, assignmentId: number) {
  const held = orThrow(allowed(actor, 'tokens.manage'))
  const people = await peopleUnder(ctx.tx, held.unitId, null, ctx.today)
  const open = people.filter(({ disabledBecause }) => disabledBecause === null).map(({ id }) => id)
  const post = (await assignmentsOf(ctx.tx, open, ctx.today)).find(({ id, state }) => id === assignmentId && state === 'now')
  const place = post && { unitPath: await unitPathOf(ctx.tx, post.unitId, ctx.today) }
  if (!post || !allowed(actor, 'tokens.manage', place).ok) throw new Refused(tokenRefusals.noPost)
  return post
}

/** The key opens nothing from now on. */
export const revokeToken = (managing: Managing, tokenId: number): Promise<Result<object>> =>
  writing(managing, async (ctx) => {
    const held = orThrow(allowed(managing.actor, 'tokens.manage'))
    const people = (await peopleUnder(ctx.tx, held.unitId, null, ctx.today)).map(({ id }) => id)
    const token = (await queries.tokensOf(ctx.tx, people, ctx.today, ctx.now)).find(({ id }) => id === tokenId)
    if (!token) throw new Refused(tokenRefusals.unknown)
    if (!(await queries.revokeToken(ctx.tx, tokenId, managing.actor.personId, ctx.now))) throw new Refused(tokenRefusals.dead)
    await ctx.enter({ chain: `person:${token.personId}`, kind: 'people.tokenRevoked', payload: { tokenId, name: token.name } })
    return {}
  })
