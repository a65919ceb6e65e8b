import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { taskById } from '../../directives/reads.ts'
import { allowed, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { documentsOfTask } from '../reads.ts'
import { nameOf } from '../text.ts'
import type { Route } from './+types/task-documents.page'

export const meta: MetaFunction = () => [{ title: 'Văn bản của nhiệm vụ – Nông thôn mới' }]

/** Public documents that name a task, for who may see the task: the public pages say nothing of tasks. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, accounts } = visitorOf(context)
  const task = await readPage(context, async (ctx) => {
    const found = await taskById(ctx, parseId(params.id))
    if (!found) throw refusePage(context, notHere)
    const held = allowed(actor, 'tasks.read', await placeOf(ctx, found.unitId))
    if (!held.ok) throw refusePage(context, held.refusal)
    return found
  })
  const documents = await documentsOfTask(accounts.db, task.id)
  return { task: { id: task.id, what: task.what }, rows: documents.map((one) => ({ id: one.id, name: nameOf(one), title: one.title })) }
}

export default function TaskDocumentsPage({ loaderData }: Route.ComponentProps) {
  const { task, rows } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: `/nhiem-vu/${task.id}`, text: `Nhiệm vụ số ${task.id}` }]} title="Văn bản liên quan" lead={task.what} />
      {rows.length === 0 ? (
        <p>Chưa có văn bản công khai nào ghi nhiệm vụ này. Người giữ thư viện ghi số nhiệm vụ khi nhập văn bản.</p>
      ) : null}
      <ul>
        {rows.map(({ id, name, title }) => (
          <li key={id}>
            <a href={`/van-ban/${id}`}>{name}</a>: {title}
          </li>
        ))}
      </ul>
    </>
  )
}
