import type { ReadCtx } from '../../platform/events/context.ts'
import type { Actor, Held } from './types.ts'
import type { WorkItem } from './work.types.ts'

/**
 * What a module has waiting for an assignment of a person. Later modules write theirs in a `work.reads.ts`, `src/work.ts` lists them and the
 * server hands them to the desk.
 */
export type Gather = (ctx: ReadCtx, held: Held, actor: Actor) => Promise<WorkItem[]>
