import { Refused, refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import type { Acting } from '../people/visit.reads.ts'
import { enterStep, heldThread, rightsOn, threadFor } from './acting.actions.ts'
import * as publications from './public.queries.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './thread.queries.ts'
import { readClock, readPublication, readText } from './thread.rules.ts'

type Given = (name: string) => string

/** Publishes question and answer, worded for everybody, where that is allowed and no person can be told from it. */
export const publish = (acting: Acting, id: number, seen: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { thread, state } = await threadFor(ctx, acting, id, 'publish', seen)
    const contact = await queries.contactOf(ctx.tx, id)
    const told = orThrow(readPublication(given, { consent: thread.consent, confirmed: given('khong-ca-nhan') === 'co', contact }))
    const answered = (await queries.stepsOf(ctx.tx, thread.unitId, id)).findLast(({ kind }) => kind === 'answered')
    if (!answered) return refuse(refusals.noAnswer)
    const row = { ...told, unitId: thread.unitId, threadId: id, answeredBy: answered.bodyName ?? thread.atName, answeredOn: answered.on }
    await publications.addPublication(ctx.tx, { ...row, on: ctx.today, by: ctx.actor })
    await enterStep(ctx, thread, { kind: 'published' }, { state })
    return {}
  })

/** Takes it off the public page, with the reason; what was published is kept. */
export const unpublish = (acting: Acting, id: number, seen: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { thread, state } = await threadFor(ctx, acting, id, 'unpublish', seen)
    const text = readText(reason, 5, 1_000) ?? refuse(refusals.noReason)
    await publications.endPublication(ctx.tx, { unitId: thread.unitId, threadId: id, on: ctx.today, because: text })
    await enterStep(ctx, thread, { kind: 'unpublished', text }, { state })
    return {}
  })

/** How the asker can be reached. It is personal, so that somebody looked is logged; for those who handle the thread or wrote it down. */
export const readContact = (acting: Acting, id: number): Promise<Result<{ contact: string }>> =>
  writing(acting, async (ctx) => {
    const thread = await heldThread(ctx, acting.actor, id)
    const rights = await rightsOn(ctx, acting.actor, thread)
    if (!rights.assign && !rights.handle && !rights.withdraw) throw new Refused(refusals.notYours)
    const contact = await queries.contactOf(ctx.tx, id)
    if (contact === null) throw new Refused(refusals.noContact)
    const payload = { threadId: id, personId: acting.actor.personId }
    await ctx.enter({ chain: `unit:${thread.unitId}`, kind: 'difficulties.contactRead', payload })
    return { contact }
  })

/** The office of a level says in how many working days what reaches it from today on is answered, and by which document. */
export const setClock = (acting: Acting, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'difficulties.assign'))
    const clock = orThrow(readClock(given))
    await queries.addClock(ctx.tx, { unitId, ...clock, from: ctx.today, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'difficulties.clockSet', payload: { unitId, ...clock, from: ctx.today } })
    return {}
  })
