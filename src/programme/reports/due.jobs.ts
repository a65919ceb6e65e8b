import { addDays } from '../../platform/base/local-date.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { addWorkingDays } from '../calendar/working-day.rules.ts'
import { tell } from '../desk/actions.ts'
import type { NewNotice } from '../desk/types.ts'
import { calendarAt, dueNow } from './regime.reads.ts'
import { titleOf } from './title.rules.ts'
import { composingUnits, reportedBy } from './work.queries.ts'

/** calendar days before the closing day on which a period is announced; nobody's law */
const announced = 10
/** working days before the last day on which it is called to mind */
const reminded = 2

/**
 * Tells those who compose reports of the periods that are due: once when the closing day comes near, once before the last day, once when it is
 * over. Units with the same rules above them are told in one statement; run again it tells nobody twice. How many were told.
 */
export async function tellOfReports(db: Db, edge: Edge): Promise<number> {
  return writeAs(db, edge, async (ctx) => {
    let told = 0
    // units of one level under one place go by the same days: the place's rules are asked once
    const groups = Map.groupBy(await composingUnits(ctx.tx, ctx.today), ({ level, above }) => `${level} ${above}`)
    for (const units of groups.values())
      told += await tellGroup(
        ctx,
        units.map(({ unitId }) => unitId),
      )
    return told
  })
}

async function tellGroup(ctx: WriteCtx, unitIds: readonly number[]): Promise<number> {
  const [first] = unitIds
  if (first === undefined) return 0
  let told = 0
  for (const { regime, period, days } of await dueNow(ctx, first)) {
    if (!regime.required) continue
    const reminder = addWorkingDays(days.dueOn, -reminded, await calendarAt(ctx, first))
    const stage =
      ctx.today > days.dueOn ? 'over' : ctx.today >= reminder ? 'soon' : ctx.today >= addDays(days.closesOn, -announced) ? 'open' : null
    if (stage === null || ctx.today > addDays(days.dueOn, 30)) continue
    const done = new Set(await reportedBy(ctx.tx, unitIds, regime.code, period.year, period.number))
    const title = `${titleOf(period, days.firstYear)}: ${words[stage](formatDate(days.closesOn), formatDate(days.dueOn))}`
    const notices = unitIds
      .filter((unitId) => !done.has(unitId))
      .map(
        (unitId): NewNotice => ({
          to: { unitId, verb: 'reports.compose' },
          key: `report-due:${unitId}:${regime.code}:${period.year}:${period.number}:${stage}`,
          ...{ title, href: '/bao-cao' },
        }),
      )
    told += await tell(ctx, notices)
  }
  return told
}

const words = {
  open: (closesOn: string, dueOn: string) => `chốt số liệu đến hết ${closesOn}, gửi trước hoặc trong ngày ${dueOn}`,
  soon: (_: string, dueOn: string) => `còn ít ngày, hạn gửi ${dueOn}`,
  over: (_: string, dueOn: string) => `đã quá hạn gửi ${dueOn}`,
} as const
