import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { allowed, notHere } from '../people/access.ts'
import type { Acting } from '../people/visit.reads.ts'
import { unitsByCode } from './course.queries.ts'
import { codesIn, type Given, readPlan, readText } from './form.rules.ts'
import * as queries from './plan.queries.ts'
import { refusals } from './refusals.text.ts'
import type { Plan } from './types.ts'

/** Makes a plan of the unit in which the person works. */
export const makePlan = (acting: Acting, given: Given): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'inspections.run'))
    const plan = orThrow(readPlan(given))
    const id = await queries.addPlan(ctx.tx, { ...plan, unitId, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'inspections.planned', payload: { planId: id, ...plan } })
    return { id }
  })

/** A plan of the unit in which the person works; others are not found. */
async function ownPlan(ctx: WriteCtx, { actor }: Acting, planId: number): Promise<Plan> {
  const held = orThrow(allowed(actor, 'inspections.run'))
  const plan = await queries.planById(ctx.tx, planId)
  return plan && plan.unitId === held.unitId ? plan : refuse(notHere)
}

/** Chooses communes for a plan by their codes; those that are not there are named. */
export const chooseUnits = (acting: Acting, planId: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const plan = await ownPlan(ctx, acting, planId)
    const codes = codesIn(given('xa'))
    if (codes.length === 0) refuse(refusals.noUnits)
    const units = await unitsByCode(ctx.tx, codes, { unitId: plan.unitId, on: ctx.today })
    const missing = codes.filter((code) => !units.some((unit) => unit.code === code))
    if (missing.length > 0) refuse(refusals.notUnits(missing.slice(0, 20)))
    const reason = given('ly-do').trim() === '' ? null : (readText(given('ly-do'), 1, 500) ?? refuse(refusals.noText))
    const unitIds = units.map(({ id }) => id)
    await queries.choose(ctx.tx, { planId, unitIds, reason })
    await ctx.enter({ chain: `unit:${plan.unitId}`, kind: 'inspections.chosen', payload: { planId, unitIds, reason } })
    return {}
  })

/** Takes a commune out of a plan, with the reason, unless it was visited by it. */
export const dropUnit = (acting: Acting, planId: number, unitId: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const plan = await ownPlan(ctx, acting, planId)
    const because = readText(reason, 5, 500) ?? refuse(refusals.noReason)
    const chosen = (await queries.chosenOf(ctx.tx, planId, ctx.today)).find((one) => one.unitId === unitId)
    if (!chosen) return refuse(notHere)
    if (chosen.visitId !== null) refuse(refusals.visited)
    if (!(await queries.drop(ctx.tx, { planId, unitId, because }))) refuse(notHere)
    await ctx.enter({ chain: `unit:${plan.unitId}`, kind: 'inspections.dropped', payload: { planId, unitId, because } })
    return {}
  })
