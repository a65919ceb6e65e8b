import type { Paper } from '../../platform/base/paper.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { parseId } from '../../platform/text/number.ts'
import type { Actor } from '../people/types.ts'
import { noticeOf } from './conclusion.rules.ts'
import { conclusionsOf, issuedMinutes, issuedNotice, minutesOf } from './minutes.reads.ts'
import { minutesView, noticeView } from './official.views.ts'
import { letterPaper, minutesPaper, noticePaper, reportPaper } from './paper.views.ts'
import { agendaOf, invitationsAt, paperOf, type SeenMeeting } from './reads.ts'
import { agendaView, meetingView, paperView } from './views.ts'

/** The minutes as issued, or as they stand for whoever holds the meeting; null where there is nothing to read yet. */
export async function officialMinutes(ctx: ReadCtx, { meeting, holds }: SeenMeeting) {
  const issued = await issuedMinutes(ctx, meeting.id)
  if (!issued && (!holds || meeting.openedAt === null)) return null
  const content = issued?.content ?? (await minutesOf(ctx, meeting))
  const minutes = minutesView(content, issued)
  return { issued, minutes, paper: minutesPaper(content, minutes, ctx.today) }
}

/** The notice of conclusions as issued, or as it stands for whoever holds the meeting; null where there is none yet. */
export async function officialNotice(ctx: ReadCtx, { meeting, holds }: SeenMeeting) {
  const issued = await issuedNotice(ctx, meeting.id)
  const draft = issued || !holds ? null : await conclusionsOf(ctx, meeting.id)
  const content = issued?.content ?? (draft && noticeOf(meeting, draft))
  if (!content) return null
  const notice = noticeView(content, issued)
  return { draft, notice, paper: noticePaper(content, notice, ctx.today) }
}

/** The invitation as whoever asks receives it. */
export async function officialLetter(ctx: ReadCtx, { meeting, holds }: SeenMeeting, actor: Actor): Promise<Paper> {
  const own = holds ? [] : await invitationsAt(ctx, meeting.id, actor.chosen?.unitId ?? 0)
  const agenda = agendaView(meeting.startsAt, await agendaOf(ctx, meeting.id))
  return letterPaper(meeting, meetingView(meeting), agenda, own, ctx.today)
}

/** A paper of the conference with its figures; null where there is none of this number. */
export async function officialReport(ctx: ReadCtx, { meeting }: SeenMeeting, number: number) {
  const found = await paperOf(ctx, meeting, number)
  if (!found) return null
  const view = paperView(found.paper, found.live, found.frozen, meeting.openedAt)
  return { view, paper: reportPaper(meeting, view, ctx.today) }
}

/** A paper of the meeting by its name in an address, «bien-ban», «tai-lieu-1»; `paper` is missing where there is none. */
export async function officialPaper(
  ctx: ReadCtx,
  seen: SeenMeeting,
  actor: Actor,
  which: string,
): Promise<{ name: string; paper: Paper | undefined }> {
  const of = `hội nghị số ${seen.meeting.id}`
  if (which === 'giay-moi') return { name: `Giấy mời ${of}`, paper: await officialLetter(ctx, seen, actor) }
  if (which === 'bien-ban') return { name: `Biên bản ${of}`, paper: (await officialMinutes(ctx, seen))?.paper }
  if (which === 'ket-luan') return { name: `Thông báo kết luận ${of}`, paper: (await officialNotice(ctx, seen))?.paper }
  const number = parseId(/^tai-lieu-(\d+)$/.exec(which)?.[1] ?? '')
  return { name: `Tài liệu ${number} ${of}`, paper: (await officialReport(ctx, seen, number))?.paper }
}
