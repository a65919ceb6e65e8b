import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { overdueGroups } from '../queue.reads.ts'
import { overdueView } from '../queue.views.ts'
import type { Route } from './+types/overdue.page'

export const meta: Route.MetaFunction = () => [{ title: 'Việc quá hạn – Thẩm tra, thẩm định' }]

export function loader({ context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'sheet.read')
  return readPage(context, async (ctx) => {
    if (!held.ok) throw new Refused(held.refusal)
    const groups = await overdueGroups(ctx, held.value.unitId)
    return { unit: held.value.unitName, today: formatDate(today), groups: groups.map(overdueView) }
  })
}

type Group = Route.ComponentProps['loaderData']['groups'][number]

export default function OverduePage({ loaderData }: Route.ComponentProps) {
  const { unit, today, groups } = loaderData
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const lead =
    count === 0 ? `${unit}: đến ngày ${today} không có bước nào quá hạn.` : `${unit}: đến ngày ${today} có ${count} lượt tiêu chí quá hạn.`
  const several = new Set(groups.map(({ province }) => province)).size > 1
  return (
    <>
      <PageHead title="Việc quá hạn" lead={lead} />
      <DataTable<Group>
        caption="Theo tiêu chí, lâu nhất trước"
        captionHidden
        rows={groups}
        keyOf={(group) => group.key}
        empty="Không có bước nào quá hạn."
        columns={[
          { key: 'criterion', head: 'Tiêu chí', cell: (group) => `${group.criterion}, ${group.step}` },
          ...(several ? [{ key: 'province', head: 'Tỉnh', cell: (group: Group) => group.province }] : []),
          { key: 'bodies', head: 'Cơ quan phụ trách', cell: (group) => group.bodies },
          { key: 'dueOn', head: 'Hạn', cell: (group) => <span className="alert">{group.dueOn}</span> },
          { key: 'count', head: 'Số xã', numeric: true, cell: (group) => group.count },
          { key: 'units', head: 'Các xã', width: 'third', cell: (group) => group.units },
          { key: 'round', head: 'Kỳ', cell: (group) => group.round },
        ]}
      />
    </>
  )
}
