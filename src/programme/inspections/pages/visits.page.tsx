import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { allowed, may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { pageIn, readVisitFilter } from '../form.rules.ts'
import { visitsUnder, yearTotals } from '../reads.ts'
import { stateNames } from '../text.ts'
import { states } from '../types.ts'
import { visitLineView, yearLead } from '../views.ts'
import type { Route } from './+types/visits.page'
import styles from './inspections.module.css'

export const meta: MetaFunction = () => [{ title: 'Kiểm tra – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const [filter, page] = [readVisitFilter(searchParams, today), pageIn(searchParams.get('trang'))]
  const { unitId, unitName } = held.value
  return readPage(context, async (ctx) => {
    const found = await visitsUnder(ctx, unitId, filter, page)
    return {
      ...{ filter, page, pages: found.pages, runs: may(actor, 'inspections.run') },
      lead: yearLead(unitName, filter.year, await yearTotals(ctx, unitId, filter.year)),
      visits: found.rows.map(visitLineView),
    }
  })
}

export default function VisitsPage({ loaderData }: Route.ComponentProps) {
  const { filter, page, pages, runs, lead, visits } = loaderData
  const query = `nam=${filter.year}${filter.state ? `&tinh-trang=${filter.state}` : ''}`
  return (
    <>
      <PageHead title="Kiểm tra" lead={lead}>
        <p>
          {runs ? (
            <>
              <a href="/kiem-tra/moi">Đặt cuộc kiểm tra</a> ·{' '}
            </>
          ) : null}
          <a href="/kiem-tra/ke-hoach">Kế hoạch</a> · <a href={`/kiem-tra/thong-ke?nam=${filter.year}`}>Theo xã</a> ·{' '}
          <a href="/tap-huan">Tập huấn</a>
        </p>
      </PageHead>
      <Section title={`Các cuộc kiểm tra năm ${filter.year}`}>
        <div className={styles.apart}>
          <Form method="get" wide>
            <Fields>
              <Field name="nam" label="Năm" inputMode="numeric" maxLength={4} defaultValue={filter.year} />
              <Choice
                name="tinh-trang"
                label="Tình trạng"
                defaultValue={filter.state ?? ''}
                options={[{ value: '', text: 'Mọi tình trạng' }, ...states.map((one) => ({ value: one, text: stateNames[one] }))]}
              />
            </Fields>
            <button type="submit">Xem</button>
          </Form>
        </div>
        <DataTable
          caption="Các cuộc kiểm tra"
          captionHidden
          rows={visits}
          keyOf={({ id }) => id}
          empty="Không có cuộc kiểm tra nào theo cách lọc này."
          columns={[
            { key: 'unit', head: 'Xã', cell: (one) => <a href={`/kiem-tra/${one.id}`}>{one.unitName}</a> },
            { key: 'day', head: 'Ngày', cell: ({ day }) => day },
            { key: 'subject', head: 'Nội dung', width: 'third', cell: ({ subject }) => subject },
            { key: 'body', head: 'Cơ quan kiểm tra', cell: ({ bodyName }) => bodyName },
            { key: 'findings', head: 'Ghi nhận', cell: ({ findings }) => findings },
            { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => `/kiem-tra?${query}&trang=${to}`} />
        <p className={styles.apart}>
          <a href={`/kiem-tra/tai-ve?${query}`}>Tải Excel</a>
        </p>
      </Section>
    </>
  )
}
