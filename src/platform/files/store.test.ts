import { createHash, randomBytes } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { startS3 } from '../../../tests/harness/s3.ts'
import { type FileStore, openStore } from './store.ts'

const folder = await mkdtemp(join(tmpdir(), 'store-'))
const s3 = await startS3()
afterAll(() => rm(folder, { recursive: true }))

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
async function* inChunks(bytes: Uint8Array, size = 10_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const namesIn = async (store: FileStore) => {
  const names: string[] = []
  for await (const name of store.list()) names.push(name)
  return names
}
const read = async (store: FileStore, name: string, range?: { first: number; last: number }) => {
  const bytes = await store.get(name, range)
  return bytes && buffer(bytes)
}

describe.each([
  ['a folder', await openStore({ data: join(folder, 'data'), s3: null })],
  ['an S3-compatible service', await openStore({ data: join(folder, 'beside'), s3 })],
])('%s', (_, store) => {
  const bytes = randomBytes(300_000)
  const name = hash(bytes)

  test('keeps a file under its hash, once, and gives it back whole or in part', async () => {
    expect(await store.has(name)).toBe(false)
    expect(await store.get(name)).toBeNull()
    expect(await store.put(inChunks(bytes))).toEqual({ hash: name, size: 300_000, isNew: true })
    expect(await store.put(inChunks(bytes, 77))).toEqual({ hash: name, size: 300_000, isNew: false })
    expect(await store.has(name)).toBe(true)
    expect((await read(store, name))?.equals(bytes)).toBe(true)
    expect((await read(store, name, { first: 100, last: 199 }))?.equals(bytes.subarray(100, 200))).toBe(true)
    expect(await store.verify(name)).toBe('sound')
    expect(await store.verify(hash(Buffer.from('khác')))).toBe('missing')
  })

  test('twenty at once, half of them the same: each is there, none is half', async () => {
    const files = Array.from({ length: 10 }, (__, at) => randomBytes(20_000 + at))
    const kept = await Promise.all([...files, ...files].map((file) => store.put(inChunks(file, 1_000))))
    expect(kept.map((one) => one.hash)).toEqual([...files, ...files].map(hash))
    const listed = await namesIn(store)
    expect(listed.sort()).toEqual([...new Set([name, ...files.map(hash)])].sort())
    for (const one of listed) expect(await store.verify(one)).toBe('sound')
  })

  test('a source that fails or grows too large leaves nothing', async () => {
    const broken = async function* () {
      yield Buffer.from('nửa đầu')
      throw new Error('đứt mạng')
    }
    await expect(store.put(broken())).rejects.toThrow('đứt mạng')
    await expect(store.put(inChunks(bytes), { largest: 200_000 })).rejects.toMatchObject({
      refusal: { code: 'file.tooLarge', status: 413 },
    })
    expect(await readdir(join(folder, 'data/files/.waiting'))).toEqual([])
    expect(await readdir(join(folder, 'beside/files/.waiting'))).toEqual([])
    expect(await namesIn(store)).toHaveLength(11)
  })

  test.each(['../../etc/passwd', '', `${name.slice(0, 63)}G`])('a name that is no hash touches nothing: «%s»', async (wrong) => {
    await expect((async () => store.get(wrong))()).rejects.toThrow('not a hash')
  })
})

test('a file altered on the disk is found, and putting it again mends it without losing the altered one', async () => {
  const store = await openStore({ data: join(folder, 'data'), s3: null })
  const bytes = Buffer.from('Biên bản nghiệm thu đường trục thôn Nà Lầu')
  const { hash: name } = await store.put(inChunks(bytes))
  const place = join(folder, 'data/files', name.slice(0, 2), name.slice(2, 4))
  await appendFile(join(place, name), ' (đã sửa)')
  expect(await store.verify(name)).toBe('altered')
  expect(await store.put(inChunks(bytes))).toMatchObject({ isNew: true })
  expect(await store.verify(name)).toBe('sound')
  const aside = (await readdir(place)).find((one) => one.startsWith(`${name}.altered-`)) as string
  expect(await readFile(join(place, aside), 'utf8')).toContain('(đã sửa)')
  expect(await namesIn(store)).not.toContain(aside)
})

test('an unknown key is an error that names the answer, never a missing file', async () => {
  const store = await openStore({ data: join(folder, 'beside'), s3: { ...s3, key: 'SAI' } })
  await expect(store.get(hash(Buffer.from('x')))).rejects.toThrow('403')
  await expect(store.has(hash(Buffer.from('x')))).rejects.toThrow('403')
})

test('what a killed process left half written is forgotten after a day', async () => {
  const waiting = join(folder, 'data/files/.waiting')
  await writeFile(join(waiting, 'cu'), 'x')
  await writeFile(join(waiting, 'moi'), 'x')
  const { utimes } = await import('node:fs/promises')
  await utimes(join(waiting, 'cu'), new Date(0), new Date(0))
  await openStore({ data: join(folder, 'data'), s3: null })
  expect(await readdir(waiting)).toEqual(['moi'])
})
