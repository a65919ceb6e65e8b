import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages } from '../../../platform/ui/page.tsx'
import { allowed, may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { keptFilterIn, keptPath, pageIn } from '../filter.rules.ts'
import { keptLineView } from '../kept.views.ts'
import { keptUnder } from '../reads.ts'
import type { Route } from './+types/kept.page'
import styles from './library.module.css'

export const meta: MetaFunction = () => [{ title: 'Thư viện văn bản – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { actor } = visitorOf(context)
  const held = allowed(actor, 'library.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const [filter, page] = [keptFilterIn(searchParams), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const found = await keptUnder(ctx, held.value.unitId, filter, page)
    const { pages, total } = found
    return {
      filter,
      keeps: may(actor, 'library.keep'),
      page,
      pages,
      total: formatNumber(total),
      where: held.value.unitName,
      rows: found.rows.map((row) => keptLineView(row, ctx.today)),
    }
  })
}

export default function KeptPage({ loaderData }: Route.ComponentProps) {
  const { filter, keeps, page, pages, total, where, rows } = loaderData
  return (
    <>
      <PageHead
        title="Thư viện văn bản"
        lead={`${where}: ${total} văn bản${filter.waiting ? ' chờ duyệt công khai' : '. Bản chờ duyệt công khai xếp trước'}.`}
      >
        <p>
          {keeps ? (
            <>
              <a href="/van-ban/quan-ly/moi">Nhập văn bản</a> ·{' '}
            </>
          ) : null}
          <a href={filter.waiting ? '/van-ban/quan-ly' : '/van-ban/quan-ly?xem=cho-duyet'}>
            {filter.waiting ? 'Tất cả văn bản' : 'Chờ duyệt'}
          </a>{' '}
          · <a href="/van-ban">Trang Văn bản công khai</a>
        </p>
      </PageHead>
      <div className={styles.filter}>
        <Form method="get">
          {filter.waiting ? <input type="hidden" name="xem" value="cho-duyet" /> : null}
          <Field name="tim" type="search" label="Tìm (có dấu hoặc không dấu)" defaultValue={filter.text} maxLength={200} />
          <button type="submit">Tìm</button>
        </Form>
      </div>
      <DataTable
        caption="Văn bản trong thư viện"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        empty={
          filter.waiting
            ? 'Không có văn bản nào chờ duyệt.'
            : filter.text
              ? 'Không có văn bản nào có những chữ này.'
              : 'Chưa có văn bản nào trong thư viện.'
        }
        columns={[
          { key: 'name', head: 'Số, ký hiệu', cell: ({ id, name }) => <a href={`/van-ban/quan-ly/${id}`}>{name}</a> },
          { key: 'title', head: 'Trích yếu', width: 'third', cell: ({ title }) => title },
          { key: 'issuer', head: 'Cơ quan ban hành', cell: ({ issuer }) => issuer },
          { key: 'issued', head: 'Ngày', cell: ({ issuedOn }) => issuedOn },
          { key: 'state', head: 'Công khai', cell: ({ state, opinions }) => (opinions ? `${state}; ${opinions}` : state) },
          { key: 'files', head: 'Tệp', numeric: true, cell: ({ files }) => files },
        ]}
      />
      <Pages of={pages} page={page} href={(to) => keptPath('/van-ban/quan-ly', filter, to)} />
      <p className={styles.apart}>
        <a href={keptPath('/van-ban/quan-ly/tai-ve', filter)}>Tải Excel</a>
      </p>
    </>
  )
}
