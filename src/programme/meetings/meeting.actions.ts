import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { meetingBefore, meetingFor, ownMeeting } from './acting.actions.ts'
import * as invitations from './invitation.queries.ts'
import * as queries from './meeting.queries.ts'
import { parseClock, readAgenda, readMeeting, type Typed } from './meeting.rules.ts'
import { freezePapers } from './paper.actions.ts'
import { steps } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { tellInvited } from './tell.actions.ts'
import type { NewMeeting } from './types.ts'
import { whenText } from './views.ts'

/** Body and previous meeting must be the unit's own. */
async function checkOwn(ctx: WriteCtx, unitId: number, meeting: NewMeeting): Promise<void> {
  const bodies = await queries.bodiesOf(ctx.tx, unitId, ctx.today)
  if (!bodies.some(({ id }) => id === meeting.bodyId)) refuse(refusals.unknownBody)
  if (meeting.previousId === null) return
  const previous = await queries.meetingById(ctx.tx, meeting.previousId)
  if (previous?.unitId !== unitId) refuse(refusals.unknown)
}

/** Plans a meeting of the actor's unit, with its agenda. Nobody is told before invitations are sent. */
export const planMeeting = (acting: Acting, form: Typed): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const unitId = acting.actor.chosen?.unitId ?? 0
    orThrow(allowed(acting.actor, 'meetings.hold', await placeOf(ctx, unitId)))
    const meeting = orThrow(readMeeting(form))
    const agenda = orThrow(readAgenda(form['chuong-trinh'] ?? ''))
    await checkOwn(ctx, unitId, meeting)
    const id = await queries.addMeeting(ctx.tx, { ...meeting, unitId, by: ctx.actor, at: ctx.now })
    await queries.replaceAgenda(ctx.tx, { unitId, id }, agenda)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'meetings.planned', payload: { meetingId: id, ...meeting, agenda } })
    return { id }
  })

/** Changes what a meeting is, until it opens. Whoever was invited hears when its day, hour or place is another one. */
export const changeMeeting = (acting: Acting, id: number, form: Typed, seen: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const before = await meetingFor(ctx, acting.actor, id, 'agenda')
    if (before.version !== seen) return refuse(refusals.changed('Một người khác'))
    const to = orThrow(readMeeting(form))
    await checkOwn(ctx, before.unitId, to)
    if (to.previousId === id) return refuse(refusals.unknown)
    await queries.changeMeeting(ctx.tx, id, to)
    await ctx.enter({ chain: chainOf(before), kind: 'meetings.changed', payload: { meetingId: id, version: before.version + 1, ...to } })
    const moved = to.heldOn !== before.heldOn || to.startsAt !== before.startsAt || to.place !== before.place
    if (moved) await tellInvited(ctx, before, `moved:${before.version + 1}`, `Đổi lịch họp: ${to.title}, nay họp lúc ${whenText(to)}`)
    return {}
  })

/** Puts a new agenda in the place of the old one, until the meeting opens. */
export const writeAgenda = (acting: Acting, id: number, text: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'agenda')
    const agenda = orThrow(readAgenda(text))
    await queries.replaceAgenda(ctx.tx, meeting, agenda)
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.agendaWritten', payload: { meetingId: id, agenda } })
    return {}
  })

/** Sends the invitations that were not sent yet: each unit and body is told once. */
export const sendInvitations = (acting: Acting, id: number): Promise<Result<{ sent: number }>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingBefore(ctx, acting.actor, id, 'invite')
    const { all, unsent } = await invitations.countsOf(ctx.tx, id)
    if (all === 0) return refuse(refusals.noInvitation)
    if (unsent === 0) return refuse(refusals.allTold)
    if ((await queries.agendaOf(ctx.tx, id)).length === 0) return refuse(refusals.noAgenda)
    const sent = await invitations.sendInvitations(ctx.tx, id, ctx.now)
    await queries.mark(ctx.tx, id, { state: steps.invite.to, at: ctx.now })
    await tellInvited(ctx, meeting, 'invited', `Giấy mời: ${meeting.title}, ${whenText(meeting)}`)
    const payload = { meetingId: id, invitations: sent.map((one) => one.id) }
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.invited', payload })
    return { sent: sent.length }
  })

/** Opens a meeting on its day or later: from here on its papers stand still, every figure as it is at this moment. */
export const openMeeting = (acting: Acting, id: number, clockText: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingBefore(ctx, acting.actor, id, 'open')
    if (ctx.today < meeting.heldOn) return refuse(refusals.before(meeting.heldOn))
    const clock = parseClock(clockText) ?? refuse(refusals.badClock)
    const papers = await freezePapers(ctx, meeting)
    await queries.mark(ctx.tx, id, { state: steps.open.to, at: ctx.now, clock })
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.opened', payload: { meetingId: id, clock, papers } })
    return {}
  })

export const closeMeeting = (acting: Acting, id: number, clockText: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingBefore(ctx, acting.actor, id, 'close')
    const clock = parseClock(clockText) ?? refuse(refusals.badClock)
    if (ctx.today === meeting.heldOn && clock <= (meeting.openedClock ?? '')) return refuse(refusals.clockBack(meeting.openedClock ?? ''))
    await queries.mark(ctx.tx, id, { state: steps.close.to, at: ctx.now, clock })
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.closed', payload: { meetingId: id, clock } })
    return {}
  })

/** Calls a meeting off, with the reason; whoever was invited hears it. */
export const cancelMeeting = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const meeting = await ownMeeting(ctx, acting.actor, id)
    const because = tidy(reason)
    if (!steps.cancel.from.includes(meeting.state)) return refuse(refusals.cannotStep(meeting.state))
    if (because === '') return refuse(refusals.noReason)
    await queries.mark(ctx.tx, id, { state: steps.cancel.to, at: ctx.now, because })
    await tellInvited(ctx, meeting, 'cancelled', `Hủy họp: ${meeting.title}, ${whenText(meeting)}`)
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.cancelled', payload: { meetingId: id, because } })
    return {}
  })
