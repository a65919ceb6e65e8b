import { Refused, refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { tell } from '../desk/actions.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand, placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitByCode } from '../units/reads.ts'
import { amountIn, type PledgeForm, readPledge } from './entry.rules.ts'
import * as queries from './pledge.queries.ts'
import { refusals } from './refusals.text.ts'
import type { Pledge } from './types.ts'

/** Enters what a body pledged to a commune. Refused for a body that nobody charged with helping it. */
export const enterPledge = (acting: Acting, form: PledgeForm): Promise<Result<{ pledgeId: number }>> =>
  writing(acting, async (ctx) => {
    const unit = await unitByCode(ctx, form.unitCode.trim(), ctx.today)
    if (unit?.level !== 'commune') throw new Refused(refusals.notCommune(form.unitCode))
    await demand(ctx, acting.actor, 'movement.keep', unit.id)
    const pledge = orThrow(readPledge(form, ctx.today))
    const { unitPath } = await placeOf(ctx, unit.id)
    const body = (await queries.helpersOf(ctx.tx, unitPath, ctx.today)).find(({ id }) => id === parseId(form.body))
    if (!body) throw new Refused(refusals.notHelper)
    const folded = fold(`${body.name} ${pledge.what}`)
    const pledgeId = await queries.addPledge(ctx.tx, { ...pledge, unitId: unit.id, body, folded, by: ctx.actor, at: ctx.now })
    const payload = { pledgeId, bodyId: body.id, ...pledge }
    await ctx.enter({ chain: chainOf({ unitId: unit.id }), kind: 'movement.pledged', payload })
    return { pledgeId }
  })

/** The pledge, held until the end of the transaction, where the actor keeps the movement and it stands; elsewhere it is not found. */
async function heldPledge(ctx: WriteCtx, actor: Actor, id: number): Promise<Pledge> {
  const before = await queries.pledgeById(ctx.tx, id, ctx.today)
  if (!before) {
    orThrow(allowed(actor, 'movement.keep'))
    return refuse(notHere)
  }
  await demand(ctx, actor, 'movement.keep', before.unitId)
  await queries.holdPledge(ctx.tx, id)
  const pledge = (await queries.pledgeById(ctx.tx, id, ctx.today)) ?? refuse(notHere)
  return pledge.withdrawnBecause === null ? pledge : refuse(refusals.withdrawn)
}

const reasonOf = (typed: string): string => tidy(typed) || refuse(refusals.noReason)

/** Takes a pledge back, with its reason: it is out of all sums. */
export const withdrawPledge = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const pledge = await heldPledge(ctx, acting.actor, id)
    const because = reasonOf(reason)
    await queries.withdrawPledge(ctx.tx, id, because, ctx.actor)
    await ctx.enter({ chain: chainOf(pledge), kind: 'movement.pledgeWithdrawn', payload: { pledgeId: id, because } })
    return {}
  })

/** Whether the actor works at the commune that receives: only its word counts. */
const speaksFor = (actor: Actor, { unitId }: Pledge): boolean => actor.chosen?.unitId === unitId

type ContributionForm = { key: string; value: string; on: string; note: string }
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Enters what was given on a pledge. What the commune itself enters it confirms by that; what the province enters waits for the commune's word.
 * The same form sent twice is kept once.
 */
export const enterContribution = (acting: Acting, pledgeId: number, form: ContributionForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const pledge = await heldPledge(ctx, acting.actor, pledgeId)
    const offenders: { where: string; what: string }[] = []
    const value = amountIn(form.value, { whole: pledge.amount !== null })
    if (value === null) offenders.push({ where: 'Đã nhận', what: `«${form.value}» không phải số lớn hơn 0` })
    const receivedOn = parseDate(form.on)
    if (!receivedOn || receivedOn > ctx.today || receivedOn < pledge.pledgedOn)
      offenders.push({ where: 'Ngày nhận', what: 'chưa đúng: từ ngày cam kết đến hôm nay' })
    if (!uuid.test(form.key)) offenders.push({ where: 'Biểu mẫu', what: 'đã cũ; tải lại trang rồi ghi lại' })
    if (offenders.length > 0 || value === null || !receivedOn) throw new Refused(refusals.bad(offenders))
    const isConfirmed = speaksFor(acting.actor, pledge)
    const of = { unitId: pledge.unitId, pledgeId, key: form.key, value, receivedOn, note: tidy(form.note) }
    const id = await queries.addContribution(ctx.tx, { ...of, isConfirmed, by: ctx.actor, at: ctx.now })
    if (id === null) return {}
    const payload = { contributionId: id, pledgeId, value, receivedOn, isConfirmed }
    await ctx.enter({ chain: chainOf(pledge), kind: 'movement.given', payload })
    if (isConfirmed) return {}
    const title = `Xác nhận hỗ trợ của ${pledge.bodyName}`
    const to = { unitId: pledge.unitId, verb: 'movement.keep' } as const
    await tell(ctx, [{ to, key: `movement:contribution:${id}`, title, href: `/phong-trao/giup-do/${pledgeId}` }])
    return {}
  })

/** The commune confirms what it received, or says with a reason why it does not count; what was confirmed is struck the same way. */
export const settleContribution = (
  acting: Acting,
  pledgeId: number,
  id: number,
  said: { agrees: true } | { agrees: false; reason: string },
): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const pledge = await heldPledge(ctx, acting.actor, pledgeId)
    if (!speaksFor(acting.actor, pledge)) throw new Refused(refusals.onlyCommune)
    const of = { unitId: pledge.unitId, pledgeId }
    if (!(await queries.contributionsOf(ctx.tx, pledge.unitId, pledgeId)).some((one) => one.id === id))
      throw new Refused(refusals.noContribution)
    const because = said.agrees ? null : reasonOf(said.reason)
    const from = said.agrees ? (['entered'] as const) : (['entered', 'confirmed'] as const)
    const to = said.agrees ? 'confirmed' : 'rejected'
    if (!(await queries.settle(ctx.tx, { ...of, id, from, to, because, by: ctx.actor, at: ctx.now }))) throw new Refused(refusals.settled)
    const kind = said.agrees ? 'movement.confirmed' : 'movement.rejected'
    await ctx.enter({ chain: chainOf(pledge), kind, payload: { pledgeId, contributionId: id, ...(because === null ? {} : { because }) } })
    return {}
  })
