import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { fold } from '../../../platform/text/fold.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { enterPledge } from '../pledge.actions.ts'
import { helpersNear, pledgesUnder } from '../reads.ts'
import { pledgeView } from '../views.ts'
import type { Route } from './+types/pledges.page'
import styles from './movement.module.css'

export const meta: MetaFunction = () => [{ title: 'Cam kết giúp đỡ – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const q = new URL(request.url).searchParams
  const [text, open] = [(q.get('tim') ?? '').slice(0, 100), q.get('con') === '1']
  const page = Math.max(1, parseId(q.get('trang') ?? ''))
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const here = await unitById(ctx, unitId, ctx.today)
    const keeps = may(actor, 'movement.keep')
    const found = await pledgesUnder(ctx, { unitId, folded: fold(text), open }, page)
    return {
      ...{ unitName: actor.chosen?.unitName ?? '', keeps, text, open, page, pages: found.pages, total: found.total, today: ctx.today },
      unitCode: here?.level === 'commune' ? here.code : '',
      helpers: keeps ? await helpersNear(ctx, unitId) : [],
      rows: found.rows.map((row) => pledgeView(row, ctx.today)),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const entered = await enterPledge(actingOf(context), {
    unitCode: typed.xa ?? '',
    body: typed['don-vi-giup'] ?? '',
    what: typed['noi-dung'] ?? '',
    kind: typed['hinh-thuc'] ?? '',
    value: typed.muc ?? '',
    unit: typed['don-vi-tinh'] ?? '',
    due: typed.han ?? '',
    source: typed['van-ban'] ?? '',
    on: typed.ngay ?? '',
  })
  if (entered.ok) return redirect(`/phong-trao/giup-do/${entered.value.pledgeId}`, 303)
  if (entered.refusal.status === 404) throw refusePage(context, entered.refusal)
  return data({ typed, problem: entered.refusal }, { status: entered.refusal.status ?? 422 })
}

const addressOf = (path: string, { text, open }: { text: string; open: boolean }, page?: number) =>
  `${path}?${new URLSearchParams({ ...(text ? { tim: text } : {}), ...(open ? { con: '1' } : {}), ...(page ? { trang: String(page) } : {}) })}`

export default function PledgesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unitName, keeps, text, open, page, pages, total, rows } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/phong-trao', text: 'Phong trào thi đua' }]}
        title="Cam kết giúp đỡ"
        lead={`${total} cam kết giúp đỡ các xã thuộc ${unitName}.`}
      />
      <Problem problem={actionData?.problem} />
      <p className={styles.links}>
        <a href={addressOf('/phong-trao/giup-do/tai-ve', { text, open })}>Tải Excel</a>
      </p>
      <div className={styles.filter}>
        <Form method="get">
          <Field name="tim" label="Đơn vị giúp đỡ, nội dung" maxLength={100} defaultValue={text} />
          <Choice
            name="con"
            label="Thực hiện"
            defaultValue={open ? '1' : ''}
            options={[
              { value: '', text: 'Tất cả' },
              { value: '1', text: 'Chưa đủ' },
            ]}
          />
          <button type="submit">Xem</button>
        </Form>
      </div>
      <Section title="Danh sách">
        <DataTable
          caption="Cam kết giúp đỡ"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          empty="Chưa có cam kết nào như vậy."
          columns={[
            { key: 'body', head: 'Đơn vị giúp đỡ', cell: ({ id, bodyName }) => <a href={`/phong-trao/giup-do/${id}`}>{bodyName}</a> },
            { key: 'unit', head: 'Xã', cell: (row) => row.unitName },
            { key: 'what', head: 'Nội dung', cell: ({ what }) => what },
            { key: 'pledged', head: 'Cam kết', numeric: true, cell: ({ pledged }) => pledged },
            { key: 'given', head: 'Xã đã nhận', numeric: true, cell: ({ given }) => given },
            { key: 'waiting', head: 'Chờ xác nhận', numeric: true, cell: ({ waiting }) => waiting ?? '–' },
            { key: 'due', head: 'Hạn', cell: ({ due }) => due },
            { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => addressOf('/phong-trao/giup-do', { text, open }, to)} />
      </Section>
      {keeps ? <Entry loaded={loaderData} typed={actionData?.typed ?? {}} /> : null}
    </>
  )
}

function Entry({ loaded, typed }: { loaded: Route.ComponentProps['loaderData']; typed: Record<string, string | undefined> }) {
  const { helpers, unitCode, today } = loaded
  if (helpers.length === 0)
    return (
      <Section title="Ghi cam kết">
        <p>Chưa cơ quan nào được phân công giúp đỡ. Văn phòng điều phối phân công tại trang Phân công, loại «giúp đỡ».</p>
      </Section>
    )
  return (
    <Section title="Ghi cam kết" lead="Ghi theo văn bản. Vốn đã vào kế hoạch thì theo dõi ở trang Vốn, không ghi lại ở đây.">
      <Form wide>
        <Fields>
          <Field name="xa" label="Mã xã" required maxLength={5} inputMode="numeric" defaultValue={typed.xa ?? unitCode} />
          <Choice
            name="don-vi-giup"
            label="Đơn vị giúp đỡ"
            defaultValue={typed['don-vi-giup']}
            options={helpers.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <Field name="noi-dung" label="Nội dung" required maxLength={200} defaultValue={typed['noi-dung']} />
        </Fields>
        <Fields>
          <Choice
            name="hinh-thuc"
            label="Hình thức"
            defaultValue={typed['hinh-thuc']}
            options={[
              { value: 'money', text: 'Tiền' },
              { value: 'inKind', text: 'Hiện vật, ngày công' },
            ]}
          />
          <Field
            name="muc"
            label="Mức cam kết"
            required
            maxLength={20}
            inputMode="decimal"
            defaultValue={typed.muc}
            hint="Tiền ghi bằng đồng, ví dụ 50.000.000."
          />
          <Field
            name="don-vi-tinh"
            label="Đơn vị tính"
            maxLength={40}
            defaultValue={typed['don-vi-tinh']}
            hint="Chỉ với hiện vật: tấn xi măng, ngày công."
          />
        </Fields>
        <Fields>
          <Field name="van-ban" label="Văn bản cam kết" required maxLength={200} defaultValue={typed['van-ban']} />
          <Field name="ngay" label="Ngày cam kết" type="date" required max={today} defaultValue={typed.ngay} />
          <Field name="han" label="Thực hiện trước ngày" type="date" defaultValue={typed.han} hint="Để trống khi văn bản không nêu hạn." />
        </Fields>
        <button type="submit">Ghi cam kết</button>
      </Form>
    </Section>
  )
}
