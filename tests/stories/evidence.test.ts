import { randomBytes, randomUUID } from 'node:crypto'
import { appendFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { checkFiles } from '../../src/programme/evidence/verify.reads.ts'
import { bridge, bytesOf, openEvidenceLand, proofIn, sendProof } from '../harness/evidence-land.ts'
import { freshFiles } from '../harness/files.ts'
import { openOfficer } from '../harness/officer.ts'
import { picture } from '../harness/picture.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startS3 } from '../harness/s3.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Chị Nông Thị Hoa of Bính Xá brings pictures and scans, by a plain form and in pieces from her phone; anh Hoàng Văn Páo of Văn An brings
 * a picture that is hers; chị Lý Thị Lan of the province looks; chị Đàm Thị Lan of another province finds nothing.
 */
let server: TestServer
let [hoa, pao, lan, other]: Visitor[] = []
const at = (one: Visitor | undefined) => one as Visitor
const send = (who: Visitor | undefined, sent: Parameters<typeof sendProof>[1]) => sendProof(at(who), sent)
const fileOf = (who: Visitor | undefined, path: string, headers?: Record<string, string>) => bytesOf(server, at(who), path, headers)

beforeAll(async () => {
  ;({ server, hoa, pao, lan, other } = await openEvidenceLand())
})

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
    const file = await fileOf(hoa, `/minh-chung/${proof}/tep`)
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
    expect((await fileOf(hoa, `/minh-chung/${proof}/tep?xem=1`)).headers.get('content-disposition')).toMatch(/^inline/)
    const part = await fileOf(hoa, `/minh-chung/${proof}/tep`, { Range: 'bytes=0-1' })
    expect([part.status, part.bytes.toString('hex'), part.headers.get('content-range')]).toEqual([
      206,
      'ffd8',
      `bytes 0-1/${bridge.length}`,
    ])
    expect((await fileOf(hoa, `/minh-chung/${proof}/tep`, { Range: 'bytes=999999-' })).status).toBe(416)
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
    await fileOf(lan, `/minh-chung/${proofIn(page)}/tep?xem=1`)
    await fileOf(hoa, `/minh-chung/${proofIn(page)}/tep`)
    await fileOf(other, `/minh-chung/${proofIn(page)}/tep`)
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

test('verify reads every file again and names the first that is altered or missing, with its commune and title', async () => {
  const check = () => read(server.database.db, (tx) => checkFiles({ tx, today: roundToday }, server.files.store))
  expect(await check()).toEqual({ checked: 4, first: null })
  const { rows } = await server.database.pool.query(`select file_hash as hash from evidence.proof where title = 'nha-van-hoa'`)
  const hash = rows[0].hash as string
  const file = join(server.files.data, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)
  await appendFile(file, 'x')
  expect((await check()).first).toEqual({ where: 'Xã Bính Xá, «nha-van-hoa»', what: expect.stringContaining('đã bị sửa') })
  await rm(file)
  expect((await check()).first).toEqual({
    where: 'Xã Bính Xá, «nha-van-hoa»',
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
