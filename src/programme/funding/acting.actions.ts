import { isRefused, Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { lockChains } from '../../platform/events/log.ts'
import { allowed, notHere } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { projectById } from './project.queries.ts'
import type { Project } from './types.ts'

/** Who acts, through what, when; `sending` tells a form that comes twice. */
export type Acting = { db: Db; actor: Actor; edge: Edge; sending: string }

/** One transaction; a refusal undoes all of it. */
export async function writing<T>({ db, edge }: Pick<Acting, 'db' | 'edge'>, work: (ctx: WriteCtx) => Promise<T>): Promise<Result<T>> {
  try {
    return done(await writeAs(db, edge, work))
  } catch (error) {
    if (isRefused(error)) return refused(error.refusal)
    throw error
  }
}

export const orThrow = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refused(result.refusal)
  return result.value
}

export const refuse = (refusal: Refused['refusal']): never => {
  throw new Refused(refusal)
}

/** Throws a refusal unless the actor may do it in the unit. */
export const demand = async (ctx: WriteCtx, actor: Actor, verb: Verb, unitId: number) =>
  orThrow(allowed(actor, verb, await placeOf(ctx, unitId)))

export const chainOf = (unitId: number): string => `unit:${unitId}`

/** Holds the money of these units until the end of the transaction: two who spend the same at once do it one after the other. */
export const holdMoney = (ctx: WriteCtx, unitIds: readonly (number | null)[]) =>
  lockChains(ctx.tx, [...new Set(unitIds.filter((id) => id !== null).map(chainOf))])

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
