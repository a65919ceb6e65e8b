import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Held } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { roundAt } from './office.actions.ts'
import { participantsOf, requestsOf, roundForUnit } from './reads.ts'
import * as queries from './round.queries.ts'
import { faultOfExtension } from './round.rules.ts'
import { refusals } from './text.ts'
import type { Round } from './types.ts'

type Given = { round: Round; held: Held; until: LocalDate; reason: string; requestNumber: number | null }

/** One unit gets more time: a commune, or the unit that runs the round for all of them. */
async function give(ctx: WriteCtx, unitId: number, { round, held, until, reason, requestNumber }: Given): Promise<void> {
  const by = { grantedBy: ctx.actor, assignmentId: held.assignmentId, grantedAt: ctx.now }
  const number = await queries.addExtension(ctx.tx, { unitId, roundId: round.id, until, reason, requestNumber, ...by })
  await ctx.enter({
    chain: `unit:${unitId}`,
    kind: 'calendar.extended',
    payload: { roundId: round.id, unitId, number, until, reason, requestNumber },
  })
}

export type ExtensionForm = {
  /** codes of communes; none: all */
  codes: string[]
  until: LocalDate | null
  reason: string
}

/**
 * Gives communes of a round, or all of them, more time to submit.
 * Refused without a reason, for a code outside the round, for a day that is not after their last one or leaves the later steps no day.
 */
export const extend = (acting: Acting, roundId: number, form: ExtensionForm): Promise<Result<{ units: number }>> =>
  writing(acting, async (ctx) => {
    const { round, held } = await roundAt(ctx, acting.actor, 'rounds.extend', roundId)
    if (round.cancelledAt !== null) throw new Refused(refusals.cancelledAlready)
    const { until } = form
    const reason = tidy(form.reason)
    if (until === null) throw new Refused(refusals.noUntil)
    if (reason === '') throw new Refused(refusals.noReason)
    await queries.lockRound(ctx.tx, roundId)
    const communes = await participantsOf(ctx, roundId)
    const chosen = form.codes.map((code) => ({ code, commune: communes.find((one) => one.code === code) }))
    const strangers = chosen.filter(({ commune }) => !commune).map(({ code }) => code)
    if (strangers.length > 0) throw new Refused(refusals.notInRound(strangers))
    const units =
      chosen.length > 0 ? chosen.flatMap(({ commune }) => commune ?? []) : [{ unitId: round.unitId, name: '', ownDueOn: round.dueOn }]
    for (const { unitId, name, ownDueOn } of units) {
      const fault = faultOfExtension(round, ownDueOn, until, ctx.today)
      if (fault !== null) throw new Refused(refusals.badUntil(name === '' ? fault : `${name}: ${fault}`))
      await give(ctx, unitId, { round, held, until, reason, requestNumber: null })
    }
    return { units: units.length }
  })

/** A commune's leader asks for more time; one request at a time. */
export const requestExtension = (acting: Acting, roundId: number, until: LocalDate | null, because: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'sheet.submit'))
    const held = await demand(ctx, acting.actor, 'sheet.submit', unitId)
    const round = await roundForUnit(ctx, roundId, unitId)
    if (!round) throw new Refused(refusals.unknown)
    if (round.cancelledAt !== null) throw new Refused(refusals.cancelledAlready)
    const reason = tidy(because)
    if (until === null) throw new Refused(refusals.noUntil)
    if (reason === '') throw new Refused(refusals.noReason)
    const fault = faultOfExtension(round, round.ownDueOn, until, ctx.today)
    if (fault !== null) throw new Refused(refusals.badUntil(fault))
    const by = { personId: acting.actor.personId, assignmentId: held.assignmentId, askedAt: ctx.now }
    const number = await queries.addRequest(ctx.tx, { unitId, roundId, until, reason, ...by })
    if (number === null) throw new Refused(refusals.askedTwice)
    const payload = { roundId, unitId, number, until, reason, assignmentId: held.assignmentId }
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'calendar.extensionAsked', payload })
    return {}
  })

export type AnswerForm = {
  unitId: number
  number: number
  grants: boolean
  /** another day than was asked; null: as asked */
  until: LocalDate | null
  reason: string
}

/** The office answers a request, once: with the day asked for or another, or with a no and its reason. */
export const answerRequest = (acting: Acting, roundId: number, form: AnswerForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { round, held } = await roundAt(ctx, acting.actor, 'rounds.extend', roundId)
    if (round.cancelledAt !== null) throw new Refused(refusals.cancelledAlready)
    await queries.lockRound(ctx.tx, roundId)
    const asked = (await requestsOf(ctx, roundId, form.unitId)).find(({ number, answer }) => number === form.number && answer === null)
    const commune = await roundForUnit(ctx, roundId, form.unitId)
    if (!asked || !commune) throw new Refused(refusals.noRequest)
    const reason = tidy(form.reason)
    if (!form.grants && reason === '') throw new Refused(refusals.noReason)
    const { unitId, number } = asked
    const answer = form.grants ? 'granted' : 'refused'
    const until = form.until ?? asked.until
    if (form.grants) {
      const fault = faultOfExtension(round, commune.ownDueOn, until, ctx.today)
      if (fault !== null) throw new Refused(refusals.badUntil(fault))
      await give(ctx, unitId, { round, held, until, reason: asked.reason, requestNumber: number })
    }
    if (!(await queries.answerRequest(ctx.tx, asked, { answer, reason, by: ctx.actor, at: ctx.now }))) throw new Refused(refusals.noRequest)
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'calendar.extensionAnswered', payload: { roundId, unitId, number, answer, reason } })
    return {}
  })
