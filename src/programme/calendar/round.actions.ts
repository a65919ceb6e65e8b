import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { unitById } from '../units/reads.ts'
import { roundAt } from './office.actions.ts'
import { participantsOf, phases, windowOf, workCalendar } from './reads.ts'
import * as queries from './round.queries.ts'
import {
  faultsOfDays,
  nameOfRound,
  type Proposal,
  phaseOf,
  proposeRound,
  type RoundTime,
  roundsAYear,
  settleDeadlines,
} from './round.rules.ts'
import { refusals, stepNames } from './text.ts'
import { type NoticeKind, type RoundKind, type RoundStep, roundKinds, roundSteps } from './types.ts'

export type RoundForm = {
  kind: string
  year: number
  number: number
  setIds: string[]
  /** null where what was written is no day */
  opensOn: LocalDate | null
  closesOn: LocalDate | null
  dues: Record<RoundStep, LocalDate | null>
  /** the document that sets the days; empty: as proposed */
  source: string
}

/** The time of a round, when it is one. */
export function timeOf({ kind, year, number }: { kind: string; year: number; number: number }): RoundTime | null {
  const known = roundKinds.find((one): one is RoundKind => one === kind)
  if (!known || !Number.isInteger(number) || number < 1 || number > roundsAYear[known]) return null
  return { kind: known, year, number }
}

/**
 * Opens a round for the communes under the unit that the actor works for. It begins and ends by its days alone.
 * Refused where its days break Decree 09/2019 or each other, differ from the proposed ones without a source, or are all over.
 */
export const openRound = (acting: Acting, form: RoundForm): Promise<Result<{ roundId: number }>> =>
  writing(acting, async (ctx) => {
    const unitId = orThrow(allowed(acting.actor, 'rounds.open')).unitId
    await demand(ctx, acting.actor, 'rounds.open', unitId)
    const unit = await unitById(ctx, unitId, ctx.today)
    if (unit?.level !== 'country' && unit?.level !== 'province') throw new Refused(refusals.wrongPlace)
    const time = timeOf(form)
    if (!time) throw new Refused(refusals.badTime)
    const setIds = await setsOf(ctx, time.year, form.setIds)
    const days = await daysOf(ctx, unitId, time, form)
    const name = nameOfRound(time)
    const row = { ...time, unitId, name, setIds, openedBy: ctx.actor, openedAt: ctx.now }
    const { opensOn, closesOn, source, deadlines } = days
    const dueOn = deadlines[0]?.dueOn as LocalDate
    const roundId = await queries.addRound(ctx.tx, { ...row, opensOn, closesOn, dueOn, source })
    if (roundId === null) throw new Refused(refusals.twice(name))
    await queries.addDeadlines(ctx.tx, unitId, roundId, deadlines)
    const payload = { roundId, ...time, setIds, opensOn, closesOn, source, deadlines }
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'calendar.roundOpened', payload })
    return { roundId }
  })

/** The chosen sets, when the phase of the year uses them. */
async function setsOf(ctx: WriteCtx, year: number, chosen: string[]): Promise<string[]> {
  const phase = phaseOf(await phases(ctx), year)
  if (!phase) throw new Refused(refusals.noPhase(year))
  const setIds = phase.setIds.filter((id) => chosen.includes(id))
  if (setIds.length === 0 || chosen.some((id) => !phase.setIds.includes(id))) throw new Refused(refusals.badSets(phase.id))
  return setIds
}

/** The days as asked, checked; with where each comes from. */
async function daysOf(ctx: WriteCtx, unitId: number, time: RoundTime, form: RoundForm): Promise<Proposal & { source: string }> {
  const { opensOn, closesOn, dues } = form
  const missing = [
    ...(opensOn === null ? ['Ngày mở'] : []),
    ...(closesOn === null ? ['Ngày chốt số liệu'] : []),
    ...roundSteps.filter((step) => dues[step] === null).map((step) => stepNames[step]),
  ]
  if (opensOn === null || closesOn === null || missing.length > 0) throw new Refused(refusals.badDay(missing))
  const [window, calendar] = [await windowOf(ctx, time.kind, closesOn), await workCalendar(ctx, unitId)]
  const asked = { opensOn, closesOn, deadlines: roundSteps.map((step) => ({ step, dueOn: dues[step] as LocalDate })) }
  const faults = faultsOfDays(asked, window.gap, calendar)
  if (faults.length > 0) throw new Refused(refusals.badDays(faults))
  const settled = settleDeadlines(asked, proposeRound(time, window, calendar), tidy(form.source))
  if (settled === null) throw new Refused(refusals.noSource)
  const endsOn = asked.deadlines.at(-1)?.dueOn as LocalDate
  if (endsOn < ctx.today) throw new Refused(refusals.past(endsOn))
  return { ...settled, source: tidy(form.source) || window.source }
}

/** Ends a round that should not run; what was filled in it stays where it is, and its communes are told. */
export const cancelRound = (acting: Acting, roundId: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { round } = await roundAt(ctx, acting.actor, 'rounds.open', roundId)
    const because = tidy(reason)
    if (because === '') throw new Refused(refusals.noReason)
    if (!(await queries.cancel(ctx.tx, roundId, because, ctx.now))) throw new Refused(refusals.cancelledAlready)
    if (round.opensOn <= ctx.today) {
      const communes = await participantsOf(ctx, roundId)
      await notify(
        ctx,
        roundId,
        'cancelled',
        communes.map(({ unitId }) => unitId),
      )
    }
    await ctx.enter({ chain: `unit:${round.unitId}`, kind: 'calendar.roundCancelled', payload: { roundId, because } })
    return {}
  })

/** Tells communes something of a round, each once; how many were told now. */
export const notify = (ctx: WriteCtx, roundId: number, kind: NoticeKind, unitIds: number[]): Promise<number> =>
  queries.addNotices(ctx.tx, roundId, kind, unitIds, ctx.today)
