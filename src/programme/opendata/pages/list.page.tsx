import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { newestRelease } from '../reads.ts'
import { datasets, licence } from '../text.ts'
import type { Route } from './+types/list.page'
import { Files } from './files.part.tsx'

export const handle = { menu: '/du-lieu' }
export const meta: MetaFunction = () => [{ title: 'Dữ liệu mở – Nông thôn mới' }]

export const loader = ({ context, request }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => ({ newest: await newestRelease(ctx), root: new URL(request.url).origin }))

export default function List({ loaderData: { newest, root } }: Route.ComponentProps) {
  const lead =
    newest.asOf === null
      ? 'Chưa có số liệu nào được duyệt công khai; danh mục đơn vị đã có.'
      : `Số liệu đã duyệt công khai, tải về dùng lại. ${formatNumber(newest.count)} bản duyệt, mới nhất chốt ngày ${formatDate(newest.asOf)}.`
  return (
    <>
      <PageHead title="Dữ liệu mở" lead={lead} />
      <DataTable
        caption="Các bộ dữ liệu"
        rows={datasets}
        keyOf={({ code }) => code}
        columns={[
          { key: 'name', head: 'Bộ dữ liệu', cell: ({ code, name }) => <a href={`/du-lieu/${code}`}>{name}</a> },
          { key: 'description', head: 'Nội dung', cell: ({ description }) => description },
          { key: 'cycle', head: 'Cập nhật', cell: ({ cycle }) => cycle },
          { key: 'files', head: 'Tải về', cell: (dataset) => <Files dataset={dataset} /> },
        ]}
      />
      <Section title="Nối Excel, Power BI vào số liệu" lead="Số liệu tự mới khi làm tươi; lọc, sắp xếp ngay từ chương trình.">
        <p className="prose">
          Trong Excel: Dữ liệu › Lấy dữ liệu › Từ nguồn khác › Từ nguồn cấp OData, dán địa chỉ <code>{`${root}/du-lieu/odata`}</code>. Trong
          Power BI: Lấy dữ liệu › Nguồn cấp OData.
        </p>
      </Section>
      <Section title="Đặt số liệu lên trang khác">
        <p className="prose">
          Mỗi chỉ tiêu là một hình tự mang ngày chốt và nguồn, đặt bằng một dòng HTML. <a href="/du-lieu/nhung">Chọn đơn vị và chỉ tiêu</a>.
        </p>
      </Section>
      <Section title="Điều kiện sử dụng">
        <p className="prose">
          {licence.name ?? licence.missing} Miễn phí, không cần tài khoản, không có dữ liệu cá nhân. Khi dùng lại, ghi nguồn và ngày chốt.
        </p>
      </Section>
    </>
  )
}
