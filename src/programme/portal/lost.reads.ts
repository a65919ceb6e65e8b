import type { ReadCtx } from '../../platform/events/context.ts'
import { search } from '../units/reads.ts'
import { wordsOfPath } from './lost.rules.ts'
import type { Lost } from './lost.types.ts'

const shown = 5

/** Which units may somebody have meant by an address that names nothing? */
export async function lostAt(ctx: ReadCtx, path: string): Promise<Lost> {
  const words = wordsOfPath(path)
  const hits = words === '' ? [] : await search(ctx, words, { limit: shown })
  return {
    words,
    units: hits.map(({ code, name, provinceName, level }) => ({ code, name, place: level === 'province' ? null : provinceName })),
  }
}
