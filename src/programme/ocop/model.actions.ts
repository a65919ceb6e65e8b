import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitByCode } from '../units/reads.ts'
import { addModel } from './model.queries.ts'
import { type ModelForm, readModel } from './model.rules.ts'
import { refusals } from './refusals.text.ts'

/** Enters a production model of a commune for a year; the same name and year again is a correction, the same words twice are kept once. */
export const enterModel = (acting: Acting, unitCode: string, form: ModelForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const unit = await unitByCode(ctx, unitCode.trim(), ctx.today)
    if (unit?.level !== 'commune') throw new Refused(refusals.notCommune(unitCode))
    await demand(ctx, acting.actor, 'ocop.keep', unit.id)
    const model = orThrow(readModel(form, ctx.today))
    const id = await addModel(ctx.tx, { ...model, unitId: unit.id, folded: fold(model.name), by: ctx.actor, at: ctx.now })
    if (id === null) return {}
    await ctx.enter({ chain: chainOf({ unitId: unit.id }), kind: 'ocop.modelEntered', payload: { modelId: id, ...model } })
    return {}
  })
