import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import * as queries from './batch.queries.ts'
import { periodsAYear } from './period.rules.ts'
import { refusals } from './refusals.text.ts'
import { calendarAt, daysIn, regimesAt } from './regime.reads.ts'

/** Asks for the reports of all communes of the own place on a period; they are written one after another in the background. */
export const askBatch = (acting: Acting, code: string, asked: { year: number; number: number }): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const unitId = acting.actor.chosen?.unitId ?? 0
    await demand(ctx, acting.actor, 'reports.receive', unitId)
    const regime = (await regimesAt(ctx, unitId, ctx.today)).find((one) => one.code === code && one.level === 'commune')
    if (!regime) return refuse(refusals.unknownRegime)
    const { year, number } = asked
    if (year < 2011 || year > 2100 || number < 1 || number > periodsAYear[regime.kind]) return refuse(refusals.badPeriod)
    const days = await daysIn(ctx, regime, { kind: regime.kind, year, number }, await calendarAt(ctx, unitId))
    if (ctx.today < days.opensOn) return refuse(refusals.tooEarly(days.opensOn))
    const { opensOn, closesOn, previousOn } = days
    const batch = { unitId, regime: code, year, number, opensOn, closesOn, previousOn, askedBy: ctx.actor, askedAt: ctx.now }
    const id = await queries.addBatch(ctx.tx, batch)
    if (id === null) return refuse(refusals.batchWaits)
    const made = await queries.batchById(ctx.tx, unitId, id)
    if (!made || made.parts === 0) return refuse(refusals.noUnit(closesOn))
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'reports.batchAsked', payload: { batchId: id, regime: code, year, number } })
    return { id }
  })
