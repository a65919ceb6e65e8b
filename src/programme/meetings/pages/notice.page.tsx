import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Form } from '../../../platform/ui/form.tsx'
import { Notes, PageHead } from '../../../platform/ui/page.tsx'
import paper from '../../../platform/ui/paper.module.css'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { issueConclusions } from '../conclusion.actions.ts'
import { lacksOf, noticeOf } from '../conclusion.rules.ts'
import { conclusionsOf, issuedNotice } from '../minutes.reads.ts'
import { noticeView } from '../official.views.ts'
import { mayStep } from '../procedures.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { draftPlaceLine, meetingView } from '../views.ts'
import type { Route } from './+types/notice.page'
import styles from './meetings.module.css'
import { Official, Signatures } from './official.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Thông báo kết luận – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { meeting, holds } = seen
    const issued = await issuedNotice(ctx, meeting.id)
    const draft = issued || !holds ? null : await conclusionsOf(ctx, meeting.id)
    const content = issued?.content ?? (draft && noticeOf(meeting, draft))
    if (!content) throw refusePage(context, refusals.noNoticeYet)
    return {
      holds,
      meeting: meetingView(meeting),
      version: draft?.version ?? 0,
      lacks: draft ? lacksOf(draft.items) : [],
      isIssuable: mayStep(meeting.state, 'conclude'),
      notice: noticeView(content, issued),
      placeLine: draftPlaceLine(meeting.unitName, ctx.today),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const id = parseId(params.id)
  const issued = await issueConclusions(actingOf(context), id, parseId(String(form.get('ban') ?? '')))
  if (issued.ok) return redirect(`/hoi-nghi/${id}/ket-luan`, 303)
  if (issued.refusal.status === 404) throw refusePage(context, issued.refusal)
  return data({ problem: issued.refusal }, { status: issued.refusal.status ?? 422 })
}

export default function NoticePage({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, notice, placeLine } = loaderData
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/hoi-nghi', text: 'Hội nghị' },
            { href: `/hoi-nghi/${meeting.id}`, text: meeting.title },
          ]}
          kicker={notice.issue ? 'Đã thông báo' : 'Dự thảo'}
          title="Thông báo kết luận"
          lead="Mỗi mục có nơi thực hiện thành nhiệm vụ khi thông báo; số, ngày và chữ ký do văn thư, người ký ghi."
        />
        <Problem problem={actionData?.problem} />
        {loaderData.holds && !notice.issue ? <Work {...loaderData} /> : null}
      </div>
      <Official body={notice.bodyName} number="……/TB-…" place={placeLine} title="THÔNG BÁO" subtitle={notice.subject}>
        <div className={paper.body}>
          {notice.opening.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text never move
            <p key={at}>{line}</p>
          ))}
          {notice.items.map(({ key, text, to, product, due }) => (
            <p key={key}>
              {key}. {text}.{to ? ` Thực hiện: ${to}.` : ''}
              {product ? ` Kết quả: ${product}.` : ''}
              {due ? ` Thời hạn: ${due}.` : ''}
            </p>
          ))}
          <p>{notice.closing}</p>
        </div>
        <Signatures left={{ receivers: ['Các cơ quan, đơn vị dự họp;', 'Lưu: VT.'] }} right={{ role: '……………………' }} />
        {notice.issue ? <p className={styles.hash}>SHA-256 {notice.issue.hash}</p> : null}
      </Official>
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
