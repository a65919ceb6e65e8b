import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { tidy } from '../../platform/text/fold.ts'
import { may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { placeOf as unitOf } from '../units/frame.reads.ts'
import { subtreeOf } from '../units/reads.ts'
import type { Unit } from '../units/types.ts'
import { meetingFor } from './acting.actions.ts'
import * as queries from './invitation.queries.ts'
import { bodiesOf, meetingById } from './meeting.queries.ts'
import { mapDayOf, readAnswer, readCount, type Typed } from './meeting.rules.ts'
import { mayWork } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import type { Invitation, InvitedGroup, Meeting, MeetingWork } from './types.ts'

const inGroup: Record<InvitedGroup, (unit: Unit) => boolean> = {
  communes: ({ kind }) => kind === 'commune',
  wards: ({ level, kind }) => level === 'commune' && kind !== 'commune',
  districts: ({ level }) => level === 'district',
  provinces: ({ level }) => level === 'province',
}

/** Puts every unit of a group under the holding unit on the list, as the map was on the day; who is there already stays as it is. */
export const inviteGroup = (acting: Acting, id: number, group: InvitedGroup): Promise<Result<{ added: number }>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'invitations')
    const under = await subtreeOf(ctx, meeting.unitId, mapDayOf(meeting, ctx.today))
    const units = sortVietnamese(
      under.filter((unit) => unit.id !== meeting.unitId && inGroup[group](unit)),
      ({ shortName }) => shortName,
    )
    return add(ctx, meeting, namedApart(units, under).map(inviteeOf), refusals.noGroup)
  })

/** Units of one name are told apart by what they stand under: «Xã Hòa Bình, Huyện Chi Lăng». */
function namedApart(units: readonly Unit[], under: readonly Unit[]): Pick<Unit, 'id' | 'name'>[] {
  const times = new Map<string, number>()
  for (const { name } of units) times.set(name, (times.get(name) ?? 0) + 1)
  const names = new Map(under.map(({ id, name }) => [id, name]))
  return units.map(({ id, name, parentId }) => {
    const parent = parentId === null ? undefined : names.get(parentId)
    return { id, name: times.get(name) === 1 || parent === undefined ? name : `${name}, ${parent}` }
  })
}

const inviteeOf = ({ id, name }: Pick<Unit, 'id' | 'name'>) => ({ unitId: id, bodyId: null, name })

async function add(
  ctx: WriteCtx,
  meeting: Meeting,
  invitees: Parameters<typeof queries.addInvitations>[2],
  nobody: typeof refusals.noGroup,
) {
  const added = invitees.length === 0 ? 0 : await queries.addInvitations(ctx.tx, meeting.id, invitees)
  if (added === 0) return refuse(nobody)
  const payload = { meetingId: meeting.id, invitees: invitees.map(({ unitId, bodyId }) => ({ unitId, bodyId })) }
  await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.listed', payload })
  return { added }
}

/** Puts one unit, by its code on the day, on the list. */
export const inviteUnit = (acting: Acting, id: number, codeText: string): Promise<Result<{ added: number }>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'invitations')
    const code = tidy(codeText)
    const found = await unitOf(ctx, code, mapDayOf(meeting, ctx.today))
    const isUnder = found.ok && (await placeOf(ctx, found.value.id)).unitPath.includes(meeting.unitId) && found.value.id !== meeting.unitId
    if (!found.ok || !isUnder) return refuse(refusals.notUnder(code))
    return add(ctx, meeting, [inviteeOf(found.value)], refusals.invitedTwice(found.value.name))
  })

/** Puts a body of the holding unit itself (a department, a committee) on the list. */
export const inviteBody = (acting: Acting, id: number, bodyId: number): Promise<Result<{ added: number }>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'invitations')
    const body = (await bodiesOf(ctx.tx, meeting.unitId, ctx.today)).find((one) => one.id === bodyId)
    if (!body) return refuse(refusals.unknownBody)
    return add(ctx, meeting, [{ unitId: meeting.unitId, bodyId, name: body.name }], refusals.invitedTwice(body.name))
  })

/** Takes somebody from the list to whom no invitation was sent. */
export const dropInvitation = (acting: Acting, id: number, invitationId: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'invitations')
    const invitation = (await queries.heldInvitation(ctx.tx, id, invitationId)) ?? refuse(refusals.unknownPoint)
    if (invitation.sent) return refuse(refusals.sent(invitation.name))
    await queries.dropInvitation(ctx.tx, id, invitationId)
    const { unitId, bodyId } = invitation
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.unlisted', payload: { meetingId: id, unitId, bodyId } })
    return {}
  })

/** The invitation, held, with its meeting, where the actor is invited or holds the meeting; elsewhere it is not found. */
async function heldFor(ctx: WriteCtx, { actor }: Acting, id: number, invitationId: number, work: MeetingWork) {
  const meeting = await meetingById(ctx.tx, id)
  const invitation = meeting && (await queries.heldInvitation(ctx.tx, id, invitationId))
  if (!meeting || !invitation?.sent) return refuse(refusals.unknownPoint)
  const holds = may(actor, 'meetings.hold', await placeOf(ctx, meeting.unitId))
  const isAt = may(actor, 'meetings.read') && actor.chosen?.unitId === invitation.unitId
  if (!holds && !isAt) return refuse(refusals.unknownPoint)
  if (!holds && invitation.bodyId !== null && invitation.bodyId !== actor.chosen?.bodyId) return refuse(refusals.notInvitee)
  if (!mayWork(meeting.state, work)) return refuse(refusals.notNow(work, meeting.state))
  return { meeting, invitation }
}

const at = (ctx: WriteCtx, { unitId, id }: Invitation, meetingId: number, version: number) => ({
  ...{ unitId, meetingId, invitationId: id, version },
  by: ctx.actor,
  at: ctx.now,
})

/** Answers an invitation: who comes, who comes instead, or why nobody does. The holder may answer for who called by telephone. */
export const answerInvitation = (acting: Acting, id: number, invitationId: number, form: Typed, seen: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { invitation } = await heldFor(ctx, acting, id, invitationId, 'answers')
    const given = orThrow(readAnswer(form))
    if (invitation.answerVersion !== seen) return refuse(refusals.changed(invitation.answeredBy ?? ''))
    await queries.addAnswer(ctx.tx, at(ctx, invitation, id, seen + 1), given)
    const payload = { meetingId: id, invitationId, version: seen + 1, answer: given.answer }
    await ctx.enter({ chain: chainOf(invitation), kind: 'meetings.answered', payload })
    return {}
  })

/** Writes down who is at a point: how many, and who they are. By the point itself or by whoever holds the meeting. */
export const noteAttendance = (acting: Acting, id: number, invitationId: number, form: Typed, seen: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { invitation } = await heldFor(ctx, acting, id, invitationId, 'attendance')
    const present = readCount(form['so-nguoi'] ?? '') ?? refuse(refusals.badCount)
    if (invitation.attendanceVersion !== seen) return refuse(refusals.changed(invitation.enteredBy ?? ''))
    await queries.addAttendance(ctx.tx, at(ctx, invitation, id, seen + 1), { present, who: tidy(form['ai-du'] ?? '') })
    const payload = { meetingId: id, invitationId, version: seen + 1, present }
    await ctx.enter({ chain: chainOf(invitation), kind: 'meetings.attended', payload })
    return {}
  })
