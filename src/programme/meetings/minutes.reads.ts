import type { ReadCtx } from '../../platform/events/context.ts'
import * as conclusions from './conclusion.queries.ts'
import * as documents from './document.queries.ts'
import * as invitations from './invitation.queries.ts'
import { agendaOf } from './meeting.queries.ts'
import { speechesOf } from './speech.queries.ts'
import type { ConclusionDraft, Issue, Meeting, MinutesContent, NoticeContent, Reachable, Speech, Written } from './types.ts'

/** points that the minutes list by name */
const most = 5000

/** What the minutes print: the facts as they stand now, and what the secretary wrote. */
export async function minutesOf(ctx: ReadCtx, meeting: Meeting): Promise<MinutesContent> {
  const invited = await invitations.invitationsOf(ctx.tx, meeting.id, 'all', { limit: most, offset: 0 })
  const [minutes] = await documents.documentsOf(ctx.tx, meeting.id, 'minutes')
  return {
    title: meeting.title,
    bodyName: meeting.bodyName,
    unitName: meeting.unitName,
    heldOn: meeting.heldOn,
    opened: meeting.openedClock ?? meeting.startsAt,
    closed: meeting.closedClock,
    kind: meeting.kind,
    place: meeting.place,
    chair: meeting.chair,
    chairPost: meeting.chairPost,
    secretary: meeting.secretary,
    guests: meeting.guests,
    counts: await invitations.countsOf(ctx.tx, meeting.id),
    present: invited.flatMap(({ name, present, attendees, who }) => (present ? [{ name, present, who: attendees || who }] : [])),
    away: invited.flatMap(({ name, answer, reason, present }) => (answer === 'absent' && !present ? [{ name, reason }] : [])),
    agenda: await agendaOf(ctx.tx, meeting.id),
    papers: (await documents.documentsOf(ctx.tx, meeting.id, 'paper')).map(({ title }) => title),
    speeches: (await speechesOf(ctx.tx, meeting.id)).map(({ speaker, unitName, text }) => ({ speaker, unitName, text })),
    text: minutes?.text ?? '',
  }
}

/** The secretary's text as it was left last; null before anybody wrote. */
export const minutesText = async (ctx: ReadCtx, meetingId: number): Promise<Written | null> =>
  (await documents.documentsOf(ctx.tx, meetingId, 'minutes'))[0] ?? null

export const issuedMinutes = (ctx: ReadCtx, meetingId: number): Promise<Issue<MinutesContent> | null> =>
  conclusions.issueOf<MinutesContent>(ctx.tx, meetingId, 'minutes')

export const issuedNotice = (ctx: ReadCtx, meetingId: number): Promise<Issue<NoticeContent> | null> =>
  conclusions.issueOf<NoticeContent>(ctx.tx, meetingId, 'conclusion')

export const conclusionsOf = (ctx: ReadCtx, meetingId: number): Promise<ConclusionDraft | null> => conclusions.draftOf(ctx.tx, meetingId)

/** Whom can a conclusion of the meeting be given to? */
export const reachableOf = (ctx: ReadCtx, meeting: Meeting): Promise<Reachable[]> => conclusions.reachableOf(ctx.tx, meeting, ctx.today)

export const speeches = (ctx: ReadCtx, meetingId: number): Promise<Speech[]> => speechesOf(ctx.tx, meetingId)
