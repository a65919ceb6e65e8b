import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { demand, placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitByCode, unitById } from '../units/reads.ts'
import { type Acting, holdMoney, stampOf } from './acting.actions.ts'
import * as queries from './allocation.queries.ts'
import { readAllocation, type Typed } from './form.rules.ts'
import { isOwnSource, ownSources } from './line.rules.ts'
import { moneyText } from './money.rules.ts'
import { refusals } from './refusals.text.ts'
import { lineText, sourceNames } from './text.ts'
import type { Line, NewAllocation } from './types.ts'

/**
 * Enters a movement of money of a unit. `fromUnitId`: out of whose share (the unit right above); null from outside. Refused where more is handed
 * on, taken back or carried over than is left, each with what is left. Sent twice it is entered once.
 */
export async function allocateIn(
  ctx: WriteCtx,
  acting: Acting,
  unitId: number,
  fromUnitId: number | null,
  given: NewAllocation,
): Promise<void> {
  await mayAllocate(ctx, acting.actor, unitId, fromUnitId, given)
  await holdMoney(ctx, [unitId, fromUnitId])
  const id = await queries.addAllocation(ctx.tx, { ...given, unitId, fromUnitId, ...stampOf(acting) })
  if (id === null) return
  await checkBalances(ctx, unitId, fromUnitId, given)
  await ctx.enter({ chain: chainOf({ unitId }), kind: 'funding.allocated', payload: { allocationId: id, unitId, fromUnitId, ...given } })
}

/** The same from a form: `don-vi` is the code of the unit, `tu-phan` «co» where it comes out of the share of the unit above. */
export const enterAllocation = (acting: Acting, typed: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const unit = (await unitByCode(ctx, typed['don-vi'] ?? '', ctx.today)) ?? refuse(refusals.noUnit)
    const fromUnitId = typed['tu-phan'] === 'co' ? (unit.parentId ?? refuse(refusals.notFrom)) : null
    await allocateIn(ctx, acting, unit.id, fromUnitId, orThrow(readAllocation(typed, ctx.today)))
    return {}
  })

/** The office allots; a unit enters by itself what it raised by itself. */
async function mayAllocate(ctx: WriteCtx, actor: Actor, unitId: number, fromUnitId: number | null, given: NewAllocation): Promise<void> {
  const place = await placeOf(ctx, unitId)
  if (!allowed(actor, 'funding.allocate', place).ok) {
    orThrow(allowed(actor, 'funding.enter', place))
    if (!isOwnSource(given.source) || fromUnitId !== null)
      refuse(refusals.notOwnSource(ownSources.map((one) => sourceNames[one].toLowerCase()).join(', ')))
  }
  if (fromUnitId === null) return
  await demand(ctx, actor, 'funding.allocate', fromUnitId)
  const unit = await unitById(ctx, unitId, ctx.today)
  if (unit?.parentId !== fromUnitId) refuse(refusals.notFrom)
}

const leftOf = ({ received, handedOn, disbursed }: queries.Balance) => received - handedOn - disbursed

/** What stands after the movement must not be below nothing, at the unit and at the one above that it came from. */
async function checkBalances(
  ctx: WriteCtx,
  unitId: number,
  fromUnitId: number | null,
  { amount, year, movement, ...of }: NewAllocation,
): Promise<void> {
  const line: Line = { source: of.source, kind: of.kind, carried: of.carried }
  if (fromUnitId !== null && amount > 0) {
    const left = leftOf(await queries.balanceOf(ctx.tx, fromUnitId, year, line))
    if (left < 0) refuse(refusals.notEnough(lineText(line), moneyText(Math.max(0, left + amount)), moneyText(amount)))
  }
  if (amount < 0) {
    const left = leftOf(await queries.balanceOf(ctx.tx, unitId, year, line))
    if (left < 0) refuse(refusals.belowZero(lineText(line), moneyText(Math.max(0, left - amount))))
  }
  if (movement === 'carryOver') await checkCarried(ctx, unitId, { ...line, year, amount })
}

/** No more is carried over than the year before left, where that year was ever entered. */
async function checkCarried(ctx: WriteCtx, unitId: number, { year, source, kind }: Line & { year: number; amount: number }): Promise<void> {
  if (!(await queries.hasYear(ctx.tx, unitId, year - 1))) return
  let left = 0
  for (const carried of [false, true]) left += leftOf(await queries.balanceOf(ctx.tx, unitId, year - 1, { source, kind, carried }))
  const total = await queries.carriedInto(ctx.tx, unitId, year, { source, kind })
  if (total > left) refuse(refusals.carryTooMuch(lineText({ source, kind, carried: false }), year - 1, moneyText(Math.max(0, left))))
}
