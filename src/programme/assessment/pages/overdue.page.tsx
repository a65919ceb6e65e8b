import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { overdueUnder } from '../queue.reads.ts'
import { overdueView } from '../queue.views.ts'
import type { Route } from './+types/overdue.page'

export const meta: Route.MetaFunction = () => [{ title: 'Việc quá hạn – Thẩm tra, thẩm định' }]

/** so many rows as are worth reading */
const shown = 200

export function loader({ context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'sheet.read')
  return readPage(context, async (ctx) => {
    if (!held.ok) throw new Refused(held.refusal)
    const { count, steps } = await overdueUnder(ctx, held.value.unitId, shown)
    return { unit: held.value.unitName, today: formatDate(today), count, steps: steps.map(overdueView) }
  })
}

type Step = Route.ComponentProps['loaderData']['steps'][number]

export default function OverduePage({ loaderData }: Route.ComponentProps) {
  const { unit, today, count, steps } = loaderData
  const lead =
    count === 0 ? `${unit}: đến ngày ${today} không có bước nào quá hạn.` : `${unit}: đến ngày ${today} có ${count} lượt tiêu chí quá hạn.`
  return (
    <>
      <PageHead crumbs={[{ href: '/tham-tra', text: 'Thẩm tra' }]} title="Việc quá hạn" lead={lead} />
      <DataTable<Step>
        caption={count > steps.length ? `${steps.length} lượt quá hạn lâu nhất` : 'Các lượt quá hạn, lâu nhất trước'}
        rows={steps}
        keyOf={(step) => step.key}
        empty="Không có bước nào quá hạn."
        columns={[
          { key: 'unit', head: 'Xã', cell: (step) => step.unit },
          { key: 'criterion', head: 'Tiêu chí', cell: (step) => step.criterion },
          { key: 'step', head: 'Bước', cell: (step) => step.step },
          { key: 'round', head: 'Kỳ', cell: (step) => step.round },
          { key: 'startedOn', head: 'Chờ từ', cell: (step) => step.startedOn },
          { key: 'dueOn', head: 'Hạn', cell: (step) => <span className="alert">{step.dueOn}</span> },
        ]}
      />
    </>
  )
}
