import { createHash, randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../base/refusal.ts'
import type { Condition, FileStore, Kept } from './store.ts'

/** Bytes that wait in a file of their own until it is known what they are called. */
export type Spooled = { path: string; hash: string; size: number }

/** A name of the store; anything else (and so any path) is none. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Where a file stands: two folders of 256 each, so that none grows too long for the eye or the file system. */
export const placeOf = (hash: string): string => {
  if (!isHash(hash)) throw new Error(`not a hash: ${hash}`)
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
}

/** Writes a source into a file of its own on the disk for good, and tells its hash. Leaves nothing behind when the source fails. */
export async function spool(source: AsyncIterable<Uint8Array>, folder: string, largest = Number.POSITIVE_INFINITY): Promise<Spooled> {
  const path = join(folder, randomUUID())
  const hash = createHash('sha256')
  let size = 0
  const counted = async function* () {
    for await (const chunk of source) {
      size += chunk.length
      if (size > largest) throw tooLarge(largest)
      hash.update(chunk)
      yield chunk
    }
  }
  // opened before anything can fail: a stream that opens by itself might make the file after it was removed
  const file = await open(path, 'wx')
  try {
    await pipeline(counted(), file.createWriteStream())
    await flush(path)
    return { path, hash: hash.digest('hex'), size }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** Keeps a source as every store does: it waits in `folder` until `settle` gave it its place, and tells whether the store did not have it. */
export async function keep(
  source: AsyncIterable<Uint8Array>,
  { folder, largest }: { folder: string; largest: number | undefined },
  settle: (spooled: Spooled) => Promise<boolean>,
): Promise<Kept> {
  const spooled = await spool(source, folder, largest)
  try {
    const { hash, size } = spooled
    return { hash, size, isNew: await settle(spooled) }
  } finally {
    await rm(spooled.path, { force: true })
  }
}

/** Are the bytes that a store has under a name those of the name? */
export async function conditionOf(get: FileStore['get'], hash: string): Promise<Condition> {
  const bytes = await get(hash)
  if (bytes === null) return 'missing'
  return (await hashOf(bytes)) === hash ? 'sound' : 'altered'
}

/** Waits until the disk has a file, or the names of a folder. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function hashOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of source) hash.update(chunk)
  return hash.digest('hex')
}

export const tooLarge = (largest: number): Refused =>
  new Refused({
    code: 'file.tooLarge',
    text: `Tệp lớn hơn ${Math.floor(largest / 1024 / 1024)} MB. Nén ảnh, giảm độ phân giải bản quét hoặc chia tệp rồi gửi lại.`,
    status: 413,
  })
