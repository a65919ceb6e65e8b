import { createHash, randomBytes } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type ZipEntry, zipped } from './zip.ts'

const at = new Date('2026-02-10T09:00:00+07:00')
async function* chunks(...all: Uint8Array[]) {
  yield* all
}

test('what goes in comes out: names with diacritics, empty files, files in many chunks', async () => {
  const big = Array.from({ length: 40 }, () => randomBytes(50_000))
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { path: 'văn-bản/tờ trình.json', dense: true, bytes: chunks(Buffer.from('{"a":'), Buffer.from('1}')) }
    yield { path: 'rỗng.txt', dense: true, bytes: chunks() }
    yield { path: 'ảnh.jpg', dense: false, bytes: chunks(...big) }
  }
  const out: Uint8Array[] = []
  for await (const chunk of zipped(entries(), at)) out.push(chunk)
  const files = unzipSync(Buffer.concat(out))
  expect(Object.keys(files)).toEqual(['văn-bản/tờ trình.json', 'rỗng.txt', 'ảnh.jpg'])
  expect(Buffer.from(files['văn-bản/tờ trình.json'] as Uint8Array).toString()).toBe('{"a":1}')
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  expect(hash(files['ảnh.jpg'] as Uint8Array)).toBe(hash(Buffer.concat(big)))
})

test('no more is read than what goes out: a gigabyte passes in chunks, and whoever stops stops the source', async () => {
  const chunk = new Uint8Array(1 << 20)
  let [read, sent, most, closed] = [0, 0, 0, false]
  async function* source() {
    try {
      for (let times = 0; times < 1024; times++) {
        read += chunk.length
        most = Math.max(most, read - sent)
        yield chunk
      }
    } finally {
      closed = true
    }
  }
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { path: 'to.bin', dense: false, bytes: source() }
  }
  for await (const out of zipped(entries(), at)) {
    sent += out.length
    if (sent > 200 * chunk.length) break
  }
  expect(most).toBeLessThanOrEqual(2 * chunk.length)
  expect([closed, read < 203 * chunk.length]).toEqual([true, true])
})

test('a source that fails fails the zip', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(3)
    throw new Error('mất tệp')
  }
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { path: 'a', dense: false, bytes: broken() }
  }
  await expect(async () => {
    for await (const _ of zipped(entries(), at));
  }).rejects.toThrow('mất tệp')
})
