import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { type Acting, holdMoney, stampOf } from './acting.actions.ts'
import type { Typed } from './form.rules.ts'
import * as queries from './in-kind.queries.ts'
import { readInKind, readReturn } from './in-kind.rules.ts'
import { projectById } from './project.queries.ts'
import { refusals } from './refusals.text.ts'

/** Enters what a unit was given in kind, for a project or for the unit. Sent twice it is entered once. */
export const enterGift = (acting: Acting, unitId: number, projectId: number | null, typed: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    await demand(ctx, acting.actor, 'funding.enter', unitId)
    if (projectId !== null && (await projectById(ctx.tx, projectId))?.unitId !== unitId) refuse(refusals.noProject)
    const given = orThrow(readInKind(typed, projectId, ctx.today))
    const id = await queries.addGift(ctx.tx, { ...given, unitId, reverses: null, reason: null, ...stampOf(acting) })
    if (id === null) return {}
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'funding.given', payload: { inKindId: id, unitId, ...given } })
    return {}
  })

/** Takes back what was entered as given, all or a part, by a later row with its reason. */
export const returnGift = (acting: Acting, giftId: number, typed: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const gift = await queries.giftById(ctx.tx, giftId)
    if (!gift) {
      orThrow(allowed(acting.actor, 'funding.enter'))
      return refuse(notHere)
    }
    await demand(ctx, acting.actor, 'funding.enter', gift.unitId)
    await holdMoney(ctx, [gift.unitId])
    if (gift.reverses !== null) refuse(refusals.notReversible)
    const { quantity, ...said } = orThrow(readReturn(typed, ctx.today))
    const { unitId, projectId, good, what, measure, giver } = gift
    const row = {
      unitId,
      projectId,
      good,
      what,
      measure,
      giver,
      ...said,
      quantity: `-${quantity}`,
      worth: null,
      worthDocument: null,
      reverses: giftId,
    }
    const id = await queries.addGift(ctx.tx, { ...row, ...stampOf(acting) })
    if (id === null) return {}
    if (await queries.isOverReturned(ctx.tx, gift)) refuse(refusals.returnedTooMuch)
    await ctx.enter({
      chain: chainOf({ unitId }),
      kind: 'funding.giftReturned',
      payload: { inKindId: id, unitId, reverses: giftId, quantity, ...said },
    })
    return {}
  })
