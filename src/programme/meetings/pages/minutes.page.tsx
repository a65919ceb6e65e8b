import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { issueMinutes } from '../minutes.actions.ts'
import { issuedMinutes, minutesOf, minutesText } from '../minutes.reads.ts'
import { minutesView } from '../official.views.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { draftPlaceLine, meetingView } from '../views.ts'
import type { Route } from './+types/minutes.page'
import styles from './meetings.module.css'
import { MinutesBody } from './minutes.part.tsx'
import { Official, Signatures } from './official.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Biên bản hội nghị – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { meeting, holds } = seen
    const issued = await issuedMinutes(ctx, meeting.id)
    const text = holds ? await minutesText(ctx, meeting.id) : null
    // what is not issued yet is read by whoever holds the meeting
    if (!issued && (!holds || meeting.openedAt === null)) throw refusePage(context, refusals.noMinutesYet)
    return {
      holds,
      meeting: meetingView(meeting),
      hasText: text !== null,
      minutes: minutesView(issued?.content ?? (await minutesOf(ctx, meeting)), issued),
      changed: issued && text && text.text !== issued.content.text ? text.writtenBy : null,
      placeLine: draftPlaceLine(meeting.unitName, ctx.today),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const id = parseId(params.id)
  const issued = await issueMinutes(actingOf(context), id, String(form.get('ly-do') ?? ''))
  if (issued.ok) return redirect(`/hoi-nghi/${id}/bien-ban`, 303)
  if (issued.refusal.status === 404) throw refusePage(context, issued.refusal)
  return data({ problem: issued.refusal }, { status: issued.refusal.status ?? 422 })
}

export default function MinutesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, minutes, placeLine } = loaderData
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/hoi-nghi', text: 'Hội nghị' },
            { href: `/hoi-nghi/${meeting.id}`, text: meeting.title },
          ]}
          kicker={minutes.issue ? `Đã chốt, bản ${minutes.issue.version}` : 'Dự thảo'}
          title="Biên bản hội nghị"
          lead="Lập từ chương trình, điểm danh, ý kiến và phần thư ký ghi; in từ trình duyệt để ký."
        />
        <Problem problem={actionData?.problem} />
        {loaderData.holds ? <Work {...loaderData} /> : null}
      </div>
      <Official body={minutes.bodyName} number="……/BB-…" place={placeLine} title="BIÊN BẢN" subtitle={minutes.subject}>
        <MinutesBody minutes={minutes} />
        <Signatures left={{ role: 'THƯ KÝ', name: minutes.secretary }} right={{ role: 'CHỦ TRÌ', name: minutes.chair }} />
        {minutes.issue ? (
          <p className={styles.hash}>
            Bản chốt {minutes.issue.version}: SHA-256 {minutes.issue.hash}
          </p>
        ) : null}
      </Official>
    </>
  )
}

function Work({ meeting, minutes, hasText, changed }: Route.ComponentProps['loaderData']) {
  if (!meeting.writesMinutes) return null
  return (
    <>
      {changed ? (
        <Strip kind="warning">
          <p>{changed} đã sửa phần ghi của thư ký sau lần chốt này. Chốt lại, kèm lý do, để bản in theo nội dung mới.</p>
        </Strip>
      ) : null}
      <p>
        <a href={`/hoi-nghi/${meeting.id}/bien-ban/soan`}>{hasText ? 'Sửa phần thư ký ghi' : 'Ghi biên bản'}</a>
      </p>
      {meeting.closedClock && hasText ? (
        <Form>
          {minutes.issue ? <Field name="ly-do" label="Lý do chốt lại" required maxLength={300} /> : null}
          <button type="submit">{minutes.issue ? 'Chốt lại biên bản' : 'Chốt biên bản'}</button>
        </Form>
      ) : null}
    </>
  )
}
