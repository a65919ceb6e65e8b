import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import type { Acting } from '../people/visit.reads.ts'
import { countryUnit } from '../units/reads.ts'
import { dueAt, dueChange, enterStep, heldThread, tellHolder, tellUnit, threadFor } from './acting.actions.ts'
import { candidatesFor } from './raise.actions.ts'
import { assignable } from './reads.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './thread.queries.ts'
import { competentAbove, isOpen, readDocument, readText } from './thread.rules.ts'
import type { Change, Thread } from './types.ts'

type Given = (name: string) => string

/** The clock of the level at which a body works. */
const clockAt = async (ctx: WriteCtx, thread: Thread, level: string, unitId: number) => {
  if (level === 'country') return dueAt(ctx, unitId)
  return dueAt(ctx, level === 'province' ? unitId : await queries.provinceOf(ctx.tx, thread.unitId, ctx.today))
}

/** The office of the level says which body answers; a thread without a day gets one, where the level has a clock. */
export const assign = (acting: Acting, id: number, seen: number, bodyId: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { thread, state } = await threadFor(ctx, acting, id, 'assign', seen)
    const body = (await assignable(ctx, acting.actor, thread)).find((one) => one.bodyId === bodyId)
    if (!body) return refuse(refusals.noBody)
    const gathered = await queries.mergedInto(ctx.tx, id)
    if (body.level === 'commune' && gathered.some(({ unitId }) => unitId !== thread.unitId)) refuse(refusals.communeBody)
    const due = thread.dueOn === null ? dueChange(await clockAt(ctx, thread, body.level, body.unitId)) : {}
    await enterStep(ctx, thread, { kind: 'assigned', bodyId }, { state, bodyId, atUnitId: body.unitId, ...due })
    await tellHolder(ctx, thread, body.unitId, bodyId, String(thread.steps))
    return {}
  })

/** The body takes it up. */
export const start = (acting: Acting, id: number, seen: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { thread, state } = await threadFor(ctx, acting, id, 'start', seen)
    await enterStep(ctx, thread, { kind: 'started', bodyId: thread.bodyId }, { state })
    return {}
  })

/**
 * Answers. What had come up from below goes back to the body that passed it up, with the answer in the thread and a clock of that level; else
 * it is answered for those who raised it, and for those whose threads were merged into it.
 */
export const answer = (acting: Acting, id: number, seen: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { thread, state } = await threadFor(ctx, acting, id, 'answer', seen)
    const text = readText(given('tra-loi'), 5, 8_000) ?? refuse(refusals.noAnswer)
    const step = { bodyId: thread.bodyId, text, ...orThrow(readDocument(given, ctx.today, false)) }
    if (thread.below.length > 0) {
      await comeDown(ctx, thread, step)
      return {}
    }
    const end: Change = { state, closedOn: ctx.today }
    await enterStep(ctx, thread, { kind: 'answered', ...step }, end)
    await tellUnit(ctx, thread, 'đã có trả lời', `answered:${thread.steps}`)
    for (const { id: other } of await queries.mergedInto(ctx.tx, id)) {
      const merged = await heldThread(ctx, acting.actor, other)
      await enterStep(ctx, merged, { kind: 'answered', otherId: id, ...step }, end)
      await tellUnit(ctx, merged, 'đã có trả lời', `answered:${merged.steps}`)
    }
    return {}
  })

async function comeDown(ctx: WriteCtx, thread: Thread, step: object): Promise<void> {
  const [bodyId] = thread.below.slice(-1)
  const [body] = await queries.bodiesOfIds(ctx.tx, bodyId === undefined ? [] : [bodyId])
  if (!body) throw new Error(`thread ${thread.id} came from a body that is not there`)
  const due = dueChange(await clockAt(ctx, thread, body.level, body.unitId))
  const change: Change = { state: 'inProgress', bodyId: body.bodyId, atUnitId: body.unitId, below: thread.below.slice(0, -1), ...due }
  await enterStep(ctx, thread, { kind: 'answeredAbove', ...step }, change)
  await tellHolder(ctx, thread, body.unitId, body.bodyId, String(thread.steps))
  await tellUnit(ctx, thread, 'đã có ý kiến của cấp trên', `above:${thread.steps}`)
}

/** Passes it up with the whole thread, by a document: to the body charged with it there, or to the office of that level. */
export const passUp = (acting: Acting, id: number, seen: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { thread, state } = await threadFor(ctx, acting, id, 'passUp', seen)
    if (thread.atLevel === 'country' || thread.bodyId === null) return refuse(refusals.atTop)
    const document = orThrow(readDocument(given, ctx.today, true))
    const text = given('y-kien').trim() === '' ? null : (readText(given('y-kien'), 1, 8_000) ?? refuse(refusals.noAnswer))
    const above = competentAbove(await candidatesFor(ctx, thread.unitId, thread.criterion), thread.atLevel)
    const country = await countryUnit(ctx)
    const province = thread.atLevel === 'commune' ? await queries.provinceOf(ctx.tx, thread.unitId, ctx.today) : null
    const atUnitId = above?.unitId ?? province ?? country?.id ?? refuse(refusals.atTop)
    const due = dueChange(await dueAt(ctx, atUnitId))
    const below = [...thread.below, thread.bodyId]
    const bodyId = above?.bodyId ?? null
    await enterStep(ctx, thread, { kind: 'passedUp', bodyId, text, ...document }, { state, atUnitId, bodyId, below, ...due })
    await tellHolder(ctx, thread, atUnitId, bodyId, String(thread.steps))
    await tellUnit(ctx, thread, 'đã chuyển lên cấp trên', `up:${thread.steps}`)
    return {}
  })

/** Merges it into another that says the same: both threads stay, the answer of the other is the answer to both. */
export const merge = (acting: Acting, id: number, seen: number, otherId: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    if (id === otherId) refuse(refusals.self)
    // in the order of ids, so that two people who merge the same two do not wait for each other
    for (const one of [id, otherId].sort((a, b) => a - b)) await queries.holdThread(ctx.tx, one)
    const { thread, state } = await threadFor(ctx, acting, id, 'merge', seen)
    const other = await queries.threadById(ctx.tx, otherId, ctx.today)
    if (!other) return refuse(refusals.noOther)
    await heldThread(ctx, acting.actor, otherId)
    if (!isOpen(other.state)) refuse(refusals.otherClosed)
    const gathered = await queries.mergedInto(ctx.tx, id)
    const away = [thread, ...gathered].some(({ unitId }) => unitId !== other.unitId)
    if (away && (other.atLevel === 'commune' || other.bodyId === null)) refuse(refusals.otherCommune)
    await enterStep(ctx, thread, { kind: 'merged', otherId }, { state, mergedInto: otherId })
    // what had been gathered here follows
    for (const one of gathered) await enterStep(ctx, one, { kind: 'merged', otherId }, { mergedInto: otherId })
    await enterStep(ctx, other, { kind: 'gathered', otherId: id }, {})
    await tellUnit(ctx, thread, `đã gộp vào kiến nghị số ${otherId}`, `merged:${thread.steps}`)
    return {}
  })

/** Ends it without an answer: taken back by the unit that raised it, or not taken up; each with the reason. */
export const end = (acting: Acting, id: number, seen: number, act: 'withdraw' | 'refuse', reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { thread, state } = await threadFor(ctx, acting, id, act, seen)
    const text = readText(reason, 5, 1_000) ?? refuse(refusals.noReason)
    await enterStep(ctx, thread, { kind: act === 'refuse' ? 'refused' : 'withdrawn', text }, { state, closedOn: ctx.today })
    if (act === 'refuse') await tellUnit(ctx, thread, 'không được thụ lý', `refused:${thread.steps}`)
    // what was gathered in it waits for an answer by itself again
    for (const { id: other } of await queries.mergedInto(ctx.tx, id)) {
      const merged = await heldThread(ctx, acting.actor, other)
      await enterStep(ctx, merged, { kind: 'received' }, { state: 'received', bodyId: null, atUnitId: thread.atUnitId })
    }
    return {}
  })
