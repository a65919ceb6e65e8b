import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { chainOf } from '../units/chain.rules.ts'
import { type Acting, heldProject, stampOf } from './acting.actions.ts'
import * as queries from './arrears.queries.ts'
import { readArrears, type Typed } from './form.rules.ts'

/** Enters what is owed for a project as of a day (0: nothing any more); what was said before stays beside it. Sent twice it is entered once. */
export const sayArrears = (acting: Acting, projectId: number, typed: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = await heldProject(ctx, acting.actor, projectId)
    const given = orThrow(readArrears(typed, ctx.today))
    const id = await queries.addArrears(ctx.tx, { ...given, unitId, projectId, ...stampOf(acting) })
    if (id === null) return {}
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'funding.arrearsTold', payload: { arrearsId: id, unitId, projectId, ...given } })
    return {}
  })
