import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { LineChart } from '../../../platform/ui/line-chart.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { burnUpLines } from '../../progress/chart.views.ts'
import { figures } from '../../progress/target.reads.ts'
import { planTarget } from '../plan.reads.ts'
import { beforeLine, courseRows, planLine } from '../plan.views.ts'
import type { Route } from './+types/plan-target.page'
import { DemonstrationTargets, DocumentName } from './plan-table.part.tsx'

export function loader({ context, params }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => {
    const page = await planTarget(ctx, parseId(params.id))
    if (!page)
      throw new Refused({
        code: 'plan.notPublic',
        status: 404,
        text: 'Mục tiêu này chưa công bố hoặc đã thôi công bố. Xem các mục tiêu đang công bố ở trang Kế hoạch, mục tiêu.',
      })
    const { target, before, series, documents } = page
    return {
      target: planLine(target, documents),
      definition: figures.get(target.figure)?.definition ?? '',
      before: before.map((one) => beforeLine(one, target.unit, documents)),
      course: courseRows(series, target.unit),
      // what was released is drawn, and nothing of the day on which somebody looks
      chart: burnUpLines({ ...target, value: null }, series),
    }
  })
}

type Loaded = Route.ComponentProps['loaderData']

export default function PlanTargetPage({ loaderData }: Route.ComponentProps) {
  const { target, definition } = loaderData
  const done = target.state === 'open' || target.state === 'late' ? `, còn ${target.gap}` : ''
  return (
    <>
      <title>{`${target.name}, ${target.unitName} – Kế hoạch, mục tiêu`}</title>
      <PageHead
        crumbs={[{ href: '/ke-hoach', text: 'Kế hoạch, mục tiêu' }]}
        kicker={target.unitName}
        title={target.name}
        lead={`Mục tiêu ${target.target} đến ${target.due}; thực hiện ${target.actual}${target.when ? ` ${target.when}` : ''}: ${target.stateName.toLowerCase()}${done}.`}
      />
      {target.demonstration ? <DemonstrationTargets /> : null}
      <Facts
        facts={[
          { name: 'Văn bản', value: <Document {...loaderData} /> },
          ...(target.note ? [{ name: 'Ghi chú', value: target.note }] : []),
          ...(target.map ? [{ name: 'Bản đồ', value: target.map }] : []),
          ...(target.why ? [{ name: 'Vì sao không tính được', value: target.why }] : []),
          { name: 'Cách tính', value: definition },
          { name: 'Công bố', value: target.published },
          { name: 'Kết quả', value: <a href={target.unitHref}>{`Kết quả của ${target.unitName}`}</a> },
        ]}
      />
      <Course {...loaderData} />
      <Before {...loaderData} />
    </>
  )
}

const Document = ({ target }: Loaded) => (
  <>
    <DocumentName text={target.document} href={target.documentHref} />, {target.setOn}
  </>
)

function Course({ course, chart, target }: Loaded) {
  return (
    <Section title="Thực hiện qua các lần công bố số liệu">
      {chart.points === 0 ? (
        <p className="muted">Chưa có bản số liệu nào được duyệt công khai tính được chỉ tiêu này.</p>
      ) : (
        <div className="prose">
          <LineChart name={chart.words} lines={chart.lines} target={chart.target} unit={chart.unit} />
        </div>
      )}
      {course.length === 0 ? null : (
        <DataTable
          caption="Số liệu của hình trên"
          captionHidden
          rows={course}
          keyOf={({ key }) => key}
          columns={[
            { key: 'on', head: 'Chốt đến hết', cell: ({ on }) => on },
            { key: 'value', head: 'Thực hiện', numeric: true, cell: ({ value }) => value },
            { key: 'of', head: 'Số xã', numeric: true, cell: ({ of }) => of },
            { key: 'note', head: 'Ghi chú', cell: ({ note }) => note },
          ]}
        />
      )}
      <SourceLine
        parts={[
          `Đường gạch là mục tiêu ${target.target}, đến ${target.due}`,
          'Đường liền đứt ở nơi bộ tiêu chí hoặc bản đồ thay đổi',
          'Nguồn: các bản số liệu đã duyệt công khai',
        ]}
      />
    </Section>
  )
}

function Before({ before }: Loaded) {
  if (before.length === 0) return null
  return (
    <Section title="Đã điều chỉnh" lead="Số của các văn bản trước, đã công bố và nay không còn hiệu lực.">
      <ul>
        {before.map(({ id, value, document, documentHref, reason }) => (
          <li key={id}>
            <s>{value}</s>, <DocumentName text={document} href={documentHref} /> ({reason})
          </li>
        ))}
      </ul>
    </Section>
  )
}
