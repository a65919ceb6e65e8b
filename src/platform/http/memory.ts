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
/** of the memory, what answers may fill that were asked for again */
const share = 0.8

type Entry = { mark: string; answer: Kept; size: number }

/**
 * A memory of `limit` bytes in two parts. What is asked for the first time comes into the outer part; what is asked for again moves into
 * the inner one. Of each part the least recently asked go first. So a hundred thousand addresses that somebody makes up, each asked once,
 * push one another out and leave alone what visitors read.
 */
export function createMemory(limit: number): Memory {
  const outer = new Map<string, Entry>()
  const inner = new Map<string, Entry>()
  const bytes = { outer: 0, inner: 0 }
  const put = (part: 'outer' | 'inner', key: string, entry: Entry) => {
    const map = part === 'outer' ? outer : inner
    map.set(key, entry)
    bytes[part] += entry.size
  }
  const take = (part: 'outer' | 'inner', key: string): Entry | undefined => {
    const map = part === 'outer' ? outer : inner
    const entry = map.get(key)
    if (entry === undefined) return undefined
    map.delete(key)
    bytes[part] -= entry.size
    return entry
  }
  const trim = () => {
    for (const key of inner.keys()) {
      if (bytes.inner <= limit * share) break
      put('outer', key, take('inner', key) as Entry)
    }
    for (const key of outer.keys()) {
      if (bytes.outer + bytes.inner <= limit) break
      take('outer', key)
    }
  }
  return {
    find(key, mark) {
      const entry = take('inner', key) ?? take('outer', key)
      if (entry === undefined) return null
      put('inner', key, entry)
      trim()
      return entry.mark === mark ? entry.answer : null
    },
    keep(key, mark, answer) {
      const size = answer.body.length + key.length * 2 + overhead
      if (size > Math.min(largest, limit * (1 - share))) return
      const part = take('inner', key) === undefined ? 'outer' : 'inner'
      take('outer', key)
      put(part, key, { mark, answer, size })
      trim()
    },
    bytes: () => bytes.outer + bytes.inner,
  }
}
