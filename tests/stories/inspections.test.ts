import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Bình of the coordination office plans the year's inspections; Minh of the department visits Bính Xá, writes down what he finds; Hoa explains,
 * Minh concludes and gives work. An of Văn An sees none of it. Minh holds a course. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const officers: Record<string, Officer> = {}

const goTo = async (on: LocalDate) => {
  await server.stop()
  server = await startServer({ after: server, today: on, env })
}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  const commune = (id: number) => ({ id, level: 'commune' }) as const
  const langSon = { id: units.langSon, level: 'province' } as const
  for (const [name, role, unit, body] of [
    ['Nông Thị Hoa', 'communeOfficer', commune(units.binhXa), 'UBND xã Bính Xá'],
    ['Hoàng Thị An', 'communeOfficer', commune(units.vanAn), 'UBND xã Văn An'],
    ['Đỗ Văn Minh', 'departmentOfficer', langSon, 'Sở Nông nghiệp và Môi trường'],
    ['Vũ Thị Xuân', 'departmentOfficer', langSon, 'Sở Xây dựng'],
    ['Lý Văn Bình', 'coordinationOffice', langSon, 'Văn phòng điều phối tỉnh'],
    ['Bế Văn Đàm', 'departmentOfficer', { id: units.caoBang, level: 'province' }, 'Sở của Cao Bằng'],
    ['Trần Thị Trung', 'nationalOffice', { id: units.country, level: 'country' }, 'Văn phòng điều phối trung ương'],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, body, today: day('2025-12-01') })
})

const enter = async (name: string): Promise<Visitor> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}
const idIn = (path: string) => Number(/\/(\d+)$/.exec(path)?.[1])
let plan: number
let visit: number
let course: number
const keyIn = (html: string) => /name="khoa" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('a plan', () => {
  test('is made by Bình with its reason, and communes are chosen by code; unknown ones are named', async () => {
    const [binh, hoa, an, dam] = [
      await enter('Lý Văn Bình'),
      await enter('Nông Thị Hoa'),
      await enter('Hoàng Thị An'),
      await enter('Bế Văn Đàm'),
    ]
    const form = { nam: '2025', ten: 'Kiểm tra duy trì tiêu chí', 'ly-do': 'Xã có tiêu chí giảm', 'van-ban': '' }
    const wrong = await binh.post('/kiem-tra/ke-hoach', { ...form, nam: '1.025', ten: ' ' })
    expect(wrong.text).toContain('Chưa ghi được: Năm phải từ 2010 đến 2100; Tên kế hoạch chưa ghi')
    plan = idIn((await binh.post('/kiem-tra/ke-hoach', form)).path)
    const at = `/kiem-tra/ke-hoach/${plan}`
    expect((await binh.post(at, { viec: 'chon', xa: '06622 01273 99999' })).text).toContain('Không có xã mã 01273, 99999')
    expect((await binh.post(at, { viec: 'chon', xa: '06622\n06280\n06622', 'ly-do': 'Tiêu chí 17' })).text).toContain('0/2 xã đã kiểm tra')
    expect((await binh.post(at, { viec: 'bo', 'don-vi': String(units.vanAn), 'ly-do': 'Đã có đoàn khác' })).text).toContain(
      '0/1 xã đã kiểm tra',
    )
    expect((await hoa.get(at)).text).toContain('Xã Bính Xá (06622)')
    expect((await an.get(at)).text).not.toContain('Bính Xá')
    expect((await hoa.post(at, { viec: 'chon', xa: '06280' })).status).toBe(403)
    expect((await dam.get(at)).status).toBe(404)
    expect((await dam.post(at, { viec: 'chon', xa: '01273' })).status).toBe(404)
  })
})

const form = {
  xa: '06622',
  ngay: '2025-12-12',
  'han-giai-trinh': '2025-12-19',
  'noi-dung': 'Tiêu chí môi trường',
  doan: 'Chi cục trưởng\nChuyên viên',
}

describe('a visit', () => {
  test('is set by Minh, told to the commune, and one of a form that came twice', async () => {
    const minh = await enter('Đỗ Văn Minh')
    const wrong = await minh.post('/kiem-tra/moi', { ...form, ngay: '31/2/2025', doan: ' ', 'han-giai-trinh': '2025-01-01' })
    expect(wrong.text).toContain('Ngày kiểm tra ghi như 14/6/2026; Thành phần đoàn chưa ghi')
    expect((await minh.post('/kiem-tra/moi', { ...form, xa: '01273' })).text).toContain('Không có xã mã 01273')
    expect((await minh.post('/kiem-tra/moi', { ...form, xa: '06280', 'ke-hoach': String(plan) })).text).toContain(
      'không có trong kế hoạch đã chọn',
    )
    const khoa = keyIn((await minh.get('/kiem-tra/moi')).html)
    const sent = await Promise.all([1, 2].map(() => minh.post('/kiem-tra/moi', { ...form, 'ke-hoach': String(plan), khoa })))
    visit = idIn(sent[0]?.path ?? '')
    expect(idIn(sent[1]?.path ?? '')).toBe(visit)
    const hoa = await enter('Nông Thị Hoa')
    expect((await hoa.get('/thong-bao')).text).toContain('Sở Nông nghiệp và Môi trường kiểm tra tại xã')
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Tiếp đoàn kiểm tra ngày 12/12/2025')
    expect((await minh.get('/viec-cua-toi')).text).toContain('Kiểm tra ngày 12/12/2025')
    expect((await minh.post(`/kiem-tra/${visit}`, { viec: 'ghi', 'noi-dung': 'Bãi rác đầy', muc: 'note' })).text).toContain(
      'Ghi nội dung từ ngày ấy',
    )
  })

  test('is there for its commune, its province and the country; another body of the province reads and changes nothing', async () => {
    for (const [name, status] of [
      ['Nông Thị Hoa', 200],
      ['Vũ Thị Xuân', 200],
      ['Trần Thị Trung', 200],
      ['Hoàng Thị An', 404],
      ['Bế Văn Đàm', 404],
    ] as const) {
      const person = await enter(name)
      expect((await person.get(`/kiem-tra/${visit}`)).status, name).toBe(status)
      expect((await person.get('/kiem-tra?nam=2025')).text.includes('Tiêu chí môi trường'), name).toBe(status === 200)
      const refused = await person.post(`/kiem-tra/${visit}`, { viec: 'huy', 'ly-do': 'Không cần nữa' })
      expect(refused.status, name).toBe(status === 200 ? 403 : 404)
    }
    expect((await (await enter('Đỗ Văn Minh')).post(`/kiem-tra/${visit}`, { viec: 'xoa' })).status).toBe(404)
  })

  test('has findings without verdicts, each with its criterion; the commune is asked to explain and Minh is told', async () => {
    await goTo(day('2025-12-12'))
    const [minh, hoa] = [await enter('Đỗ Văn Minh'), await enter('Nông Thị Hoa')]
    const at = `/kiem-tra/${visit}`
    const finding = { viec: 'ghi', 'noi-dung': 'Bãi tập kết rác chưa có mái che.', muc: 'shortcoming', 'tieu-chi': 'xa-2021/17' }
    expect((await minh.post(at, { ...finding, muc: 'met' })).text).toContain('Mức độ chưa chọn')
    expect((await minh.post(at, { ...finding, 'minh-chung': '999' })).text).toContain('Không có minh chứng mang số này')
    expect((await minh.post(at, { ...finding, 'minh-chung': '1,5' })).text).toContain('Số minh chứng phải là số nguyên dương')
    expect((await minh.post(at, finding)).text).toContain('1. Tồn tại, hạn chế · Tiêu chí 17: Môi trường')
    await minh.post(at, { ...finding, 'noi-dung': 'Ghi nhầm của xã khác', muc: 'note' })
    expect((await minh.post(at, { viec: 'rut', so: '2', 'ly-do': 'Ghi nhầm xã' })).text).toContain('Đã rút: Ghi nhầm xã')
    expect((await minh.post(at, { viec: 'rut', so: '2', 'ly-do': 'Ghi nhầm xã' })).status).toBe(404)
    expect((await minh.post(at, { viec: 'giai-trinh', so: '1', 'giai-trinh': 'Nói thay xã' })).status).toBe(403)
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Giải trình 1 nội dung kiểm tra ngày 12/12/2025')
    expect((await minh.post(at, { viec: 'ket-luan', 'ket-luan': 'Khắc phục bãi rác.' })).text).toContain(
      'Còn 1 nội dung chưa giải trình, hạn giải trình đến hết 19/12/2025',
    )
    expect((await hoa.post(at, { viec: 'giai-trinh', so: '1', 'giai-trinh': 'x' })).text).toContain('Chưa ghi nội dung')
    await hoa.post(at, { viec: 'giai-trinh', so: '1', 'giai-trinh': 'Xã đang chờ vốn.' })
    expect((await hoa.post(at, { viec: 'giai-trinh', so: '1', 'giai-trinh': 'Xã làm mái che trong quý I/2026.' })).text).toContain(
      'Xã làm mái che trong quý I/2026.',
    )
    expect((await minh.get('/thong-bao')).text).toContain('Xã Bính Xá đã giải trình một nội dung kiểm tra')
    const { rows } = await server.database.pool.query('select count(*)::int as n from inspections.explanation')
    expect(rows[0].n).toBe(2)
  })

  test('is concluded, and what follows is a task of the commune with the day that was stated, or none', async () => {
    const [minh, hoa] = [await enter('Đỗ Văn Minh'), await enter('Nông Thị Hoa')]
    const at = `/kiem-tra/${visit}`
    expect((await minh.post(at, { viec: 'ket-luan', 'ket-luan': 'Khắc phục bãi rác trong quý I/2026.' })).text).toContain('Đã kết luận')
    expect((await minh.post(at, { viec: 'ket-luan', 'ket-luan': 'Lần nữa' })).status).toBe(409)
    expect((await minh.post(at, { viec: 'giao-viec', 'viec-giao': 'Làm mái che bãi rác', han: '2025-12-01' })).text).toContain(
      'Hạn khắc phục chưa đúng hoặc trước hôm nay',
    )
    const khoa = keyIn((await minh.get(at)).html)
    const task = { viec: 'giao-viec', 'viec-giao': 'Làm mái che bãi rác', han: '2026-03-31', khoa }
    await minh.post(at, task)
    const given = await minh.post(at, task)
    expect(given.text.match(/Làm mái che bãi rác 31\/3\/2026/g)).toHaveLength(1)
    expect((await minh.post(at, { viec: 'giao-viec', 'viec-giao': 'Thu gom rác hằng tuần' })).text).toContain(
      'Thu gom rác hằng tuần Không nêu hạn',
    )
    expect((await hoa.get('/nhiem-vu')).text).toContain('Làm mái che bãi rác')
    expect((await hoa.get('/thong-bao')).text).toContain('Có kết luận kiểm tra tại xã')
    expect((await (await enter('Lý Văn Bình')).get(`/kiem-tra/ke-hoach/${plan}`)).text).toContain('1/1 xã đã kiểm tra')
  })

  test('that is not held yet can be moved and called off, with the reason', async () => {
    const [minh, an] = [await enter('Đỗ Văn Minh'), await enter('Hoàng Thị An')]
    const other = idIn((await minh.post('/kiem-tra/moi', { ...form, xa: '06280', ngay: '2025-12-18' })).path)
    const at = `/kiem-tra/${other}`
    expect((await minh.post(at, { viec: 'doi-ngay', ngay: '2025-12-22', 'ly-do': '' })).text).toContain('Chưa ghi lý do')
    const moved = await minh.post(at, { viec: 'doi-ngay', ngay: '2025-12-22', 'ly-do': 'Trùng họp tỉnh' })
    expect(moved.text).toContain('ngày 22/12/2025')
    expect(moved.text).toContain('Hạn giải trình Không nêu hạn')
    expect((await an.get('/thong-bao')).text).toContain('Cuộc kiểm tra tại xã đổi ngày')
    expect((await minh.post(at, { viec: 'huy', 'ly-do': 'Đã có đoàn khác' })).text).toContain('Đã hủy: Đã có đoàn khác')
    expect((await minh.post(at, { viec: 'doi-ngay', ngay: '2025-12-25', 'ly-do': 'Lần nữa' })).status).toBe(409)
  })
})

describe('a course', () => {
  test('is held with hours and who came by commune; a later count replaces the earlier one', async () => {
    const [minh, binh, hoa, an] = [
      await enter('Đỗ Văn Minh'),
      await enter('Lý Văn Bình'),
      await enter('Nông Thị Hoa'),
      await enter('Hoàng Thị An'),
    ]
    const wrong = {
      ten: 'Đánh giá tiêu chí',
      'chu-de': 'Bộ tiêu chí',
      tu: '2025-12-11',
      den: '2025-12-10',
      'so-gio': '7.55',
      noi: 'Lạng Sơn',
      'to-chuc': 'Sở',
    }
    expect((await minh.post('/tap-huan/moi', wrong)).text).toMatch(/ngày cuối trước ngày đầu; Số giờ phải là số dương/)
    course = idIn((await minh.post('/tap-huan/moi', { ...wrong, den: '', 'so-gio': '7,5' })).path)
    const at = `/tap-huan/${course}`
    for (const line of ['06622', '06622 1,5', '06622 12a', 'Bính Xá 2', '06622 2\n06622 3'])
      expect((await minh.post(at, { viec: 'ghi', 'nguoi-du': line })).text, line).toContain('Chưa ghi được người dự ở dòng')
    expect((await minh.post(at, { viec: 'ghi', 'nguoi-du': '06622 2\n01273 1' })).text).toContain('Không có xã mã 01273')
    await minh.post(at, { viec: 'ghi', 'nguoi-du': '06622 3\n06280 1: Hoàng Thị An' })
    const came = await binh.post(at, { viec: 'ghi', 'nguoi-du': '06622 2: Nông Thị Hoa, Vy Văn Páo' })
    expect(came.text).toContain('3 người của 2 xã, 22,5 giờ × người')
    expect((await hoa.get(at)).text).toContain('Nông Thị Hoa, Vy Văn Páo')
    expect((await an.get(at)).text).not.toContain('Vy Văn Páo')
    expect((await hoa.post(at, { viec: 'ghi', 'nguoi-du': '06622 9' })).status).toBe(403)
    const dam = await enter('Bế Văn Đàm')
    expect((await dam.get(at)).status).toBe(404)
    expect((await dam.post(at, { viec: 'huy', 'ly-do': 'Không học nữa' })).status).toBe(404)
  })

  test('stands with the visits in what each commune had, and leaves as a workbook', async () => {
    const binh = await enter('Lý Văn Bình')
    const all = await binh.get('/kiem-tra/thong-ke?nam=2025')
    expect(all.text).toContain('Tỉnh Lạng Sơn, năm 2025: 1/2 xã đã kiểm tra, 2/2 xã đã dự tập huấn')
    expect(all.text).toMatch(/Xã Bính Xá 1 12\/12\/2025 1 1 2 15 /)
    const not = await binh.get('/kiem-tra/thong-ke?nam=2025&xem=notInspected')
    expect(not.text).toContain('Xã Văn An 0 Chưa kiểm tra 0 1 1 7,5')
    expect(not.text).not.toContain('Xã Bính Xá 1')
    expect((await binh.get('/kiem-tra/thong-ke?nam=2024')).text).toContain('0/2 xã đã kiểm tra')
    const cookie = [...binh.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const [path, said] of [
      ['/kiem-tra/tai-ve?nam=2025', 'Tiêu chí môi trường'],
      ['/kiem-tra/thong-ke/tai-ve?nam=2025&xem=notInspected', 'Xã Văn An'],
      ['/tap-huan/tai-ve?nam=2025', 'Đánh giá tiêu chí'],
    ] as const) {
      const book = new exceljs.Workbook()
      await book.xlsx.load(await (await server.get(path, { Cookie: cookie })).arrayBuffer())
      expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain(said)
    }
    await binh.post(`/tap-huan/${course}`, { viec: 'huy', 'ly-do': 'Không tổ chức được' })
    expect((await binh.get('/kiem-tra/thong-ke?nam=2025')).text).toContain('0/2 xã đã dự tập huấn')
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})
