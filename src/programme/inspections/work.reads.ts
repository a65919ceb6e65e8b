import { addDays } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import * as visits from './visit.queries.ts'

/** Visits of the coming week, visits whose result is not written down yet, findings that the unit must explain. */
export const inspectionsOfPost: Gather = async (ctx, held) => {
  const [runs, explains] = [holds(held, 'inspections.run'), holds(held, 'inspections.read') && holds(held, 'tasks.report')]
  if (!runs && !explains) return []
  const rows = await visits.visitsOpen(ctx.tx, { bodyId: held.bodyId, unitId: held.unitId, until: addDays(ctx.today, 7) })
  const items: WorkItem[] = []
  for (const { id, unitId, bodyId, unitName, heldOn, state, explainBy, unexplained } of rows) {
    const common = { where: unitName, href: `/kiem-tra/${id}`, returned: null, as: heldText(held) }
    const isOwn = unitId === held.unitId
    if (state === 'planned' && (isOwn || (runs && bodyId === held.bodyId)))
      items.push({
        ...common,
        what: `${isOwn ? 'Tiếp đoàn kiểm tra' : 'Kiểm tra'} ngày ${formatDate(heldOn)}`,
        dueOn: heldOn,
        asked: false,
      })
    if (state === 'held' && runs && bodyId === held.bodyId)
      items.push({ ...common, what: `Kết luận kiểm tra ngày ${formatDate(heldOn)}`, dueOn: null, asked: false })
    if (state === 'held' && isOwn && explains && unexplained > 0)
      items.push({
        ...common,
        what: `Giải trình ${unexplained} nội dung kiểm tra ngày ${formatDate(heldOn)}`,
        dueOn: explainBy,
        asked: true,
      })
  }
  return items
}
