import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { refusals } from './refusals.text.ts'
import { addSlowRule, slowRulesOf } from './slow.queries.ts'
import { readSlowRule, type SlowForm } from './slow.rules.ts'
import type { SlowKind } from './types.ts'

/** The place where a person works says from when on a commune counts as slow; it replaces what the place said of the same kind. */
export const setSlowRule = (acting: Acting, form: SlowForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = await demand(ctx, acting.actor, 'plan.set', acting.actor.chosen?.unitId ?? 0)
    const rule = orThrow(readSlowRule(form))
    await addSlowRule(ctx.tx, { ...rule, unitId, inForce: true, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'plan.slowRuleSet', payload: { unitId, ...rule } })
    return {}
  })

/** The place gives a rule up, with its reason. */
export const dropSlowRule = (acting: Acting, kind: SlowKind, said: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = await demand(ctx, acting.actor, 'plan.set', acting.actor.chosen?.unitId ?? 0)
    const reason = tidy(said)
    if (reason === '') throw new Refused(refusals.noReason)
    const stands = (await slowRulesOf(ctx.tx, [unitId])).find((one) => one.kind === kind && one.inForce)
    if (!stands) throw new Refused(refusals.noSlowRule)
    const { criteria, months } = stands
    await addSlowRule(ctx.tx, { unitId, kind, criteria, months, inForce: false, source: reason, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'plan.slowRuleDropped', payload: { unitId, kind, reason } })
    return {}
  })
