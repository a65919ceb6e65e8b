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

export type Shelf = { take: (key: string, make: () => AsyncIterable<Uint8Array>) => Promise<Shelved> }

/** bytes that all files may take */
const room = 1024 ** 3
/** files that are made at the same time; others wait */
const atOnce = 2

type Kept = { file: Promise<Shelved>; size: number }

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
  const makeRoom = async () => {
    let taken = [...kept.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [key, { file, size }] of kept) {
      if (taken <= room || kept.size === 1) return
      if (size === 0) continue
      kept.delete(key)
      taken -= size
      // whoever reads it just now goes on: the bytes leave with the last reader
      await rm((await file).path, { force: true }).catch(() => undefined)
    }
  }
  const write = async (make: () => AsyncIterable<Uint8Array>): Promise<Shelved> => {
    await ready
    const { path, hash, size } = await spool(make(), folder)
    return { path, size, tag: hash.slice(0, 32) }
  }
  return {
    async take(key, make) {
      const known = kept.get(key)
      if (known) {
        kept.delete(key)
        kept.set(key, known)
        return known.file
      }
      const fresh: Kept = { file: turn(() => write(make)), size: 0 }
      kept.set(key, fresh)
      try {
        const file = await fresh.file
        fresh.size = file.size
        await makeRoom()
        return file
      } catch (error) {
        kept.delete(key)
        throw error
      }
    },
  }
}

/** The bytes of a finished file, made small. */
export const gzipped = ({ path }: Pick<Shelved, 'path'>): AsyncIterable<Uint8Array> => createReadStream(path).pipe(createGzip({ level: 6 }))
