import { Refused, refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitByCode, unitById } from '../units/reads.ts'
import { amountIn, type CommendationForm, type RoundForm, readCommendation, readRound } from './entry.rules.ts'
import { rankingOf } from './ranking.rules.ts'
import { competitorsOf } from './reads.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './round.queries.ts'
import type { Round } from './types.ts'

async function ownProvince(ctx: WriteCtx, actor: Actor): Promise<number> {
  const unitId = actor.chosen?.unitId ?? 0
  await demand(ctx, actor, 'movement.keep', unitId)
  const unit = await unitById(ctx, unitId, ctx.today)
  return unit?.level === 'province' ? unitId : refuse(refusals.notProvince)
}

/** Opens a round of emulation among the communes of the province, with criteria that are data. */
export const openRound = (acting: Acting, form: RoundForm): Promise<Result<{ roundId: number }>> =>
  writing(acting, async (ctx) => {
    const unitId = await ownProvince(ctx, acting.actor)
    const round = orThrow(readRound(form))
    const roundId = await queries.addRound(ctx.tx, { ...round, unitId, by: ctx.actor, at: ctx.now })
    if (roundId === null) throw new Refused(refusals.roundTwice(round.name))
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'movement.roundOpened', payload: { roundId, ...round } })
    return { roundId }
  })

/** An open round, held until the end of the transaction, where the actor keeps its province's movement. */
async function heldRound(ctx: WriteCtx, actor: Actor, id: number): Promise<Round> {
  const before = await queries.roundById(ctx.tx, id, ctx.today)
  if (!before) {
    orThrow(allowed(actor, 'movement.keep'))
    return refuse(notHere)
  }
  await demand(ctx, actor, 'movement.keep', before.unitId)
  await queries.holdRound(ctx.tx, id)
  const round = (await queries.roundById(ctx.tx, id, ctx.today)) ?? refuse(notHere)
  return round.state === 'open' ? round : refuse(refusals.roundClosed)
}

/** Gives a round up, with its reason. */
export const cancelRound = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const round = await heldRound(ctx, acting.actor, id)
    const because = tidy(reason) || refuse(refusals.noReason)
    await queries.cancelRound(ctx.tx, id, because)
    await ctx.enter({ chain: chainOf(round), kind: 'movement.roundCancelled', payload: { roundId: id, because } })
    return {}
  })

/**
 * Closes a round after its last day: the ranking is computed, frozen, and its hash goes into the log. Communes without all data are named and
 * not ranked; a round in which nobody can be ranked stays open.
 */
export const closeRound = (acting: Acting, id: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const round = await heldRound(ctx, acting.actor, id)
    if (ctx.today <= round.closesOn) throw new Refused(refusals.roundLasts(round.closesOn))
    const result = rankingOf(await competitorsOf(ctx, round), round.criteria)
    if (result.ranked.length === 0) throw new Refused(refusals.nobodyRanked)
    const hash = sha256(canonical(result))
    await queries.closeRound(ctx.tx, { id, result, hash, on: ctx.today, by: ctx.actor })
    const payload = { roundId: id, hash, ranked: result.ranked.length, unranked: result.unranked.length }
    await ctx.enter({ chain: chainOf(round), kind: 'movement.roundClosed', payload })
    return {}
  })

/** Keeps the counts of a commune for an open round; empty fields are passed over, a changed one is a next version. */
export const enterCounts = (
  acting: Acting,
  id: number,
  form: { unitCode: string; values: ReadonlyMap<string, string> },
): Promise<Result<{ kept: number }>> =>
  writing(acting, async (ctx) => {
    const unit = await unitByCode(ctx, form.unitCode.trim(), ctx.today)
    if (unit?.level !== 'commune') throw new Refused(refusals.notCommune(form.unitCode))
    await demand(ctx, acting.actor, 'movement.keep', unit.id)
    await queries.holdRound(ctx.tx, id)
    const round = await queries.roundById(ctx.tx, id, ctx.today)
    if (!round || unit.provinceId !== round.unitId) return refuse(notHere)
    if (round.state !== 'open') throw new Refused(refusals.roundClosed)
    const offenders: { where: string; what: string }[] = []
    const counts: { criterion: string; value: number }[] = []
    for (const [key, typed] of form.values) {
      const criterion = round.criteria.find((one) => one.key === key && one.source === 'count')
      if (!criterion) throw new Refused(refusals.noCriterion)
      if (typed.trim() === '') continue
      const value = amountIn(typed, { whole: false, zero: true })
      if (value === null) offenders.push({ where: criterion.name, what: `«${typed}» không phải số, ví dụ 12,5` })
      else counts.push({ criterion: key, value })
    }
    if (offenders.length > 0) throw new Refused(refusals.bad(offenders))
    let kept = 0
    for (const { criterion, value } of counts) {
      if (!(await queries.addCount(ctx.tx, { unitId: unit.id, roundId: id, criterion, value, by: ctx.actor, at: ctx.now }))) continue
      kept++
      await ctx.enter({ chain: chainOf({ unitId: unit.id }), kind: 'movement.counted', payload: { roundId: id, criterion, value } })
    }
    return { kept }
  })

/** Puts somebody of a commune, or of the province, forward for a commendation. */
export const propose = (acting: Acting, form: CommendationForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const unit = await unitByCode(ctx, form.unitCode.trim(), ctx.today)
    if (!unit) throw new Refused(refusals.notCommune(form.unitCode))
    await demand(ctx, acting.actor, 'movement.keep', unit.id)
    const wanted = orThrow(readCommendation(form))
    const round = form.round === '' ? null : await queries.roundById(ctx.tx, parseId(form.round), ctx.today)
    if (form.round !== '' && (!round || ![unit.id, unit.provinceId].includes(round.unitId))) return refuse(notHere)
    const id = await queries.addCommendation(ctx.tx, {
      ...wanted,
      unitId: unit.id,
      roundId: round?.id ?? null,
      by: ctx.actor,
      on: ctx.today,
    })
    if (id === null) throw new Refused(refusals.commendedTwice(wanted.name))
    // who is a person or a household is named in the list, not in the log
    const payload = { commendationId: id, kind: wanted.kind, form: wanted.form, roundId: round?.id ?? null }
    await ctx.enter({ chain: chainOf({ unitId: unit.id }), kind: 'movement.proposed', payload })
    return {}
  })

type CommendationDecision = { number: string; on: string; body: string } | { reason: string }

/** Enters what the province decided on a proposal: the decision, or why there is none. */
export const settleCommendation = (acting: Acting, id: number, said: CommendationDecision): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const provinceId = await ownProvince(ctx, acting.actor)
    const [found] = await queries.commendationsUnder(ctx.tx, provinceId, id, ctx.today, 1)
    if (!found) return refuse(notHere)
    const decision =
      'reason' in said ? { because: tidy(said.reason) || refuse(refusals.noReason) } : decisionOf(said, ctx.today, found.proposedOn)
    const settled = await queries.settleCommendation(ctx.tx, { unitId: found.unitId, id, by: ctx.actor, ...decision })
    if (!settled) throw new Refused(refusals.commendationDone)
    await ctx.enter({ chain: chainOf(found), kind: 'movement.commendationSettled', payload: { commendationId: id, ...decision } })
    return {}
  })

function decisionOf(said: { number: string; on: string; body: string }, today: string, proposedOn: string) {
  const [decisionNumber, decidedOn, decidedBody] = [tidy(said.number), parseDate(said.on), tidy(said.body)]
  const offenders: { where: string; what: string }[] = []
  if (decisionNumber === '') offenders.push({ where: 'Số quyết định', what: 'chưa ghi' })
  if (decidedBody === '') offenders.push({ where: 'Cơ quan ban hành', what: 'chưa ghi' })
  if (!decidedOn || decidedOn > today || decidedOn < proposedOn)
    offenders.push({ where: 'Ngày ban hành', what: 'chưa đúng: từ ngày đề nghị đến hôm nay' })
  if (offenders.length > 0 || !decidedOn) return refuse(refusals.bad(offenders))
  return { decisionNumber, decidedOn, decidedBody }
}
