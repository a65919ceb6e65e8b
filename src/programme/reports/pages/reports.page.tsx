import type { MetaFunction } from 'react-router'
import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { beginReport } from '../compose.actions.ts'
import { dueNow } from '../regime.reads.ts'
import { reportsOf } from '../report.reads.ts'
import { type LineView, lineView } from '../views.ts'
import type { Route } from './+types/reports.page'
import { DuePeriods, duePeriods } from './due-periods.part.tsx'
import { readPeriod } from './period-fields.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Báo cáo – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const query = new URL(request.url).searchParams
  const [page, belowPage] = [parseId(query.get('trang') ?? '') || 1, parseId(query.get('trang-duoi') ?? '') || 1]
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const own = await reportsOf(ctx, { unitId, below: false }, page)
    const below = await reportsOf(ctx, { unitId, below: true }, belowPage)
    return {
      unitName: actor.chosen?.unitName ?? '',
      composes: may(actor, 'reports.compose'),
      receives: may(actor, 'reports.receive'),
      ...{ page, belowPage, pages: own.pages, belowPages: below.pages },
      own: own.rows.map(lineView),
      below: below.rows.map(lineView),
      due: duePeriods(await dueNow(ctx, unitId)),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const typed = readPeriod(await request.formData())
  const answer = await beginReport(actingOf(context), typed['che-do'], { year: parseId(typed.nam), number: parseId(typed.so) })
  if (answer.ok) return redirect(`/bao-cao/${answer.value.id}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ problem: answer.refusal, typed }, { status: answer.refusal.status ?? 422 })
}

export default function ReportsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unitName, own, below, page, pages, belowPage, belowPages } = loaderData
  return (
    <>
      <PageHead title="Báo cáo" lead={`Báo cáo định kỳ của ${unitName} và của cấp dưới đã gửi.`}>
        <p>
          <a href="/bao-cao/che-do">Chế độ báo cáo</a> · <a href="/bao-cao/phu-luc">Phụ lục, biểu mẫu</a> ·{' '}
          <a href="/bao-cao/tai-ve">Tải Excel</a>
          {loaderData.receives ? (
            <>
              {' '}
              · <a href="/bao-cao/hang-loat">Báo cáo hàng loạt của các xã</a>
            </>
          ) : null}
        </p>
      </PageHead>
      <Problem problem={actionData?.problem} />
      {loaderData.composes ? (
        <DuePeriods
          title="Lập báo cáo"
          lead="Mở lại báo cáo đã lập nếu kỳ này đã có."
          button="Lập báo cáo"
          due={loaderData.due}
          typed={actionData?.typed}
        />
      ) : null}
      <Section title="Báo cáo của đơn vị">
        <Lines rows={own} caption="Báo cáo của đơn vị" empty="Chưa lập báo cáo nào." />
        <Pages of={pages} page={page} href={(to) => `/bao-cao?trang=${to}&trang-duoi=${belowPage}`} />
      </Section>
      <Section title="Báo cáo cấp dưới đã gửi">
        <Lines rows={below} caption="Báo cáo cấp dưới đã gửi" empty="Chưa có báo cáo nào của cấp dưới gửi lên." withUnit />
        <Pages of={belowPages} page={belowPage} href={(to) => `/bao-cao?trang=${page}&trang-duoi=${to}`} />
      </Section>
    </>
  )
}

function Lines({ rows, caption, empty, withUnit = false }: { rows: LineView[]; caption: string; empty: string; withUnit?: boolean }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'title', head: 'Báo cáo', width: 'third', cell: ({ id, title }) => <a href={`/bao-cao/${id}`}>{title}</a> },
        ...(withUnit ? [{ key: 'unit', head: 'Đơn vị', cell: ({ unitName }: LineView) => unitName }] : []),
        { key: 'closes', head: 'Chốt đến hết', cell: ({ closesOn }) => closesOn },
        { key: 'due', head: 'Hạn gửi', cell: ({ dueOn }) => dueOn },
        { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
        { key: 'version', head: 'Bản', numeric: true, cell: ({ sent, frozen }) => (sent ?? frozen) || '–' },
      ]}
    />
  )
}
