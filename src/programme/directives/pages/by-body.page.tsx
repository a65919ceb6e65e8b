import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Pages } from '../../../platform/ui/page.tsx'
import { pageIn } from '../../consultation/survey.rules.ts'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { bodiesWithin } from '../reads.ts'
import { bodyView } from '../views.ts'
import { hereOf } from '../visitor.reads.ts'
import type { Route } from './+types/by-body.page'
import styles from './directives.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Nhiệm vụ theo cơ quan – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const page = pageIn(new URL(request.url).searchParams.get('trang'))
  const here = hereOf(context)
  return readPage(context, async (ctx) => {
    const { rows, total, pages } = await bodiesWithin(ctx, here.unitId, page)
    return {
      unitName: here.unitName,
      urges: may(visitorOf(context).actor, 'tasks.assign'),
      ...{ page, pages, total },
      rows: rows.map(bodyView),
    }
  })
}

export default function ByBodyPage({ loaderData }: Route.ComponentProps) {
  const { unitName, urges, rows, page, pages, total } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/nhiem-vu', text: 'Nhiệm vụ' }]}
        title="Nhiệm vụ theo cơ quan"
        lead={`${total} cơ quan, đơn vị thuộc ${unitName} được giao việc; nơi có nhiều việc quá hạn đứng trước.`}
      >
        <p className={styles.links}>
          <a href="/nhiem-vu/theo-co-quan/tai-ve">Tải Excel</a>
        </p>
      </PageHead>
      <DataTable
        caption="Cơ quan, đơn vị"
        captionHidden
        rows={rows}
        keyOf={({ query }) => query}
        empty="Chưa giao việc cho cơ quan, đơn vị nào."
        columns={[
          { key: 'who', head: 'Cơ quan, đơn vị', cell: ({ who, query }) => <a href={`/nhiem-vu?xem=tung-don-vi&${query}`}>{who}</a> },
          { key: 'open', head: 'Đang mở', numeric: true, cell: ({ open }) => open },
          {
            key: 'overdue',
            head: 'Quá hạn',
            numeric: true,
            cell: ({ overdue }) => (overdue > 0 ? <strong className={styles.late}>{overdue}</strong> : overdue),
          },
          { key: 'undated', head: 'Không nêu hạn', numeric: true, cell: ({ undated }) => undated },
          { key: 'reported', head: 'Chờ kết luận', numeric: true, cell: ({ reported }) => reported },
          { key: 'done', head: 'Xong (tự báo)', numeric: true, cell: ({ done }) => done },
          { key: 'byData', head: 'Xong (theo số liệu)', numeric: true, cell: ({ byData }) => byData },
          {
            key: 'urge',
            head: 'Đôn đốc',
            cell: ({ overdue, query }) => (urges && overdue > 0 ? <a href={`/nhiem-vu/don-doc?${query}`}>Văn bản đôn đốc</a> : '–'),
          },
        ]}
      />
      <Pages of={pages} page={page} href={(to) => `/nhiem-vu/theo-co-quan?trang=${to}`} />
    </>
  )
}
