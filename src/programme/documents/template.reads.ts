import { buffer } from 'node:stream/consumers'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Files } from '../../platform/files/store.ts'
import type { Actor } from '../people/types.ts'
import * as queries from './template.queries.ts'

/** The templates of the actor's unit, each in its last version. */
export const templatesFor = (ctx: ReadCtx, actor: Actor): Promise<queries.Template[]> =>
  queries.templatesOf(ctx.tx, actor.chosen?.unitId ?? 0)

/** A template of the actor's unit by its id; null elsewhere. */
export const templateFor = async (ctx: ReadCtx, actor: Actor, id: number): Promise<queries.Template | null> =>
  (await templatesFor(ctx, actor)).find((one) => one.id === id) ?? null

/** The bytes of a template; null where the store lost them. */
export async function templateBytes({ store }: Pick<Files, 'store'>, { hash }: queries.Template): Promise<Buffer | null> {
  const kept = await store.get(hash)
  return kept && buffer(kept)
}
