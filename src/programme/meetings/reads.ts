import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { subtreeOf, unitById } from '../units/reads.ts'
import * as documents from './document.queries.ts'
import { figureKeys, statedFigures } from './figure.reads.ts'
import * as invitations from './invitation.queries.ts'
import * as queries from './meeting.queries.ts'
import { mapDayOf } from './meeting.rules.ts'
import { tokensOf } from './token.rules.ts'
import type {
  AgendaItem,
  FrozenFigure,
  Invitation,
  InvitationCounts,
  InvitationFilter,
  InvitedGroup,
  Meeting,
  MeetingLine,
  StatedFigure,
  Written,
} from './types.ts'

/** lines of a page of a list */
const pageLength = 50

/** A meeting as somebody may see it; `within`: they work at the holding unit or above it; `holds`: they lead it through its steps. */
export type SeenMeeting = { meeting: Meeting; within: boolean; holds: boolean }

/**
 * The meeting, where the reader's unit holds it (or stands above the holder), or was invited; null elsewhere. Before invitations are sent only
 * the holder sees it.
 */
export async function seenMeeting(ctx: ReadCtx, actor: Actor, id: number): Promise<SeenMeeting | null> {
  const meeting = await queries.meetingById(ctx.tx, id)
  if (!meeting || actor.chosen === null) return null
  const place = await placeOf(ctx, meeting.unitId)
  const holds = may(actor, 'meetings.hold', place)
  const within = may(actor, 'meetings.read', place)
  if (within) return { meeting, within, holds }
  return (await invitations.wasCalled(ctx.tx, id, actor.chosen.unitId)) ? { meeting, within, holds } : null
}

export type MeetingPage = { rows: MeetingLine[]; total: number; pages: number }

/** Which meetings does the actor's unit hold, or is it invited to? Those to come, the next first; or those that are over, the last first. */
export async function meetingsFor(ctx: ReadCtx, actor: Actor, upcoming: boolean, page: number, all = false): Promise<MeetingPage> {
  if (actor.chosen === null) return { rows: [], total: 0, pages: 0 }
  const span = all ? { limit: 2000, offset: 0 } : { limit: pageLength, offset: (page - 1) * pageLength }
  const rows = await queries.meetingsFor(ctx.tx, actor.chosen, { ...span, today: ctx.today, upcoming })
  const total = rows[0]?.total ?? 0
  return { rows: rows.map(({ total: _total, ...row }) => row), total, pages: Math.ceil(total / pageLength) }
}

export const agendaOf = (ctx: ReadCtx, meetingId: number): Promise<AgendaItem[]> => queries.agendaOf(ctx.tx, meetingId)

export type InvitationPage = { rows: Invitation[]; pages: number }

/** Who is invited, a page at a time; all of them for a spreadsheet. */
export async function invitationsOf(
  ctx: ReadCtx,
  meetingId: number,
  filter: InvitationFilter,
  page: number | 'all',
): Promise<InvitationPage> {
  const span = page === 'all' ? { limit: 5000, offset: 0 } : { limit: pageLength, offset: (page - 1) * pageLength }
  const rows = await invitations.invitationsOf(ctx.tx, meetingId, filter, span)
  return { rows, pages: Math.ceil((rows[0]?.total ?? 0) / pageLength) }
}

export const countsOf = (ctx: ReadCtx, meetingId: number): Promise<InvitationCounts> => invitations.countsOf(ctx.tx, meetingId)

/** What a unit, or bodies of it, was invited to. */
export const invitationsAt = (ctx: ReadCtx, meetingId: number, unitId: number): Promise<Invitation[]> =>
  invitations.invitationsAt(ctx.tx, meetingId, unitId)

/** One invitation of the meeting; null where there is none, or the reader's place does not see it. */
export const invitationOf = (ctx: ReadCtx, meetingId: number, id: number): Promise<Invitation | null> =>
  invitations.invitationById(ctx.tx, meetingId, id)

/** Which bodies of the unit can hold a meeting, or be invited by themselves? */
export const bodiesOf = (ctx: ReadCtx, unitId: number): Promise<{ id: number; name: string }[]> =>
  queries.bodiesOf(ctx.tx, unitId, ctx.today)

/** On which earlier meetings of the unit can another one open? */
export const earlierMeetings = (ctx: ReadCtx, unitId: number, before: LocalDate) => queries.earlierMeetings(ctx.tx, unitId, before)

/** Which groups of units stand under the holder on the day? */
export async function groupsUnder(ctx: ReadCtx, meeting: Meeting): Promise<InvitedGroup[]> {
  const on = mapDayOf(meeting, ctx.today)
  const holder = await unitById(ctx, meeting.unitId, on)
  const under = await subtreeOf(ctx, meeting.unitId, on)
  const has = (level: string, isXa?: boolean) =>
    under.some((unit) => unit.id !== meeting.unitId && unit.level === level && (isXa === undefined || (unit.kind === 'commune') === isXa))
  const groups: [InvitedGroup, boolean][] = [
    ['provinces', has('province')],
    ['districts', has('district')],
    ['communes', has('commune', true)],
    ['wards', has('commune', false)],
  ]
  return groups.flatMap(([group, isThere]) => (isThere && (group !== 'provinces' || holder?.level === 'country') ? [group] : []))
}

export const papersOf = (ctx: ReadCtx, meetingId: number): Promise<Written[]> => documents.documentsOf(ctx.tx, meetingId, 'paper')

/** A paper with its figures: as they are now, and as they were when the meeting opened. */
export type Paper = {
  paper: Written
  live: Map<string, StatedFigure>
  frozen: Map<string, FrozenFigure>
  wrong: { where: string; what: string }[]
}

export async function paperOf(ctx: ReadCtx, meeting: Meeting, number: number): Promise<Paper | null> {
  const paper = (await papersOf(ctx, meeting.id)).find((one) => one.number === number)
  if (!paper) return null
  const { tokens } = tokensOf(paper.text, figureKeys)
  const { figures, wrong } = await statedFigures(ctx, meeting, tokens)
  const frozen = meeting.openedAt === null ? [] : await documents.frozenOf(ctx.tx, meeting.id, number)
  return { paper, live: figures, frozen: new Map(frozen.map((one) => [one.token, one])), wrong }
}
