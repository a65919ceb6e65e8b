import { createHash } from 'node:crypto'

/** JSON as PostgreSQL keeps and gives it back, written one way only: keys sorted, no spaces. Undefined members are dropped. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    const sorted = members.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the first entry of every chain hashes onto. */
export const beginning = '0'.repeat(64)

export type Sealed = { chain: string; number: number; at: Date; actor: string; kind: string; payload: unknown; previous: string }

/** The words that the hash of an entry is made of: everything it says, and the hash of the entry before it at the end. */
export const sealed = (entry: Sealed): string =>
  canonical({
    chain: entry.chain,
    number: entry.number,
    at: entry.at.toISOString(),
    actor: entry.actor,
    kind: entry.kind,
    payload: entry.payload,
    previous: entry.previous,
  })

/** The hash of an entry: over everything it says and the hash of the entry before it. */
export const seal = (entry: Sealed): string => sha256(sealed(entry))

/** The root of a day: over the last entry of every chain, chains in byte order. */
export const rootOf = (heads: Head[]): string => sha256(headLines(heads))

type Head = { chain: string; number: number; hash: string }

/** The words that a root is made of. */
export const headLines = (heads: Head[]): string =>
  [...heads]
    .sort((a, b) => (a.chain < b.chain ? -1 : 1))
    .map((head) => `${head.chain} ${head.number} ${head.hash}`)
    .join('\n')
