import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { officeFilterIn, officePath, pageIn } from '../entry.rules.ts'
import { entriesUnder } from '../reads.ts'
import { stateNames } from '../text.ts'
import { states } from '../types.ts'
import { entryLineView } from '../views.ts'
import type { Route } from './+types/entries.page'

export const meta: MetaFunction = () => [{ title: 'Soạn hỏi đáp – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { actor } = visitorOf(context)
  const [filter, page] = [officeFilterIn(searchParams), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const found = await entriesUnder(ctx, actor.chosen?.unitId ?? 0, filter, page)
    return {
      ...{ filter, page, pages: found.pages, total: formatNumber(found.total), lines: found.rows.map(entryLineView) },
      ...{ unitName: actor.chosen?.unitName ?? '', keeps: may(actor, 'portal.keep') },
    }
  })
}

export default function EntriesPage({ loaderData }: Route.ComponentProps) {
  const { filter, page, pages, total, lines, unitName, keeps } = loaderData
  return (
    <>
      <PageHead title="Soạn hỏi đáp" lead={`Câu hỏi thường gặp của ${unitName}. Người soạn gửi duyệt; người khác có tên duyệt công khai.`}>
        <p>
          {keeps ? (
            <>
              <a href="/bien-tap/hoi-dap/moi">Soạn câu hỏi</a> · <a href="/gop-y/tra-loi">Lấy từ góp ý đã trả lời</a> ·{' '}
            </>
          ) : null}
          <a href="/hoi-dap">Trang hỏi đáp công khai</a>
        </p>
      </PageHead>
      <Section title={`${filter.state === null ? 'Tất cả' : stateNames[filter.state]} (${total})`}>
        <Form method="get" wide>
          <Fields>
            <Field name="tim" id="tim-hoi-dap" label="Có chữ" type="search" defaultValue={filter.text} maxLength={120} />
            <Choice
              name="xem"
              label="Tình trạng"
              defaultValue={filter.state ?? ''}
              options={[{ value: '', text: 'Tất cả' }, ...states.map((value) => ({ value, text: stateNames[value] }))]}
            />
          </Fields>
          <p>
            <button type="submit">Xem</button>
          </p>
        </Form>
        <DataTable
          caption="Danh sách câu hỏi"
          captionHidden
          rows={lines}
          keyOf={({ id }) => id}
          empty="Không có câu hỏi nào theo cách xem này."
          columns={[
            {
              key: 'question',
              head: 'Câu hỏi',
              width: 'half',
              cell: ({ id, question }) => (
                <a href={`/bien-tap/hoi-dap/${id}`}>
                  {id}. {question}
                </a>
              ),
            },
            { key: 'topic', head: 'Chủ đề', cell: ({ topic }) => topic },
            { key: 'unit', head: 'Đơn vị', cell: (line) => line.unitName },
            { key: 'author', head: 'Người soạn', cell: ({ author }) => author },
            { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
            { key: 'public', head: 'Công khai', cell: (line) => line.public },
            { key: 'changed', head: 'Sửa lần cuối', cell: ({ changed }) => changed },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => officePath('/bien-tap/hoi-dap', filter, to)} />
        <p>
          <a href={officePath('/bien-tap/hoi-dap/tai-ve', filter)}>Tải Excel</a>
        </p>
      </Section>
    </>
  )
}
