import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { unitById } from '../units/reads.ts'
import { faultsOfArrangement, readDays } from './arrangement.rules.ts'
import { addArrangement } from './holiday.queries.ts'
import { workCalendar } from './reads.ts'
import { refusals } from './text.ts'

export type ArrangementForm = { year: number; document: string; off: string; work: string }

/**
 * Enters what a document arranges for a year: days off at Tết and 2/9, swapped days, weekends worked. It counts for everything under the
 * unit that the actor works for, and replaces what was entered before. Refused line by line, and where a holiday is missing.
 */
export const arrangeYear = (acting: Acting, form: ArrangementForm): Promise<Result<{ year: number }>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'rounds.open'))
    const held = await demand(ctx, acting.actor, 'rounds.open', unitId)
    const unit = await unitById(ctx, unitId, ctx.today)
    if (unit?.level !== 'country' && unit?.level !== 'province') throw new Refused(refusals.wrongPlace)
    const { year } = form
    if (!Number.isInteger(year) || year < 2010 || year > 2100) throw new Refused(refusals.badYear)
    const document = tidy(form.document)
    if (document === '') throw new Refused(refusals.noDocument)
    const [off, work] = [readDays(form.off, year), readDays(form.work, year)]
    const told = { year, off: off.days, work: work.days }
    const unread = [...off.faults, ...work.faults]
    const faults = unread.length > 0 ? unread : faultsOfArrangement(told, await workCalendar(ctx, unitId))
    if (faults.length > 0) throw new Refused(refusals.badLines(faults))
    // takes the chain first, so that two who enter at once do not take one number
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'calendar.arranged', payload: { unitId, document, ...told } })
    const by = { enteredBy: ctx.actor, assignmentId: held.assignmentId, enteredAt: ctx.now }
    await addArrangement(ctx.tx, { unitId, document, ...told, ...by })
    return { year }
  })
