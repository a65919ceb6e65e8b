import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { rootOf } from '../answer.reads.ts'
import { datasets } from '../dataset.text.ts'
import { fileHref, formatNames, updatedText } from '../dataset.views.ts'
import { freshness, ownerContext } from '../reads.ts'
import type { Route } from './+types/list.page'
import { LicenceLine } from './licence.part.tsx'
import styles from './opendata.module.css'

export const meta: MetaFunction = () => [{ title: 'Dữ liệu mở – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { licence, publicUrl } = context.get(ownerContext)
  return readPage(context, async (ctx) => {
    const rows = []
    for (const dataset of datasets) {
      const { code, name, description, cycle, formats } = dataset
      const { updatedOn } = await freshness(ctx, dataset)
      rows.push({ code, name, description, cycle, updatedOn: updatedText(dataset, updatedOn), formats })
    }
    return { licence, rows, feed: publicUrl ? rootOf(context, request) : null }
  })
}

export default function ListPage({ loaderData: { rows, licence, feed } }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title="Dữ liệu mở"
        lead={`${rows.length} tập dữ liệu đã công bố, tải về tự do, không cần tài khoản, không hỏi người tải là ai.`}
      >
        <LicenceLine licence={licence} />
      </PageHead>
      <Section title="Các tập dữ liệu">
        <DataTable
          caption="Các tập dữ liệu"
          captionHidden
          rows={rows}
          keyOf={({ code }) => code}
          columns={[
            { key: 'name', head: 'Tập dữ liệu', cell: (row) => <a href={`/du-lieu/${row.code}`}>{row.name}</a> },
            {
              key: 'about',
              head: 'Nội dung, chu kỳ cập nhật',
              width: 'half',
              cell: ({ description, cycle }) => (
                <>
                  {description} <span className="muted">Cập nhật {cycle}.</span>
                </>
              ),
            },
            { key: 'updated', head: 'Lần cuối', cell: ({ updatedOn }) => updatedOn },
            {
              key: 'files',
              head: 'Tệp',
              cell: ({ code, name, formats }) => (
                <span className={styles.files}>
                  {formats.map((format) => (
                    <a key={format} href={fileHref(code, format)} download aria-label={`${formatNames[format]}: ${name}`}>
                      {formatNames[format]}
                    </a>
                  ))}
                </span>
              ),
            },
          ]}
        />
      </Section>
      <Ways feed={feed} />
    </>
  )
}

function Ways({ feed }: { feed: string | null }) {
  return (
    <>
      <Section title="Nối thẳng vào Excel, Power BI">
        <p>
          Chọn «Lấy dữ liệu → Từ nguồn OData» rồi dán địa chỉ <code>{feed ?? '[địa chỉ trang này]/du-lieu/odata'}</code>, đăng nhập «Ẩn
          danh». Bảng tính tự lấy tiếp từng trang và làm mới khi bấm «Làm mới». <a href="/du-lieu/odata">Xem nguồn OData</a>,{' '}
          <a href="/api">giao diện lập trình</a>.
        </p>
      </Section>
      <Section title="Địa giới, hình cho trang khác">
        <p>
          Địa giới đơn giản hoá: <a href="/du-lieu/ranh-gioi/tinh.geojson">các tỉnh (GeoJSON)</a>; của từng tỉnh có{' '}
          <code>/du-lieu/ranh-gioi/xa-[mã tỉnh].geojson</code>, và thêm <code>?ngay=2020-01-01</code> để lấy bản đồ của ngày khác (trước
          1/7/2025 có <code>huyen-[mã tỉnh].geojson</code>). <a href="/du-lieu/nhung">Đặt một con số hoặc biểu đồ lên trang khác</a> bằng
          một dòng HTML.
        </p>
      </Section>
      <Section title="Cần biết khi dùng">
        <ul>
          <li>Chỉ có số liệu đã qua «duyệt công khai» và văn bản đã công bố; dòng có demonstration = true là số minh hoạ.</li>
          <li>
            Địa chỉ tệp không đổi; nội dung đổi khi số liệu đổi (tệp rất lớn được lập lại sau ít phút). Thêm $filter vào địa chỉ để lấy một
            phần, như ở trang từng tập.
          </li>
          <li>
            CSV ghi bằng UTF-8, dấu phẩy ngăn cột, dấu chấm thập phân; thêm <code>?bom=1</code> nếu bảng tính cũ mở ra chữ lỗi. Ô chữ bắt
            đầu bằng = + - @ có thêm dấu nháy đơn ở trước, để bảng tính không chạy nó như công thức; số âm giữ nguyên. XLSX, JSON và OData
            không cần dấu ấy.
          </li>
          <li>Ô trống là chưa biết, không phải số không; trường missing nói vì sao.</li>
        </ul>
      </Section>
    </>
  )
}
