import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { pageIn, readYearFilter } from '../form.rules.ts'
import { unitYears, yearTotals } from '../reads.ts'
import { unitViewNames } from '../text.ts'
import { unitViews } from '../types.ts'
import { unitYearView, yearLead } from '../views.ts'
import type { Route } from './+types/units.page'
import styles from './inspections.module.css'

export const meta: MetaFunction = () => [{ title: 'Kiểm tra, tập huấn theo xã – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { unitId, unitName } = held.value
  const [filter, page] = [readYearFilter(searchParams, today), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const found = await unitYears(ctx, unitId, filter, page)
    return {
      ...{ filter, page, pages: found.pages, total: found.total },
      lead: yearLead(unitName, filter.year, await yearTotals(ctx, unitId, filter.year)),
      units: found.rows.map(unitYearView),
    }
  })
}

export default function UnitsPage({ loaderData }: Route.ComponentProps) {
  const { filter, page, pages, total, lead, units } = loaderData
  const query = `nam=${filter.year}&xem=${filter.view}`
  return (
    <>
      <PageHead crumbs={[{ href: '/kiem-tra', text: 'Kiểm tra' }]} title="Kiểm tra, tập huấn theo xã" lead={lead} />
      <Form method="get" wide>
        <Fields>
          <Field name="nam" label="Năm" inputMode="numeric" maxLength={4} defaultValue={filter.year} />
          <Choice
            name="xem"
            label="Xem"
            defaultValue={filter.view}
            options={unitViews.map((one) => ({ value: one, text: unitViewNames[one] }))}
          />
        </Fields>
        <button type="submit">Xem</button>
      </Form>
      <Section title={`${unitViewNames[filter.view]} (${total})`}>
        <DataTable
          caption="Kiểm tra, tập huấn theo xã"
          captionHidden
          narrow="scroll"
          rows={units}
          keyOf={({ unitId }) => unitId}
          empty="Không có xã nào theo cách lọc này."
          columns={[
            { key: 'unit', head: 'Xã', cell: ({ unitName }) => unitName },
            { key: 'visits', head: 'Cuộc kiểm tra', numeric: true, cell: ({ visits }) => visits },
            { key: 'last', head: 'Lần gần nhất', cell: ({ last }) => last },
            { key: 'findings', head: 'Ghi nhận', numeric: true, cell: ({ findings }) => findings },
            { key: 'courses', head: 'Số lớp', numeric: true, cell: ({ courses }) => courses },
            { key: 'people', head: 'Lượt người', numeric: true, cell: ({ people }) => people },
            { key: 'hours', head: 'Giờ × người', numeric: true, cell: ({ personHours }) => personHours },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => `/kiem-tra/thong-ke?${query}&trang=${to}`} />
        <p className={styles.apart}>
          <a href={`/kiem-tra/thong-ke/tai-ve?${query}`}>Tải Excel</a>
        </p>
      </Section>
    </>
  )
}
