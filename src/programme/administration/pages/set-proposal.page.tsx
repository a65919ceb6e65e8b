import { data, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { refused } from '../../../platform/base/result.ts'
import { readPage } from '../../../platform/http/context.ts'
import { QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, Notes, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { judgeWaiting, publishAndAsk } from '../../assessment/law-change.actions.ts'
import { waitingForRejudging } from '../../assessment/law-change.reads.ts'
import { declineProposal } from '../../criteria/proposal.actions.ts'
import { proposalOf } from '../../criteria/proposal.reads.ts'
import { refusals, wrongFiles } from '../../criteria/proposal.text.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { acting } from '../acting.actions.ts'
import { mayAt } from '../place.reads.ts'
import { trySet } from '../set-proposal.reads.ts'
import { proposalRow } from '../set-proposal.views.ts'
import type { Route } from './+types/set-proposal.page'
import styles from './administration.module.css'
import { Decision } from './proposal.part.tsx'
import { TrialView } from './trial.part.tsx'

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.proposal.name ?? 'Đề xuất'} – Ban hành bộ tiêu chí – Nông thôn mới` },
]

/** milliseconds for which a request goes on judging; the rest is done by the next one, or at night */
const patience = 8_000

const idOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

export function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    await mayAt(ctx, actor, 'sets.publish', null)
    const proposal = await proposalOf(ctx, idOf(params.id))
    if (!proposal) throw new Refused(refusals.unknown)
    const { file, measures, setId } = proposal
    const trial = proposal.state === 'proposed' ? await trySet(ctx, { file, measures }) : null
    return {
      proposal: { ...proposalRow(proposal), setId, file, measures },
      isOwn: proposal.proposedById === actor.personId,
      trial,
      wrong: trial && !trial.checked.set ? wrongFiles(trial.checked.problems) : null,
      waiting: proposal.state === 'published' ? await waitingForRejudging(ctx, setId) : 0,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const id = idOf(params.id)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const by = visit.actor.personId
  const work = {
    'doi-chieu': () => acting(visit, 'sets.publish', null, async () => undefined),
    'cong-bo': () => acting(visit, 'sets.publish', null, (ctx) => publishAndAsk(ctx, id, { personId: by, seen: given('da-xem') })),
    'khong-cong-bo': () => acting(visit, 'sets.publish', null, (ctx) => declineProposal(ctx, id, { by, reason: given('ly-do') })),
  }[given('viec')]
  const answer = work ? await work() : refused(refusals.unknown)
  if (!answer.ok) return data({ refusal: answer.refusal, reason: given('ly-do') }, { status: answer.refusal.status ?? 422 })
  if (given('viec') !== 'khong-cong-bo') await judgeWaiting(visit.db, edgeOf(visit), AbortSignal.timeout(patience))
  throw redirect(`/quan-tri/bo-tieu-chi/${id}`, 303)
}

export default function SetProposalPage({ loaderData, actionData }: Route.ComponentProps) {
  const { proposal, isOwn, trial, wrong, waiting } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/quan-tri/bo-tieu-chi', text: 'Ban hành bộ tiêu chí' }]}
        title={proposal.name}
        lead={`${proposal.state}. ${proposal.note}`}
      />
      <Problem problem={actionData?.refusal} />
      {waiting > 0 ? (
        <Strip kind="note">
          <p>{`Còn ${waiting} tỉnh chờ đối chiếu lại kết quả theo phiên bản này; phần còn lại chạy trong đêm.`}</p>
          <form method="post">
            <QuietButton name="viec" value="doi-chieu">
              Đối chiếu tiếp ngay
            </QuietButton>
          </form>
        </Strip>
      ) : null}
      <Facts
        facts={[
          { name: 'Người đề xuất', value: proposal.proposed },
          { name: 'Người quyết định', value: proposal.decided },
          { name: 'Mã băm của tệp', value: proposal.hash },
          ...(proposal.reason ? [{ name: 'Lý do', value: proposal.reason }] : []),
          ...(proposal.stateId === 'published'
            ? [{ name: 'Xem', value: <a href={`/bo-tieu-chi/${proposal.setId}`}>Bộ tiêu chí đã công bố</a> }]
            : []),
        ]}
      />
      {wrong ? (
        <>
          <Notes
            kind="warning"
            notes={['Tệp này bây giờ không công bố được nữa, vì các lý do dưới đây. Rút lại, sửa tệp rồi đề xuất lại.']}
          />
          <Problem problem={wrong} />
        </>
      ) : null}
      {trial && !wrong ? <TrialView trial={trial} /> : null}
      {proposal.stateId === 'proposed' ? (
        <Decision
          isOwn={isOwn}
          digest={wrong ? null : (trial?.checked.digest ?? null)}
          reason={actionData?.reason}
          words={{
            lead: isOwn
              ? 'Người khác có quyền ban hành bộ tiêu chí sẽ công bố. Sửa tệp là một đề xuất mới.'
              : 'Công bố rồi thì không sửa được nữa.',
            approve: { verb: 'cong-bo', text: 'Công bố' },
            decline: { verb: 'khong-cong-bo', text: 'Không công bố', reason: 'Lý do không công bố' },
            withdraw: { verb: 'khong-cong-bo' },
          }}
        />
      ) : null}
      <Section title="Tệp đã đề xuất">
        <details>
          <summary>Xem tệp</summary>
          <pre className={styles.file}>{proposal.file}</pre>
          {proposal.measures ? <pre className={styles.file}>{proposal.measures}</pre> : null}
        </details>
      </Section>
    </>
  )
}
