import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Strip } from '../../../platform/ui/page.tsx'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { issueMinutes } from '../minutes.actions.ts'
import { minutesText } from '../minutes.reads.ts'
import { officialMinutes } from '../official.reads.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { meetingView } from '../views.ts'
import type { Route } from './+types/minutes.page'
import styles from './meetings.module.css'

export const meta: MetaFunction = () => [{ title: 'Biên bản hội nghị – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { meeting, holds } = seen
    const official = await officialMinutes(ctx, seen)
    if (!official) throw refusePage(context, refusals.noMinutesYet)
    const { issued, minutes, paper } = official
    const text = holds ? await minutesText(ctx, meeting.id) : null
    return {
      holds,
      meeting: meetingView(meeting),
      hasText: text !== null,
      issue: minutes.issue,
      paper,
      changed: issued && text && text.text !== issued.content.text ? text.writtenBy : null,
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
  const { meeting, issue, paper } = loaderData
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/hoi-nghi', text: 'Hội nghị' },
            { href: `/hoi-nghi/${meeting.id}`, text: meeting.title },
          ]}
          kicker={issue ? `Đã chốt, bản ${issue.version}` : 'Dự thảo'}
          title="Biên bản hội nghị"
          lead="Lập từ chương trình, điểm danh, ý kiến và phần thư ký ghi."
        >
          <PaperFiles at={`/hoi-nghi/${meeting.id}/van-ban/bien-ban`} />
        </PageHead>
        <Problem problem={actionData?.problem} />
        {loaderData.holds ? <Work {...loaderData} /> : null}
      </div>
      <PaperSheet
        paper={paper}
        foot={
          issue ? (
            <p>
              Bản chốt {issue.version}: SHA-256 {issue.hash}
            </p>
          ) : null
        }
      />
    </>
  )
}

function Work({ meeting, issue, hasText, changed }: Route.ComponentProps['loaderData']) {
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
          {issue ? <Field name="ly-do" label="Lý do chốt lại" required maxLength={300} /> : null}
          <button type="submit">{issue ? 'Chốt lại biên bản' : 'Chốt biên bản'}</button>
        </Form>
      ) : null}
    </>
  )
}
