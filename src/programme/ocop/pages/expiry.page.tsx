import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { ancestorsOf } from '../../units/reads.ts'
import { pageIn } from '../filter.rules.ts'
import { endingUnder, warningMonths } from '../reads.ts'
import { certifiedView } from '../views.ts'
import type { Route } from './+types/expiry.page'
import styles from './ocop.module.css'

export const meta: MetaFunction = () => [{ title: 'Hạn hiệu lực OCOP – Nông thôn mới' }]

/** months for which an ended certificate is still listed */
const back = 12

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const page = pageIn(new URL(request.url).searchParams.get('trang'))
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const province = (await ancestorsOf(ctx, unitId, ctx.today)).find(({ level }) => level === 'province')
    const ahead = await warningMonths(ctx, province?.id ?? unitId)
    const found = await endingUnder(ctx, unitId, { ahead, back }, page)
    const rows = found.rows.map((row) => certifiedView(row, ctx.today, ahead))
    return { unitName: actor.chosen?.unitName ?? '', ahead, page, pages: found.pages, total: found.total, rows }
  })
}

export default function ExpiryPage({ loaderData }: Route.ComponentProps) {
  const { unitName, ahead, page, pages, total, rows } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ocop/ho-so', text: 'Hồ sơ OCOP' }]}
        title="Hạn hiệu lực giấy chứng nhận OCOP"
        lead={`${unitName}: ${total} giấy hết hiệu lực trong ${ahead} tháng tới hoặc đã hết trong ${back} tháng qua, chưa có giấy mới.`}
      />
      <p className={styles.links}>
        <a href="/ocop/het-han/tai-ve">Tải Excel</a>
      </p>
      <Section title="Danh sách">
        <DataTable
          caption="Giấy chứng nhận sắp hết, đã hết hiệu lực"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          empty="Không có giấy chứng nhận nào sắp hết hoặc vừa hết hiệu lực."
          columns={[
            { key: 'product', head: 'Sản phẩm', cell: (row) => <a href={`/ocop/san-pham/${row.productId}`}>{row.productName}</a> },
            { key: 'producer', head: 'Chủ thể', cell: ({ producerName }) => producerName },
            { key: 'unit', head: 'Xã', cell: (row) => row.unitName },
            { key: 'stars', head: 'Hạng', cell: ({ stars }) => stars },
            { key: 'decision', head: 'Quyết định', cell: ({ decision }) => decision },
            { key: 'expires', head: 'Hiệu lực đến hết', cell: ({ expiresOn }) => expiresOn },
            { key: 'state', head: 'Tình trạng', cell: ({ stateName }) => stateName },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => `/ocop/het-han?trang=${to}`} />
      </Section>
    </>
  )
}
