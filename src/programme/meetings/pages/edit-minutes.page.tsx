import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Area, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { writeMinutes } from '../minutes.actions.ts'
import { minutesText } from '../minutes.reads.ts'
import { mayWork } from '../procedures.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/edit-minutes.page'
import { Other } from './other.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Ghi biên bản – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen?.holds) throw refusePage(context, refusals.unknown)
    const { id, title, state } = seen.meeting
    if (!mayWork(state, 'minutes')) throw refusePage(context, refusals.notNow('minutes', state))
    const text = await minutesText(ctx, id)
    return { id, title, minutes: text && { text: text.text, version: text.version, writtenBy: text.writtenBy } }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const id = parseId(params.id)
  const text = String(form.get('noi-dung') ?? '')
  const written = await writeMinutes(actingOf(context), id, text, parseId(String(form.get('ban') ?? '')))
  if (written.ok) return redirect(`/hoi-nghi/${id}/bien-ban`, 303)
  if (written.refusal.status === 404) throw refusePage(context, written.refusal)
  return data({ text, problem: written.refusal }, { status: written.refusal.status ?? 422 })
}

export default function EditMinutesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, minutes } = loaderData
  const isOther = actionData?.problem.code === 'meeting.changed'
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/hoi-nghi', text: 'Hội nghị' },
          { href: `/hoi-nghi/${id}`, text: title },
        ]}
        title="Ghi biên bản"
        lead="Thời gian, thành phần, chương trình, ý kiến và giờ bế mạc được lấy từ hội nghị; ghi ở đây diễn biến và nội dung khác."
      />
      <Problem problem={actionData?.problem} />
      {isOther && minutes ? <Other text={minutes.text} by={`${minutes.writtenBy}, bản ${minutes.version}`} /> : null}
      <Form wide>
        <input type="hidden" name="ban" value={minutes?.version ?? 0} />
        <Area
          name="noi-dung"
          label="Diễn biến hội nghị"
          rows={18}
          required
          maxLength={60_000}
          defaultValue={actionData?.text ?? minutes?.text}
        />
        <button type="submit">Ghi biên bản</button>
      </Form>
    </>
  )
}
