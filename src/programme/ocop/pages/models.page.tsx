import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { fold } from '../../../platform/text/fold.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { addressWith, pageIn } from '../filter.rules.ts'
import { enterModel } from '../model.actions.ts'
import { modelsUnder } from '../model.reads.ts'
import { modelKindNames } from '../model.text.ts'
import { modelKinds } from '../model.types.ts'
import type { Route } from './+types/models.page'
import styles from './ocop.module.css'

export const meta: MetaFunction = () => [{ title: 'Mô hình sản xuất – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const q = new URL(request.url).searchParams
  const [text, page, unitId] = [(q.get('tim') ?? '').slice(0, 100), pageIn(q.get('trang')), actor.chosen?.unitId ?? 0]
  return readPage(context, async (ctx) => {
    const here = await unitById(ctx, unitId, ctx.today)
    const found = await modelsUnder(ctx, { unitId, folded: fold(text) }, page)
    return {
      ...{ unitName: actor.chosen?.unitName ?? '', keeps: may(actor, 'ocop.keep'), text, page, pages: found.pages, total: found.total },
      ...{ unitCode: here?.level === 'commune' ? here.code : '', year: ctx.today.slice(0, 4) },
      rows: found.rows.map(({ id, unitName, year, name, kind, chain, households, revenue, result, isExample }) => ({
        ...{ id, unitName, year, name, chain: chain || '–', result: result || '–', kind: modelKindNames[kind] },
        households: households === null ? 'chưa có số liệu' : formatNumber(households),
        revenue: revenue === null ? 'chưa có số liệu' : `${formatNumber(revenue)} đồng`,
        example: isExample ? 'nên nhân rộng' : '–',
      })),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const entered = await enterModel(actingOf(context), typed.xa ?? '', {
    name: typed.ten ?? '',
    kind: typed['linh-vuc'] ?? '',
    year: typed.nam ?? '',
    chain: typed.chuoi ?? '',
    households: typed['so-ho'] ?? '',
    revenue: typed['doanh-thu'] ?? '',
    result: typed['ket-qua'] ?? '',
    isExample: typed['nhan-rong'] === '1',
  })
  if (entered.ok) return redirect('/ocop/mo-hinh', 303)
  if (entered.refusal.status === 404) throw refusePage(context, entered.refusal)
  return data({ typed, problem: entered.refusal }, { status: entered.refusal.status ?? 422 })
}

export default function ModelsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unitName, keeps, text, page, pages, total, rows } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ocop/ho-so', text: 'Hồ sơ OCOP' }]}
        title="Mô hình sản xuất"
        lead={`${total} mô hình của các xã thuộc ${unitName}, theo từng năm.`}
      />
      <Problem problem={actionData?.problem} />
      <p className={styles.links}>
        <a href={addressWith('/ocop/mo-hinh/tai-ve', { tim: text })}>Tải Excel</a>
      </p>
      <div className={styles.filter}>
        <Form method="get">
          <Field name="tim" label="Tên mô hình" maxLength={100} defaultValue={text} />
          <button type="submit">Xem</button>
        </Form>
      </div>
      <Section title="Danh sách">
        <DataTable
          caption="Mô hình sản xuất"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          empty="Chưa có mô hình nào như vậy."
          columns={[
            { key: 'name', head: 'Mô hình', cell: ({ name }) => name },
            { key: 'unit', head: 'Xã', cell: (row) => row.unitName },
            { key: 'year', head: 'Năm', cell: ({ year }) => year },
            { key: 'kind', head: 'Lĩnh vực', cell: ({ kind }) => kind },
            { key: 'chain', head: 'Chuỗi giá trị', cell: ({ chain }) => chain },
            { key: 'households', head: 'Số hộ', numeric: true, cell: ({ households }) => households },
            { key: 'revenue', head: 'Doanh thu', numeric: true, cell: ({ revenue }) => revenue },
            { key: 'result', head: 'Kết quả', cell: ({ result }) => result },
            { key: 'example', head: 'Nhân rộng', cell: ({ example }) => example },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => addressWith('/ocop/mo-hinh', { tim: text, trang: to })} />
      </Section>
      {keeps ? <Entry loaded={loaderData} typed={actionData?.typed ?? {}} /> : null}
    </>
  )
}

function Entry({ loaded, typed }: { loaded: Route.ComponentProps['loaderData']; typed: Record<string, string | undefined> }) {
  return (
    <Section title="Ghi mô hình" lead="Cùng tên, cùng năm ghi lại là sửa; lần ghi trước được giữ. Số chưa biết thì để trống.">
      <Form wide>
        <Fields>
          <Field name="xa" label="Mã xã" required maxLength={5} inputMode="numeric" defaultValue={typed.xa ?? loaded.unitCode} />
          <Field name="ten" label="Tên mô hình" required maxLength={200} defaultValue={typed.ten} />
          <Field name="nam" label="Năm" required maxLength={4} inputMode="numeric" defaultValue={typed.nam ?? loaded.year} />
        </Fields>
        <Fields>
          <Choice
            name="linh-vuc"
            label="Lĩnh vực"
            defaultValue={typed['linh-vuc']}
            options={modelKinds.map((kind) => ({ value: kind, text: modelKindNames[kind] }))}
          />
          <Field name="chuoi" label="Chuỗi giá trị" maxLength={200} defaultValue={typed.chuoi} hint="Liên kết với ai, từ khâu nào." />
          <Choice
            name="nhan-rong"
            label="Nhân rộng"
            defaultValue={typed['nhan-rong']}
            options={[
              { value: '0', text: 'chưa đề nghị' },
              { value: '1', text: 'nên nhân rộng' },
            ]}
          />
        </Fields>
        <Fields>
          <Field name="so-ho" label="Số hộ tham gia" maxLength={9} inputMode="numeric" defaultValue={typed['so-ho']} />
          <Field name="doanh-thu" label="Doanh thu trong năm (đồng)" maxLength={20} inputMode="numeric" defaultValue={typed['doanh-thu']} />
        </Fields>
        <Area name="ket-qua" label="Kết quả" maxLength={1000} defaultValue={typed['ket-qua']} />
        <button type="submit">Ghi mô hình</button>
      </Form>
    </Section>
  )
}
