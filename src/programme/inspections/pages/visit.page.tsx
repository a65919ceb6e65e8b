import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import type { Refusal } from '../../../platform/base/refusal.ts'
import type { Result } from '../../../platform/base/result.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Wrong } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { criteriaChoices, criterionNames } from '../../criteria/choice.reads.ts'
import { stateNames as taskStateNames } from '../../directives/text.ts'
import { notHere } from '../../people/access.ts'
import { type Acting, visitorOf } from '../../people/visit.reads.ts'
import { wholeVisit } from '../reads.ts'
import { findingView, visitView } from '../views.ts'
import { addFinding, cancelVisit, conclude, explain, giveTask, moveVisit, takeBackFinding } from '../visit.actions.ts'
import type { Route } from './+types/visit.page'
import { Findings } from './findings.part.tsx'
import styles from './inspections.module.css'
import { Deeds } from './visit-deeds.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? `Kiểm tra ${loaderData.visit.unitName}` : 'Kiểm tra'} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholeVisit(ctx, actor, parseId(params.id))
    if (!whole) throw refusePage(context, notHere)
    const { visit, findings, tasks, acts } = whole
    const names = await criterionNames(
      ctx,
      findings.map(({ criterion }) => criterion),
    )
    return {
      visit: visitView(visit),
      findings: findings.map((one) => findingView(one, names)),
      tasks: tasks.map(({ id, what, dueOn, state }) => ({
        ...{ id, what },
        due: dueOn === null ? 'Không nêu hạn' : formatDate(dueOn),
        state: taskStateNames[state],
      })),
      criteria: acts.includes('find') ? await criteriaChoices(ctx) : [],
      formKey: randomUUID(),
      acts,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = await actingOf(context)
  const id = parseId(params.id)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const done = await deed(acting, id, (name) => typed[name] ?? '')
  if (done === null) throw refusePage(context, notHere)
  return done.ok ? redirect(`/kiem-tra/${id}`, 303) : refuse(context, done.refusal, typed)
}

function deed(acting: Acting, id: number, given: (name: string) => string): Promise<Result<object>> | null {
  const number = parseId(given('so'))
  switch (given('viec')) {
    case 'doi-ngay':
      return moveVisit(acting, id, given)
    case 'ghi':
      return addFinding(acting, id, given)
    case 'rut':
      return takeBackFinding(acting, id, number, given('ly-do'))
    case 'giai-trinh':
      return explain(acting, id, number, given('giai-trinh'))
    case 'ket-luan':
      return conclude(acting, id, given('ket-luan'))
    case 'giao-viec':
      return giveTask(acting, id, given)
    case 'huy':
      return cancelVisit(acting, id, given('ly-do'))
    default:
      return null
  }
}

function refuse(context: Route.ActionArgs['context'], refusal: Refusal, typed: Record<string, string>) {
  if (refusal.status === 404) throw refusePage(context, refusal)
  return data({ problem: refusal.text, typed }, { status: refusal.status ?? 422 })
}

export default function VisitPage({ loaderData, actionData }: Route.ComponentProps) {
  const { visit, findings, acts } = loaderData
  const typed = actionData?.typed ?? null
  return (
    <>
      {actionData ? <title>{`Lỗi: Kiểm tra ${visit.unitName} – Nông thôn mới`}</title> : null}
      <PageHead
        crumbs={[{ href: '/kiem-tra', text: 'Kiểm tra' }]}
        kicker={`${visit.bodyName} · ngày ${visit.day}`}
        title={`Kiểm tra tại ${visit.within}`}
        lead={`${visit.state}. ${visit.subject}.`}
      />
      <Wrong text={actionData?.problem} />
      {visit.cancelledBecause ? (
        <Strip kind="warning">
          <p>Đã hủy: {visit.cancelledBecause}</p>
        </Strip>
      ) : null}
      <Facts
        facts={[
          {
            name: 'Kế hoạch',
            value: visit.plan ? <a href={`/kiem-tra/ke-hoach/${visit.plan.id}`}>{visit.plan.title}</a> : 'Ngoài kế hoạch',
          },
          { name: 'Thành phần đoàn', value: visit.team.join('; ') },
          { name: 'Hạn giải trình', value: visit.explainBy },
          { name: 'Người đặt', value: visit.madeBy },
        ]}
      />
      {visit.conclusion ? (
        <Section title={`Kết luận ngày ${visit.concludedOn}`}>
          <p className={`prose ${styles.told}`}>{visit.conclusion}</p>
        </Section>
      ) : null}
      <Findings findings={findings} acts={acts} typed={typed} />
      <Tasks {...loaderData} />
      <Deeds {...loaderData} typed={typed} />
    </>
  )
}

function Tasks({ tasks }: Route.ComponentProps['loaderData']) {
  return (
    <Section title="Việc khắc phục">
      <DataTable
        caption="Việc giao sau kiểm tra"
        captionHidden
        rows={tasks}
        keyOf={({ id }) => id}
        empty="Chưa giao việc nào sau kiểm tra."
        columns={[
          { key: 'what', head: 'Việc', cell: (one) => <a href={`/nhiem-vu/${one.id}`}>{one.what}</a> },
          { key: 'due', head: 'Hạn', cell: ({ due }) => due },
          { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
        ]}
      />
    </Section>
  )
}
