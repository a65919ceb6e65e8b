import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { criteriaChoices, criterionNames } from '../../criteria/choice.reads.ts'
import { allowed, may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { setClock } from '../publish.actions.ts'
import { clockOf, loadsUnder, threadsUnder } from '../reads.ts'
import { viewNames } from '../text.ts'
import { filterPath, pageIn, readFilter } from '../thread.rules.ts'
import { views } from '../types.ts'
import { clockText, lineView, loadView } from '../views.ts'
import type { Route } from './+types/threads.page'
import styles from './difficulties.module.css'

export const meta: MetaFunction = () => [{ title: 'Khó khăn, kiến nghị – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { actor } = visitorOf(context)
  const held = allowed(actor, 'difficulties.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const [filter, page] = [readFilter(searchParams), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const { unitId, unitName } = held.value
    const found = await threadsUnder(ctx, held.value, filter, page)
    const loads = await loadsUnder(ctx, unitId)
    const names = await criterionNames(
      ctx,
      found.rows.map(({ criterion }) => criterion),
    )
    const late = loads.reduce((sum, one) => sum + one.late, 0)
    return {
      ...{ unitName, filter, page, pages: found.pages, total: formatNumber(found.total) },
      lead:
        late === 0
          ? `${unitName}: không có kiến nghị quá hạn trong ${formatNumber(loads.reduce((sum, one) => sum + one.open, 0))} kiến nghị đang mở.`
          : `${unitName}: ${formatNumber(late)} kiến nghị quá hạn trong ${formatNumber(loads.reduce((sum, one) => sum + one.open, 0))} kiến nghị đang mở.`,
      loads: loads.map(loadView),
      lines: found.rows.map((line) => lineView(line, names, ctx.today)),
      criteria: await criteriaChoices(ctx),
      raises: may(actor, 'difficulties.raise'),
      clock: may(actor, 'difficulties.assign') ? clockText(await clockOf(ctx, unitId)) : null,
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const set = await setClock(await actingOf(context), (name) => String(form.get(name) ?? ''))
  if (set.ok) return redirect('/kien-nghi', 303)
  return data({ problem: set.refusal }, { status: set.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function ThreadsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { lead, raises } = loaderData
  return (
    <>
      <PageHead title="Khó khăn, kiến nghị" lead={lead}>
        <p>
          {raises ? (
            <>
              <a href="/kien-nghi/moi">Nêu kiến nghị</a> ·{' '}
            </>
          ) : null}
          <a href="/kien-nghi/thong-ke">Thống kê</a> · <a href="/gop-y">Trang góp ý của người dân</a>
        </p>
      </PageHead>
      <Problem problem={actionData?.problem} />
      <Loads {...loaderData} />
      <List {...loaderData} />
      {loaderData.clock ? <ClockForm clock={loaderData.clock} /> : null}
    </>
  )
}

function Loads({ loads, filter }: Loaded) {
  if (loads.length === 0) return null
  return (
    <Section title="Theo cơ quan đang giữ">
      <DataTable
        caption="Kiến nghị đang mở theo cơ quan, nhiều quá hạn trước"
        captionHidden
        rows={loads}
        keyOf={({ bodyId }) => bodyId ?? 0}
        columns={[
          {
            key: 'name',
            head: 'Cơ quan',
            cell: ({ bodyId, name }) =>
              bodyId ? <a href={filterPath('/kien-nghi', { ...filter, view: 'open', bodyId })}>{name}</a> : name,
          },
          {
            key: 'late',
            head: 'Quá hạn',
            numeric: true,
            cell: ({ late }) => (late === '0' ? late : <span className={styles.late}>{late}</span>),
          },
          { key: 'open', head: 'Đang mở', numeric: true, cell: ({ open }) => open },
        ]}
      />
    </Section>
  )
}

function List({ lines, filter, criteria, page, pages, total }: Loaded) {
  return (
    <Section title={`${viewNames[filter.view]} (${total})`}>
      <ul className={styles.views} aria-label="Xem theo tình trạng">
        {views.map((view) => (
          <li key={view}>
            <a href={filterPath('/kien-nghi', { ...filter, view })} aria-current={view === filter.view ? 'page' : undefined}>
              {viewNames[view]}
            </a>
          </li>
        ))}
      </ul>
      <div className={styles.apart}>
        <Form method="get" wide>
          <input type="hidden" name="xem" value={filter.view} />
          {filter.bodyId ? <input type="hidden" name="co-quan" value={filter.bodyId} /> : null}
          <Fields>
            <Choice
              name="tieu-chi"
              label="Tiêu chí"
              defaultValue={filter.criterion ?? ''}
              options={[{ value: '', text: 'Mọi tiêu chí' }, ...criteria]}
            />
          </Fields>
          <p>
            <button type="submit">Lọc</button>{' '}
            {filter.bodyId || filter.criterion ? <a href={`/kien-nghi?xem=${filter.view}`}>Bỏ lọc</a> : null}
          </p>
        </Form>
      </div>
      <DataTable
        caption="Danh sách kiến nghị"
        captionHidden
        rows={lines}
        keyOf={({ id }) => id}
        empty="Không có kiến nghị nào theo cách lọc này."
        columns={[
          {
            key: 'title',
            head: 'Nội dung',
            width: 'third',
            cell: ({ id, title }) => (
              <a href={`/kien-nghi/${id}`}>
                {id}. {title}
              </a>
            ),
          },
          { key: 'unit', head: 'Nơi nêu', cell: ({ unitName }) => unitName },
          { key: 'criterion', head: 'Tiêu chí', cell: ({ criterion }) => criterion },
          { key: 'body', head: 'Cơ quan giữ', cell: ({ body }) => body },
          { key: 'due', head: 'Hạn trả lời', cell: ({ due, isLate }) => (isLate ? <span className={styles.late}>{due}</span> : due) },
          { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
        ]}
      />
      <Pages of={pages} page={page} href={(to) => filterPath('/kien-nghi', filter, to)} />
      <p className={styles.apart}>
        <a href={filterPath('/kien-nghi/tai-ve', filter)}>Tải Excel</a>
      </p>
    </Section>
  )
}

function ClockForm({ clock }: { clock: string }) {
  return (
    <Section title="Thời hạn trả lời của cấp này" lead={clock}>
      <details>
        <summary>Đặt thời hạn</summary>
        <Form>
          <p>Áp dụng cho kiến nghị đến từ hôm nay; kiến nghị đang mở giữ hạn đã có.</p>
          <Field name="so-ngay" label="Số ngày làm việc" required inputMode="numeric" maxLength={3} />
          <Field name="can-cu" label="Căn cứ" required maxLength={300} hint="Số, ký hiệu văn bản quy định thời hạn." />
          <button type="submit">Ghi thời hạn</button>
        </Form>
      </details>
    </Section>
  )
}
