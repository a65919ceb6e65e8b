import { refuse } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { lockChains } from '../../platform/events/log.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import type { Acting as Officer } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { projectById } from './project.queries.ts'
import type { Project } from './types.ts'

/** Who acts, through what, when; `sending` tells a form that comes twice. */
export type Acting = Officer & { sending: string }

/** Holds the money of these units until the end of the transaction: two who spend the same at once do it one after the other. */
export const holdMoney = (ctx: WriteCtx, unitIds: readonly (number | null)[]) =>
  lockChains(ctx.tx, [...new Set(unitIds.filter((id) => id !== null).map((unitId) => chainOf({ unitId })))])

/** The project, its unit's money held, where the actor may enter; elsewhere it is not found. */
export async function heldProject(ctx: WriteCtx, actor: Actor, id: number): Promise<Project> {
  const found = await projectById(ctx.tx, id)
  if (!found) {
    orThrow(allowed(actor, 'funding.enter'))
    return refuse(notHere)
  }
  await demand(ctx, actor, 'funding.enter', found.unitId)
  await holdMoney(ctx, [found.unitId])
  // what stood in it before it was held may have changed since
  return (await projectById(ctx.tx, id)) ?? refuse(notHere)
}

export const stampOf = ({ edge, sending }: Acting) => ({ by: edge.actor, at: edge.now, sending })
