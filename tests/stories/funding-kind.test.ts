import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { checkFacts } from '../../src/programme/funding/verify.reads.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/** What Bính Xá is given in kind, what it owes, what its money does for a criterion, and what that calls to mind. */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
let project: string
const officers: Record<string, Officer> = {}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  for (const [name, role, unit] of [
    ['Lý Văn Bình', 'coordinationOffice', { id: units.langSon, level: 'province' }],
    ['Nông Thị Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }],
    ['Hoàng Thị An', 'communeOfficer', { id: units.vanAn, level: 'commune' }],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, today: roundToday })
  const hoa = await enter('Nông Thị Hoa')
  const own = { 'don-vi': '06622', 'viec-von': 'allocate', nam: '2025', nguon: 'commune', loai: 'investment', 'so-tien': '3 tỷ' }
  await hoa.post('/von/phan-bo', { ...own, 'van-ban': '10/NQ-HĐND (bịa)', ngay: '2025-07-02' })
  const form = { ten: 'Đường liên thôn Bản Chắt', 'so-tien': '2 tỷ', 'van-ban': '60/QĐ-UBND (bịa)', ngay: '2025-07-05', 'tieu-chi': '2' }
  project = (await hoa.post('/von/du-an/moi', form)).path
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}

describe('gifts in kind', () => {
  const land = { 'hien-vat': 'land', 'so-luong': '250,5', 'ben-gop': 'people', ngay: '2025-08-01', 'van-ban': 'Biên bản hiến đất (bịa)' }

  test('stand in their own units; a worth only with its document, and never in the money', async () => {
    const hoa = await enter('Nông Thị Hoa')
    expect((await hoa.post('/von/hien-vat', { ...land, 'so-luong': '1.500' })).text).toContain('có thể là hàng nghìn hoặc số lẻ')
    expect((await hoa.post('/von/hien-vat', { ...land, 'quy-doi': '50 triệu' })).text).toContain('chưa ghi văn bản nêu giá')
    await hoa.post('/von/hien-vat', { ...land, 'lan-gui': 'đất' })
    await hoa.post('/von/hien-vat', { ...land, 'lan-gui': 'đất' })
    const worth = {
      'hien-vat': 'cement',
      'so-luong': '20',
      'ben-gop': 'state',
      'quy-doi': '30 triệu',
      'van-ban-gia': 'Thông báo giá quý III (bịa)',
    }
    const page = await hoa.post('/von/hien-vat', { ...land, ...worth })
    expect(page.text).toContain('Hiến đất 250,5 m² 1 không văn bản nào nêu giá')
    expect(page.text).toContain('Xi măng 20 tấn 1 30 triệu đồng (1/1 khoản có văn bản nêu giá)')
    expect((await hoa.get('/von')).text).toContain('0 tỷ đồng trên kế hoạch 3 tỷ đồng')
  })

  test('are taken back by a later row, no more than was given, and not by the next commune', async () => {
    const [hoa, an] = [await enter('Nông Thị Hoa'), await enter('Hoàng Thị An')]
    const id = /hiến đất \(khoản số (\d+)\)/.exec((await hoa.get('/von/hien-vat')).text)?.[1] as string
    const back = { viec: 'ghi-giam', khoan: id, 'so-luong': '300', ngay: '2025-09-01', 'van-ban': 'Biên bản 2', 'ly-do': 'Đo lại' }
    expect((await an.post('/von/hien-vat', back)).status).toBe(404)
    expect((await hoa.post('/von/hien-vat', back)).status).toBe(409)
    const done = await hoa.post('/von/hien-vat', { ...back, 'so-luong': '50,5' })
    expect(done.text).toContain('Hiến đất 200 m²')
    expect(done.text).toContain(`Ghi giảm khoản số ${id}: Đo lại`)
    expect((await an.get('/von/hien-vat')).text).toContain('Chưa ghi khoản hiện vật nào')
  })
})

describe('arrears', () => {
  const owed = {
    viec: 'no-dong',
    'so-tien': '400 triệu',
    ngay: '2025-10-31',
    'han-tra': '2025-11-30',
    'nguon-tra': 'Đấu giá đất',
    'van-ban': 'BB (bịa)',
  }

  test('are told of a project as of a day; what nobody told is not «none»', async () => {
    const [hoa, an] = [await enter('Nông Thị Hoa'), await enter('Hoàng Thị An')]
    expect((await hoa.get('/von/no-dong')).text).toContain('Chưa có số nợ đọng nào được ghi')
    expect((await hoa.post(project, { ...owed, 'so-tien': '0 đồng' })).text).toContain('không còn nợ thì để trống ngày trả')
    expect((await an.post(project, owed)).status).toBe(404)
    await hoa.post(project, owed)
    const page = await hoa.get('/von/no-dong')
    expect(page.text).toContain('Nợ đọng 400 triệu đồng ở 1 dự án, 1 dự án đã qua ngày hẹn trả.')
  })

  test('past their day are called to mind, and so is money that rests', async () => {
    for (const name of ['Nông Thị Hoa', 'Lý Văn Bình']) {
      const { text } = await (await enter(name)).get('/viec-cua-toi')
      expect(text).toContain('Nợ đọng 400 triệu đồng của dự án Đường liên thôn Bản Chắt đã qua ngày hẹn trả')
      expect(text).toContain(
        '1 dự án không giải ngân quá 90 ngày: Đường liên thôn Bản Chắt (hạn nhắc của hệ thống; chưa có căn cứ pháp lý)',
      )
      expect(text).toContain('1 nguồn vốn được giao quá 90 ngày chưa giải ngân')
    }
    expect((await (await enter('Hoàng Thị An')).get('/viec-cua-toi')).text).not.toContain('Bản Chắt')
  })

  test('are gone when a later word says so', async () => {
    const hoa = await enter('Nông Thị Hoa')
    await hoa.post(project, { ...owed, 'so-tien': '0 đồng', ngay: '2025-12-01', 'han-tra': '', 'nguon-tra': '' })
    expect((await hoa.get('/von/no-dong')).text).toContain('1 dự án đã có số: không còn nợ đọng.')
    expect((await hoa.get('/viec-cua-toi')).text).not.toContain('đã qua ngày hẹn trả')
  })
})

describe('the log', () => {
  const wrong = () =>
    read(server.database.db, async (tx) => (await checkFacts({ tx, today: roundToday })).filter((one) => one.wrong !== null))

  test.each([
    ['funding.allocation', 'update funding.allocation set amount = amount + 1'],
    ['funding.arrears', 'update funding.arrears set amount = amount + 1 where amount > 0'],
  ])('names %s that was altered behind it', async (fact, alteration) => {
    expect(await wrong()).toEqual([])
    const { pool } = server.database
    await pool.query(alteration)
    expect(await wrong()).toMatchObject([{ fact, wrong: { unit: 'Xã Bính Xá' } }])
    await pool.query(alteration.replace('+ 1', '- 1'))
  })
})

describe('a criterion', () => {
  test('has its money beside how many communes meet it before and after', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const paid = {
      viec: 'giai-ngan',
      nguon: 'commune',
      loai: 'investment',
      nam: '2025',
      'so-tien': '1,2 tỷ',
      ngay: '2025-12-02',
      'van-ban': 'Lệnh chi',
    }
    await hoa.post(project, paid)
    await server.database.pool.query(
      `insert into assessment.standing (unit_id, set_id, stage, criterion, valid_from, valid_to, verdict, basis, source_id)
       select $1, 'xa-2021', 'appraised', '2', d, e, v, 'judged', 1 from (values
         ('2024-01-01'::date, '2025-12-01'::date, 'notMet'), ('2025-12-01', 'infinity', 'met')) x (d, e, v)`,
      [units.binhXa],
    )
    const page = await hoa.get('/von/tieu-chi')
    expect(page.text).toContain('2. Giao thông 1 dự án ở 1 đơn vị 1,2 0/1 xã 1/1 xã tăng 1 xã')
    expect((await hoa.get('/von/tieu-chi?cap=self')).text).toContain('chưa có kết quả chưa có kết quả chưa so được')
    const list = await hoa.get('/von/du-an?tieu-chi=xa-2021%2F2')
    expect(list.text).toContain('1 dự án, phục vụ tiêu chí 2.')
    expect(list.html).toMatch(/data-label="Tổng mức \(tỷ đồng\)">2</)
    expect((await hoa.get('/von/du-an?tieu-chi=xa-2021%2F3')).text).toContain('Không có dự án nào theo bộ lọc này')
  })

  test('and the other lists leave as workbooks', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const cookie = [...hoa.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const [path, column, value] of [
      ['hien-vat', 6, -50.5],
      ['no-dong', 3, 0],
      ['tieu-chi', 4, 1_200_000_000],
    ] as const) {
      const answer = await server.get(`/von/${path}/tai-ve`, { Cookie: cookie })
      const book = new exceljs.Workbook()
      await book.xlsx.load(await answer.arrayBuffer())
      const cells = (book.worksheets[0] as exceljs.Worksheet).getColumn(column).values
      expect(cells).toContain(value)
    }
  })
})
