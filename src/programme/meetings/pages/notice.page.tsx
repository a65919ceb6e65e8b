import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Form } from '../../../platform/ui/form.tsx'
import { Notes, PageHead } from '../../../platform/ui/page.tsx'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { issueConclusions } from '../conclusion.actions.ts'
import { lacksOf } from '../conclusion.rules.ts'
import { putNoticeIntoDocuments } from '../official.actions.ts'
import { officialNotice } from '../official.reads.ts'
import { mayStep } from '../procedures.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { meetingView } from '../views.ts'
import type { Route } from './+types/notice.page'
import styles from './meetings.module.css'

export const meta: MetaFunction = () => [{ title: 'Thông báo kết luận – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { meeting, holds } = seen
    const official = await officialNotice(ctx, seen)
    if (!official) throw refusePage(context, refusals.noNoticeYet)
    const { draft, notice, paper } = official
    return {
      holds,
      meeting: meetingView(meeting),
      version: draft?.version ?? 0,
      lacks: draft ? lacksOf(draft.items) : [],
      isIssuable: mayStep(meeting.state, 'conclude'),
      issue: notice.issue,
      drafts: holds && may(actor, 'documents.draft'),
      paper,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const id = parseId(params.id)
  if (form.get('viec') === 'van-ban') {
    const put = await putNoticeIntoDocuments(actingOf(context), id)
    if (put.ok) return redirect(`/van-ban-di/${put.value.documentId}`, 303)
    if (put.refusal.status === 404) throw refusePage(context, put.refusal)
    return data({ problem: put.refusal }, { status: put.refusal.status ?? 422 })
  }
  const issued = await issueConclusions(actingOf(context), id, parseId(String(form.get('ban') ?? '')))
  if (issued.ok) return redirect(`/hoi-nghi/${id}/ket-luan`, 303)
  if (issued.refusal.status === 404) throw refusePage(context, issued.refusal)
  return data({ problem: issued.refusal }, { status: issued.refusal.status ?? 422 })
}

export default function NoticePage({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, issue, paper } = loaderData
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/hoi-nghi', text: 'Hội nghị' },
            { href: `/hoi-nghi/${meeting.id}`, text: meeting.title },
          ]}
          kicker={issue ? 'Đã thông báo' : 'Dự thảo'}
          title="Thông báo kết luận"
          lead="Mỗi mục có nơi thực hiện thành nhiệm vụ khi thông báo; số, ngày và chữ ký do văn thư, người ký ghi."
        >
          <PaperFiles at={`/hoi-nghi/${meeting.id}/van-ban/ket-luan`} />
        </PageHead>
        <Problem problem={actionData?.problem} />
        {loaderData.holds && !issue ? <Work {...loaderData} /> : null}
        {issue && loaderData.drafts ? (
          <Form>
            <button type="submit" name="viec" value="van-ban">
              Đưa vào văn bản
            </button>
          </Form>
        ) : null}
      </div>
      <PaperSheet paper={paper} foot={issue ? <p>SHA-256 {issue.hash}</p> : null} />
    </>
  )
}

function Work({ meeting, version, lacks, isIssuable }: Route.ComponentProps['loaderData']) {
  return (
    <>
      <Notes kind="warning" notes={lacks} />
      {meeting.writesConclusions ? (
        <p>
          <a href={`/hoi-nghi/${meeting.id}/ket-luan/soan`}>Sửa kết luận</a>
        </p>
      ) : null}
      {isIssuable ? (
        <Form>
          <input type="hidden" name="ban" value={version} />
          <p>Thông báo thì kết luận không sửa được nữa và nhiệm vụ được giao ngay.</p>
          <button type="submit">Thông báo kết luận và giao nhiệm vụ</button>
        </Form>
      ) : (
        <p>Bế mạc hội nghị trước khi thông báo kết luận.</p>
      )}
    </>
  )
}
