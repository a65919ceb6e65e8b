import { refuse } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import * as queries from './meeting.queries.ts'
import { mayStep, mayWork } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import type { Meeting, MeetingStep, MeetingWork } from './types.ts'

/** The meeting, held until the end of the transaction, where the actor holds meetings; elsewhere it is not found. */
export async function ownMeeting(ctx: WriteCtx, actor: Actor, id: number): Promise<Meeting> {
  const unitId = await queries.holdMeeting(ctx.tx, id)
  if (unitId === null) {
    orThrow(allowed(actor, 'meetings.hold'))
    return refuse(refusals.unknown)
  }
  const held = allowed(actor, 'meetings.hold', await placeOf(ctx, unitId))
  if (!held.ok) return refuse(held.refusal.status === 404 ? refusals.unknown : held.refusal)
  return (await queries.meetingById(ctx.tx, id)) ?? refuse(refusals.unknown)
}

/** The same, where a work may be done. */
export async function meetingFor(ctx: WriteCtx, actor: Actor, id: number, work: MeetingWork): Promise<Meeting> {
  const meeting = await ownMeeting(ctx, actor, id)
  return mayWork(meeting.state, work) ? meeting : refuse(refusals.notNow(work, meeting.state))
}

/** The same, where a step may be taken. */
export async function meetingBefore(ctx: WriteCtx, actor: Actor, id: number, step: MeetingStep): Promise<Meeting> {
  const meeting = await ownMeeting(ctx, actor, id)
  return mayStep(meeting.state, step) ? meeting : refuse(refusals.cannotStep(meeting.state))
}
