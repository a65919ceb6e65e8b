import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { outlineFaults } from './outline.rules.ts'
import { faultOfDays } from './period.rules.ts'
import { refusals } from './refusals.text.ts'
import { addOutline, addSetting } from './regime.queries.ts'
import { calendarAt, outlineFor, regimesAt } from './regime.reads.ts'
import { readSetting, type SettingForm } from './setting.rules.ts'
import type { Outline } from './types.ts'

/**
 * Settles a regime for the own unit and what stands under it, by a document. Refused where less than one working day lies between closing and
 * sending in any period of the year, or where somebody settled it since it was read (`seen`: the version then).
 */
export const settleRegime = (acting: Acting, code: string, seen: number, form: SettingForm): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const unitId = acting.actor.chosen?.unitId ?? 0
    await demand(ctx, acting.actor, 'reports.receive', unitId)
    const regime = (await regimesAt(ctx, unitId, ctx.today)).find((one) => one.code === code)
    if (!regime) return refuse(refusals.unknownRegime)
    const { setting, faults } = readSetting(form)
    if (!setting) return refuse(refusals.badSetting(faults))
    const days = { ...regime, ...setting, send: { month: setting.sendMonth, day: setting.sendDay } }
    const fault = faultOfDays(days, Number(ctx.today.slice(0, 4)), regime.kind, await calendarAt(ctx, unitId))
    if (fault !== null) return refuse(refusals.badDays(fault))
    if (!(await addSetting(ctx.tx, unitId, code, seen, setting, ctx.actor, ctx.now))) return refuse(refusals.changed(''))
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'reports.regimeSettled', payload: { regime: code, version: seen + 1, ...setting } })
  })

/** Replaces the outline of a regime for the own unit and what stands under it. Reports that were begun keep theirs. */
export const replaceOutline = (acting: Acting, code: string, form: { outline: Outline; document: string }): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const unitId = acting.actor.chosen?.unitId ?? 0
    await demand(ctx, acting.actor, 'reports.receive', unitId)
    const regime = (await regimesAt(ctx, unitId, ctx.today)).find((one) => one.code === code)
    if (!regime) return refuse(refusals.unknownRegime)
    const document = tidy(form.document)
    if (document === '') return refuse(refusals.noDocument)
    const faults = outlineFaults(form.outline)
    if (faults.length > 0) return refuse(refusals.badSetting(faults))
    const now = await outlineFor(ctx, unitId, regime)
    const version = now.unitId === unitId ? (now.version ?? 0) + 1 : 1
    const added = await addOutline(ctx.tx, { unitId, regime: code, version, content: form.outline, document, by: ctx.actor, at: ctx.now })
    if (!added) return refuse(refusals.changed(''))
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'reports.outlineReplaced', payload: { regime: code, version, document } })
  })
