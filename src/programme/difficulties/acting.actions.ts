import { refuse } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import type { ReadCtx, WriteCtx } from '../../platform/events/context.ts'
import { workCalendar } from '../calendar/reads.ts'
import { addWorkingDays } from '../calendar/working-day.rules.ts'
import { tell } from '../desk/actions.ts'
import { allowed, may, notHere } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { stateAfter } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './thread.queries.ts'
import type { Act, Change, NewStep, Thread } from './types.ts'

export type Rights = { assign: boolean; handle: boolean; withdraw: boolean; publish: boolean }

/**
 * What a person may do with a thread. It is handled by people of the body that has it; the office of the level at which it stands says which
 * body that is; the unit that raised it takes it back.
 */
export async function rightsOn(ctx: ReadCtx, actor: Actor, thread: Thread): Promise<Rights> {
  const own = await placeOf(ctx, thread.unitId, thread.criterion ?? undefined)
  const at = thread.atUnitId === thread.unitId ? own : await placeOf(ctx, thread.atUnitId)
  const isUnit = actor.chosen?.unitId === thread.unitId
  return {
    assign: may(actor, 'difficulties.assign', own) && may(actor, 'difficulties.assign', at),
    handle: may(actor, 'difficulties.handle', own) && thread.bodyId !== null && actor.chosen?.bodyId === thread.bodyId,
    withdraw: may(actor, 'difficulties.raise', own) && isUnit && thread.channel !== 'web',
    publish: may(actor, 'difficulties.assign', own),
  }
}

const needs: Record<Act, readonly (keyof Rights)[]> = {
  assign: ['assign'],
  start: ['handle'],
  answer: ['handle'],
  passUp: ['handle'],
  merge: ['assign', 'handle'],
  withdraw: ['withdraw'],
  refuse: ['assign', 'handle'],
  publish: ['publish'],
  unpublish: ['publish'],
}

export const mayAct = (rights: Rights, act: Act): boolean => needs[act].some((right) => rights[right])

/** The thread, held until the end of the transaction, where the person may read it; elsewhere it is not found. */
export async function heldThread(ctx: WriteCtx, actor: Actor, id: number): Promise<Thread> {
  await queries.holdThread(ctx.tx, id)
  const thread = await queries.threadById(ctx.tx, id, ctx.today)
  if (!thread || !may(actor, 'difficulties.read', await placeOf(ctx, thread.unitId))) {
    orThrow(allowed(actor, 'difficulties.read'))
    return refuse(notHere)
  }
  return thread
}

/** The same, where the person may do this with it now, and nobody did anything since they saw it. */
export async function threadFor(ctx: WriteCtx, { actor }: Acting, id: number, act: Act, seen: number) {
  const thread = await heldThread(ctx, actor, id)
  if (!mayAct(await rightsOn(ctx, actor, thread), act)) refuse(act === 'withdraw' ? refusals.notRaiser : refusals.notYours)
  if (seen !== thread.steps) refuse(refusals.changed)
  return { thread, state: orThrow(stateAfter(act, thread)) }
}

/** Until when a level answers what reaches it today; null where nobody set it, or today is not yet its day. */
export async function dueAt(ctx: ReadCtx, unitId: number, from = ctx.today): Promise<queries.Due> {
  const clock = await queries.clockOf(ctx.tx, unitId, ctx.today)
  if (clock?.days == null) return null
  return { on: addWorkingDays(from, clock.days, await workCalendar(ctx, unitId)), days: clock.days, source: clock.source }
}

export const dueChange = (due: queries.Due): Change => ({
  dueOn: due?.on ?? null,
  dueDays: due?.days ?? null,
  dueSource: due?.source ?? null,
})

/** Changes the thread, writes the step down and enters it in the log of its unit; the log keeps hashes of texts, which may name people. */
export async function enterStep(ctx: WriteCtx, thread: Pick<Thread, 'unitId' | 'id'>, step: NewStep, change: Change): Promise<void> {
  await queries.changeThread(ctx.tx, thread, change)
  await queries.addStep(ctx.tx, thread, step, { by: ctx.actor, on: ctx.today, at: ctx.now })
  const { kind, text, ...rest } = step
  const payload = {
    threadId: thread.id,
    ...rest,
    ...(text ? { text: sha256(text) } : {}),
    ...(change.state ? { state: change.state } : {}),
  }
  await ctx.enter({ chain: `unit:${thread.unitId}`, kind: `difficulties.${kind}`, payload })
}

type Told = Pick<Thread, 'id' | 'unitId' | 'unitName'>

/** Tells the body that has it now, or the office that must say which body. */
export const tellHolder = (ctx: WriteCtx, { id, unitName }: Told, atUnitId: number, bodyId: number | null, mark: string) =>
  tell(ctx, [
    bodyId === null
      ? {
          to: { unitId: atUnitId, verb: 'difficulties.assign' },
          key: `difficulty:${id}:assign:${mark}`,
          title: `Kiến nghị số ${id} của ${unitName} chờ phân công`,
          href: `/kien-nghi/${id}`,
        }
      : {
          to: { unitId: atUnitId, bodyId },
          key: `difficulty:${id}:assigned:${mark}`,
          title: `Kiến nghị số ${id} của ${unitName} chờ cơ quan trả lời`,
          href: `/kien-nghi/${id}`,
        },
  ])

/** Tells the unit that raised it. */
export const tellUnit = (ctx: WriteCtx, { id, unitId }: Told, what: string, mark: string) =>
  tell(ctx, [
    {
      to: { unitId, verb: 'difficulties.raise' },
      key: `difficulty:${id}:${mark}`,
      title: `Kiến nghị số ${id} ${what}`,
      href: `/kien-nghi/${id}`,
    },
  ])
