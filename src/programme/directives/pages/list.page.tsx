import { readPage } from '../../../platform/http/context.ts'
import { Choice, Field, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Pages } from '../../../platform/ui/page.tsx'
import { pageIn } from '../../consultation/survey.rules.ts'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { filterIn, queryOf, slugOf, stateOptions, viewOptions } from '../filter.rules.ts'
import { tasksWithin } from '../reads.ts'
import { filterNames } from '../text.ts'
import { lineView } from '../views.ts'
import { hereOf } from '../visitor.reads.ts'
import type { Route } from './+types/list.page'
import styles from './directives.module.css'
import { TaskTable } from './table.part.tsx'

export const meta: Route.MetaFunction = () => [{ title: 'Nhiệm vụ – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const [filter, page] = [filterIn(query), pageIn(query.get('trang'))]
  const here = hereOf(context)
  return readPage(context, async (ctx) => {
    const { rows, total, pages } = await tasksWithin(ctx, here, filter, page)
    return {
      unitName: here.unitName,
      assigns: may(visitorOf(context).actor, 'tasks.assign'),
      ...{ filter, page, pages, total },
      rows: rows.map((row) => lineView(row, ctx.today)),
    }
  })
}

export default function TasksPage({ loaderData }: Route.ComponentProps) {
  const { unitName, assigns, filter, rows, page, pages, total } = loaderData
  const chosen = slugOf(filter)
  return (
    <>
      <PageHead title="Nhiệm vụ" lead={`${total} việc của ${unitName}: ${filterNames[filter.state].toLowerCase()}.`}>
        <p className={styles.links}>
          {assigns ? <a href="/nhiem-vu/tu-van-ban">Giao việc từ văn bản</a> : null}
          <a href="/nhiem-vu/theo-co-quan">Theo cơ quan</a>
          <a href={`/nhiem-vu/tai-ve?${queryOf(filter)}`}>Tải Excel</a>
        </p>
      </PageHead>
      <form method="get" className={styles.filter}>
        <Choice name="xem" label="Xem" defaultValue={chosen.view} options={viewOptions} />
        <Choice name="tinh-trang" label="Tình trạng" defaultValue={chosen.state} options={stateOptions(filterNames)} />
        <Field name="tim" label="Có chữ" maxLength={100} defaultValue={filter.text} />
        {filter.bodyId === null ? null : <input type="hidden" name="co-quan" value={filter.bodyId} />}
        {filter.unitId === null ? null : <input type="hidden" name="don-vi" value={filter.unitId} />}
        <QuietButton>Lọc</QuietButton>
      </form>
      <TaskTable caption="Các việc" rows={rows} empty="Không có việc nào ở tình trạng này." />
      <Pages of={pages} page={page} href={(to) => `/nhiem-vu?${queryOf(filter, to)}`} />
    </>
  )
}
