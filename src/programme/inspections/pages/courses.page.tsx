import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { allowed, may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { pageIn, readYearFilter } from '../form.rules.ts'
import { coursesAround, yearTotals } from '../reads.ts'
import { courseView, yearLead } from '../views.ts'
import type { Route } from './+types/courses.page'
import styles from './inspections.module.css'

export const meta: MetaFunction = () => [{ title: 'Tập huấn – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { unitId, unitName } = held.value
  const [{ year }, page] = [readYearFilter(searchParams, today), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const found = await coursesAround(ctx, unitId, year, page)
    return {
      ...{ year, page, pages: found.pages, runs: may(actor, 'inspections.run') },
      lead: yearLead(unitName, year, await yearTotals(ctx, unitId, year)),
      courses: found.rows.map(courseView),
    }
  })
}

export default function CoursesPage({ loaderData }: Route.ComponentProps) {
  const { year, page, pages, runs, lead, courses } = loaderData
  return (
    <>
      <PageHead title="Tập huấn" lead={lead}>
        <p>
          {runs ? (
            <>
              <a href="/tap-huan/moi">Mở lớp</a> ·{' '}
            </>
          ) : null}
          <a href={`/kiem-tra/thong-ke?nam=${year}&xem=notTrained`}>Xã chưa tập huấn</a> · <a href="/kiem-tra">Kiểm tra</a>
        </p>
      </PageHead>
      <Section title={`Các lớp năm ${year}`}>
        <div className={styles.apart}>
          <Form method="get">
            <Field name="nam" label="Năm" inputMode="numeric" maxLength={4} defaultValue={year} />
            <button type="submit">Xem</button>
          </Form>
        </div>
        <DataTable
          caption="Các lớp tập huấn"
          captionHidden
          rows={courses}
          keyOf={({ id }) => id}
          empty={`Năm ${year} chưa có lớp tập huấn nào.`}
          columns={[
            {
              key: 'title',
              head: 'Lớp',
              width: 'third',
              cell: ({ id, title, cancelledBecause }) => (
                <>
                  <a href={`/tap-huan/${id}`}>{title}</a>
                  {cancelledBecause ? ' (đã hủy)' : ''}
                </>
              ),
            },
            { key: 'days', head: 'Ngày', cell: ({ days }) => days },
            { key: 'hours', head: 'Số giờ', cell: ({ hours }) => hours },
            { key: 'place', head: 'Nơi', cell: ({ place }) => place },
            { key: 'people', head: 'Người dự', cell: ({ people }) => people },
            { key: 'sum', head: 'Giờ × người', numeric: true, cell: ({ personHours }) => personHours },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => `/tap-huan?nam=${year}&trang=${to}`} />
        <p className={styles.apart}>
          <a href={`/tap-huan/tai-ve?nam=${year}`}>Tải Excel</a>
        </p>
      </Section>
    </>
  )
}
