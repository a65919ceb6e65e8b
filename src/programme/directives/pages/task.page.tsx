import { data, redirect } from 'react-router'
import type { Result } from '../../../platform/base/result.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { idOf } from '../../consultation/survey.rules.ts'
import { allowed, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { matchNow } from '../binding.actions.ts'
import { bindingText } from '../binding.rules.ts'
import { figureNamed } from '../draft.reads.ts'
import { giveOn } from '../give-on.actions.ts'
import { chatText } from '../letter.views.ts'
import * as deeds from '../move.actions.ts'
import { type MoveKind, moves } from '../procedures.ts'
import { historyOf, taskById } from '../reads.ts'
import { doableBy, moveRefusal } from '../task.rules.ts'
import { lineView, stepView, taskView } from '../views.ts'
import type { Route } from './+types/task.page'
import styles from './directives.module.css'
import { Doings } from './doings.part.tsx'
import { TaskTable } from './table.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.task.what ?? 'Nhiệm vụ'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const task = await taskById(ctx, idOf(params.id))
    if (!task) throw refusePage(context, notHere)
    const held = allowed(actor, 'tasks.read', await placeOf(ctx, task.unitId))
    if (!held.ok) throw refusePage(context, held.refusal)
    const { steps, parts } = await historyOf(ctx, task)
    return {
      today: ctx.today,
      chat: chatText(task, visitorOf(context).accounts.url),
      task: taskView(task, ctx.today),
      steps: steps.map(stepView),
      parts: parts.map((part) => lineView(part, ctx.today)),
      data: task.binding ? bindingText(task.binding, task.binding.kind === 'figure' ? figureNamed(task.binding.key) : null) : null,
      ...doableBy(held.value, task),
      may: (Object.keys(moves) as MoveKind[]).filter((kind) => moveRefusal(kind, held.value, task) === null),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = actingOf(context)
  const id = idOf(params.id)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const work: Record<string, () => Promise<Result<object>>> = {
    nhan: () => deeds.acceptTask(acting, id),
    'bao-cao': () =>
      deeds.reportTask(acting, id, {
        ...{ said: given('noi-dung'), percent: given('ty-le'), evidence: given('minh-chung') },
        done: given('muc') === 'xong',
      }),
    xong: () => deeds.confirmTask(acting, id),
    'tra-lai': () => deeds.returnTask(acting, id, given('ly-do')),
    'thay-han': () => deeds.extendTask(acting, id, { dueOn: parseDate(given('han-moi')), typed: given('han-moi'), reason: given('ly-do') }),
    dung: () => deeds.stopTask(acting, id, given('ly-do')),
    'doi-chieu': () => matchNow(acting, id),
    'giao-tiep': () => giveOn(acting, id, { what: given('noi-dung-giao'), names: given('giao-cho'), typed: given('han-giao') }),
    huy: () => deeds.cancelTask(acting, id, given('ly-do')),
  }
  const deed = Object.hasOwn(work, given('viec')) ? work[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect(`/nhiem-vu/${id}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

export default function TaskPage({ loaderData, actionData }: Route.ComponentProps) {
  const { task, steps, parts } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/nhiem-vu', text: 'Nhiệm vụ' }]} title={task.what} lead={task.rollUp ?? undefined} />
      <Problem problem={actionData?.problem} />
      <TaskFacts task={task} data={loaderData.data} />
      {task.sentence ? <blockquote className={styles.sentence}>«{task.sentence}»</blockquote> : null}
      <Doings {...loaderData} typed={actionData?.typed ?? {}} />
      {parts.length > 0 ? (
        <Section title={`Giao cho từng đơn vị, cơ quan (${parts.length})`}>
          <TaskTable caption="Việc của từng đơn vị, cơ quan" rows={parts} empty="" />
        </Section>
      ) : null}
      <p>
        <a href={`/van-ban/nhiem-vu/${task.id}`}>Văn bản liên quan trong thư viện</a>
      </p>
      <details className={styles.copy}>
        <summary>Chép câu nhắc</summary>
        <p>Chỉ có tên việc và đường dẫn; dán vào nhóm trao đổi.</p>
        <textarea readOnly rows={2} aria-label="Câu nhắc" defaultValue={loaderData.chat} />
      </details>
      <Section title="Diễn biến">
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.number}>
              <p>
                <strong>{step.what}</strong>
                {step.percent === null ? '' : ` ${step.percent} %`} · {step.when}
              </p>
              {step.due ? <p>Hạn: {step.due}</p> : null}
              {step.said ? <p>{step.said}</p> : null}
              {step.evidence ? (
                <p>
                  Minh chứng: <a href={step.evidence}>{step.evidence}</a>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

function TaskFacts({ task, data }: Pick<Route.ComponentProps['loaderData'], 'task' | 'data'>) {
  return (
    <Facts
      facts={[
        { name: 'Thực hiện', value: task.who },
        ...(task.cooperating.length > 0 ? [{ name: 'Phối hợp', value: task.cooperating.join('; ') }] : []),
        { name: 'Hạn', value: task.late ? <strong className={styles.late}>Quá hạn: {task.due}</strong> : task.due },
        { name: 'Tình trạng', value: task.ended ? `${task.state}, ${task.ended}` : task.state },
        ...(task.expected ? [{ name: 'Kết quả cần có', value: task.expected }] : []),
        ...(data ? [{ name: 'Tự đóng theo số liệu', value: data }] : []),
        { name: task.sourceKind, value: task.source },
        { name: 'Giao việc', value: task.given },
      ]}
    />
  )
}
