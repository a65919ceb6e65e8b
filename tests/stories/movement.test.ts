import { beforeAll, describe, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * The power company helps Bính Xá: Bình of the province enters the pledge and what was delivered, Hoa of the commune says what she received. A
 * round of emulation is run and ranked, and who did best is commended. An of Văn An and Dương of Cao Bằng look on. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
let helper: string
const officers: Record<string, Officer> = {}
const [langSon, binhXa, vanAn, damThuy] = [
  { id: 2, level: 'province' },
  { id: 3, level: 'commune' },
  { id: 4, level: 'commune' },
  { id: 6, level: 'commune' },
] as const

const goTo = async (on: LocalDate) => {
  await server.stop()
  server = await startServer({ after: server, today: on, env })
}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: day('2026-03-02'), env })
  await settleTwoProvinces(server.database)
  for (const [name, role, unit] of [
    ['Nông Thị Hoa', 'communeOfficer', binhXa],
    ['Hoàng Thị An', 'communeOfficer', vanAn],
    ['Triệu Văn Dương', 'communeOfficer', damThuy],
    ['Lý Văn Bình', 'coordinationOffice', langSon],
    ['Nguyễn Thị Lan', 'leader', langSon],
    ['Trần Văn Sự', 'administrator', langSon],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, today: day('2026-01-01') })
  const { rows } = await server.database.pool.query(
    `insert into people.body (kind, level, unit_id, name, valid_from) values ('department', 'province', 2, 'Công ty Điện lực Lạng Sơn', '2025-07-01') returning id`,
  )
  helper = String(rows[0].id)
  await server.database.pool.query(
    `insert into people.duty (body_id, kind, unit_id, criterion, valid_from, source) values ($1, 'helps', 3, null, '2026-01-01', 'QĐ 1 (bịa)')`,
    [helper],
  )
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}

const form = {
  xa: '06622',
  'noi-dung': 'Xi măng làm đường thôn Nà Lừa',
  'hinh-thuc': 'inKind',
  muc: '120',
  'don-vi-tinh': 'tấn xi măng',
  'van-ban': 'Biên bản ký kết 03 (bịa)',
  ngay: '2026-02-10',
  han: '',
}
let at: string

describe('a pledge', () => {
  test('is entered by Bình for a body that helps the commune, and for no other', async () => {
    const [binh, su] = [await enter('Lý Văn Bình'), await enter('Trần Văn Sự')]
    expect((await su.get('/phong-trao/giup-do')).status).toBe(403)
    const list = await binh.get('/phong-trao/giup-do')
    expect(list.text).toContain('Chưa có cam kết nào như vậy')
    expect(list.text).toContain('Công ty Điện lực Lạng Sơn')
    const wrong = await binh.post('/phong-trao/giup-do', { ...form, 'don-vi-giup': helper, muc: '12a', 'don-vi-tinh': '' })
    expect(wrong.status).toBe(422)
    for (const said of ['«12a» không phải số lượng', 'Đơn vị tính: chưa ghi']) expect(wrong.text).toContain(said)
    expect(wrong.html).toContain('value="Xi măng làm đường thôn Nà Lừa"')
    expect((await binh.post('/phong-trao/giup-do', { ...form, 'don-vi-giup': helper, muc: '1.500' })).status).toBe(422)
    const other = await binh.post('/phong-trao/giup-do', { ...form, 'don-vi-giup': helper, xa: '06280' })
    expect([other.status, other.text]).toEqual([422, expect.stringContaining('chưa được phân công giúp đỡ xã')])
    expect((await binh.post('/phong-trao/giup-do', { ...form, 'don-vi-giup': helper, xa: '01273' })).status).toBe(404)
    const entered = await binh.post('/phong-trao/giup-do', { ...form, 'don-vi-giup': helper })
    at = entered.path
    expect(at).toMatch(/^\/phong-trao\/giup-do\/\d+$/)
    expect(entered.text).toContain('cam kết 120 tấn xi măng, xã đã nhận 0 tấn xi măng')
    expect(entered.text).toContain('Không nêu hạn')
  })

  test('counts only what the commune confirmed; a form sent twice is one gift', async () => {
    const [binh, hoa, an] = [await enter('Lý Văn Bình'), await enter('Nông Thị Hoa'), await enter('Hoàng Thị An')]
    const keyIn = ({ html }: Page) => /name="lan-gui" value="([^"]+)"/.exec(html)?.[1] as string
    const gift = { viec: 'nhan', 'lan-gui': keyIn(await binh.get(at)), muc: '50', ngay: '2026-02-20' }
    const both = await Promise.all([binh.post(at, gift), binh.post(at, gift)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect((await binh.get(at)).text).toContain('Chờ xã xác nhận 50 tấn xi măng')
    const { rows } = await server.database.pool.query('select id from movement.contribution')
    expect(rows).toHaveLength(1)
    const khoan = String(rows[0].id)
    expect((await binh.post(at, { viec: 'xac-nhan', khoan })).status).toBe(403)
    for (const viec of ['xac-nhan', 'nhan', 'rut']) expect((await an.post(at, { viec, khoan, 'ly-do': 'x' })).status).toBe(404)
    expect((await an.get(at)).status).toBe(404)
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Xác nhận 1 khoản hỗ trợ của Công ty Điện lực Lạng Sơn')
    expect((await hoa.get('/thong-bao')).text).toContain('Xác nhận hỗ trợ của Công ty Điện lực Lạng Sơn')
    expect((await hoa.post(at, { viec: 'xac-nhan', khoan: '9999' })).status).toBe(404)
    expect((await hoa.post(at, { viec: 'xac-nhan', khoan })).text).toContain('xã đã nhận 50 tấn xi măng')
    expect((await hoa.post(at, { viec: 'xac-nhan', khoan })).status).toBe(409)
    const own = await hoa.post(at, { viec: 'nhan', 'lan-gui': keyIn(await hoa.get(at)), muc: '12,5', ngay: '2026-02-25' })
    expect(own.text).toContain('xã đã nhận 62,5 tấn xi măng')
    expect((await hoa.post(at, { viec: 'bo', khoan, 'ly-do': ' ' })).status).toBe(422)
    const struck = await hoa.post(at, { viec: 'bo', khoan, 'ly-do': 'Xi măng hỏng, đã trả lại' })
    expect(struck.text).toContain('xã đã nhận 12,5 tấn xi măng')
    expect(struck.text).toContain('Không tính: Xi măng hỏng, đã trả lại')
  })

  test('of money and of things are never added; the list leaves as a workbook', async () => {
    const [binh, an] = [await enter('Lý Văn Bình'), await enter('Hoàng Thị An')]
    const money = { ...form, 'don-vi-giup': helper, 'hinh-thuc': 'money', muc: '50.000.000', 'noi-dung': 'Nhà văn hóa', han: '2026-06-30' }
    expect((await binh.post('/phong-trao/giup-do', money)).text).toContain('cam kết 50.000.000 đồng')
    const movement = await binh.get('/phong-trao')
    for (const said of ['tấn xi măng 1 120 tấn xi măng 12,5 tấn xi măng', 'đồng 1 50.000.000 đồng 0 đồng'])
      expect(movement.text).toContain(said)
    expect((await an.get('/phong-trao')).text).not.toContain('50.000.000')
    expect((await binh.get('/phong-trao/giup-do?tim=dien+luc&con=1')).text).toContain('Nhà văn hóa')
    expect((await binh.get('/phong-trao/giup-do?tim=xi+mang')).text).not.toContain('Nhà văn hóa')
    const book = await binh.get('/phong-trao/giup-do/tai-ve')
    expect([book.status, book.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
  })
})

describe('a round of emulation', () => {
  let round: string
  const lines = {
    ...{ 'ten-1': 'Đường hoa', 'nguon-1': 'count', 'don-vi-1': 'km', 'chieu-1': 'more', 'diem-1': '60', 'moc-1': '' },
    ...{ 'ten-2': 'Điểm rác tồn', 'nguon-2': 'count', 'don-vi-2': 'điểm', 'chieu-2': 'less', 'diem-2': '', 'moc-2': '0: 10; 5: 2' },
  }
  const opening = {
    ten: 'Chung sức xây dựng nông thôn mới',
    'co-quan': 'UBND tỉnh',
    so: '15/KH-UBND (bịa)',
    tu: '2026-03-01',
    den: '2026-03-31',
    ...lines,
  }

  test('is opened by the province with criteria as data; a commune may not, another province does not see it', async () => {
    const [binh, hoa, duong] = [await enter('Lý Văn Bình'), await enter('Nông Thị Hoa'), await enter('Triệu Văn Dương')]
    expect((await hoa.post('/phong-trao/moi', opening)).status).toBe(403)
    const wrong = await binh.post('/phong-trao/moi', { ...opening, 'diem-1': '1,5', 'moc-2': '5', den: '2026-02-01' })
    for (const said of ['điểm tối đa «1,5»', 'mốc điểm «5» chưa đúng', 'Đến hết ngày: chưa đúng']) expect(wrong.text).toContain(said)
    const opened = await binh.post('/phong-trao/moi', opening)
    round = opened.path
    expect(round).toMatch(/^\/phong-trao\/\d+$/)
    expect(opened.text).toContain('hạng nhất 60 điểm, các hạng sau giảm đều')
    expect((await binh.post('/phong-trao/moi', opening)).status).toBe(409)
    expect((await duong.get(round)).status).toBe(404)
    expect((await duong.post(round, { viec: 'so-lieu', xa: '01273', 'tieu-chi-1': '3' })).status).toBe(404)
    expect((await duong.get('/phong-trao')).text).not.toContain('Chung sức')
  })

  test('takes the counts of each commune from itself; wrong numbers are named', async () => {
    const [hoa, an, lan] = [await enter('Nông Thị Hoa'), await enter('Hoàng Thị An'), await enter('Nguyễn Thị Lan')]
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Nhập 2 số liệu của đợt thi đua Chung sức xây dựng nông thôn mới')
    const wrong = await hoa.post(round, { viec: 'so-lieu', xa: '06622', 'tieu-chi-1': '12a', 'tieu-chi-2': '1.500' })
    expect(wrong.text).toContain('Đường hoa: «12a» không phải số')
    expect(wrong.text).toContain('Điểm rác tồn: «1.500» không phải số')
    expect((await hoa.post(round, { viec: 'so-lieu', xa: '06280', 'tieu-chi-1': '3' })).status).toBe(404)
    expect((await hoa.post(round, { viec: 'so-lieu', xa: '06622', 'tieu-chi-9': '3' })).status).toBe(404)
    expect((await lan.post(round, { viec: 'so-lieu', xa: '06622', 'tieu-chi-1': '3' })).status).toBe(403)
    const kept = await hoa.post(round, { viec: 'so-lieu', xa: '06622', 'tieu-chi-1': '1,5', 'tieu-chi-2': '0' })
    expect(kept.html).toContain('value="1,5"')
    await hoa.post(round, { viec: 'so-lieu', xa: '06622', 'tieu-chi-1': '1,5', 'tieu-chi-2': '0' })
    await hoa.post(round, { viec: 'so-lieu', xa: '06622', 'tieu-chi-1': '2,5', 'tieu-chi-2': '' })
    const { rows } = await server.database.pool.query('select criterion, version, value::float8 from movement.entry order by 1, 2')
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['tieu-chi-1', 1, 1.5],
      ['tieu-chi-1', 2, 2.5],
      ['tieu-chi-2', 1, 0],
    ])
    await an.post(round, { viec: 'so-lieu', xa: '06280', 'tieu-chi-1': '9' })
    expect((await an.get(round)).html).not.toContain('value="2,5"')
  })

  test('is ranked after its last day and frozen; who lacks data is named, not last', async () => {
    const before = await enter('Lý Văn Bình')
    expect((await before.post(round, { viec: 'xep-hang' })).text).toContain('kéo dài đến hết ngày 31/3/2026')
    await goTo(day('2026-04-01'))
    const [binh, an] = [await enter('Lý Văn Bình'), await enter('Hoàng Thị An')]
    expect((await an.post(round, { viec: 'xep-hang' })).status).toBe(404)
    expect((await binh.get(round)).text).toContain('Tạm tính')
    const closed = await binh.post(round, { viec: 'xep-hang' })
    expect(closed.text).toContain('1 xã được xếp hạng; 1 xã chưa đủ căn cứ')
    expect(closed.text).toContain('Xã Bính Xá 1 70')
    expect(closed.text).toContain('Xã Văn An: chưa có Điểm rác tồn')
    expect((await binh.post(round, { viec: 'xep-hang' })).status).toBe(409)
    expect((await an.post(round, { viec: 'so-lieu', xa: '06280', 'tieu-chi-2': '0' })).status).toBe(409)
    expect((await an.get(round)).text).toContain('Xã Bính Xá 1 70')
    expect((await an.get(`${round}/tai-ve`)).headers.get('content-type')).toContain('spreadsheetml')
  })

  test('ends in a commendation: proposed by the commune, decided by the province, once', async () => {
    const [hoa, binh, an] = [await enter('Nông Thị Hoa'), await enter('Lý Văn Bình'), await enter('Hoàng Thị An')]
    const page = '/phong-trao/khen-thuong'
    const proposal = {
      viec: 'de-xuat',
      'don-vi': '06622',
      ten: 'Thôn Nà Lừa',
      loai: 'unit',
      'hinh-thuc': 'Giấy khen',
      'thanh-tich': 'Hiến 2.000 m² đất',
      dot: round.split('/')[2] as string,
    }
    expect((await hoa.post(page, { ...proposal, ten: ' ' })).text).toContain('Tập thể, cá nhân: chưa ghi tên')
    expect((await hoa.post(page, { ...proposal, 'don-vi': '06280' })).status).toBe(404)
    expect((await hoa.post(page, proposal)).text).toContain('Thôn Nà Lừa')
    expect((await hoa.post(page, proposal)).status).toBe(409)
    expect((await an.get(page)).text).not.toContain('Thôn Nà Lừa')
    const { rows } = await server.database.pool.query('select id from movement.commendation')
    const decision = {
      viec: 'quyet-dinh',
      'de-nghi': String(rows[0].id),
      so: '99/QĐ-UBND (bịa)',
      ngay: '2026-04-01',
      'co-quan': 'UBND tỉnh',
    }
    expect((await hoa.post(page, decision)).status).toBe(403)
    expect((await binh.post(page, { ...decision, ngay: '2026-03-31' })).text).toContain('từ ngày đề nghị đến hôm nay')
    expect((await binh.post(page, decision)).text).toContain('Đã khen thưởng: 99/QĐ-UBND (bịa) ngày 1/4/2026')
    expect((await binh.post(page, decision)).status).toBe(409)
    expect((await hoa.get(`${page}/tai-ve`)).headers.get('content-type')).toContain('spreadsheetml')
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})
