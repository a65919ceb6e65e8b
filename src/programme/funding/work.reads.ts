import { addDays } from '../../platform/base/local-date.ts'
import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { arrearsOf } from './arrears.queries.ts'
import { moneyText } from './money.rules.ts'
import { silentIn } from './work.queries.ts'
import { silence } from './work.rules.ts'

/** arrears that are named one by one; more stand on the page */
const named = 20

/** Money that nothing was paid of for long, and arrears whose day of payment has passed. */
export const moneyOfPost: Gather = async (ctx, held) => {
  if (!holds(held, 'funding.enter', 'funding.allocate')) return []
  const frame = { unitId: held.unitId, year: Number(ctx.today.slice(0, 4)), asOf: ctx.today }
  const silent = await silentIn(ctx.tx, frame, addDays(ctx.today, -silence.days))
  const late = (await arrearsOf(ctx.tx, frame)).filter(({ amount, payBy }) => amount > 0 && payBy !== null && payBy < ctx.today)
  const common = { where: held.unitName, returned: null, asked: false, as: heldText(held) }
  const items: WorkItem[] = late.slice(0, named).map(({ projectName, unitName, projectId, amount, payBy }) => ({
    ...common,
    what: `Nợ đọng ${moneyText(amount)} của dự án ${projectName} đã qua ngày hẹn trả`,
    where: unitName,
    href: `/von/du-an/${projectId}`,
    dueOn: payBy,
  }))
  if (silent.projects > 0)
    items.push({
      ...common,
      what: `${silent.projects} dự án không giải ngân quá ${silence.days} ngày${silent.projects === 1 ? `: ${silent.projectName}` : ''} (${silence.source})`,
      href: silent.projects === 1 ? `/von/du-an/${silent.projectId}` : '/von/du-an',
      dueOn: null,
    })
  if (silent.lines > 0)
    items.push({
      ...common,
      what: `${silent.lines} nguồn vốn được giao quá ${silence.days} ngày chưa giải ngân (${silence.source})`,
      href: '/von',
      dueOn: null,
    })
  return items
}
