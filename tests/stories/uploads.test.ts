import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Upload } from 'tus-js-client'
import { beforeAll, expect, test } from 'vitest'
import { removeAbandoned } from '../../src/programme/evidence/upload.actions.ts'
import { bytesOf, comeIn, cookieHeader, openEvidenceLand } from '../harness/evidence-land.ts'
import { roundToday, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Chị Nông Thị Hoa of Bính Xá sends a scan in pieces from a phone that loses the network; anh Hoàng Văn Páo of Văn An finds nothing of it.
 */
let server: TestServer
let [hoa, pao]: Visitor[] = []
const at = (one: Visitor | undefined) => one as Visitor
const cookie = (who: Visitor | undefined) => cookieHeader(at(who))

beforeAll(async () => {
  ;({ server, hoa, pao } = await openEvidenceLand())
})

const scan = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(900_000)])
const sha256 = createHash('sha256').update(scan).digest('hex')
const metadata = (change: Record<string, string> = {}) => ({
  khoa: randomUUID(),
  ten: 'Biên bản nghiệm thu',
  ngay: '5/3/2025',
  tep: 'Biên bản.pdf',
  ...change,
})
const encoded = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')
const ask = (who: Visitor | undefined, method: string, path: string, headers: Record<string, string> = {}, body?: Buffer) =>
  fetch(`${server.url}${path}`, {
    method,
    headers: { 'Tus-Resumable': '1.0.0', Origin: server.url, Cookie: cookie(who), ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  })
const begin = (who: Visitor | undefined, fields: Record<string, string>, size = scan.length) =>
  ask(who, 'POST', '/api/v1/uploads', { 'Upload-Length': String(size), 'Upload-Metadata': encoded(fields) })
const piece = (who: Visitor | undefined, path: string, offset: number, bytes: Buffer) =>
  ask(who, 'PATCH', path, { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' }, bytes)
const offsetOf = async (path: string, who = hoa) => (await ask(who, 'HEAD', path)).headers.get('upload-offset')

test('a file goes on where it was cut, also on another server after a restart; the last byte makes the proof', async () => {
  const begun = await begin(hoa, metadata({ 'ma-bam': sha256, bo: 'xa-2021', nam: '2025', 'chi-tieu': '17.1' }))
  expect(begun.status).toBe(201)
  const path = begun.headers.get('location') as string
  expect(path).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/)
  expect(begun.headers.get('access-control-allow-origin')).toBeNull()
  // the phone loses the network in the middle of a piece
  const cutting = new AbortController()
  const half = new ReadableStream({
    async start(controller) {
      controller.enqueue(new Uint8Array(scan.subarray(0, 300_000)))
      await wait(300)
      cutting.abort()
    },
  })
  const headers = {
    'Tus-Resumable': '1.0.0',
    Origin: server.url,
    Cookie: cookie(hoa),
    'Upload-Offset': '0',
    'Content-Type': 'application/offset+octet-stream',
  }
  await expect(
    fetch(`${server.url}${path}`, { method: 'PATCH', headers, body: half, duplex: 'half', signal: cutting.signal } as RequestInit),
  ).rejects.toThrow()
  await expect.poll(() => offsetOf(path)).toBe('300000')
  expect((await piece(hoa, path, 0, scan.subarray(0, 10))).status).toBe(409)
  expect((await piece(hoa, path, 299_999, scan.subarray(299_999))).status).toBe(409)
  await server.stop()
  server = await startServer({ today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' }, after: server })
  expect(await offsetOf(path)).toBe('300000')
  expect(await offsetOf(path, pao)).toBeNull()
  expect((await piece(pao, path, 300_000, scan.subarray(300_000))).status).toBe(404)
  const last = await piece(hoa, path, 300_000, scan.subarray(300_000))
  expect(last.status).toBe(204)
  const proof = last.headers.get('ntm-proof')
  const page = await at(hoa).get(`/minh-chung/${proof}`)
  expect(page.text).toContain('Biên bản nghiệm thu')
  expect(page.text).toContain('Ngày của minh chứng 5/3/2025')
  expect(page.text).toContain('17.1 (bộ xa-2021, năm 2025)')
  expect((await bytesOf(server, at(hoa), `/minh-chung/${proof}/tep`)).bytes.equals(scan)).toBe(true)
  // the answer was lost: whoever asks again learns that all is there
  const again = await ask(hoa, 'HEAD', path)
  expect([again.status, again.headers.get('upload-offset'), again.headers.get('ntm-proof')]).toEqual([200, String(scan.length), proof])
  expect((await piece(hoa, path, scan.length, Buffer.alloc(0))).status).toBe(409)
  expect((await ask(hoa, 'DELETE', path)).status).toBe(409)
})

test('a server that stops between the last byte and the proof makes up for it when it is asked', async () => {
  const begun = await begin(hoa, metadata({ ten: 'Bản quét thứ hai' }))
  const path = begun.headers.get('location') as string
  await appendFile(join(server.files.uploads, path.split('/').at(-1) as string), scan)
  const [one, two] = await Promise.all([ask(hoa, 'HEAD', path), ask(hoa, 'HEAD', path)])
  expect(one.headers.get('upload-offset')).toBe(String(scan.length))
  expect(two.headers.get('ntm-proof')).toBe(one.headers.get('ntm-proof'))
  expect((await at(hoa).get(`/minh-chung/${one.headers.get('ntm-proof')}`)).text).toContain('Bản quét thứ hai')
})

test('a kept client of the protocol sends it as well', async () => {
  const done = Promise.withResolvers<string | undefined>()
  const upload = new Upload(scan, {
    endpoint: `${server.url}/api/v1/uploads`,
    metadata: metadata({ ten: 'Qua tus-js-client' }),
    chunkSize: 200_000,
    headers: { Cookie: cookie(hoa), Origin: server.url },
    onSuccess: ({ lastResponse }) => done.resolve(lastResponse.getHeader('Ntm-Proof')),
    onError: done.reject,
  })
  upload.start()
  expect((await at(hoa).get(`/minh-chung/${await done.promise}`)).text).toContain('Qua tus-js-client')
})

test.each([
  ['of a field that will not do', metadata({ ngay: '31/2/2025' }), 100, 422, 'không phải là một ngày'],
  ['of nothing', metadata(), 0, 422, '0 byte'],
  ['that is too large', metadata(), 21 * 1024 * 1024, 413, ''],
  ['for a unit elsewhere', metadata({ 'don-vi': '01273' }), 100, 404, 'Không có đơn vị mã 01273'],
  ['without a key', metadata({ khoa: '' }), 100, 400, 'khóa chống gửi hai lần'],
])('an upload %s is refused before a byte travels', async (_, fields, size, status, why) => {
  const answer = await begin(hoa, fields, size)
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(why)])
})

test.each<[string, Record<string, string>, string]>([
  ['whose bytes are not those that were sent', { 'ma-bam': 'a'.repeat(64) }, 'đến nơi khác với nội dung lúc gửi'],
  ['that is a program under another name', { tep: 'anh.jpg' }, 'không được nhận'],
])('a file %s is refused at its end and nothing of it stays', async (_, change, why) => {
  const bytes = change.tep ? Buffer.concat([Buffer.from('MZ\x90\0'), randomBytes(2_000)]) : scan.subarray(0, 5_000)
  const path = (await begin(hoa, metadata(change), bytes.length)).headers.get('location') as string
  const answer = await piece(hoa, path, 0, bytes)
  expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([422, expect.stringContaining(why)])
  expect((await ask(hoa, 'HEAD', path)).status).toBe(404)
  expect(await readdir(server.files.uploads)).not.toContain(path.split('/').at(-1))
})

test('more bytes than were announced, a stranger, a form of another site and a role that may not are refused', async () => {
  const path = (await begin(hoa, metadata(), 100)).headers.get('location') as string
  expect((await piece(hoa, path, 0, scan.subarray(0, 200))).status).toBe(413)
  expect((await begin(visitor(server.url), metadata())).status).toBe(401)
  const foreign = await ask(hoa, 'POST', '/api/v1/uploads', {
    Origin: 'https://trang-khac.example',
    'Upload-Length': '5',
    'Upload-Metadata': encoded(metadata()),
  })
  expect(foreign.status).toBe(403)
  const leader = await comeIn(server, 'Hoàng Văn Sơn', 'communeLeader', { id: units.binhXa, level: 'commune' })
  expect((await begin(leader, metadata())).status).toBe(403)
  expect((await leader.get('/minh-chung/them')).status).toBe(403)
  expect((await ask(hoa, 'DELETE', path)).status).toBe(204)
  expect((await ask(hoa, 'HEAD', path)).status).toBe(404)
})

test('what was begun and left is removed after three days, and not before', async () => {
  const path = (await begin(hoa, metadata(), 1_000)).headers.get('location') as string
  await piece(hoa, path, 0, scan.subarray(0, 500))
  const later = (days: number) => new Date(Date.now() + days * 86_400_000)
  await removeAbandoned(server.database.db, server.files.uploads, later(2.9))
  expect(await offsetOf(path)).toBe('500')
  await removeAbandoned(server.database.db, server.files.uploads, later(3.1))
  expect((await ask(hoa, 'HEAD', path)).status).toBe(404)
  expect((await readdir(server.files.uploads)).filter((name) => !name.startsWith('.'))).toEqual([])
})
