import type { RawBuilder } from 'kysely'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { storedFiles } from './file.queries.ts'
import * as queries from './queries.ts'
import type { FactCheck, Held } from './types.ts'
import { proofCount, wrongFacts, wrongProof } from './verify.queries.ts'

/**
 * Are the sources those that the log tells of (their titles, who entered them, whether they are demonstration data), and the proofs (what
 * they say, their files by hash, what they stand for)?
 */
export async function checkFacts({ tx }: ReadCtx): Promise<FactCheck[]> {
  return [
    { fact: 'evidence.source', checked: await queries.sourceCount(tx), wrong: await queries.wrongSource(tx) },
    { fact: 'evidence.proof', checked: await proofCount(tx), wrong: await wrongProof(tx) },
  ]
}

/** Are the facts of one kind those that the log tells of? `held` is the module's query of what its tables hold, `checked` how many rows. */
export async function checkHeld({ tx }: ReadCtx, fact: string, checked: number, held: RawBuilder<Held>): Promise<FactCheck> {
  return { fact, checked, wrong: await wrongFacts(tx, fact, held) }
}

export type FileCheck = { checked: number; first: { where: string; what: string } | null }

/** Are the bytes of every file that a unit holds in the store, and still those that came in? Reads all of them; not for a request. */
export async function checkFiles({ tx }: ReadCtx, store: FileStore): Promise<FileCheck> {
  const stored = await storedFiles(tx)
  for (const [index, { hash, unit, title }] of stored.entries()) {
    const condition = await store.verify(hash)
    if (condition !== 'sound')
      return {
        checked: index + 1,
        first: {
          where: `${unit}, «${title}»`,
          what: condition === 'missing' ? `tệp ${hash.slice(0, 12)}… không còn trong kho` : `nội dung tệp ${hash.slice(0, 12)}… đã bị sửa`,
        },
      }
  }
  return { checked: stored.length, first: null }
}
