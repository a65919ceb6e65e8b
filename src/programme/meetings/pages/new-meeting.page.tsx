import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { planMeeting } from '../meeting.actions.ts'
import { bodiesOf, earlierMeetings } from '../reads.ts'
import type { Route } from './+types/new-meeting.page'
import { MeetingForm } from './meeting-form.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Lập hội nghị – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const earlier = await earlierMeetings(ctx, unitId, ctx.today)
    return {
      bodies: await bodiesOf(ctx, unitId),
      earlier: earlier.map(({ id, title, heldOn }) => ({ value: id, text: `${title} (${formatDate(heldOn)})` })),
      first: { 'co-quan': String(actor.chosen?.bodyId ?? ''), 'thu-ky': actor.name, 'ky-truoc': String(earlier[0]?.id ?? '') },
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const planned = await planMeeting(actingOf(context), typed)
  if (planned.ok) return redirect(`/hoi-nghi/${planned.value.id}`, 303)
  return data({ typed, problem: planned.refusal }, { status: planned.refusal.status ?? 422 })
}

export default function NewMeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { bodies, earlier, first } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/hoi-nghi', text: 'Hội nghị' }]}
        title="Lập hội nghị"
        lead="Lập trước, chọn đơn vị được mời và soạn tài liệu sau; chưa ai nhận được gì trước khi gửi giấy mời."
      />
      <Problem problem={actionData?.problem} />
      <MeetingForm typed={actionData?.typed ?? first} bodies={bodies} earlier={earlier} version={null} />
    </>
  )
}
