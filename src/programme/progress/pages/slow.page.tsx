import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { dropSlowRule, setSlowRule } from '../../plan/slow.actions.ts'
import { slowKinds } from '../../plan/types.ts'
import { slowPage } from '../slow.reads.ts'
import { ruleView, type SlowView, slowView } from '../views.ts'
import { askedOf, stageIn } from '../visitor.reads.ts'
import type { Route } from './+types/slow.page'
import styles from './progress.module.css'
import { SlowRules } from './slow-rules.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Xã chậm tiến độ – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { placeId, place, day, page } = askedOf(context, request)
  const { actor } = visitorOf(context)
  const stage = stageIn(request)
  return readPage(context, async (ctx) => {
    const { set, rules, rows, total, pages } = await slowPage(ctx, placeId, day, stage, page)
    return {
      ...{ place, day, page, pages, total, stage, sets: may(actor, 'plan.set') },
      dayText: formatDate(day),
      setName: set?.name ?? null,
      rules: rules.map((rule) => ruleView(rule, placeId)),
      rows: rows.map(slowView),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const held = allowed(visitorOf(context).actor, 'plan.set')
  if (!held.ok) throw refusePage(context, held.refusal)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const kind = slowKinds.find((one) => one === given('quy-tac'))
  const acting = actingOf(context)
  const done =
    given('viec') === 'bo' && kind
      ? await dropSlowRule(acting, kind, given('ly-do'))
      : await setSlowRule(acting, {
          kind: given('quy-tac'),
          criteria: given('so-tieu-chi'),
          months: given('so-thang'),
          source: given('can-cu'),
        })
  if (done.ok) return redirect('/cham-tien-do', 303)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data({ problem: done.refusal, typed }, { status: done.refusal.status ?? 422 })
}

const stages = [
  { value: 'appraised', text: 'Thẩm định' },
  { value: 'verified', text: 'Thẩm tra' },
  { value: 'self', text: 'Tự đánh giá' },
]

export default function SlowPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, dayText, total, rows, rules, day, page, pages, stage, setName, sets } = loaderData
  const lead =
    rules.length === 0
      ? `${place} chưa có quy tắc xác định xã chậm.`
      : total === 0
        ? `Đến ngày ${dayText}, không xã nào của ${place} chậm theo các quy tắc dưới đây.`
        : `Đến ngày ${dayText}, ${total} xã của ${place} chậm theo các quy tắc dưới đây.`
  return (
    <>
      <PageHead crumbs={[{ href: '/muc-tieu', text: 'Mục tiêu' }]} title="Xã chậm tiến độ" lead={lead} />
      <Problem problem={actionData?.problem} />
      <SlowRules rules={rules} sets={sets} typed={actionData?.typed ?? {}} />
      {rules.length === 0 ? null : (
        <Section title="Danh sách" lead={setName === null ? 'Ngày này không có bộ tiêu chí nào có hiệu lực.' : `Theo ${setName}.`}>
          <SlowTable rows={rows} />
          <Pages of={pages} page={page} href={(to) => `/cham-tien-do?ngay=${day}&cap=${stage}&trang=${to}`} />
          <p>
            <a href={`/cham-tien-do/tai-ve?ngay=${day}&cap=${stage}`}>Tải Excel</a>
          </p>
        </Section>
      )}
      <Section title="Xem tại ngày khác">
        <Form method="get">
          <Fields>
            <Field name="ngay" label="Ngày" type="date" defaultValue={day} />
            <Choice name="cap" label="Kết quả" options={stages} defaultValue={stage} />
          </Fields>
          <button type="submit">Xem</button>
        </Form>
      </Section>
    </>
  )
}

function SlowTable({ rows }: { rows: SlowView[] }) {
  return (
    <DataTable
      caption="Xã chậm tiến độ"
      captionHidden
      rows={rows}
      keyOf={({ key }) => key}
      empty="Không có xã nào trong danh sách."
      columns={[
        {
          key: 'name',
          head: 'Xã',
          cell: ({ code, name, province }) => (
            <>
              <a href={`/xa/${code}`}>{name}</a> <span className="source">{province}</span>
            </>
          ),
        },
        {
          key: 'met',
          head: 'Tiêu chí đạt',
          cell: ({ met, newest }) => (
            <>
              {met} <span className="source">số liệu của {newest}</span>
            </>
          ),
        },
        {
          key: 'why',
          head: 'Vì sao',
          cell: ({ why }) => (
            <ul className={styles.lines}>
              {why.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          ),
        },
        {
          key: 'lacking',
          head: 'Tiêu chí chưa đạt, cơ quan phụ trách',
          cell: ({ lacking }) =>
            lacking.length === 0 ? (
              'Chỉ biết số tiêu chí đạt, không có kết quả từng tiêu chí.'
            ) : (
              <ul className={styles.lines}>
                {lacking.map(({ key, text, bodies }) => (
                  <li key={key}>
                    {text} <span className="source">{bodies}</span>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}
