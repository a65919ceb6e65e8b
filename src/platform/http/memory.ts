import { LRUCache } from 'lru-cache'
import type { Kept } from './kept.ts'

/** Answers by question, each with the mark of the data that it was made from. */
export type Memory = {
  /** the answer that is kept for a question while the data bear this mark */
  find: (key: string, mark: string) => Kept | null
  keep: (key: string, mark: string, answer: Kept) => void
  /** bytes of all that is kept */
  bytes: () => number
}

/** bytes that an answer takes beside its body and its key: headers, bookkeeping */
const overhead = 3_000
/** larger answers are not kept */
const largest = 1024 * 1024
/** of the memory, what is for answers that were asked for again */
const share = 0.8

type Entry = { mark: string; answer: Kept }

/**
 * A memory of `limit` bytes in two parts. What is asked for the first time comes into the outer part; what is asked for again moves into
 * the inner one. Of each part the least recently asked go first, those of the inner part by way of the outer one. So a hundred thousand
 * addresses that somebody makes up, each asked once, push one another out and leave alone what visitors read.
 */
export function createMemory(limit: number): Memory {
  const part = (maxSize: number) => ({
    maxSize,
    maxEntrySize: Math.min(largest, outside),
    sizeCalculation: ({ answer }: Entry, key: string) => answer.body.length + key.length * 2 + overhead,
  })
  const outside = Math.floor(limit * (1 - share))
  const outer = new LRUCache<string, Entry>(part(outside))
  const inner = new LRUCache<string, Entry>({
    ...part(limit - outside),
    dispose: (entry, key, why) => {
      if (why === 'evict') outer.set(key, entry)
    },
  })
  return {
    find(key, mark) {
      let entry = inner.get(key)
      if (entry === undefined) {
        entry = outer.get(key)
        if (entry === undefined) return null
        outer.delete(key)
        inner.set(key, entry)
      }
      return entry.mark === mark ? entry.answer : null
    },
    keep(key, mark, answer) {
      const place = inner.has(key) ? inner : outer
      place.set(key, { mark, answer })
    },
    bytes: () => outer.calculatedSize + inner.calculatedSize,
  }
}
