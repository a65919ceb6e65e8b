import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Pages } from '../../../platform/ui/page.tsx'
import { publishedDecisions } from '../decision.reads.ts'
import { dossierTitle } from '../dossier.views.ts'
import type { Route } from './+types/decisions.page'

export const meta: MetaFunction = () => [{ title: 'Quyết định công nhận – Nông thôn mới' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = Number(new URL(request.url).searchParams.get('trang'))
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1
  const { rows, pages } = await readPage(context, (ctx) => publishedDecisions(ctx, page))
  return {
    page,
    pages,
    decisions: rows.map((one) => ({
      id: one.id,
      number: one.number,
      on: formatDate(one.decidedOn),
      what: dossierTitle(one),
      unit: one.above ? `${one.unitName}, ${one.above}` : one.unitName,
      body: one.body,
      year: one.bookedYear,
    })),
  }
}

export default function DecisionsPage({ loaderData: { decisions, page, pages } }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title="Quyết định công nhận"
        lead="Các quyết định công nhận, thừa nhận, thu hồi đã công bố trên hệ thống, mới nhất trước. Quyết định nhập từ tệp xem tại trang của từng xã."
      />
      <DataTable
        caption="Quyết định"
        captionHidden
        rows={decisions}
        keyOf={(one) => one.id}
        empty="Chưa công bố quyết định nào."
        columns={[
          { key: 'number', head: 'Số', cell: (one) => <a href={`/quyet-dinh/${one.id}`}>{one.number}</a> },
          { key: 'on', head: 'Ngày', cell: (one) => one.on },
          { key: 'what', head: 'Nội dung', cell: (one) => `${one.what}, ghi nhận cho năm ${one.year}` },
          { key: 'unit', head: 'Đơn vị', cell: (one) => one.unit },
          { key: 'body', head: 'Cơ quan', cell: (one) => one.body },
        ]}
      />
      <Pages page={page} of={pages} href={(to) => `/quyet-dinh?trang=${to}`} />
    </>
  )
}
