import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { pageAsked, pageIn } from '../frame.reads.ts'
import { unitFor } from '../money.rules.ts'
import { projectsOf } from '../reads.ts'
import { projectFilterOf, projectFilterText } from '../text.ts'
import { projectView } from '../views.ts'
import type { Route } from './+types/projects.page'
import { queryOf, Tabs } from './tabs.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Dự án – Nông thôn mới' }]

export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit, actor, params, shown } = await pageAsked(ctx, context, request)
    const page = pageIn(params)
    const filter = projectFilterOf(params)
    const { rows, pages, total } = await projectsOf(ctx, frame, filter, page)
    const money = unitFor(rows.flatMap(({ investment, disbursed, owed }) => [investment, disbursed, owed ?? 0]))
    return {
      ...shown,
      ...{ page, pages, total, filter },
      filterText: projectFilterText(filter),
      enters: may(actor, 'funding.enter', await placeOf(ctx, unit.id)),
      moneyUnit: money.name,
      rows: rows.map((row) => projectView(row, money)),
    }
  })

export default function ProjectsPage({ loaderData }: Route.ComponentProps) {
  const { place, rows, page, pages, total, enters, filter, filterText, moneyUnit } = loaderData
  const kept = { ...(filter.source ? { nguon: filter.source } : {}), ...(filter.criterion ? { 'tieu-chi': filter.criterion } : {}) }
  return (
    <>
      <PageHead title={`Dự án: ${place.name}`} lead={`${total} dự án${filterText}.`} />
      <Tabs at="/von/du-an" place={place} />
      <Section title="Danh sách dự án">
        <p>
          {enters ? (
            <>
              <a href={`/von/du-an/moi${queryOf(place)}`}>Ghi dự án mới</a>
              {' · '}
            </>
          ) : null}
          {filterText ? (
            <>
              <a href={`/von/du-an${queryOf(place)}`}>Bỏ lọc</a>
              {' · '}
            </>
          ) : null}
          <a href={`/von/du-an/tai-ve${queryOf(place, kept)}`}>Tải Excel</a>
        </p>
        <DataTable
          caption="Danh sách dự án"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          empty={filterText ? 'Không có dự án nào theo bộ lọc này.' : 'Chưa có dự án nào được ghi.'}
          columns={[
            { key: 'name', head: 'Dự án', cell: (row) => <a href={`/von/du-an/${row.id}`}>{row.name}</a> },
            { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
            { key: 'criteria', head: 'Tiêu chí', cell: ({ criteria }) => criteria },
            { key: 'total', head: `Tổng mức (${moneyUnit})`, numeric: true, cell: ({ investment }) => investment },
            { key: 'disbursed', head: `Giải ngân (${moneyUnit})`, numeric: true, cell: ({ disbursed }) => disbursed },
            { key: 'rate', head: 'Tỷ lệ', numeric: true, cell: ({ rate }) => rate },
            { key: 'paidOn', head: 'Giải ngân gần nhất', cell: ({ paidOn }) => paidOn },
            { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => `/von/du-an${queryOf(place, { ...kept, trang: String(to) })}`} />
      </Section>
    </>
  )
}
