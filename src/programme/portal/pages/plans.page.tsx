import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { nameOf, typeNames } from '../../library/text.ts'
import { planDocuments, planPage } from '../plan.reads.ts'
import { planAsk, planPath } from '../plan.rules.ts'
import { planLine } from '../plan.views.ts'
import type { Route } from './+types/plans.page'
import { DemonstrationTargets, PlanTable } from './plan-table.part.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const ask = planAsk(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const { rows, documents, ...page } = await planPage(ctx, ask)
    const kept = await planDocuments(ctx)
    return {
      ...page,
      ask,
      today: formatDate(ctx.today),
      rows: rows.map((row) => planLine(row, documents)),
      kept: kept.map(({ type, total, rows: lines }) => ({
        ...{ type, total, name: typeNames[type] },
        lines: lines.map((one) => ({ id: one.id, text: `${nameOf(one)}: ${one.title}`, on: one.issuedOn && formatDate(one.issuedOn) })),
      })),
    }
  })
}

type Loaded = Route.ComponentProps['loaderData']

export default function PlansPage({ loaderData }: Route.ComponentProps) {
  const { rows, total, pages, place, ask, today } = loaderData
  const where = `${place ?? 'Cả nước'}${ask.year ? `, hạn năm ${ask.year}` : ''}`
  const lead =
    total === 0
      ? `${where}: chưa có mục tiêu nào được công bố.`
      : `${where}: ${total} mục tiêu đã công bố, đo bằng số liệu đã duyệt công khai.`
  return (
    <>
      <title>Kế hoạch, mục tiêu – Nông thôn mới</title>
      <PageHead title="Kế hoạch, mục tiêu" lead={lead} />
      {rows.some(({ demonstration }) => demonstration) ? <DemonstrationTargets /> : null}
      <Choices {...loaderData} />
      <Section title="Mục tiêu đã công bố" lead="Mục tiêu do người có thẩm quyền công bố. Mục tiêu đã qua hạn được đo tại ngày hết hạn.">
        <PlanTable
          rows={rows}
          empty="Chưa có mục tiêu nào được công bố cho lựa chọn này. Mục tiêu hiện ra ở đây khi cơ quan phụ trách duyệt công khai."
        />
        {total > 0 ? <SourceLine parts={[`Đo đến ngày ${today}, chỉ từ các bản số liệu đã duyệt công khai`]} /> : null}
        <Pages of={pages} page={ask.page} href={(page) => planPath('/ke-hoach', { ...ask, page })} />
        {total > 0 ? (
          <p>
            <a href={planPath('/ke-hoach/tai-ve', { ...ask, page: 1 })}>Tải Excel</a>
          </p>
        ) : null}
      </Section>
      <Documents {...loaderData} />
    </>
  )
}

function Choices({ places, years, ask }: Loaded) {
  if (places.length === 0) return null
  return (
    <Form method="get" action="/ke-hoach" wide>
      <Fields>
        <Choice
          name="don-vi"
          label="Nơi"
          options={[{ value: '', text: 'Cả nước' }, ...places.map(({ code, name }) => ({ value: code, text: name }))]}
          defaultValue={ask.place ?? ''}
        />
        <Choice
          name="nam"
          label="Hạn trong năm"
          options={[{ value: '', text: 'mọi năm' }, ...years.map((year) => ({ value: year, text: String(year) }))]}
          defaultValue={ask.year ?? ''}
        />
      </Fields>
      <button type="submit">Xem</button>
    </Form>
  )
}

function Documents({ kept }: Loaded) {
  return (
    <Section title="Văn bản kế hoạch, chương trình, nghị quyết" lead="Văn bản đã duyệt công khai trong thư viện, mới nhất trước.">
      {kept.length === 0 ? (
        <p className="muted">Thư viện chưa có kế hoạch, chương trình hay nghị quyết nào được duyệt công khai.</p>
      ) : (
        kept.map(({ type, name, total, lines }) => (
          <div key={type}>
            <h3>{name}</h3>
            <DataTable
              caption={name}
              captionHidden
              rows={lines}
              keyOf={({ id }) => id}
              columns={[
                { key: 'text', head: 'Văn bản', cell: ({ id, text }) => <a href={`/van-ban/${id}`}>{text}</a> },
                { key: 'on', head: 'Ngày ban hành', numeric: true, cell: ({ on }) => on ?? '–' },
              ]}
            />
            {total > lines.length ? (
              <p>
                <a href={`/van-ban?loai=${type}`}>
                  Tất cả {total} văn bản loại {name.toLowerCase()}
                </a>
              </p>
            ) : null}
          </div>
        ))
      )}
    </Section>
  )
}
