import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Strip } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { aggregateOf } from '../aggregate.reads.ts'
import { refusals } from '../refusals.text.ts'
import { seenReport } from '../report.reads.ts'
import { titleOf } from '../title.rules.ts'
import { belowView } from '../views.ts'
import type { Route } from './+types/below.page'

export const meta = () => [{ title: 'Báo cáo cấp dưới – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenReport(ctx, actor, parseId(params.id))
    if (!seen || seen.report.level === 'commune') throw refusePage(context, refusals.unknown)
    const { rows, sums } = await aggregateOf(ctx, seen.report)
    const missing = rows.filter(({ sent }) => sent === null).length
    return {
      id: seen.report.id,
      title: titleOf(seen.report),
      missing,
      total: rows.length,
      sums,
      rows: rows.map(({ met, now, ...line }) => ({ ...belowView(line), met, now })),
    }
  })
}

export default function BelowPage({ loaderData }: Route.ComponentProps) {
  const { id, title, rows, missing, total, sums } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bao-cao', text: 'Báo cáo' },
          { href: `/bao-cao/${id}`, text: title },
        ]}
        title="Báo cáo cấp dưới"
        lead={missing > 0 ? `Còn thiếu ${missing}/${total} xã.` : `Đủ ${total}/${total} xã đã gửi báo cáo.`}
      >
        <p>
          <a href={`/bao-cao/${id}/tong-hop/tai-ve`}>Tải Excel</a>
        </p>
      </PageHead>
      <Strip kind={sums.differ > 0 ? 'warning' : 'note'}>
        <p>
          {sums.text}
          {sums.differ > 0 ? ` ${sums.differ} xã có số trong báo cáo khác số của hệ thống ở ngày chốt.` : ''}
        </p>
      </Strip>
      <DataTable
        caption="Báo cáo của từng xã"
        captionHidden
        rows={rows}
        keyOf={({ code }) => code}
        empty="Không có đơn vị cấp dưới."
        columns={[
          {
            key: 'name',
            head: 'Xã',
            width: 'third',
            cell: ({ name, reportId, sent }) => (reportId !== null && sent ? <a href={`/bao-cao/${reportId}`}>{name}</a> : name),
          },
          { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
          { key: 'at', head: 'Gửi lúc', cell: ({ sentAt }) => sentAt || '–' },
          { key: 'met', head: 'Tiêu chí đạt trong báo cáo', numeric: true, cell: ({ met }) => met ?? '–' },
          { key: 'now', head: 'Theo hệ thống', numeric: true, cell: ({ now }) => now ?? '–' },
        ]}
      />
    </>
  )
}
