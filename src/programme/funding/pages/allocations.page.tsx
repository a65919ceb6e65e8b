import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { enterAllocation } from '../allocation.actions.ts'
import { actingOf, pageAsked, pageIn, typedOf } from '../frame.reads.ts'
import { ownSources } from '../line.rules.ts'
import { unitFor } from '../money.rules.ts'
import { allocationsOf } from '../reads.ts'
import { movementNames } from '../text.ts'
import { movements } from '../types.ts'
import { allocationView } from '../views.ts'
import type { Route } from './+types/allocations.page'
import { Amount, CarriedField, LineFields, Sending, type Typed } from './fields.part.tsx'
import { queryOf, Tabs } from './tabs.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Phân bổ vốn – Nông thôn mới' }]

export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit, actor, params, shown } = await pageAsked(ctx, context, request)
    const page = pageIn(params)
    const { rows, pages, total } = await allocationsOf(ctx, frame, { source: null, kind: null }, page)
    const place = await placeOf(ctx, unit.id)
    const money = unitFor(rows.map(({ amount }) => amount))
    return {
      ...shown,
      ...{ page, pages, total },
      allots: may(actor, 'funding.allocate', place),
      raises: may(actor, 'funding.enter', place) && unit.level === 'commune',
      isCommune: unit.level === 'commune',
      today: ctx.today,
      moneyUnit: money.name,
      rows: rows.map((row) => allocationView(row, money)),
    }
  })

export async function action({ request, context }: Route.ActionArgs) {
  const { typed, sending } = await typedOf(request)
  const entered = await enterAllocation(actingOf(context, sending), typed)
  if (entered.ok) return redirect(`/von/phan-bo${new URL(request.url).search}`, 303)
  if (entered.refusal.status === 404) throw refusePage(context, entered.refusal)
  return data({ typed, problem: entered.refusal }, { status: entered.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function AllocationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, rows, page, pages, total, allots, raises, moneyUnit } = loaderData
  return (
    <>
      <PageHead title={`Phân bổ vốn năm ${place.year}: ${place.name}`} lead={`${total} khoản giao, điều chỉnh, chuyển nguồn, thu hồi.`} />
      <Tabs at="/von/phan-bo" place={place} />
      <Problem problem={actionData?.problem} />
      <Section title="Các khoản đã ghi">
        <p>
          <a href={`/von/phan-bo/tai-ve${queryOf(place)}`}>Tải Excel</a>
          {allots || raises ? (
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
          empty="Chưa ghi khoản vốn nào cho năm này."
          columns={[
            { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
            { key: 'movement', head: 'Loại ghi', cell: ({ movement }) => movement },
            { key: 'line', head: 'Nguồn, loại vốn', cell: ({ line }) => line },
            { key: 'amount', head: `Số tiền (${moneyUnit})`, numeric: true, cell: ({ amount }) => amount },
            { key: 'from', head: 'Từ', cell: ({ from }) => from || 'bên ngoài' },
            { key: 'decision', head: 'Văn bản', cell: ({ decision, note }) => (note ? `${decision}. ${note}` : decision) },
            { key: 'by', head: 'Người ghi', cell: ({ enteredBy }) => enteredBy },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => `/von/phan-bo${queryOf(place, { trang: String(to) })}`} />
      </Section>
      {allots || raises ? <Entry {...loaderData} typed={actionData?.typed ?? {}} /> : null}
    </>
  )
}

function Entry({ place, allots, isCommune, today, sending, typed }: Loaded & { typed: Typed }) {
  const units = isCommune ? [{ code: place.code, name: place.name }] : place.places
  return (
    <Section
      title={allots ? 'Ghi khoản vốn' : 'Ghi vốn xã tự huy động'}
      lead={
        allots
          ? 'Vốn cấp trên giao thì chọn chính đơn vị; vốn cấp xuống xã thì chọn xã và lấy từ phần vốn của tỉnh.'
          : 'Vốn do cấp trên giao thì văn phòng điều phối tỉnh ghi.'
      }
    >
      <Form wide>
        <Sending value={typed['lan-gui'] ?? sending} />
        <Fields>
          <Choice
            id="don-vi-nhan"
            name="don-vi"
            label="Đơn vị có vốn"
            defaultValue={typed['don-vi'] ?? place.code}
            options={units.map(({ code, name }) => ({ value: code, text: name }))}
          />
          {allots ? (
            <Choice
              name="tu-phan"
              label="Lấy từ"
              defaultValue={typed['tu-phan'] ?? ''}
              options={[
                { value: '', text: 'Bên ngoài (cấp trên giao, tự huy động)' },
                { value: 'co', text: 'Phần vốn của đơn vị cấp trên trực tiếp' },
              ]}
            />
          ) : null}
          <Choice
            name="viec-von"
            label="Loại ghi"
            hint="Điều chỉnh giảm thì ghi dấu trừ trước số tiền."
            defaultValue={typed['viec-von'] ?? 'allocate'}
            options={movements.map((movement) => ({ value: movement, text: movementNames[movement] }))}
          />
          <Field
            id="nam-ngan-sach"
            name="nam"
            label="Năm ngân sách"
            required
            inputMode="numeric"
            maxLength={4}
            defaultValue={typed.nam ?? String(place.year)}
          />
          <LineFields typed={typed} of={allots ? undefined : ownSources} />
          <CarriedField typed={typed} />
          <Amount label="Số tiền" typed={typed} />
          <Field name="van-ban" label="Quyết định, văn bản" required maxLength={200} defaultValue={typed['van-ban']} hint="Số, ký hiệu." />
          <Field name="ngay" label="Ngày văn bản" type="date" required defaultValue={typed.ngay ?? today} />
          <Field
            name="nguoi-gop"
            label="Người góp"
            maxLength={200}
            defaultValue={typed['nguoi-gop']}
            hint="Doanh nghiệp, cộng đồng; để trống nếu không có."
          />
          <Field name="ghi-chu" label="Ghi chú" maxLength={300} defaultValue={typed['ghi-chu']} />
        </Fields>
        <button type="submit">Ghi khoản vốn</button>
      </Form>
    </Section>
  )
}
