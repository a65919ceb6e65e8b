import { type Db, read } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { enterAll } from '../../platform/events/log.ts'
import * as queries from './queue.queries.ts'
import { overdueUnder } from './queue.reads.ts'

/**
 * Tells the office of the level above what is overdue: kept, and entered in the log of each commune; each step once for each day that it
 * was due on. How many steps were told now. A province at a time, so that no lock holds the country.
 */
export async function escalate(db: Db, edge: Edge): Promise<number> {
  const provinces = await read(db, (tx) => queries.provincesWaiting(tx))
  let told = 0
  for (const provinceId of provinces) told += await writeAs(db, edge, (ctx) => escalateUnder(ctx, provinceId))
  return told
}

/** The same for one province. */
export async function escalateUnder(ctx: WriteCtx, provinceId: number): Promise<number> {
  const steps = await overdueUnder(ctx, provinceId)
  if (steps.length === 0) return 0
  const country = await queries.countryId(ctx.tx)
  const rows = steps.map(({ to, provinceId: own, ...step }) => ({
    ...step,
    toRole: to.role,
    toUnitId: to.level === 'country' ? country : (own ?? provinceId),
  }))
  const fresh = await queries.addEscalations(ctx.tx, rows, ctx.today)
  const bySheet = Map.groupBy(fresh, ({ unitId, sheetId, stage, dueOn, toRole }) => `${unitId} ${sheetId} ${stage} ${dueOn} ${toRole}`)
  await enterAll(
    ctx.tx,
    [...bySheet.values()].map((own) => {
      const [{ unitId, sheetId, stage, dueOn, toRole, toUnitId }] = own as [queries.Escalated]
      const criteria = own.map(({ criterion }) => criterion)
      const payload = { unit: unitId, sheet: sheetId, stage, dueOn, criteria, to: toRole, toUnit: toUnitId }
      return { chain: `unit:${unitId}`, kind: 'review.escalated', payload, actor: ctx.actor, at: ctx.now }
    }),
  )
  return fresh.length
}
