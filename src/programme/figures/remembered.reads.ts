import { LRUCache } from 'lru-cache'
import type { ReadCtx } from '../../platform/events/context.ts'
import { revision } from './release.queries.ts'

/** So many answers, the least recently asked forgotten first. */
export const openMemory = (max: number) => new LRUCache<string, object>({ max })

/** One memory for the process. */
const memory = openMemory(500)

/**
 * The answer to a question, or what was answered before. An answer holds as long as the revision of what figures rest on does (see
 * figures.revision), so the revision stands in its key beside the name of the database, and an old answer is never given.
 */
export async function remembered<T extends object>(ctx: ReadCtx, question: unknown, answer: () => Promise<T>, within = memory): Promise<T> {
  const key = JSON.stringify([await revision(ctx.tx), ctx.today, question])
  const known = within.get(key)
  if (known !== undefined) return known as T
  const fresh = await answer()
  within.set(key, fresh)
  return fresh
}
