import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { may } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { actingOf, pageAsked, pageIn, placeAsked, typedOf } from '../frame.reads.ts'
import { giftSumView, giftView } from '../gift.views.ts'
import { enterGift, returnGift } from '../in-kind.actions.ts'
import { moneyUnits } from '../money.rules.ts'
import { giftSums, giftsOf } from '../reads.ts'
import { giverNames, goodNames } from '../text.ts'
import { givers, goods } from '../types.ts'
import type { Route } from './+types/gifts.page'
import { Sending, type Typed } from './fields.part.tsx'
import styles from './funding.module.css'
import { queryOf, Tabs } from './tabs.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Hiện vật – Nông thôn mới' }]

export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit, actor, params, shown } = await pageAsked(ctx, context, request)
    const page = pageIn(params)
    const { rows, pages, total } = await giftsOf(ctx, frame, page)
    return {
      ...shown,
      ...{ page, pages, total, today: ctx.today },
      enters: may(actor, 'funding.enter', await placeOf(ctx, unit.id)),
      sums: (await giftSums(ctx, frame)).map(giftSumView),
      rows: rows.map(giftView),
    }
  })

export async function action({ request, context }: Route.ActionArgs) {
  const { actor } = visitorOf(context)
  const { searchParams, search } = new URL(request.url)
  const { typed, sending } = await typedOf(request)
  const acting = actingOf(context, sending)
  const { unit } = await readPage(context, (ctx) => placeAsked(ctx, actor, searchParams, 'funding.enter'))
  const done =
    typed.viec === 'ghi-giam' ? await returnGift(acting, parseId(typed.khoan ?? ''), typed) : await enterGift(acting, unit.id, null, typed)
  if (done.ok) return redirect(`/von/hien-vat${search}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return data({ typed, problem: done.refusal }, { status: done.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function GiftsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, sums, enters, total } = loaderData
  const typed: Typed = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        title={`Đóng góp bằng hiện vật năm ${place.year}: ${place.name}`}
        lead={`${total} khoản ghi và ghi giảm, tính theo đơn vị của từng loại.`}
      />
      <Tabs at="/von/hien-vat" place={place} />
      <Problem problem={actionData?.problem} />
      <Section title="Tổng theo loại">
        <DataTable
          caption="Tổng theo loại"
          captionHidden
          rows={sums}
          keyOf={({ key }) => key}
          empty="Chưa ghi khoản hiện vật nào cho năm này."
          columns={[
            { key: 'name', head: 'Loại', cell: ({ name }) => name },
            { key: 'quantity', head: 'Số lượng', numeric: true, cell: ({ quantity }) => quantity },
            { key: 'rows', head: 'Số khoản', numeric: true, cell: ({ rows }) => rows },
            { key: 'worth', head: 'Giá trị quy đổi theo văn bản', cell: ({ worth }) => worth },
          ]}
        />
        <SourceLine
          parts={[
            'Giá trị quy đổi không cộng vào vốn',
            <a key="tai-ve" href={`/von/hien-vat/tai-ve${queryOf(place)}`}>
              Tải Excel
            </a>,
          ]}
        />
      </Section>
      <Gifts {...loaderData} typed={typed.viec === 'ghi-giam' ? typed : {}} />
      {enters ? <Entry {...loaderData} typed={typed.viec === 'ghi-giam' ? {} : typed} /> : null}
    </>
  )
}

function Gifts({ place, rows, page, pages, enters, today, sending, typed }: Loaded & { typed: Typed }) {
  return (
    <Section title="Các khoản đã ghi">
      <DataTable
        caption="Các khoản đã ghi"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        empty="Chưa có khoản nào."
        columns={[
          { key: 'what', head: 'Hiện vật', cell: ({ id, what }) => `${what} (khoản số ${id})` },
          { key: 'quantity', head: 'Số lượng', numeric: true, cell: ({ quantity }) => quantity },
          { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
          { key: 'giver', head: 'Bên góp', cell: ({ giver }) => giver },
          { key: 'givenOn', head: 'Ngày, chứng từ', cell: ({ givenOn, document }) => `${givenOn}, ${document}` },
          { key: 'note', head: 'Ghi chú', cell: ({ worth, note }) => [worth, note].filter((part) => part !== '').join('. ') || '–' },
          {
            key: 'back',
            head: 'Ghi giảm',
            cell: (row) =>
              enters && row.canReturn ? (
                <Return id={row.id} typed={typed.khoan === String(row.id) ? typed : {}} today={today} sending={sending} />
              ) : (
                '–'
              ),
          },
        ]}
      />
      <Pages of={pages} page={page} href={(to) => `/von/hien-vat${queryOf(place, { trang: String(to) })}`} />
    </Section>
  )
}

function Return({ id, typed, today, sending }: { id: number; typed: Typed; today: string; sending: string }) {
  return (
    <details className={styles.back} open={typed.viec !== undefined}>
      <summary>
        Ghi giảm<span className="visually-hidden">{` khoản số ${id}`}</span>
      </summary>
      <Form>
        <Sending value={typed['lan-gui'] ?? `${sending}-giam-${id}`} />
        <input type="hidden" name="khoan" value={id} />
        <Field id={`luong-${id}`} name="so-luong" label="Số lượng ghi giảm" required maxLength={20} defaultValue={typed['so-luong']} />
        <Field id={`ngay-${id}`} name="ngay" label="Ngày" type="date" required defaultValue={typed.ngay ?? today} />
        <Field id={`vb-${id}`} name="van-ban" label="Chứng từ điều chỉnh" required maxLength={200} defaultValue={typed['van-ban']} />
        <Field id={`ly-do-${id}`} name="ly-do" label="Lý do" required maxLength={300} defaultValue={typed['ly-do']} />
        <QuietButton name="viec" value="ghi-giam">
          Ghi giảm
        </QuietButton>
      </Form>
    </details>
  )
}

function Entry({ place, today, sending, typed }: Loaded & { typed: Typed }) {
  return (
    <Section title={`Ghi hiện vật của ${place.name}`}>
      <Form wide>
        <Sending value={typed['lan-gui'] ?? sending} />
        <Fields>
          <Choice
            name="hien-vat"
            label="Loại hiện vật"
            defaultValue={typed['hien-vat'] ?? 'cement'}
            options={goods.map((good) => ({ value: good, text: goodNames[good] }))}
            hint="Xi măng tính bằng tấn, đất bằng m², công lao động bằng ngày công."
          />
          <Field name="so-luong" label="Số lượng" required maxLength={20} defaultValue={typed['so-luong']} hint="Ví dụ 12,5." />
          <Field name="mo-ta" label="Mô tả" maxLength={200} defaultValue={typed['mo-ta']} hint="Bắt buộc với loại khác." />
          <Field name="don-vi-tinh" label="Đơn vị tính của loại khác" maxLength={30} defaultValue={typed['don-vi-tinh']} />
          <Choice
            name="ben-gop"
            label="Bên góp"
            defaultValue={typed['ben-gop'] ?? 'people'}
            options={givers.map((giver) => ({ value: giver, text: giverNames[giver] }))}
          />
          <Field name="ngay" label="Ngày" type="date" required defaultValue={typed.ngay ?? today} />
          <Field
            name="van-ban"
            label="Chứng từ"
            required
            maxLength={200}
            defaultValue={typed['van-ban']}
            hint="Biên bản, danh sách, văn bản."
          />
          <Field
            name="quy-doi"
            label="Giá trị quy đổi"
            maxLength={40}
            defaultValue={typed['quy-doi']}
            hint="Chỉ ghi khi có văn bản nêu giá."
          />
          <Choice
            name="quy-doi-don-vi"
            label="Đơn vị tiền"
            defaultValue={typed['quy-doi-don-vi'] ?? ''}
            options={[{ value: '', text: 'Ghi trong ô' }, ...moneyUnits.map(({ key, name }) => ({ value: key, text: name }))]}
          />
          <Field name="van-ban-gia" label="Văn bản nêu giá" maxLength={200} defaultValue={typed['van-ban-gia']} />
        </Fields>
        <button type="submit">Ghi hiện vật</button>
      </Form>
    </Section>
  )
}
