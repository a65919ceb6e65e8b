import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { changeMeeting } from '../meeting.actions.ts'
import { mayWork } from '../procedures.ts'
import { bodiesOf, earlierMeetings, seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/edit-meeting.page'
import { MeetingForm } from './meeting-form.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Sửa hội nghị – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen?.holds) throw refusePage(context, refusals.unknown)
    const { meeting } = seen
    if (!mayWork(meeting.state, 'agenda')) throw refusePage(context, refusals.notNow('agenda', meeting.state))
    const earlier = (await earlierMeetings(ctx, meeting.unitId, meeting.heldOn)).filter(({ id }) => id !== meeting.id)
    return {
      id: meeting.id,
      title: meeting.title,
      version: meeting.version,
      bodies: await bodiesOf(ctx, meeting.unitId),
      earlier: earlier.map(({ id, title, heldOn }) => ({ value: id, text: `${title} (${formatDate(heldOn)})` })),
      first: {
        'tieu-de': meeting.title,
        'co-quan': String(meeting.bodyId),
        'hinh-thuc': meeting.kind,
        ngay: formatDate(meeting.heldOn),
        gio: meeting.startsAt,
        noi: meeting.place,
        'chu-tri': meeting.chair,
        'chuc-vu-chu-tri': meeting.chairPost,
        'thu-ky': meeting.secretary,
        'khach-moi': meeting.guests,
        'ky-truoc': String(meeting.previousId ?? ''),
      },
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const id = parseId(params.id)
  const changed = await changeMeeting(actingOf(context), id, typed, parseId(typed.ban ?? ''))
  if (changed.ok) return redirect(`/hoi-nghi/${id}`, 303)
  if (changed.refusal.status === 404) throw refusePage(context, changed.refusal)
  return data({ typed, problem: changed.refusal }, { status: changed.refusal.status ?? 422 })
}

export default function EditMeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, version, bodies, earlier, first } = loaderData
  const isOther = actionData?.problem.code === 'meeting.changed'
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/hoi-nghi', text: 'Hội nghị' },
          { href: `/hoi-nghi/${id}`, text: title },
        ]}
        title="Sửa hội nghị"
        lead="Đổi ngày, giờ hoặc địa điểm thì mọi đơn vị đã nhận giấy mời được báo lại."
      />
      <Problem problem={actionData?.problem} />
      {isOther ? (
        <p>
          Nội dung hiện nay: {first['tieu-de']}; {first.gio} ngày {first.ngay}; {first.noi}; chủ trì {first['chu-tri']}; thư ký{' '}
          {first['thu-ky']}.
        </p>
      ) : null}
      <MeetingForm typed={actionData?.typed ?? first} bodies={bodies} earlier={earlier} version={version} />
    </>
  )
}
