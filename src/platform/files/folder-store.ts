import { createReadStream } from 'node:fs'
import { access, link, mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { conditionOf, flush, isHash, keep, placeOf } from './spool.ts'
import type { FileStore } from './store.ts'

/** The store as a folder: `files/ab/cd/abcd…`. `waiting` stands on the same disk, so that a file appears whole or not at all. */
export function folderStore(folder: string, waiting: string): FileStore {
  const pathOf = (hash: string) => join(folder, placeOf(hash))
  const has = (hash: string) =>
    access(pathOf(hash)).then(
      () => true,
      () => false,
    )
  const get: FileStore['get'] = (hash, range) => openRead(pathOf(hash), range)
  const verify = (hash: string) => conditionOf(get, hash)
  return {
    has,
    get,
    verify,
    put: (source, { largest } = {}) =>
      keep(source, { folder: waiting, largest }, async ({ path, hash }) => {
        // a damaged file under this name is evidence too: it is put aside, and the good bytes stand again
        if ((await verify(hash)) === 'altered') await rename(pathOf(hash), `${pathOf(hash)}.altered-${Date.now()}`)
        return appear(path, pathOf(hash))
      }),
    async *list() {
      for (const first of await names(folder))
        for (const second of await names(join(folder, first)))
          for (const name of await names(join(folder, first, second))) if (isHash(name)) yield name
    },
  }
}

const names = async (folder: string) => (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.')).sort()

/** Gives a finished file its name, at once and for good; false where the name is taken (by the same bytes). */
async function appear(from: string, to: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true })
  try {
    // unlike a rename, a link never replaces what is there
    await link(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  for (const folder of [dirname(to), dirname(dirname(to)), dirname(dirname(dirname(to)))]) await flush(folder)
  return true
}

async function openRead(path: string, range?: { first: number; last: number }): Promise<Readable | null> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return handle && createReadStream('', { fd: handle, ...(range ? { start: range.first, end: range.last } : {}) })
}
