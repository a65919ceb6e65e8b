import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { dueNow } from './regime.reads.ts'
import { titleOf } from './title.rules.ts'
import { type OwnWork, ownWork, waitingBelow } from './work.queries.ts'

const words: Partial<Record<OwnWork['state'], { what: string; by: 'reports.compose' | 'reports.approve' }>> = {
  draft: { what: 'Soạn', by: 'reports.compose' },
  returned: { what: 'Sửa', by: 'reports.compose' },
  submitted: { what: 'Duyệt', by: 'reports.approve' },
  approved: { what: 'Gửi', by: 'reports.compose' },
}

/** Reports that a post writes, approves or sends; those that are due and were not begun; those of units below that wait to be received. */
export const reportsOfPost: Gather = async (ctx, held) => {
  const common = { where: held.unitName, as: heldText(held) }
  const items: WorkItem[] = []
  if (holds(held, 'reports.compose', 'reports.approve')) {
    const own = await ownWork(ctx.tx, held.unitId, ctx.today)
    for (const one of own) {
      const word = words[one.state]
      if (!word || !holds(held, word.by)) continue
      const returned = one.state === 'returned' ? one.reason : null
      items.push({
        ...common,
        what: `${word.what} ${titleOf(one)}`,
        href: `/bao-cao/${one.id}`,
        dueOn: one.dueOn,
        returned,
        asked: one.state === 'submitted',
      })
    }
    const begun = new Set(own.map(({ regime, year, number }) => `${regime} ${year} ${number}`))
    const due = holds(held, 'reports.compose') ? await dueNow(ctx, held.unitId) : []
    for (const { regime, period, days } of due) {
      const isOver = days.dueOn < ctx.today && begun.size > 0
      if (!regime.required || isOver || begun.has(`${regime.code} ${period.year} ${period.number}`)) continue
      const what = `Lập ${titleOf(period, days.firstYear)}, ${held.unitName}`
      items.push({ ...common, what, href: '/bao-cao', dueOn: days.dueOn, returned: null, asked: false })
    }
  }
  if (holds(held, 'reports.receive')) {
    const { count, dueOn } = await waitingBelow(ctx.tx, held.unitId)
    if (count > 0)
      items.push({ ...common, what: `Tiếp nhận ${count} báo cáo của cấp dưới`, href: '/bao-cao', dueOn, returned: null, asked: true })
  }
  return items
}
