import { data, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { refused } from '../../../platform/base/result.ts'
import { contexts, readPage } from '../../../platform/http/context.ts'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { carryDrafts } from '../../assessment/carry.actions.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { acting } from '../acting.actions.ts'
import { mayAt } from '../place.reads.ts'
import { refusals } from '../text.ts'
import { approveUnitPlan, declineUnitPlan, moveWithPlan, reverseUnitPlan } from '../unit-plan.actions.ts'
import { unitPlanOf } from '../unit-plan.reads.ts'
import { leadOf, movesOf, planView } from '../unit-plan.views.ts'
import type { Route } from './+types/unit-plan.page'
import styles from './administration.module.css'
import { DryRunView, Endings, type Impacts } from './dry-run.part.tsx'
import { Movables } from './movables.part.tsx'
import { Decision } from './proposal.part.tsx'

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.plan.name ?? 'Đề xuất'} – Thay đổi đơn vị hành chính – Nông thôn mới` },
]

const idOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

export function loader({ context, params }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  return readPage(context, async (ctx) => {
    await mayAt(ctx, actor, 'units.plan', null)
    const whole = await unitPlanOf(ctx, idOf(params.id))
    if (!whole) throw new Refused(refusals.noPlan)
    const { plan, run, done } = whole
    const refusal = run && !run.ok ? run.refusal : null
    return { plan: planView(plan), isOwn: plan.proposedById === actor.personId, run: run?.ok ? run.value : null, refusal, done, today }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const id = idOf(params.id)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const by = visit.actor.personId
  const work = {
    duyet: () => acting(visit, 'units.plan', null, (ctx) => approveUnitPlan(ctx, id, { by, seen: given('da-xem') })),
    'khong-duyet': () => acting(visit, 'units.plan', null, (ctx) => declineUnitPlan(ctx, id, { by, reason: given('ly-do') })),
    rut: () => acting(visit, 'units.plan', null, (ctx) => declineUnitPlan(ctx, id, { by, reason: given('ly-do') })),
    chuyen: () =>
      acting(visit, 'units.plan', null, (ctx) => moveWithPlan(ctx, id, movesOf([...form].map(([name, value]) => [name, String(value)])))),
    bo: () => acting(visit, 'units.plan', null, (ctx) => reverseUnitPlan(ctx, id, { by, because: given('ly-do') })),
  }[given('viec')]
  const answer = work ? await work() : refused(refusals.noPlan)
  if (!answer.ok) return data({ refusal: answer.refusal, reason: given('ly-do') }, { status: answer.refusal.status ?? 422 })
  // drafts of units that have ended by today go to their successors at once; those that end later go by the daily job
  if (given('viec') === 'duyet') {
    const { db } = context.get(contexts.app)
    await carryDrafts(db, { today: visit.today, actor: visit.actor.name, now: visit.now })
  }
  throw redirect(`/quan-tri/don-vi/${id}`, 303)
}

export default function UnitPlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, isOwn, run, refusal, done, today } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/quan-tri/don-vi', text: 'Thay đổi đơn vị hành chính' }]}
        title={plan.name}
        lead={`${plan.state}. ${run ? leadOf(run) : `${plan.changes} thay đổi, hiệu lực ${plan.days}.`}`}
      />
      <Problem problem={actionData?.refusal} />
      <Facts
        facts={[
          { name: 'Người đề xuất', value: plan.proposed },
          { name: 'Người quyết định', value: plan.decided },
          { name: 'Tệp', value: plan.fileName },
          ...(plan.reason ? [{ name: 'Lý do', value: plan.reason }] : []),
          ...(plan.reversed ? [{ name: 'Đã bỏ', value: plan.reversed }] : []),
        ]}
      />
      {refusal ? (
        <>
          <Notes
            kind="warning"
            notes={['Đề xuất này bây giờ không thực hiện được nữa, vì các lý do dưới đây. Rút lại, sửa bảng rồi đề xuất lại.']}
          />
          <Problem problem={refusal} />
        </>
      ) : null}
      {run ? <DryRunView run={run} /> : null}
      {plan.stateId === 'proposed' ? (
        <Decision
          isOwn={isOwn}
          digest={run?.digest ?? null}
          reason={actionData?.reason}
          words={{
            lead: isOwn ? 'Người khác có quyền nhập thay đổi đơn vị hành chính sẽ duyệt.' : undefined,
            approve: { verb: 'duyet', text: 'Duyệt và ghi vào bản đồ' },
            decline: { verb: 'khong-duyet', text: 'Không duyệt', reason: 'Lý do không duyệt' },
            withdraw: { verb: 'rut' },
          }}
        />
      ) : null}
      {done ? (
        <>
          {done.isOnMap ? null : <Notes kind="warning" notes={['Thay đổi này đã được bỏ bằng dòng lệnh; bản đồ không còn theo nó.']} />}
          <Endings endings={done.change.endings} />
          <Movables rows={done.movable} moved={done.moved} today={today} />
          <Reversal standing={done.standing} reason={actionData?.reason} />
        </>
      ) : null}
      <Section title="Bảng đã đề xuất">
        <details>
          <summary>Xem bảng</summary>
          <pre className={styles.file}>{plan.file}</pre>
        </details>
      </Section>
    </>
  )
}

function Reversal({ standing, reason }: { standing: Parameters<typeof Impacts>[0]['impacts']; reason?: string }) {
  if (standing.length > 0)
    return (
      <Section title="Bỏ thay đổi này" lead="Chưa bỏ được: đã có việc khác dựa trên nó.">
        <ul>
          {standing.map(({ kind, name, count, examples, fate }) => (
            <li key={kind}>{`${name} (${count}): ${examples.join('; ')}. Cần: ${fate}.`}</li>
          ))}
        </ul>
      </Section>
    )
  return (
    <Section title="Bỏ thay đổi này" lead="Bản đồ trở lại như trước, phân công đã chuyển quay về; không dòng nào bị xóa.">
      <Form>
        <Field name="ly-do" label="Lý do" required maxLength={500} defaultValue={reason ?? ''} />
        <QuietButton name="viec" value="bo">
          Bỏ thay đổi
        </QuietButton>
      </Form>
    </Section>
  )
}
