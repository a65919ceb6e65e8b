/**
 * Files by their content: a file's name is the SHA-256 of its bytes, so the same file is kept once, nothing is ever overwritten, and
 * whether a file is still the one that was put is found by reading it again. A folder by default, an S3-compatible store by configuration.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import type { Config } from '../base/config.ts'
import { folderStore } from './folder-store.ts'
import { s3Store } from './s3-store.ts'

export type FileStore = {
  /** Keeps the bytes; those that are kept already are not written again. Refuses more than `largest` bytes. */
  put: (source: AsyncIterable<Uint8Array>, limits?: { largest?: number }) => Promise<Kept>
  /** The bytes as a stream, from the first to the last of `range` (both counted); null where the store has no such file. */
  get: (hash: string, range?: { first: number; last: number }) => Promise<Readable | null>
  has: (hash: string) => Promise<boolean>
  /** Reads the file again: are its bytes those of its name? */
  verify: (hash: string) => Promise<Condition>
  /** The names of all files. */
  list: () => AsyncIterable<string>
}

/** What the server works with: the store, the folder where uploads under way wait, and the largest file that is taken in, in bytes. */
export type Files = { store: FileStore; uploads: string; largest: number }

/** `isNew`: the store did not have it before. */
export type Kept = { hash: string; size: number; isNew: boolean }

export type Condition = 'sound' | 'missing' | 'altered'

/** The store that the configuration names. */
export async function openStore({ data, s3 }: Pick<Config, 'data' | 's3'>): Promise<FileStore> {
  const waiting = join(data, 'files', '.waiting')
  await mkdir(waiting, { recursive: true })
  await forgetOld(waiting)
  return s3 ? s3Store(s3, waiting) : folderStore(join(data, 'files'), waiting)
}

/** The store and what stands around it, for a server. */
export async function openFiles(config: Pick<Config, 'data' | 's3' | 'uploadMegabytes'>): Promise<Files> {
  const uploads = resolve(config.data, 'uploads')
  await mkdir(uploads, { recursive: true })
  return { store: await openStore(config), uploads, largest: config.uploadMegabytes * 1024 * 1024 }
}

const day = 86_400_000

/** What a process that was killed left half written. */
async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const there = await stat(path).catch(() => null)
    if (there && Date.now() - there.mtimeMs > day) await rm(path, { force: true })
  }
}
