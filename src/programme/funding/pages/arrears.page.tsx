import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { pageAsked } from '../frame.reads.ts'
import { arrearsView } from '../gift.views.ts'
import { unitFor } from '../money.rules.ts'
import { arrearsOf } from '../reads.ts'
import { arrearsLead } from '../text.ts'
import type { Route } from './+types/arrears.page'
import { queryOf, Tabs } from './tabs.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Nợ đọng – Nông thôn mới' }]

export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, shown } = await pageAsked(ctx, context, request)
    const rows = await arrearsOf(ctx, frame)
    const money = unitFor(rows.map(({ amount }) => amount))
    return { ...shown, lead: arrearsLead(rows, ctx.today), moneyUnit: money.name, rows: rows.map((row) => arrearsView(row, money)) }
  })

export default function ArrearsPage({ loaderData: { place, lead, rows, moneyUnit } }: Route.ComponentProps) {
  return (
    <>
      <PageHead title={`Nợ đọng xây dựng cơ bản: ${place.name}`} lead={lead} />
      <Tabs at="/von/no-dong" place={place} />
      <Section title="Theo dự án" lead="Nợ được ghi tại trang của từng dự án; dự án chưa ghi lần nào thì chưa rõ, không phải không nợ.">
        <DataTable
          caption="Nợ đọng theo dự án"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          empty="Chưa dự án nào có số nợ đọng. Mở trang dự án để ghi, kể cả khi không còn nợ."
          columns={[
            { key: 'project', head: 'Dự án', cell: (row) => <a href={`/von/du-an/${row.projectId}`}>{row.projectName}</a> },
            { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
            { key: 'amount', head: `Nợ đọng (${moneyUnit})`, numeric: true, cell: ({ amount }) => amount },
            { key: 'asOf', head: 'Tính đến', cell: ({ asOf }) => asOf },
            { key: 'payBy', head: 'Hẹn trả trước', cell: ({ payBy }) => payBy },
            { key: 'payFrom', head: 'Nguồn trả', cell: ({ payFrom }) => payFrom || '–' },
            { key: 'document', head: 'Văn bản', cell: ({ document }) => document },
          ]}
        />
        <SourceLine
          parts={[
            'Số mới nhất của từng dự án',
            <a key="tai-ve" href={`/von/no-dong/tai-ve${queryOf(place)}`}>
              Tải Excel
            </a>,
          ]}
        />
      </Section>
    </>
  )
}
