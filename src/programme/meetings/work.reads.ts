import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { whenText } from './views.ts'
import { type HolderWork, holderWork, type PointWork, pointWork } from './work.queries.ts'

/** meetings of a post that its desk shows */
const most = 100

function pointText({ state, answer, title, ...when }: PointWork): string {
  if (state === 'opened') return `Điểm danh điểm cầu: ${title}`
  return answer === null ? `Trả lời giấy mời: ${title}, ${whenText(when)}` : `Dự họp lúc ${whenText(when)}: ${title}`
}

/** Invitations that wait for an answer, meetings of the next days, points where nobody wrote down yet who is there. */
export const meetingsOfPoint: Gather = async (ctx, held) => {
  if (!holds(held, 'meetings.read')) return []
  const waiting = await pointWork(ctx.tx, held, ctx.today, most)
  return waiting.map((one): WorkItem => {
    const isAsked = one.state === 'invited' && one.answer === null
    return {
      what: pointText(one),
      where: held.unitName,
      href: `/hoi-nghi/${one.meetingId}${isAsked || one.state === 'opened' ? `/diem-cau/${one.invitationId}` : ''}`,
      dueOn: one.heldOn,
      returned: null,
      asked: isAsked,
      as: heldText(held),
    }
  })
}

/** What a meeting of the holder waits for, each as an item of its own: [what, where it is done, whether its day is the last]. */
function stepsOf({ id, title, state, hasMinutes }: HolderWork): [string, string, boolean][] {
  const at = `/hoi-nghi/${id}`
  if (state === 'planned') return [[`Gửi giấy mời: ${title}`, at, true]]
  if (state === 'invited') return [[`Mở hội nghị: ${title}`, at, true]]
  if (state === 'opened') return [[`Bế mạc: ${title}`, at, true]]
  const minutes: [string, string, boolean][] = hasMinutes ? [] : [[`Chốt biên bản: ${title}`, `${at}/bien-ban`, false]]
  return state === 'closed' ? [[`Thông báo kết luận: ${title}`, `${at}#ket-luan`, false], ...minutes] : minutes
}

/** Meetings that the post's unit holds: to be called, opened, closed; minutes and notices that are not issued, for which no day is stated. */
export const meetingsOfHolder: Gather = async (ctx, held) => {
  if (!holds(held, 'meetings.hold')) return []
  const waiting = await holderWork(ctx.tx, held.unitId, ctx.today, most)
  return waiting.flatMap((one) =>
    stepsOf(one).map(
      ([what, href, isDated]): WorkItem => ({
        ...{ what, href, where: held.unitName, dueOn: isDated ? one.heldOn : null },
        ...{ returned: null, asked: false, as: heldText(held) },
      }),
    ),
  )
}
