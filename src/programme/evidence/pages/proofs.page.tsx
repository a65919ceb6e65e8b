import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields } from '../../../platform/ui/form.tsx'
import { Island } from '../../../platform/ui/island.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { listSets } from '../../criteria/reads.ts'
import { allowed, may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { listProofs } from '../proof.reads.ts'
import { filterOf } from '../proof.rules.ts'
import { stateNames } from '../proof.text.ts'
import { rowView, setChoices } from '../proof.views.ts'
import type { Route } from './+types/proofs.page'
import { Flags } from './flag.part.tsx'
import styles from './proof.module.css'

export const meta: MetaFunction = () => [{ title: 'Kho minh chứng – Nông thôn mới' }]

const perPage = 50

export async function loader({ context, request }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const held = allowed(actor, 'sheet.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  const asked = new URL(request.url).searchParams
  const given = (name: string) => asked.get(name)?.trim() ?? ''
  const page = Math.max(1, Number.parseInt(given('trang'), 10) || 1)
  return readPage(context, async (ctx) => {
    const unit = await unitById(ctx, held.value.unitId, ctx.today)
    const under = unit?.level === 'country' ? null : held.value.unitId
    const { rows, total } = await listProofs(ctx, under, filterOf(given), { limit: perPage, offset: (page - 1) * perPage })
    return {
      place: held.value.unitName,
      isCommune: unit?.level === 'commune' || unit?.level === 'village',
      adds: may(actor, 'evidence.add'),
      person: actor.personId,
      rows: rows.map(rowView),
      total,
      page,
      pages: Math.ceil(total / perPage),
      sets: setChoices(await listSets(ctx)),
      asked: { tim: given('tim'), bo: given('bo'), 'chi-tieu': given('chi-tieu'), nam: given('nam'), loc: given('loc') },
    }
  })
}

export default function ProofsPage({ loaderData }: Route.ComponentProps) {
  const { place, isCommune, adds, person, rows, total, page, pages, sets, asked } = loaderData
  const isFiltered = Object.values(asked).some((value) => value !== '')
  const hrefOf = (to: number) => `?${new URLSearchParams({ ...asked, trang: String(to) })}`
  return (
    <>
      <PageHead
        title="Kho minh chứng"
        lead={`${place}: ${total} minh chứng${isFiltered ? ' theo điều kiện lọc' : ''}. Một minh chứng dùng được cho nhiều chỉ tiêu, nhiều năm.`}
      >
        {adds ? (
          <p>
            <a className={styles.act} href="/minh-chung/them">
              Thêm minh chứng
            </a>
          </p>
        ) : null}
      </PageHead>
      {adds ? (
        <>
          <section className={styles.queue} data-queue={person} aria-label="Minh chứng trên máy này" />
          <Island of="evidence/upload" />
        </>
      ) : null}
      <form method="get" className={styles.filter} aria-label="Lọc minh chứng">
        <Fields>
          <Field name="tim" label="Tìm theo tên, số hiệu" type="search" defaultValue={asked.tim} />
          <Choice name="bo" label="Bộ tiêu chí" defaultValue={asked.bo} options={[{ value: '', text: 'Tất cả' }, ...sets]} />
          <Field name="chi-tieu" label="Tiêu chí, chỉ tiêu" defaultValue={asked['chi-tieu']} placeholder="17 hoặc 17.1" />
          <Field name="nam" label="Năm" inputMode="numeric" defaultValue={asked.nam} />
          <Choice
            name="loc"
            label="Tình trạng"
            defaultValue={asked.loc}
            options={[{ value: '', text: 'Đang dùng' }, ...Object.entries(stateNames).map(([value, text]) => ({ value, text }))]}
          />
        </Fields>
        <button type="submit">Lọc</button>
      </form>
      <Section title="Danh sách">
        <DataTable
          caption="Minh chứng"
          captionHidden
          rows={rows}
          keyOf={(row) => row.id}
          empty={
            isFiltered
              ? 'Không có minh chứng nào theo điều kiện lọc. Bỏ bớt điều kiện rồi lọc lại.'
              : 'Chưa có minh chứng nào. Chọn «Thêm minh chứng» để bắt đầu.'
          }
          columns={[
            {
              key: 'title',
              head: 'Minh chứng',
              width: 'third',
              cell: (row) => (
                <>
                  <a href={`/minh-chung/${row.id}`}>{row.title}</a>
                  {row.reference === '' || row.reference === row.title ? null : <span className="source">{row.reference}</span>}
                </>
              ),
            },
            ...(isCommune ? [] : [{ key: 'unit', head: 'Đơn vị', cell: (row: (typeof rows)[number]) => row.unitName }]),
            { key: 'day', head: 'Ngày', cell: (row) => row.effectiveOn },
            { key: 'until', head: 'Hết hạn', cell: (row) => row.expiresOn ?? 'không nêu' },
            { key: 'uses', head: 'Dùng cho', cell: (row) => row.uses || 'chưa gắn' },
            { key: 'file', head: 'Tệp', cell: (row) => row.file ?? 'chỉ có số hiệu' },
            { key: 'flags', head: 'Cần xem', cell: (row) => <Flags flags={row.flags} personal={row.personal} /> },
          ]}
        />
        <Pages of={pages} page={page} href={hrefOf} />
      </Section>
    </>
  )
}
