/**
 * Finished files that many ask for, each made once: written to the disk as it is made, and handed out from there for as long as the question
 * and the data are the same. What was asked least recently goes first. Nothing of a file is in memory but what is just being written.
 */
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { createGzip } from 'node:zlib'
import { spool } from './spool.ts'

export type Shelved = {
  /** of the bytes; equal files have equal tags */
  tag: string
  size: number
  path: string
}

/** `question`: what is asked; `mark`: the state of the data, equal marks give equal files. */
type Wanted = { question: string; mark: string; make: () => AsyncIterable<Uint8Array> }

export type Shelf = { take: (wanted: Wanted) => Promise<Shelved> }

/** bytes that all files may take */
const room = 1024 ** 3
/** files that are kept at most */
const most = 500
/** files that are made at the same time; others wait */
const atOnce = 2

/** milliseconds of making from which on a file is long */
const long = 5_000
/** a long file is handed out for so many times as long as it took to make, whatever changed meanwhile: making never fills the day */
const rest = 10

type Kept = { mark: string; file: Promise<Shelved>; size: number; until: number }

/** A shelf in a folder of its own; what an earlier server left there goes first. */
export function openShelf(folder: string): Shelf {
  const kept = new Map<string, Kept>()
  const ready = rm(folder, { recursive: true, force: true }).then(() => mkdir(folder, { recursive: true }))
  const waiting: (() => void)[] = []
  let making = 0

  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (making >= atOnce) await new Promise<void>((next) => waiting.push(next))
    making++
    try {
      return await work()
    } finally {
      making--
      waiting.shift()?.()
    }
  }
  // whoever reads it just now goes on: the bytes leave with the last reader
  const remove = async ({ file }: Kept) => {
    const made = await file.catch(() => null)
    if (made) await rm(made.path, { force: true }).catch(() => undefined)
  }
  const makeRoom = async () => {
    let taken = [...kept.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [question, known] of kept) {
      if ((taken <= room && kept.size <= most) || kept.size === 1) return
      if (known.size === 0) continue
      kept.delete(question)
      taken -= known.size
      await remove(known)
    }
  }
  const write = async (make: () => AsyncIterable<Uint8Array>): Promise<Shelved> => {
    await ready
    const { path, hash, size } = await spool(make(), folder)
    return { path, size, tag: hash.slice(0, 32) }
  }
  return {
    async take({ question, mark, make }) {
      const known = kept.get(question)
      if (known && (known.mark === mark || Date.now() < known.until)) {
        kept.delete(question)
        kept.set(question, known)
        return known.file
      }
      const began = Date.now()
      // while it is being made it is the newest that there is
      const fresh: Kept = { mark, file: turn(() => write(make)), size: 0, until: Number.POSITIVE_INFINITY }
      kept.delete(question)
      kept.set(question, fresh)
      try {
        const file = await fresh.file
        const took = Date.now() - began
        fresh.size = file.size
        fresh.until = took < long ? 0 : Date.now() + rest * took
        if (known) await remove(known)
        await makeRoom()
        return file
      } catch (error) {
        if (kept.get(question) === fresh) kept.delete(question)
        throw error
      }
    },
  }
}

/** The bytes of a finished file, made small. */
export const gzipped = ({ path }: Pick<Shelved, 'path'>): AsyncIterable<Uint8Array> => createReadStream(path).pipe(createGzip({ level: 6 }))
