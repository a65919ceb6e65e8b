import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { commentCounts } from '../comment.reads.ts'
import { countView } from '../views.ts'
import type { Route } from './+types/comment-counts.page'

export const meta: MetaFunction = () => [{ title: 'Thống kê bình luận – Nông thôn mới' }]

export const loader = ({ context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => ({ counts: (await commentCounts(ctx)).map(countView) }))

export default function CommentCountsPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        crumbs={[{ href: '/tin-tuc', text: 'Tin tức' }]}
        title="Thống kê bình luận"
        lead="Mỗi bình luận được người có trách nhiệm đọc trước khi hiển thị; bình luận bị từ chối đều ghi lý do."
      />
      <DataTable
        caption="Bình luận theo tháng tiếp nhận"
        rows={loaderData.counts}
        keyOf={({ month }) => month}
        empty="Chưa có bình luận nào."
        columns={[
          { key: 'month', head: 'Tháng', cell: ({ month }) => month },
          { key: 'received', head: 'Tiếp nhận', numeric: true, cell: ({ received }) => received },
          { key: 'approved', head: 'Hiển thị', numeric: true, cell: ({ approved }) => approved },
          { key: 'refused', head: 'Không hiển thị', numeric: true, cell: ({ refused }) => refused },
          { key: 'forwarded', head: 'Chuyển thành kiến nghị', numeric: true, cell: ({ forwarded }) => forwarded },
          { key: 'waiting', head: 'Chờ duyệt', numeric: true, cell: ({ waiting }) => waiting },
        ]}
      />
    </>
  )
}
