import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { addressWith, dossierFilterIn, pageIn } from '../filter.rules.ts'
import { dossiersUnder } from '../reads.ts'
import { stateNames } from '../text.ts'
import { dossierStates } from '../types.ts'
import { lineView } from '../views.ts'
import type { Route } from './+types/dossiers.page'
import styles from './ocop.module.css'

export const meta: MetaFunction = () => [{ title: 'Hồ sơ OCOP – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { searchParams } = new URL(request.url)
  const { text, ...filter } = dossierFilterIn(searchParams)
  const page = pageIn(searchParams.get('trang'))
  return readPage(context, async (ctx) => {
    const found = await dossiersUnder(ctx, { ...filter, unitId: actor.chosen?.unitId ?? 0 }, page)
    return {
      ...{ unitName: actor.chosen?.unitName ?? '', keeps: may(actor, 'ocop.keep'), page, pages: found.pages, total: found.total },
      asked: { nam: filter.year, buoc: filter.state, tim: text },
      rows: found.rows.map(lineView),
    }
  })
}

export default function DossiersPage({ loaderData }: Route.ComponentProps) {
  const { unitName, keeps, page, pages, total, asked, rows } = loaderData
  return (
    <>
      <PageHead title="Hồ sơ OCOP" lead={`${total} hồ sơ đánh giá, phân hạng sản phẩm thuộc ${unitName}.`} />
      <p className={styles.links}>
        {keeps ? <a href="/ocop/ho-so/moi">Mở hồ sơ</a> : null}
        {keeps ? <a href="/ocop/nhap">Nhập danh sách đã công nhận</a> : null}
        <a href="/ocop/mo-hinh">Mô hình sản xuất</a>
        <a href="/ocop/het-han">Hạn hiệu lực</a>
        <a href="/ocop/quy-dinh">Quy định, hội đồng</a>
        <a href="/ocop">Danh sách công khai</a>
        <a href={addressWith('/ocop/ho-so/tai-ve', asked)}>Tải Excel</a>
      </p>
      <div className={styles.filter}>
        <Form method="get">
          <Choice
            name="buoc"
            label="Tình trạng"
            defaultValue={asked.buoc ?? ''}
            options={[{ value: '', text: 'Tất cả' }, ...dossierStates.map((state) => ({ value: state, text: stateNames[state] }))]}
          />
          <Field name="nam" label="Năm" inputMode="numeric" maxLength={4} defaultValue={asked.nam ?? ''} />
          <Field name="tim" label="Tên sản phẩm, chủ thể" maxLength={100} defaultValue={asked.tim} />
          <button type="submit">Xem</button>
        </Form>
      </div>
      <Section title="Danh sách">
        <DataTable
          caption="Hồ sơ OCOP"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          empty={
            keeps
              ? 'Chưa có hồ sơ nào như vậy. Mở hồ sơ cho sản phẩm đăng ký đánh giá.'
              : 'Chưa có hồ sơ nào như vậy. Xã mở hồ sơ cho sản phẩm.'
          }
          columns={[
            { key: 'product', head: 'Sản phẩm', cell: (row) => <a href={`/ocop/ho-so/${row.id}`}>{row.productName}</a> },
            { key: 'producer', head: 'Chủ thể', cell: ({ producerName }) => producerName },
            { key: 'unit', head: 'Xã', cell: (row) => row.unitName },
            { key: 'year', head: 'Năm', cell: ({ year }) => year },
            { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
            { key: 'points', head: 'Điểm', numeric: true, cell: ({ points }) => points ?? '–' },
            { key: 'stars', head: 'Hạng', cell: ({ stars }) => stars ?? '–' },
          ]}
        />
        <Pages of={pages} page={page} href={(to) => addressWith('/ocop/ho-so', { ...asked, trang: to })} />
      </Section>
    </>
  )
}
