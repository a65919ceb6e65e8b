import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { actingOf, pageAsked, pageIn, placeAsked, typedOf } from '../frame.reads.ts'
import { unitFor } from '../money.rules.ts'
import { enterDisbursement, takeBack } from '../project.actions.ts'
import { disbursementsOf } from '../reads.ts'
import { disbursementView } from '../views.ts'
import type { Route } from './+types/disbursements.page'
import { TakeBack } from './disbursements.part.tsx'
import { Amount, CarriedField, LineFields, Sending, type Typed } from './fields.part.tsx'
import { queryOf, Tabs } from './tabs.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Giải ngân – Nông thôn mới' }]

export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit, actor, params, shown } = await pageAsked(ctx, context, request)
    const page = pageIn(params)
    const { rows, pages, total } = await disbursementsOf(ctx, frame, { source: null, kind: null }, page)
    const money = unitFor(rows.map(({ amount }) => amount))
    const enters = may(actor, 'funding.enter', await placeOf(ctx, unit.id))
    return {
      ...shown,
      ...{ page, pages, total, enters },
      today: ctx.today,
      moneyUnit: money.name,
      rows: rows.map((row) => disbursementView(row, money)),
    }
  })

export async function action({ request, context }: Route.ActionArgs) {
  const { actor } = visitorOf(context)
  const { searchParams, search } = new URL(request.url)
  const { typed, sending } = await typedOf(request)
  const acting = actingOf(context, sending)
  const { unit } = await readPage(context, (ctx) => placeAsked(ctx, actor, searchParams, 'funding.enter'))
  const done =
    typed.viec === 'ghi-giam'
      ? await takeBack(acting, parseId(typed.khoan ?? ''), typed)
      : await enterDisbursement(acting, { unitId: unit.id, projectId: null }, typed)
  if (done.ok) return redirect(`/von/giai-ngan${search}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return data({ typed, problem: done.refusal }, { status: done.refusal.status ?? 422 })
}

export default function DisbursementsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, rows, page, pages, total, enters, today, sending, moneyUnit } = loaderData
  const back: Typed = actionData?.typed.viec === 'ghi-giam' ? actionData.typed : {}
  return (
    <>
      <PageHead title={`Giải ngân năm ${place.year}: ${place.name}`} lead={`${total} khoản chi và ghi giảm.`} />
      <Tabs at="/von/giai-ngan" place={place} />
      <Problem problem={actionData?.problem} />
      <Section title="Các khoản đã ghi">
        <p>
          <a href={`/von/giai-ngan/tai-ve${queryOf(place)}`}>Tải Excel</a>
          {enters ? (
            <>
              {' · '}
              <a href="/von/nhap-tep">Nhập từ bảng tính</a>
            </>
          ) : null}
        </p>
        <DataTable
          caption="Các khoản đã ghi"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          empty="Chưa ghi khoản giải ngân nào cho năm này."
          columns={[
            { key: 'paidOn', head: 'Ngày', cell: ({ id, paidOn }) => `${paidOn} (khoản số ${id})` },
            { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
            {
              key: 'project',
              head: 'Dự án',
              cell: (row) => (row.projectId ? <a href={`/von/du-an/${row.projectId}`}>{row.project}</a> : 'không theo dự án'),
            },
            { key: 'line', head: 'Nguồn, loại vốn', cell: ({ line }) => line },
            { key: 'amount', head: `Số tiền (${moneyUnit})`, numeric: true, cell: ({ amount }) => amount },
            { key: 'document', head: 'Chứng từ', cell: ({ document, note }) => (note ? `${document}. ${note}` : document) },
            {
              key: 'back',
              head: 'Ghi giảm',
              cell: (row) =>
                enters && row.left !== null ? (
                  <TakeBack row={row} typed={back.khoan === String(row.id) ? back : {}} today={today} sending={sending} />
                ) : (
                  '–'
                ),
            },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => `/von/giai-ngan${queryOf(place, { trang: String(to) })}`} />
      </Section>
      {enters ? <Entry {...loaderData} typed={actionData && !back.viec ? actionData.typed : {}} /> : null}
    </>
  )
}

function Entry({ place, today, sending, typed }: Route.ComponentProps['loaderData'] & { typed: Typed }) {
  return (
    <Section title={`Ghi khoản chi không theo dự án của ${place.name}`} lead="Khoản chi của dự án thì ghi tại trang dự án.">
      <Form wide>
        <Sending value={typed['lan-gui'] ?? `${sending}-chi`} />
        <Fields>
          <LineFields typed={typed} />
          <CarriedField typed={typed} />
          <Field
            id="nam-ngan-sach"
            name="nam"
            label="Năm ngân sách"
            required
            inputMode="numeric"
            maxLength={4}
            defaultValue={typed.nam ?? String(place.year)}
          />
          <Amount label="Số tiền" typed={typed} />
          <Field name="ngay" label="Ngày giải ngân" type="date" required defaultValue={typed.ngay ?? today} />
          <Field name="van-ban" label="Chứng từ" required maxLength={200} defaultValue={typed['van-ban']} hint="Số chứng từ, lệnh chi." />
        </Fields>
        <button type="submit">Ghi giải ngân</button>
      </Form>
    </Section>
  )
}
