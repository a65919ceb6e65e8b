import { orThrow } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { compareVietnamese, sortVietnamese } from '../../platform/text/collate.ts'
import { allowed } from './access.ts'
import * as actorQueries from './actor.queries.ts'
import { colleaguesOf, delegationsOf } from './delegation.queries.ts'
import type { Colleague, DelegationOf } from './delegation.types.ts'
import { answeringOf, bodiesAround, dutiesReaching, dutiesUnder } from './duty.queries.ts'
import { narrow } from './duty.rules.ts'
import type { Answering, DutifulBody, Duty, DutyKind } from './duty.types.ts'
import { assignmentsOf, peopleUnder } from './person.queries.ts'
import type { Idle, Person, PersonRead } from './person.types.ts'
import { readsOf } from './read-log.queries.ts'
import type { Actor, BodyKind, Held, Place, Verb } from './types.ts'
import { idleSince } from './use.queries.ts'

/** Given names come first: «Nông Thị Hoa» stands under Hoa. */
const byGivenName = (a: { name: string }, b: { name: string }) => {
  const key = (name: string) => name.split(' ').reverse().join(' ')
  return compareVietnamese(key(a.name), key(b.name))
}

/** Whose accounts are kept by the administrators of this unit? In the order of given names, with their posts. */
export async function peopleOf(ctx: ReadCtx, unitId: number): Promise<Person[]> {
  const people = (await peopleUnder(ctx.tx, unitId, null, ctx.today)).sort(byGivenName)
  const posts = await assignmentsOf(
    ctx.tx,
    people.map(({ id }) => id),
    ctx.today,
  )
  return people.map((person) => ({ ...person, assignments: posts.filter(({ personId }) => personId === person.id) }))
}

/** The person, when the administrators of this unit keep the account. */
export async function personOf(ctx: ReadCtx, unitId: number, personId: number): Promise<Person | undefined> {
  const [person] = await peopleUnder(ctx.tx, unitId, personId, ctx.today)
  return person ? { ...person, assignments: await assignmentsOf(ctx.tx, [person.id], ctx.today) } : undefined
}

/** A person with an open account as the one who works, though nobody signed in: for what is asked in their name by a secret address. */
export async function actorFor(ctx: ReadCtx, personId: number): Promise<Actor | undefined> {
  const account = await actorQueries.accountOf(ctx.tx, personId)
  if (!account) return undefined
  const held = await actorQueries.heldBy(ctx.tx, personId, ctx.today)
  return { ...account, personId, sessionId: '', secondFactor: false, mustChangePassword: false, held, chosen: held[0] ?? null }
}

/** Where does a unit stand, for `may` and `allowed`? */
export const placeOf = async (ctx: ReadCtx, unitId: number, criterion?: string): Promise<Place> => ({
  unitPath: await actorQueries.unitPathOf(ctx.tx, unitId, ctx.today),
  ...(criterion === undefined ? {} : { criterion }),
})

/** The assignment by which somebody may do this at a unit; throws a refusal where none does. */
export const demand = async (ctx: ReadCtx, actor: Actor, verb: Verb, unitId: number): Promise<Held> =>
  orThrow(allowed(actor, verb, await placeOf(ctx, unitId)))

/** Which bodies answer for a criterion in this unit (or help it) on the day? Those charged nearest to it first. */
export const bodiesFor = async (ctx: ReadCtx, unitId: number, kind: DutyKind, criterion: string | null): Promise<DutifulBody[]> =>
  dutiesReaching(ctx.tx, await actorQueries.unitPathOf(ctx.tx, unitId, ctx.today), kind, criterion, ctx.today)

/**
 * For which criteria («xa-2026/17», null: all), and in which communes, does whoever holds this assignment answer today?
 * What the body is charged with, as far as the assignment reaches. Empty where the body is charged with nothing.
 */
export const criteriaOf = async (ctx: ReadCtx, held: Pick<Held, 'bodyId' | 'unitId' | 'criteria'>): Promise<Answering[]> =>
  narrow(await answeringOf(ctx.tx, { bodyId: held.bodyId, unitId: held.unitId, on: ctx.today }), held.criteria)

/** What are bodies charged with in the unit and under it, now and later? */
export const dutiesIn = (ctx: ReadCtx, unitId: number): Promise<Duty[]> => dutiesUnder(ctx.tx, unitId, ctx.today)

/** Which bodies can be charged with something in the unit? In the order of names. */
export const bodiesNear = async (ctx: ReadCtx, unitId: number): Promise<{ id: number; name: string; kind: BodyKind; unitName: string }[]> =>
  sortVietnamese(await bodiesAround(ctx.tx, unitId, ctx.today), ({ name }) => name)

/** Which accounts of these people has nobody worked with for so many days? The longest first. */
export const idlePeople = async (ctx: ReadCtx, now: Date, days: number, people: readonly { id: number }[]): Promise<Idle[]> => {
  const known = new Set(people.map(({ id }) => id))
  return (await idleSince(ctx.tx, new Date(now.getTime() - days * 86_400_000), ctx.today)).filter(({ id }) => known.has(id))
}

/** How many accounts that the administrators of this unit keep has nobody worked with for so many days? */
export const restingIn = async (ctx: ReadCtx, unitId: number, days: number, now: Date): Promise<number> => {
  const kept = await peopleUnder(ctx.tx, unitId, null, ctx.today)
  return (await idlePeople(ctx, now, days, kept)).length
}

/** Which administrators looked at what is kept of this person? The last ten times, the latest first. */
export const lastReadsOf = (ctx: ReadCtx, personId: number): Promise<PersonRead[]> => readsOf(ctx.tx, personId, 10)

/** Who stands in for this person, and for whom does the person stand in, today and later? */
export const delegationsWith = (ctx: ReadCtx, personId: number): Promise<DelegationOf[]> => delegationsOf(ctx.tx, [personId], ctx.today)

/** To whom may the person delegate a post? In the order of given names. */
export const colleagues = async (ctx: ReadCtx, personId: number): Promise<Colleague[]> =>
  (await colleaguesOf(ctx.tx, personId, ctx.today)).sort(byGivenName)
