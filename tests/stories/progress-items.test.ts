import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { unitByCode } from '../../src/programme/units/reads.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** Officers of four provinces of today look for what the five published items set, and find each target with what became of it. */
const today = day('2026-11-22')
let server: TestServer
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  server = await startServer({ today, env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  for (const [code, name] of [
    ['19', 'Dương Thị Lượng'],
    ['20', 'Lý Văn Bình'],
    ['04', 'Bế Thị Lan'],
    ['15', 'Thào Văn Páo'],
  ] as const) {
    const unit = await read(server.database.db, (tx) => unitByCode({ tx }, code, today))
    if (!unit) throw new Error(`${code} is nowhere`)
    const { login, password }: Officer = await openOfficer(server.accounts, {
      name,
      role: 'coordinationOffice',
      unit: { id: unit.id, level: 'province' },
      today: day('2026-01-01'),
    })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
    visitors.set(code, person)
  }
})

/** The rows of the list: what, whose, until when, how much, what is, what is missing, how it stands. */
async function targetsOf(code: string, on = '2026-11-22'): Promise<string[]> {
  const { html } = await (visitors.get(code) as Visitor).get(`/muc-tieu?ngay=${on}`)
  return [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row]) =>
    (row ?? '')
      .replace(/<!--.*?-->/g, '')
      .replace(/<\/t[hd]>/g, ' | ')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' '),
  )
}
const has = (rows: string[], ...words: string[]) =>
  expect(
    rows.some((row) => words.every((word) => row.includes(word))),
    `${words.join(' · ')}\n${rows.join('\n')}`,
  ).toBe(true)

test('item 000, Thái Nguyên 2019: 13 communes, and the list of 13 that was approved', async () => {
  const rows = await targetsOf('19')
  has(rows, 'Số xã được công nhận mới từ 1/1/2019 đến 31/12/2019', '13 xã', 'Không tính được', 'mới nhất là của ngày 30/6/2019')
  const luong = visitors.get('19') as Visitor
  expect((await luong.get('/muc-tieu')).text).toContain('Tỉnh Thái Nguyên giao 13 xã; các xã đăng ký 13; khớp.')
  const list = await luong.get('/dang-ky?nam=2019')
  expect(list.text).toContain('Năm 2019: 13 đăng ký đã duyệt, 0 chờ duyệt, 0 đã loại.')
  expect(list.text).toContain('10/07/2019')
})

test('item 000 says who was slow: 5 communes under ten criteria, and registered ones that lack income or poverty', async () => {
  const luong = visitors.get('19') as Visitor
  const source = 'Hội nghị ngày 10/7/2019'
  const rule = { viec: 'dat', 'quy-tac': 'fewCriteria', 'so-tieu-chi': '10', 'so-thang': '', 'can-cu': source }
  await luong.post('/cham-tien-do', rule)
  expect((await luong.get('/cham-tien-do?ngay=2019-06-30')).text).toContain('5 xã của Tỉnh Thái Nguyên chậm')
  await luong.post('/cham-tien-do', { ...rule, 'quy-tac': 'registeredShort', 'so-tieu-chi': '1', 'so-thang': '7' })
  const page = await luong.get('/cham-tien-do?ngay=2019-06-30')
  expect(page.text).toContain('18 xã của Tỉnh Thái Nguyên chậm')
  expect(page.text.match(/10\. Thu nhập/g)?.length).toBeGreaterThanOrEqual(13)
  expect(page.text).toContain('chưa phân công')
})

describe('Lạng Sơn', () => {
  test('item 001: 14 more, 20 fewer under five, 9,4 in 2017; 77 and 13,8 by 2020', async () => {
    const rows = await targetsOf('20')
    has(rows, 'Số xã được công nhận mới từ 1/1/2017 đến 31/12/2017', '14 xã', 'Đạt')
    has(rows, 'Số xã đạt dưới 5 tiêu chí', '31/12/2017', '13 xã', '33 − 20')
    has(rows, 'Số tiêu chí đạt bình quân một xã', '31/12/2017', '9,4 tiêu chí/xã')
    has(rows, 'Số xã được công nhận đạt chuẩn', '31/12/2020', '77 xã', 'giao trên bản đồ 7/2/2017 có 207 xã, ngày đo có 181 xã')
    has(rows, 'Số tiêu chí đạt bình quân một xã', '31/12/2020', '13,8 tiêu chí/xã')
  })

  test('item 004: 13 more to 65 after the mergers, 3 pilot communes, and 12 of the year before', async () => {
    const rows = await targetsOf('20', '2020-02-12')
    has(rows, 'Số xã được công nhận đạt chuẩn', '65 xã', '52 xã', '13 xã', 'Chưa đến hạn')
    has(rows, 'Số xã được công nhận mới từ 1/1/2020 đến 31/12/2020', '13 xã', 'Chưa đến hạn')
    has(rows, 'xã điểm đặc biệt khó khăn', '3 xã', 'Không tính được')
    has(rows, 'Số xã được công nhận mới từ 1/1/2019 đến 31/12/2019', '12 xã', '13 xã', 'Đạt')
  })

  test('the page of the 65 shows both figures: 61 + 13 on the map of before, 52 + 13 on that of after', async () => {
    const binh = visitors.get('20') as Visitor
    const { html } = await binh.get('/muc-tieu?ngay=2020-02-12')
    const rows = html.split('<tr>')
    const at = rows.map((row) => (row.includes('>65 xã') ? /\/muc-tieu\/\d+/.exec(row)?.[0] : undefined)).find((href) => href)
    const page = await binh.get(`${at}?ngay=2020-02-12`)
    expect(page.text).toContain('Quy đổi lại')
    expect(page.text).toContain('61 + 13 = 74')
    expect(page.text).toContain('52 + 13 = 65')
    expect(page.text).toContain('cần văn bản điều chỉnh')
    expect(page.html).toContain('<svg')
    expect(page.html).toContain('Giao 65')
  })
})

test('item 002, Cao Bằng: 50, 10 and 5 by 2025, none under 15, 30 % of villages', async () => {
  const rows = await targetsOf('04', '2023-06-30')
  has(rows, 'Số xã được công nhận đạt chuẩn nông thôn mới |', '50 xã', '17 xã', '33 xã', 'Chưa đến hạn')
  has(rows, 'nâng cao', '10 xã')
  has(rows, 'kiểu mẫu', '5 xã')
  has(rows, 'Số xã đạt dưới 15 tiêu chí', '0 xã', 'Chưa đến hạn')
  has(rows, 'Tỷ lệ thôn, xóm được công nhận đạt chuẩn', '30 %', 'không có danh sách thôn, xóm')
})

test('item 003, Mường Khương: 26 and 30 to keep, 71 together; Nậm Chảy 1–2 more, then 5 of 5', async () => {
  const rows = await targetsOf('15', '2024-03-31')
  has(rows, '5 xã đã đạt chuẩn, duy trì', '30 lượt tiêu chí')
  has(rows, 'tiêu chí đạt thấp, tiêu chí yếu', '26 lượt tiêu chí')
  has(rows, '(5 xã đã đạt chuẩn)', '71 lượt tiêu chí', 'Văn bản giới hạn chỉ tiêu bằng lời riêng')
  has(rows, 'Số tiêu chí đạt của xã', 'Nậm Chảy', '30/6/2024', '15 tiêu chí', '14 tiêu chí', 'Chưa đến hạn')
  has(rows, 'Số tiêu chí đạt của xã', 'Nậm Chảy', '31/12/2024', '19 tiêu chí', '5 tiêu chí')
  has(rows, 'Nậm Chảy', '31/12/2025', '1 xã')
  const pao = visitors.get('15') as Visitor
  expect((await pao.get('/dang-ky?nam=2024')).text).toContain('Hoàn thành 5 tiêu chí')
})
