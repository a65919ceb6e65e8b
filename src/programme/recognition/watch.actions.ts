import type { LocalDate } from '../../platform/base/local-date.ts'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Doing } from './press.actions.ts'
import { addWatchAct } from './watch.queries.ts'
import { watchedAt } from './watch.reads.ts'
import { watchRefusals } from './watch.text.ts'
import type { WatchActKind } from './watch.types.ts'

export type WatchForm = { kind: WatchActKind; unitIds: number[]; year: number; reason: string; dueOn: LocalDate | null }

/**
 * Opens the review of a year for recognised communes, or asks them to explain: a row and an event for each. What was asked before in the same
 * words stands once. Refused where a unit lies elsewhere or holds no tier, or the reason or the day is missing. How many were new.
 */
export const askOfUnits = (doing: Doing, form: WatchForm): Promise<Result<{ asked: number }>> =>
  writing(doing, async (ctx) => {
    const [reason, now] = [tidy(form.reason), Number(ctx.today.slice(0, 4))]
    orThrow(allowed(doing.actor, 'dossier.prepare'))
    if (form.unitIds.length === 0) refuse(watchRefusals.noUnits)
    if (reason === '') refuse(watchRefusals.noReason)
    const { dueOn, kind } = form
    if (dueOn === null || dueOn < ctx.today) return refuse(watchRefusals.badDue(ctx.today))
    const year = kind === 'review' ? form.year : now
    if (year !== now && year !== now - 1) refuse(watchRefusals.badYear(now))
    const held = new Set((await watchedAt(ctx, doing.actor.chosen?.unitId ?? 0)).map(({ unitId }) => unitId))
    let asked = 0
    for (const unitId of [...new Set(form.unitIds)].sort((a, b) => a - b)) {
      const { assignmentId } = orThrow(allowed(doing.actor, 'dossier.prepare', await placeOf(ctx, unitId)))
      if (!held.has(unitId)) refuse(watchRefusals.unknown)
      const by = { personId: doing.actor.personId, assignmentId, today: ctx.today, now: ctx.now }
      const id = await addWatchAct(ctx.tx, { unitId, kind, year, reason, dueOn, ...by })
      if (id === undefined) continue
      await ctx.enter({ chain: `unit:${unitId}`, kind: `watch.${kind}`, payload: { id, year, reason, dueOn, post: assignmentId } })
      asked += 1
    }
    return { asked }
  })
