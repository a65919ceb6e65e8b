import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { earlier } from '../calendar/round.rules.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitById } from '../units/reads.ts'
import { ownReport, written } from './acting.actions.ts'
import { checkReport } from './check.reads.ts'
import { figuresOf } from './compose.rules.ts'
import { readEdit, type TypedItem } from './edit.rules.ts'
import { periodsAYear } from './period.rules.ts'
import { refusals } from './refusals.text.ts'
import { calendarAt, daysIn, outlineFor, regimesOf } from './regime.reads.ts'
import * as queries from './report.queries.ts'
import { liveReport } from './report.reads.ts'
import { tokenOf } from './template.rules.ts'
import type { Period, Regime } from './types.ts'

const isPeriod = ({ kind }: Regime, { year, number }: Omit<Period, 'kind'>): boolean =>
  Number.isInteger(year) && year >= 2011 && year <= 2100 && number >= 1 && number <= periodsAYear[kind]

/** Begins the report of the own unit on a period, or finds the one that was begun: sent twice it is begun once. */
export const beginReport = (acting: Acting, code: string, asked: { year: number; number: number }): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const unitId = acting.actor.chosen?.unitId ?? 0
    const held = await demand(ctx, acting.actor, 'reports.compose', unitId)
    const known = await queries.reportOn(ctx.tx, unitId, code, asked.year, asked.number)
    if (known !== null) return { id: known }
    const regime = (await regimesOf(ctx, unitId, ctx.today)).find((one) => one.code === code)
    if (!regime) return refuse(refusals.unknownRegime)
    if (!isPeriod(regime, asked)) return refuse(refusals.badPeriod)
    const days = await daysIn(ctx, regime, { kind: regime.kind, ...asked }, await calendarAt(ctx, unitId))
    if (ctx.today < days.opensOn) return refuse(refusals.tooEarly(days.opensOn))
    if (!(await unitById(ctx, unitId, earlier(days.closesOn, ctx.today)))) return refuse(refusals.noUnit(days.closesOn))
    const { outline, unitId: outlineUnit, version: outlineVersion } = await outlineFor(ctx, unitId, regime)
    const id = await queries.addReport(ctx.tx, {
      ...{
        unitId,
        regime: code,
        ...asked,
        opensOn: days.opensOn,
        closesOn: days.closesOn,
        dueOn: days.dueOn,
        dueSource: regime.sendSource,
      },
      ...{ bodyId: held.bodyId, bodyName: held.bodyName, outline, outlineUnit, outlineVersion, by: ctx.actor, at: ctx.now },
    })
    if (id === null) return refuse(refusals.changed(''))
    const step = { verb: 'start' as const, fromState: null, toState: 'draft' as const, version: null, reason: '' }
    await queries.addStep(ctx.tx, { unitId, id }, { ...step, by: ctx.actor, post: held.postName, at: ctx.now }, {})
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'reports.begun', payload: { reportId: id, regime: code, ...asked } })
    return { id }
  })

/**
 * Keeps a section as a form left it. Refused, with everything typed left to the page, where a figure was typed over or lost, or where somebody
 * else wrote the section since it was read (`seen`: its version then).
 */
export const writeSection = (acting: Acting, id: number, key: string, seen: number, typed: readonly TypedItem[]): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const report = written(await ownReport(ctx, acting.actor, 'reports.compose', id))
    const live = await liveReport(ctx, report)
    const section = live.sections.find((one) => one.key === key)
    if (!section) return refuse(refusals.unknownSection)
    const now = live.versions.get(key)
    if ((now?.version ?? 0) !== seen) return refuse(refusals.changed(now?.writtenBy ?? ''))
    const figures = figuresOf(live.ledger)
    const { items, faults, typedOver } = readEdit(section.sentences, typed, new Set(figures.keys()))
    const over = typedOver.map((token) => {
      const figure = figures.get(tokenOf(token).slot)
      return { where: figure?.name ?? token, what: `sửa số tại phiếu nguồn: ${figure?.origin.text ?? ''} (${figure?.origin.href ?? ''})` }
    })
    if (over.length > 0) return refuse(refusals.typedOver(over))
    if (faults.length > 0) return refuse(refusals.badEdit(faults))
    const version = seen + 1
    if (!(await queries.addSection(ctx.tx, report, { section: key, version, items, by: ctx.actor, at: ctx.now })))
      return refuse(refusals.changed(''))
    const payload = { reportId: id, section: key, version, hash: sha256(canonical(items)) }
    await ctx.enter({ chain: chainOf(report), kind: 'reports.sectionWritten', payload })
  })

/** Says why something that the checker found in own words stays as it is. */
export const acknowledge = (acting: Acting, id: number, key: string, reason: string): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const report = written(await ownReport(ctx, acting.actor, 'reports.compose', id))
    const why = tidy(reason)
    if (why === '') return refuse(refusals.noReason)
    const found = (await checkReport(ctx, report, await liveReport(ctx, report), new Map())).find((one) => one.key === key && one.own)
    if (!found) return refuse(refusals.changed(''))
    await queries.addAcknowledged(ctx.tx, report, { finding: key, sentence: found.finding.sentence, reason: why, by: ctx.actor }, ctx.now)
    await ctx.enter({ chain: chainOf(report), kind: 'reports.findingKept', payload: { reportId: id, finding: key } })
  })
