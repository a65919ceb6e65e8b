import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { pageIn, readOfficeFilter } from '../form.rules.ts'
import { momentOf } from '../moment.rules.ts'
import { articlesUnder } from '../reads.ts'
import { viewNames } from '../text.ts'
import { officeViews } from '../types.ts'
import { officeLineView } from '../views.ts'
import type { Route } from './+types/articles.page'
import styles from './news.module.css'

export const meta: MetaFunction = () => [{ title: 'Biên tập – Nông thôn mới' }]

type Asked = ReturnType<typeof readOfficeFilter>
const pathOf = (base: string, { view, text }: Asked, page = 1) =>
  `${base}?${new URLSearchParams({ xem: view, ...(text === '' ? {} : { tim: text }), ...(page > 1 ? { trang: String(page) } : {}) })}`

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { actor, now } = visitorOf(context)
  const [asked, page] = [readOfficeFilter(searchParams), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const unitId = actor.chosen?.unitId ?? 0
    const found = await articlesUnder(ctx, { unitId }, { personId: actor.personId, ...asked }, page)
    const moment = momentOf(ctx.today, now)
    return {
      ...{ asked, page, pages: found.pages, total: formatNumber(found.total), unitName: actor.chosen?.unitName ?? '' },
      lines: found.rows.map((line) => officeLineView(line, moment)),
      writes: may(actor, 'news.write'),
      moderates: may(actor, 'comments.moderate'),
    }
  })
}

export default function ArticlesPage({ loaderData }: Route.ComponentProps) {
  const { asked, lines, page, pages, total, unitName, writes, moderates } = loaderData
  return (
    <>
      <PageHead
        title="Biên tập"
        lead={`Tin, bài của ${unitName}: người viết, biên tập, duyệt công khai là những người có tên trong nhật ký.`}
      >
        <p>
          {writes ? (
            <>
              <a href="/bien-tap/moi">Viết bài</a> ·{' '}
            </>
          ) : null}
          {moderates ? (
            <>
              <a href="/bien-tap/binh-luan">Bình luận</a> ·{' '}
            </>
          ) : null}
          <a href="/bien-tap/chuyen-muc">Chuyên mục</a> · <a href="/tin-tuc">Trang tin công khai</a>
        </p>
      </PageHead>
      <Section title={`${viewNames[asked.view]} (${total})`}>
        <ul className={styles.views} aria-label="Xem theo tình trạng">
          {officeViews.map((view) => (
            <li key={view}>
              <a href={pathOf('/bien-tap', { ...asked, view })} aria-current={view === asked.view ? 'page' : undefined}>
                {viewNames[view]}
              </a>
            </li>
          ))}
        </ul>
        <Form method="get" wide>
          <input type="hidden" name="xem" value={asked.view} />
          <Fields>
            <Field name="tim" label="Tìm bài" type="search" defaultValue={asked.text} maxLength={120} id="tim-bai" />
          </Fields>
          <p>
            <button type="submit">Tìm bài</button>
          </p>
        </Form>
        <DataTable
          caption="Danh sách bài"
          captionHidden
          rows={lines}
          keyOf={({ id }) => id}
          empty="Không có bài nào theo cách xem này."
          columns={[
            {
              key: 'title',
              head: 'Bài',
              width: 'third',
              cell: ({ id, title }) => (
                <a href={`/bien-tap/${id}`}>
                  {id}. {title}
                </a>
              ),
            },
            { key: 'unit', head: 'Đơn vị', cell: (line) => line.unitName },
            { key: 'author', head: 'Người viết', cell: ({ author }) => author },
            { key: 'category', head: 'Chuyên mục', cell: ({ category }) => category },
            { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
            { key: 'public', head: 'Công khai', cell: (line) => line.public },
            { key: 'changed', head: 'Sửa lần cuối', cell: ({ changed }) => changed },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => pathOf('/bien-tap', asked, to)} />
        <p className={styles.apart}>
          <a href={pathOf('/bien-tap/tai-ve', asked)}>Tải Excel</a>
        </p>
      </Section>
    </>
  )
}
