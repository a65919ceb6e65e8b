import type { MetaFunction } from 'react-router'
import { paperTypes } from '../../../platform/base/paper.ts'
import { readPage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { filterQuery, readFilter } from '../filter.rules.ts'
import { documentsUnderWay, registerChoices, registerOf } from '../reads.ts'
import { maySet } from '../setting.actions.ts'
import { typeNames } from '../text.ts'
import { entryView, lineView } from '../views.ts'
import type { Route } from './+types/documents.page'
import styles from './documents.module.css'

export const meta: MetaFunction = () => [{ title: 'Văn bản đi – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const query = new URL(request.url).searchParams
  const [page, working] = [parseId(query.get('trang') ?? '') || 1, parseId(query.get('trang-xu-ly') ?? '') || 1]
  return readPage(context, async (ctx) => {
    const filter = readFilter(query, Number(ctx.today.slice(0, 4)))
    const underWay = await documentsUnderWay(ctx, actor, working)
    const register = await registerOf(ctx, actor, filter, page)
    return {
      ...(await registerChoices(ctx, actor)),
      ...{
        filter,
        page,
        pages: register.pages,
        total: register.total,
        working,
        workingPages: underWay.pages,
        workingTotal: underWay.total,
      },
      ...{ unitName: actor.chosen?.unitName ?? '', drafts: may(actor, 'documents.draft'), sets: maySet(actor) },
      underWay: underWay.rows.map(lineView),
      register: register.rows.map(entryView),
    }
  })
}

export default function DocumentsPage({ loaderData }: Route.ComponentProps) {
  const { unitName, drafts, sets, filter, underWay, register, total, workingTotal } = loaderData
  const asked = filterQuery(filter)
  const at = (to: number, working: number) => `/van-ban-di?${asked}&trang=${to}&trang-xu-ly=${working}`
  return (
    <>
      <PageHead title="Văn bản đi" lead={`${unitName}: ${workingTotal} văn bản đang xử lý, ${total} số trong sổ năm ${filter.year}.`}>
        <p className={styles.links}>
          {drafts ? <a href="/van-ban-di/moi">Soạn văn bản mới</a> : null}
          <a href="/van-ban-di/mau">Mẫu văn bản</a>
          {sets ? <a href="/van-ban-di/quy-trinh">Người ký, sổ và quy trình</a> : null}
        </p>
      </PageHead>
      <Section title="Đang xử lý">
        <DataTable
          caption="Văn bản đang xử lý"
          captionHidden
          rows={underWay}
          keyOf={({ id }) => id}
          empty="Không có văn bản nào đang xử lý."
          columns={[
            { key: 'subject', head: 'Trích yếu', width: 'half', cell: ({ id, subject }) => <a href={`/van-ban-di/${id}`}>{subject}</a> },
            { key: 'type', head: 'Loại', cell: ({ type, number }) => (number ? `${type} ${number}` : type) },
            { key: 'state', head: 'Tình trạng', cell: ({ state, since }) => `${state}, từ ${since}` },
            { key: 'who', head: 'Soạn thảo', cell: ({ drafter, draftBodyName }) => `${drafter}, ${draftBodyName}` },
          ]}
        />
        <Pages of={loaderData.workingPages} page={loaderData.working} href={(to) => at(loaderData.page, to)} />
      </Section>
      <Section title="Sổ đăng ký văn bản đi">
        <Form method="get" wide>
          <Fields>
            <Choice
              name="nam"
              label="Năm"
              defaultValue={filter.year}
              options={loaderData.years.map((year) => ({ value: year, text: String(year) }))}
            />
            <Choice
              name="co-quan"
              label="Cơ quan"
              defaultValue={filter.bodyId ?? ''}
              options={[{ value: '', text: 'Tất cả' }, ...loaderData.bodies.map(({ id, name }) => ({ value: id, text: name }))]}
            />
            <Choice
              name="loai"
              label="Loại"
              defaultValue={filter.type ?? ''}
              options={[{ value: '', text: 'Tất cả' }, ...paperTypes.map((type) => ({ value: type, text: typeNames[type] }))]}
            />
            <Field name="tim" label="Số, trích yếu, nơi nhận, người ký" defaultValue={filter.words} maxLength={100} />
          </Fields>
          <QuietButton>Lọc</QuietButton>
        </Form>
        <p className={styles.links}>
          <a href={`/van-ban-di/tai-ve?${asked}`}>Tải Excel</a>
          <a href={`/van-ban-di/so?${asked}`}>Bản in theo mẫu sổ</a>
        </p>
        <DataTable
          caption="Sổ đăng ký văn bản đi"
          captionHidden
          rows={register}
          keyOf={({ key }) => key}
          empty="Chưa có số nào khớp bộ lọc."
          columns={[
            {
              key: 'number',
              head: 'Số, ký hiệu',
              cell: ({ number, documentId }) => (documentId ? <a href={`/van-ban-di/${documentId}`}>{number}</a> : number),
            },
            { key: 'on', head: 'Ngày', cell: ({ on }) => on },
            { key: 'subject', head: 'Tên loại, trích yếu', width: 'third', cell: ({ subject }) => subject },
            { key: 'signer', head: 'Người ký', cell: ({ signer }) => signer },
            { key: 'to', head: 'Nơi nhận', cell: ({ recipients }) => recipients },
            { key: 'copies', head: 'Số bản', numeric: true, cell: ({ copies }) => copies },
            { key: 'passed', head: 'Ngày chuyển', cell: ({ passed }) => passed || '–' },
            { key: 'note', head: 'Ghi chú', cell: ({ note }) => note },
          ]}
        />
        <Pages of={loaderData.pages} page={loaderData.page} href={(to) => at(to, loaderData.working)} />
      </Section>
    </>
  )
}
