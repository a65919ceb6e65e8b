import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { appendFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Upload } from 'tus-js-client'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { removeAbandoned } from '../../src/programme/evidence/upload.actions.ts'
import { checkFiles } from '../../src/programme/evidence/verify.reads.ts'
import type { RoleId } from '../../src/programme/people/types.ts'
import { freshFiles } from '../harness/files.ts'
import { openOfficer } from '../harness/officer.ts'
import { picture } from '../harness/picture.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startS3 } from '../harness/s3.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Chị Nông Thị Hoa of Bính Xá brings pictures and scans, by a plain form and in pieces from her phone; anh Hoàng Văn Páo of Văn An brings
 * a picture that is hers; chị Lý Thị Lan of the province looks; chị Đàm Thị Lan of another province finds nothing.
 */
let server: TestServer
let [hoa, pao, lan, other]: Visitor[] = []
const at = (one: Visitor | undefined) => one as Visitor

async function comeIn(name: string, role: RoleId, unit: Parameters<typeof openOfficer>[1]['unit']): Promise<Visitor> {
  const officer = await openOfficer(server.accounts, { name, role, unit, today: roundToday })
  const one = visitor(server.url)
  expect((await one.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password, ve: '/minh-chung' })).path).toBe('/minh-chung')
  return one
}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  hoa = await comeIn('Nông Thị Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' })
  pao = await comeIn('Hoàng Văn Páo', 'communeOfficer', { id: units.vanAn, level: 'commune' })
  lan = await comeIn('Lý Thị Lan', 'departmentOfficer', { id: units.langSon, level: 'province' })
  other = await comeIn('Đàm Thị Lan', 'communeOfficer', { id: units.damThuy, level: 'commune' })
})

type Sent = { file?: { bytes: Buffer; name: string; type?: string }; key?: string } & Record<string, unknown>
const send = async (who: Visitor | undefined, { file, key, ...fields }: Sent): Promise<Page> => {
  const form = new FormData()
  form.append('khoa', key ?? randomUUID())
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  if (file) form.append('tep', new File([new Uint8Array(file.bytes)], file.name, { type: file.type ?? 'image/jpeg' }))
  return at(who).send('/minh-chung/them', form)
}
const proofIn = (page: Page) => Number(/^\/minh-chung\/(\d+)/.exec(page.path)?.[1])
const cookie = (who: Visitor | undefined) => [...at(who).cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const bytesOf = async (who: Visitor | undefined, path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${server.url}${path}`, { headers: { Cookie: cookie(who), ...headers } })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

const bridge = picture({ takenAt: '2025-03-12T14:05:09', lat: 21.853123, lon: 106.761, remark: 'cầu treo', bytes: 150_000 })

describe('by a plain form', () => {
  let proof = 0

  test('Hoa brings a picture with a name from a Mac; its day and place come from the camera, its bytes stay', async () => {
    const form = await at(hoa).get('/minh-chung/them')
    expect(form.text).toContain('tệp đến 20 MB')
    const page = await send(hoa, {
      file: { bytes: bridge, name: 'Cầu treo Nà Lầu.jpg'.normalize('NFD') },
      bo: 'xa-2021',
      nam: '2025',
      'chi-tieu': '2.1',
    })
    proof = proofIn(page)
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Cầu treo Nà Lầu')])
    expect(page.text).toContain('Ngày của minh chứng 12/3/2025')
    expect(page.text).toContain('14:05 ngày 12/3/2025 (theo thông tin trong tệp ảnh)')
    expect(page.text).toContain('21,85312; 106,76100')
    expect(page.text).toContain('2.1 (bộ xa-2021, năm 2025)')
    expect(page.html).toContain(`<img class="`)
    const file = await bytesOf(hoa, `/minh-chung/${proof}/tep`)
    expect(file.bytes.equals(bridge)).toBe(true)
    expect(
      Object.fromEntries(
        ['content-type', 'x-content-type-options', 'content-disposition', 'cache-control'].map((name) => [name, file.headers.get(name)]),
      ),
    ).toEqual({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="cau-treo-na-lau.jpg"; filename*=UTF-8''${encodeURIComponent('Cầu treo Nà Lầu.jpg')}`,
      'cache-control': 'no-store',
    })
    expect((await bytesOf(hoa, `/minh-chung/${proof}/tep?xem=1`)).headers.get('content-disposition')).toMatch(/^inline/)
    const part = await bytesOf(hoa, `/minh-chung/${proof}/tep`, { Range: 'bytes=0-1' })
    expect([part.status, part.bytes.toString('hex'), part.headers.get('content-range')]).toEqual([
      206,
      'ffd8',
      `bytes 0-1/${bridge.length}`,
    ])
    expect((await bytesOf(hoa, `/minh-chung/${proof}/tep`, { Range: 'bytes=999999-' })).status).toBe(416)
  })

  test('another commune’s id answers 404, for the page, the file, and whatever is sent to it; who is not signed in is asked to', async () => {
    for (const path of [`/minh-chung/${proof}`, `/minh-chung/${proof}/tep`, '/minh-chung/999999', '/minh-chung/x'])
      expect((await at(other).get(path)).status, path).toBe(404)
    for (const viec of ['gan', 'bo-gan', 'rut', 'sua'])
      expect(
        (
          await at(pao).post(`/minh-chung/${proof}`, {
            viec,
            ten: 'x',
            ngay: '2025-01-01',
            bo: 'xa-2021',
            nam: '2025',
            'chi-tieu': '2.1',
            'ly-do': 'x',
            gan: '1',
            'phien-ban': '1',
          })
        ).status,
        viec,
      ).toBe(404)
    expect((await send(other, { 'don-vi': '06622', 'so-hieu': 'x', ngay: '2025-01-01' })).status).toBe(404)
    expect((await at(visitor(server.url)).get(`/minh-chung/${proof}/tep`)).path).toMatch(/^\/dang-nhap/)
    expect((await at(lan).get(`/minh-chung/${proof}`)).status).toBe(200)
  })

  test.each([
    ['a program renamed to .jpg', { bytes: Buffer.concat([Buffer.from('MZ'), randomBytes(500)]), name: 'anh.jpg' }, 'không được nhận'],
    [
      'a picture of SVG',
      { bytes: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), name: 'anh.svg' },
      'mã chạy được',
    ],
    [
      'a page of HTML named .pdf',
      { bytes: Buffer.from('<!doctype html><script>alert(1)</script>'), name: 'bao-cao.pdf' },
      'không được nhận',
    ],
    ['nothing (0 byte)', { bytes: Buffer.alloc(0), name: 'trống.jpg' }, 'không có nội dung (0 byte)'],
    [
      'a scan that is too large',
      { bytes: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(20 * 1024 * 1024)]), name: 'quét.pdf' },
      'lớn hơn 20 MB',
    ],
  ])('%s is refused by name, and what was typed is kept', async (_, file, why) => {
    const page = await send(hoa, { ten: 'Thử "tên"', 'ghi-chu': 'ghi chú dài', ngay: '2025-01-02', file })
    expect([400, 413, 422]).toContain(page.status)
    expect(page.text).toContain(why)
    expect(page.text).toContain(`«${file.name}»`)
    expect(page.html).toContain('ghi chú dài')
    expect(page.html).toContain('value="2025-01-02"')
    expect(page.html).toContain('<title>Lỗi: ')
  })

  test('without a file a number of a document is needed, and a day', async () => {
    expect((await send(hoa, { ten: 'x', ngay: '2025-01-01' })).text).toContain('Chưa chọn tệp')
    expect((await send(hoa, { 'so-hieu': 'Quyết định 9/QĐ-UBND' })).text).toContain('Chưa có ngày của minh chứng')
    expect(
      (await send(hoa, { 'so-hieu': 'Quyết định 9/QĐ-UBND', ngay: '2025-01-01', bo: 'xa-2021', nam: '2025', 'chi-tieu': '99' })).text,
    ).toContain('không có tiêu chí, chỉ tiêu 99')
    const page = await send(hoa, { 'so-hieu': 'Quyết định 9/QĐ-UBND', ngay: '2025-01-01' })
    expect(page.text).toContain('Quyết định 9/QĐ-UBND')
    expect((await at(hoa).get(`/minh-chung/${proofIn(page)}/tep`)).status).toBe(404)
  })

  test('from a sheet the way leads back to it, and to nowhere else', async () => {
    const asked = { 'so-hieu': 'Nghị quyết 5', ngay: '2025-01-01' }
    expect((await at(hoa).get('/minh-chung/them?ve=%2Fdanh-gia%2F12&bo=xa-2021')).html).toContain('href="/danh-gia/12"')
    expect((await send(hoa, { ...asked, ve: '/danh-gia/12' })).path).toBe('/danh-gia/12')
    expect((await send(hoa, { ...asked, ve: 'https://trang-khac.example/danh-gia/12' })).path).toMatch(/^\/minh-chung\/\d+/)
  })

  test('pressing twice adds once', async () => {
    const once = {
      key: randomUUID(),
      file: { bytes: picture({ takenAt: '2025-05-05T05:05:05', remark: 'hai lần' }), name: 'nha-van-hoa.jpg' },
    }
    const [first, second] = [await send(hoa, once), await send(hoa, once)]
    expect(proofIn(second)).toBe(proofIn(first))
  })

  test('nothing of refused files stays, neither in the folder of what waits nor in the store', async () => {
    expect((await readdir(server.files.uploads)).filter((name) => !name.startsWith('.'))).toEqual([])
    const { rows } = await server.database.pool.query('select count(distinct hash) from evidence.file')
    let kept = 0
    for await (const _ of server.files.store.list()) kept++
    expect(kept).toBe(rows[0].count)
  })

  test('she attaches it to more, mends its days, and takes it back with a reason; each act stands in the log', async () => {
    const path = `/minh-chung/${proof}`
    expect((await at(hoa).post(path, { viec: 'gan', bo: 'xa-2021', nam: '2024', 'chi-tieu': '2.1, 2.2' })).text).toContain(
      '2.2 (bộ xa-2021, năm 2024)',
    )
    const wrong = await at(hoa).post(path, { viec: 'gan', bo: 'xa-2021', nam: '2024', 'chi-tieu': '2.77' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('không có tiêu chí, chỉ tiêu 2.77')])
    expect(wrong.html).toContain('value="2.77"')
    const use =
      /value="(\d+)"[^>]*aria-label="Bỏ gắn 2\.1 \(bộ xa-2021, năm 2024\)|aria-label="Bỏ gắn 2\.1 \(bộ xa-2021, năm 2024\)"[^>]*value="(\d+)"/.exec(
        wrong.html,
      )
    const detached = await at(hoa).post(path, { viec: 'bo-gan', gan: use?.[1] ?? use?.[2] ?? '' })
    expect(detached.text).not.toContain('2.1 (bộ xa-2021, năm 2024)')
    expect(detached.text).toContain('2.1 (bộ xa-2021, năm 2025)')
    const said = { viec: 'sua', 'phien-ban': '1', ten: 'Cầu treo Nà Lầu', ngay: '2025-03-12', 'het-han': '2025-01-01' }
    expect((await at(hoa).post(path, said)).text).toContain('Ngày hết hạn ở trước ngày của minh chứng')
    expect((await at(hoa).post(path, { ...said, 'het-han': roundToday })).text).toContain('Sắp hết hạn')
    expect((await at(hoa).post(path, { ...said, 'het-han': '' })).text).toContain('đã được người khác sửa')
    const scrap = proofIn(await send(hoa, { 'so-hieu': 'Công văn nhầm', ngay: '2025-01-01' }))
    expect((await at(hoa).post(`/minh-chung/${scrap}`, { viec: 'rut', 'ly-do': '' })).text).toContain('Chưa ghi lý do rút')
    const gone = await at(hoa).post(`/minh-chung/${scrap}`, { viec: 'rut', 'ly-do': 'Gửi nhầm' })
    expect(gone.text).toContain('Minh chứng đã rút: Gửi nhầm')
    expect(gone.html).not.toContain('value="rut"')
    const { rows } = await server.database.pool.query(
      `select kind, payload -> 'as' ->> 'post' as post from events.entry where chain = 'unit:${units.binhXa}' and (payload ->> 'proof')::int = $1 order by number`,
      [proof],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(
      ['proofAdded', 'proofAttached', 'proofDetached', 'proofChanged'].map((one) => `evidence.${one}`),
    )
    expect(rows.every(({ post }) => post === 'Chức vụ của Nông Thị Hoa')).toBe(true)
  })

  test('a file with data of persons is opened on purpose, and each reading stands in the log', async () => {
    const page = await send(hoa, {
      ten: 'Danh sách hộ nghèo',
      'ca-nhan': 'co',
      file: { bytes: picture({ takenAt: '2025-02-02T02:02:02', remark: 'hộ' }), name: 'ho.jpg' },
    })
    expect(page.html).not.toContain('<img class="')
    expect(page.text).toContain('Mở tệp (có ghi nhật ký)')
    const readings = async () =>
      (
        await server.database.pool.query(
          `select actor from events.entry where kind = 'evidence.personalRead' and (payload ->> 'proof')::int = $1 order by number`,
          [proofIn(page)],
        )
      ).rows.map(({ actor }) => actor)
    expect(await readings()).toEqual([])
    await bytesOf(lan, `/minh-chung/${proofIn(page)}/tep?xem=1`)
    await bytesOf(hoa, `/minh-chung/${proofIn(page)}/tep`)
    await bytesOf(other, `/minh-chung/${proofIn(page)}/tep`)
    expect(await readings()).toEqual(['Lý Thị Lan', 'Nông Thị Hoa'])
  })
})

test('the same picture in two communes is flagged: the province sees whose, the communes only that', async () => {
  const mine = await send(pao, { ten: 'Cầu bản Văn An', file: { bytes: bridge, name: 'cau.jpg' } })
  expect(mine.text).toContain('Tệp này cũng là minh chứng của đơn vị khác')
  expect(mine.text).not.toContain('Xã Bính Xá')
  const seen = await at(lan).get(`/minh-chung/${proofIn(mine)}`)
  expect(seen.text).toContain('Tệp này cũng là minh chứng của đơn vị khác: Xã Bính Xá')
  const list = await at(lan).get('/minh-chung?loc=flagged')
  expect(list.text).toContain('2 minh chứng theo điều kiện lọc')
  expect(list.text).toContain('Xã Văn An')
  expect((await at(hoa).get('/minh-chung?loc=flagged')).text).toContain('1 minh chứng theo điều kiện lọc')
  expect((await at(other).get('/minh-chung')).text).toContain('0 minh chứng')
})

test('the list is searched without diacritics and filtered by set, indicator and year', async () => {
  expect((await at(hoa).get('/minh-chung?tim=cau+treo')).text).toContain('1 minh chứng theo điều kiện lọc')
  expect((await at(hoa).get('/minh-chung?bo=xa-2021&chi-tieu=2&nam=2025')).text).toContain('Cầu treo Nà Lầu')
  expect((await at(hoa).get('/minh-chung?bo=xa-2021&chi-tieu=3')).text).toContain('Không có minh chứng nào theo điều kiện lọc')
})

test('the province brings a field picture for a commune by its code; a unit elsewhere is not found', async () => {
  const file = { bytes: picture({ takenAt: '2025-06-06T06:06:06', remark: 'thực địa' }), name: 'thuc-dia.jpg' }
  expect((await send(lan, { 'don-vi': '06622', file })).text).toContain('Xã Bính Xá')
  expect((await send(lan, { 'don-vi': '01273', file })).status).toBe(404)
})

describe('in pieces (tus)', () => {
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
    expect((await bytesOf(hoa, `/minh-chung/${proof}/tep`)).bytes.equals(scan)).toBe(true)
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
    const leader = await comeIn('Hoàng Văn Sơn', 'communeLeader', { id: units.binhXa, level: 'commune' })
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
})

test('verify reads every file again and names the first that is altered or missing, with its commune and title', async () => {
  const check = () => read(server.database.db, (tx) => checkFiles({ tx, today: roundToday }, server.files.store))
  const sound = await check()
  expect([sound.first, sound.checked]).toEqual([null, expect.any(Number)])
  expect(sound.checked).toBeGreaterThan(4)
  const { rows } = await server.database.pool.query(`select file_hash as hash from evidence.proof where title = 'Biên bản nghiệm thu'`)
  const hash = rows[0].hash as string
  const file = join(server.files.data, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)
  await appendFile(file, 'x')
  expect((await check()).first).toEqual({ where: 'Xã Bính Xá, «Biên bản nghiệm thu»', what: expect.stringContaining('đã bị sửa') })
  await rm(file)
  expect((await check()).first).toEqual({
    where: 'Xã Bính Xá, «Biên bản nghiệm thu»',
    what: expect.stringContaining('không còn trong kho'),
  })
})

test('with an S3-compatible store the same holds: in by the form, back whole and in part, found missing', async () => {
  const far = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' }, s3: await startS3() })
  await settleRoundLand(far.database)
  const officer = await openOfficer(far.accounts, {
    name: 'Nông Thị Hoa',
    role: 'communeOfficer',
    unit: { id: units.binhXa, level: 'commune' },
    today: roundToday,
  })
  const one = visitor(far.url)
  await one.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password, ve: '/minh-chung' })
  const form = new FormData()
  form.append('khoa', randomUUID())
  form.append('tep', new File([new Uint8Array(bridge)], 'cau.jpg'))
  const page = await one.send('/minh-chung/them', form)
  expect(page.text).toContain('14:05 ngày 12/3/2025')
  const headers = { Cookie: [...one.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  const whole = await fetch(`${far.url}/minh-chung/${proofIn(page)}/tep`, { headers })
  expect(Buffer.from(await whole.arrayBuffer()).equals(bridge)).toBe(true)
  const part = await fetch(`${far.url}/minh-chung/${proofIn(page)}/tep`, { headers: { ...headers, Range: 'bytes=100-199' } })
  expect([part.status, Buffer.from(await part.arrayBuffer()).equals(bridge.subarray(100, 200))]).toEqual([206, true])
  expect(await readdir(join(far.files.data, 'files'))).toEqual(['.waiting'])
  const check = (store = far.files.store) => read(far.database.db, (tx) => checkFiles({ tx, today: roundToday }, store))
  expect(await check()).toEqual({ checked: 1, first: null })
  expect((await check((await freshFiles()).store)).first).toEqual({
    where: 'Xã Bính Xá, «cau»',
    what: expect.stringContaining('không còn trong kho'),
  })
  await far.stop()
})
