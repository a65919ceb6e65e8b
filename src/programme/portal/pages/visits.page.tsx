import type { HeadersFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Stat, Stats } from '../../../platform/ui/stat.tsx'
import { visitContext } from '../../people/visit.reads.ts'
import { visitCounts } from '../reads.ts'
import type { Route } from './+types/visits.page'

/** Counts are written quietly, so a kept page would not hear of them. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export function loader({ context }: Route.LoaderArgs) {
  const { now } = context.get(visitContext)
  return readPage(context, async (ctx) => {
    const { visits, days, pages } = await visitCounts(ctx, now)
    return {
      visits: Object.fromEntries(Object.entries(visits).map(([name, count]) => [name, formatNumber(count)])),
      days: days.map(({ day, views, visitors }) => ({
        day: formatDate(day),
        views: formatNumber(views),
        visitors: formatNumber(visitors),
      })),
      pages: pages.map(({ path, views }) => ({ path, views: formatNumber(views) })),
    }
  })
}

export default function VisitsPage({ loaderData }: Route.ComponentProps) {
  const { visits, days, pages } = loaderData
  return (
    <>
      <title>Thống kê truy cập – Nông thôn mới</title>
      <PageHead
        title="Thống kê truy cập"
        lead="Đếm không dùng cookie và không lưu dữ liệu cá nhân; không tính máy tìm kiếm và chương trình tự động."
      />
      <Stats>
        <Stat name="Đang xem" value={visits.now} more="trong 5 phút qua" />
        <Stat name="Hôm nay" value={visits.today} unit="khách" />
        <Stat name="Tuần này" value={visits.week} unit="lượt khách" />
        <Stat name="Tháng này" value={visits.month} unit="lượt khách" />
        <Stat name="Tổng" value={visits.total} unit="lượt khách" />
      </Stats>
      <Section title="31 ngày gần nhất">
        <DataTable
          caption="Lượt xem và khách theo ngày, mới nhất trước"
          captionHidden
          rows={days}
          keyOf={({ day }) => day}
          empty="Chưa có lượt xem nào được ghi."
          columns={[
            { key: 'day', head: 'Ngày', cell: ({ day }) => day },
            { key: 'visitors', head: 'Khách', numeric: true, cell: ({ visitors }) => visitors },
            { key: 'views', head: 'Lượt xem trang', numeric: true, cell: ({ views }) => views },
          ]}
        />
      </Section>
      <Section title="Trang được xem nhiều nhất">
        <DataTable
          caption="Trang được xem nhiều nhất từ trước đến nay"
          captionHidden
          rows={pages}
          keyOf={({ path }) => path}
          empty="Chưa có trang nào được xem."
          columns={[
            { key: 'path', head: 'Trang', cell: ({ path }) => <a href={path}>{path}</a> },
            { key: 'views', head: 'Lượt xem', numeric: true, cell: ({ views }) => views },
          ]}
        />
      </Section>
      <Section title="Cách đếm">
        <div className="prose stack">
          <p>
            Một khách là một địa chỉ mạng cùng một trình duyệt trong một ngày, chỉ giữ dưới dạng mã một chiều có khóa của riêng ngày ấy. Hết
            ngày, khóa và mã bị xóa; chỉ còn các con số. Vì vậy tuần, tháng và tổng là cộng khách của từng ngày: một người đến hai ngày được
            tính hai lượt. Nhiều người sau một địa chỉ chung với cùng trình duyệt được tính là một khách.
          </p>
          <p>
            Con số ở chân trang và trên từng trang trễ nhiều nhất 20 giây. Máy chủ dừng đột ngột mất nhiều nhất 5 giây lượt xem cuối. Cơ sở
            dữ liệu dừng đột ngột làm mất khóa của ngày, nên khách đã đến hôm ấy có thể được tính lần nữa.
          </p>
        </div>
      </Section>
    </>
  )
}
