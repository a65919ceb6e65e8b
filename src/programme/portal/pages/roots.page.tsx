import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { publishedRoots } from '../reads.ts'
import type { Route } from './+types/roots.page'
import styles from './roots.module.css'

export const handle = { menu: '/gioi-thieu' }

export function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams.get('nam') ?? ''
  return readPage(context, async (ctx) => {
    const { year, years, roots } = await publishedRoots(ctx, /^\d{4}$/.test(asked) ? Number(asked) : null)
    return {
      ...{ year, years, today: formatDate(ctx.today) },
      roots: roots.map(({ day, root, entries, entriesOfDay }) => ({
        ...{ key: day, day: formatDate(day), root },
        ...{ ofDay: formatNumber(entriesOfDay), all: formatNumber(entries) },
      })),
    }
  })
}

export default function RootsPage({ loaderData }: Route.ComponentProps) {
  const { year, years, roots, today } = loaderData
  return (
    <>
      <title>Gốc băm nhật ký – Nông thôn mới</title>
      <PageHead
        crumbs={[{ href: '/gioi-thieu/nguon-du-lieu', text: 'Giới thiệu' }]}
        title="Gốc băm của nhật ký theo ngày"
        lead="Mọi việc làm trong hệ thống được ghi vào nhật ký chỉ thêm, không sửa. Hết mỗi ngày, toàn bộ nhật ký được rút thành một mã gọi là gốc băm. Ai giữ một bản in trang này đều kiểm được rằng nhật ký không bị sửa hay cắt bớt về sau."
      />
      <Section title={year === null ? 'Gốc băm' : `Gốc băm năm ${year}, in ngày ${today}`}>
        {years.length > 1 ? (
          <ul className={styles.years}>
            {years.map((one) => (
              <li key={one}>
                <a href={`/nhat-ky/goc-bam?nam=${one}`} aria-current={one === year ? 'page' : undefined}>
                  Năm {one}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        <DataTable
          caption="Gốc băm của từng ngày, mới nhất trước"
          captionHidden
          rows={roots}
          keyOf={({ key }) => key}
          empty="Chưa có ngày nào được chốt. Gốc băm của một ngày được lập ngay sau khi ngày ấy kết thúc."
          columns={[
            { key: 'day', head: 'Ngày', cell: ({ day }) => day },
            { key: 'ofDay', head: 'Mục trong ngày', numeric: true, cell: ({ ofDay }) => ofDay },
            { key: 'all', head: 'Mục đến hết ngày', numeric: true, cell: ({ all }) => all },
            { key: 'root', head: 'Gốc băm (SHA-256)', cell: ({ root }) => <span className={styles.root}>{root}</span> },
          ]}
        />
      </Section>
      <Section title="Cách đối chiếu">
        <div className="prose stack">
          <p>
            Quản trị chạy lệnh <code>npm run ntm -- verify</code>: lệnh tính lại từng chuỗi nhật ký và từng gốc băm, nêu mục đầu tiên không
            khớp. So gốc băm trên trang này với bản đã in: khác một ký tự là nhật ký của ngày ấy hoặc trước đó đã bị đổi.
          </p>
          <p>
            Mỗi đơn vị có một chuỗi mục, mục sau mang mã băm của mục trước. Gốc băm của ngày là SHA-256 của danh sách mục cuối cùng của mọi
            chuỗi tính đến hết ngày (giờ Việt Nam), mỗi dòng gồm tên chuỗi, số mục và mã băm, xếp theo tên chuỗi.
          </p>
        </div>
      </Section>
    </>
  )
}
