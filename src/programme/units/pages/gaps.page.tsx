import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { gaps } from '../reads.ts'
import { levelWords } from '../text.ts'
import type { GapKind } from '../types.ts'
import type { Route } from './+types/gaps.page'
import styles from './units.module.css'

const kinds: Record<GapKind, { slug: string; text: string }> = {
  noSuccessor: { slug: 'khong-ro-don-vi-sau', text: 'Giải thể nhưng không rõ nhập vào đâu' },
  noPredecessor: { slug: 'khong-ro-don-vi-truoc', text: 'Lập mới nhưng không rõ lập từ đâu' },
  renameWithoutEdge: { slug: 'doi-ten', text: 'Đổi tên, không rõ do văn bản nào' },
  mended: { slug: 'da-sua', text: 'Đã sửa khi nhập' },
  codeAlias: { slug: 'hai-ma', text: 'Một đơn vị, hai mã trong hai danh mục' },
}
const pageSize = 100

export function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const all = await gaps(ctx)
    const order = Object.keys(kinds) as GapKind[]
    const kind = order.find((one) => kinds[one].slug === query.get('loai')) ?? 'noSuccessor'
    const rows = all.filter((gap) => gap.kind === kind)
    const of = Math.max(1, Math.ceil(rows.length / pageSize))
    const page = Math.min(of, Math.max(1, Number(query.get('trang')) || 1))
    const counts = order.map((one) => ({ kind: one, count: all.filter((gap) => gap.kind === one).length }))
    return { kind, counts, page, of, total: rows.length, rows: rows.slice((page - 1) * pageSize, page * pageSize) }
  })
}

export default function Gaps({ loaderData }: Route.ComponentProps) {
  const { kind, counts, page, of, total, rows } = loaderData
  const slug = kinds[kind].slug
  return (
    <>
      <title>Khoảng trống của dữ liệu đơn vị – Nông thôn mới</title>
      <PageHead
        crumbs={[{ href: '/don-vi', text: 'Đơn vị' }]}
        title="Khoảng trống của dữ liệu đơn vị"
        lead="Những chỗ nguồn dữ liệu không nói đơn vị đi đâu hoặc từ đâu tới. Hệ thống không đoán: số liệu qua những chỗ này được ghi là không tính được."
      />
      <ul className={styles.kinds}>
        {counts.map((one) => (
          <li key={one.kind}>
            <a href={`/don-vi/khoang-trong?loai=${kinds[one.kind].slug}`} aria-current={one.kind === kind ? 'page' : undefined}>
              {kinds[one.kind].text}
            </a>{' '}
            <strong>{one.count}</strong>
          </li>
        ))}
      </ul>
      <Section title={`${kinds[kind].text}: ${total}`}>
        <DataTable
          caption={kinds[kind].text}
          captionHidden
          rows={rows}
          keyOf={(gap) => `${gap.unitId} ${gap.on} ${gap.note}`}
          empty="Không có chỗ nào."
          columns={[
            { key: 'name', head: 'Đơn vị', cell: (gap) => <a href={`/don-vi/${gap.code}?ngay=${gap.on}`}>{gap.name}</a> },
            { key: 'level', head: 'Cấp', cell: (gap) => levelWords[gap.level] },
            { key: 'province', head: 'Tỉnh', cell: (gap) => gap.provinceName ?? '' },
            { key: 'on', head: 'Ngày', numeric: true, cell: (gap) => formatDate(gap.on) },
            { key: 'note', head: 'Ghi chú', cell: (gap) => gap.note },
          ]}
        />
        <Pages of={of} page={page} href={(to) => `/don-vi/khoang-trong?loai=${slug}&trang=${to}`} />
      </Section>
    </>
  )
}
