import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readFileForm } from './form.ts'
import { boundaryOf, partsOf } from './multipart.ts'

const folder = await mkdtemp(join(tmpdir(), 'form-'))
afterAll(() => rm(folder, { recursive: true }))

/** What a browser would send, by the platform's own writer. */
const sent = async (form: FormData) => {
  const answer = new Response(form)
  return { boundary: boundaryOf(answer.headers.get('content-type')) as string, bytes: Buffer.from(await answer.arrayBuffer()) }
}
async function* cut(bytes: Buffer, sizes: number[]) {
  let at = 0
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] as number
    yield bytes.subarray(at, at + size)
    at += size
  }
}
const all = async (bytes: Buffer, boundary: string, sizes: number[]) => {
  const found: [string, string | null, string][] = []
  for await (const part of partsOf(cut(bytes, sizes), boundary)) {
    const pieces: Uint8Array[] = []
    for await (const piece of part.bytes) pieces.push(Buffer.from(piece))
    found.push([part.name, part.filename, Buffer.concat(pieces).toString('base64')])
  }
  return found
}

test('whatever is sent arrives, wherever the network cuts it', async () => {
  const content = fc.uint8Array({ maxLength: 300 })
  // bytes that look like the beginnings of a boundary
  const tricky = fc
    .array(fc.constantFrom('\r\n', '--', '\r\n--', '-', 'a', '\0'), { maxLength: 20 })
    .map((pieces) => Buffer.from(pieces.join('')))
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          name: fc.string({ minLength: 1, unit: fc.constantFrom('t', 'ệ', '"', 'p') }),
          bytes: fc.oneof(content, tricky),
          file: fc.boolean(),
        }),
        {
          maxLength: 5,
        },
      ),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      async (fields, sizes) => {
        const form = new FormData()
        for (const { name, bytes, file } of fields)
          if (file) form.append(name, new File([new Uint8Array(bytes)], 'Ảnh "1".jpg'))
          else form.append(name, 'chữ')
        const { boundary, bytes } = await sent(form)
        const expected = fields.map(({ name, bytes: given, file }) => [
          name,
          file ? 'Ảnh "1".jpg' : null,
          Buffer.from(file ? given : 'chữ').toString('base64'),
        ])
        expect(await all(bytes, boundary, sizes)).toEqual(expected)
      },
    ),
    { numRuns: 200, seed: 4 },
  )
})

const example = async () => {
  const form = new FormData()
  form.append('ten', 'Cầu treo')
  form.append('tep', new File([new Uint8Array(randomBytes(5_000))], 'Cầu treo.jpg'))
  form.append('sau', 'vẫn đọc')
  return sent(form)
}

test('a form that is cut off anywhere is refused, and leaves no file', async () => {
  const { boundary, bytes } = await example()
  for (const end of [0, 10, 100, 600, 3_000, bytes.length - 60, bytes.length - 5]) {
    const request = new Request('http://x/', {
      method: 'POST',
      body: bytes.subarray(0, end),
      headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    })
    await expect(readFileForm(request, { folder, largest: 10_000 }), `cut at ${end}`).rejects.toMatchObject({
      refusal: { code: 'form.broken', status: 400 },
    })
  }
  expect(await readdir(folder)).toEqual([])
})

const formRequest = (form: FormData) => new Request('http://x/', { method: 'POST', body: form })

test('a file goes to the disk; fields before and behind it are read', async () => {
  const { boundary, bytes } = await example()
  const request = new Request('http://x/', {
    method: 'POST',
    body: bytes,
    headers: { 'Content-Type': `multipart/form-data; boundary="${boundary}"` },
  })
  const form = await readFileForm(request, { folder, largest: 10_000 })
  expect([form.given('ten'), form.given('sau'), form.given('không có'), form.tooLarge]).toEqual(['Cầu treo', 'vẫn đọc', '', null])
  expect(form.file).toMatchObject({ name: 'Cầu treo.jpg', size: 5_000 })
  expect((await readFile(form.file?.path as string)).length).toBe(5_000)
  await form.forget()
  expect(await readdir(folder)).toEqual([])
})

test('a file that is too large is passed over, and what stands behind it is read', async () => {
  const form = new FormData()
  form.append('tep', new File([new Uint8Array(randomBytes(50_000))], 'lớn.pdf'))
  form.append('ten', 'Cầu')
  const read = await readFileForm(formRequest(form), { folder, largest: 10_000 })
  expect([read.file, read.tooLarge, read.given('ten')]).toEqual([null, 'lớn.pdf', 'Cầu'])
  expect(await readdir(folder)).toEqual([])
})

test('no file chosen is none; a form without files is read too; fields have their limit', async () => {
  const form = new FormData()
  form.append('tep', new File([], ''))
  form.append('ten', 'Cầu')
  expect(await readFileForm(formRequest(form), { folder, largest: 10 })).toMatchObject({ file: null, tooLarge: null })
  const plain = new Request('http://x/', { method: 'POST', body: new URLSearchParams({ ten: 'Cầu' }) })
  expect((await readFileForm(plain, { folder, largest: 10 })).given('ten')).toBe('Cầu')
  form.append('ghi-chu', 'a'.repeat(100_001))
  await expect(readFileForm(formRequest(form), { folder, largest: 10 })).rejects.toMatchObject({ refusal: { status: 413 } })
})

test.each([
  ['multipart/form-data; boundary=abc', 'abc'],
  ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
  ['application/x-www-form-urlencoded', null],
  [null, null],
  [`multipart/form-data; boundary=${'a'.repeat(71)}`, null],
])('the boundary of %s is %s', (type, boundary) => {
  expect(boundaryOf(type)).toBe(boundary)
})
