import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Area, Choice, Field, Form } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { answerInvitation, noteAttendance } from '../invitation.actions.ts'
import { invitationOf, seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { answerNames } from '../text.ts'
import { answers } from '../types.ts'
import { invitationView, meetingView } from '../views.ts'
import type { Route } from './+types/point.page'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? loaderData.invitation.name : 'Điểm cầu'}, hội nghị – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const id = parseId(params.id)
    const seen = await seenMeeting(ctx, actor, id)
    const invitation = seen && (await invitationOf(ctx, id, parseId(params.point)))
    if (!seen || !invitation?.sent) throw refusePage(context, refusals.unknownPoint)
    const { unitId, bodyId } = invitation
    const isOwn = actor.chosen?.unitId === unitId && (bodyId === null || bodyId === actor.chosen.bodyId)
    return { meeting: meetingView(seen.meeting), invitation: invitationView(invitation), acts: seen.holds || isOwn }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = actingOf(context)
  const [id, point] = [parseId(params.id), parseId(params.point)]
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const seen = parseId(typed.ban ?? '')
  const deeds = {
    'tra-loi': () => answerInvitation(acting, id, point, typed, seen),
    'diem-danh': () => noteAttendance(acting, id, point, typed, seen),
  }
  const deed = typed.viec === 'tra-loi' || typed.viec === 'diem-danh' ? deeds[typed.viec] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect(`/hoi-nghi/${id}/diem-cau/${point}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

export default function PointPage({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, invitation, acts } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/hoi-nghi', text: 'Hội nghị' },
          { href: `/hoi-nghi/${meeting.id}`, text: meeting.title },
        ]}
        kicker={meeting.stateName}
        title={invitation.name}
        lead={`${meeting.when}, ${meeting.place}. Chủ trì: ${meeting.chair}.`}
      />
      <Problem problem={actionData?.problem} />
      <Facts
        facts={[
          { name: 'Trả lời giấy mời', value: invitation.answer },
          ...(invitation.who ? [{ name: 'Người dự', value: invitation.who }] : []),
          ...(invitation.reason ? [{ name: 'Lý do, ghi chú', value: invitation.reason }] : []),
          ...(invitation.answeredBy ? [{ name: 'Người trả lời', value: invitation.answeredBy }] : []),
          ...(invitation.present ? [{ name: 'Số người dự', value: invitation.present }] : []),
          ...(invitation.attendees ? [{ name: 'Họ tên người dự', value: invitation.attendees }] : []),
          ...(invitation.enteredBy ? [{ name: 'Người điểm danh', value: invitation.enteredBy }] : []),
        ]}
      />
      {acts && meeting.takesAnswers ? <AnswerForm invitation={invitation} typed={actionData?.typed ?? {}} /> : null}
      {acts && meeting.takesAttendance ? <AttendanceForm invitation={invitation} typed={actionData?.typed ?? {}} /> : null}
    </>
  )
}

type FormProps = { invitation: Route.ComponentProps['loaderData']['invitation']; typed: Readonly<Record<string, string | undefined>> }

function AnswerForm({ invitation, typed }: FormProps) {
  return (
    <Section title={invitation.chosen === null ? 'Trả lời giấy mời' : 'Đổi trả lời'}>
      <Form>
        <input type="hidden" name="ban" value={invitation.answerVersion} />
        <Choice
          name="tra-loi"
          label="Trả lời"
          defaultValue={typed['tra-loi'] ?? invitation.chosen ?? 'attend'}
          options={answers.map((one) => ({ value: one, text: answerNames[one] }))}
        />
        <Field
          name="nguoi-du"
          label="Người dự: họ tên, chức vụ"
          maxLength={300}
          defaultValue={typed['nguoi-du'] ?? invitation.who}
          hint="Cử người dự thay thì ghi người dự thay."
        />
        <Field name="ly-do" label="Lý do vắng, ghi chú" maxLength={300} defaultValue={typed['ly-do'] ?? invitation.reason} />
        <button type="submit" name="viec" value="tra-loi">
          Gửi trả lời
        </button>
      </Form>
    </Section>
  )
}

function AttendanceForm({ invitation, typed }: FormProps) {
  return (
    <Section title={invitation.present === '' ? 'Điểm danh' : 'Sửa điểm danh'}>
      <Form>
        <input type="hidden" name="ban" value={invitation.attendanceVersion} />
        <Field
          name="so-nguoi"
          label="Số người dự"
          inputMode="numeric"
          required
          maxLength={7}
          defaultValue={typed['so-nguoi'] ?? invitation.present}
        />
        <Area name="ai-du" label="Họ tên, chức vụ người dự" maxLength={5000} defaultValue={typed['ai-du'] ?? invitation.attendees} />
        <button type="submit" name="viec" value="diem-danh">
          Ghi điểm danh
        </button>
      </Form>
    </Section>
  )
}
