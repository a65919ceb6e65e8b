import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { openOfficer } from '../harness/officer.ts'
import { settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/** Chị Hoàng Thị Mai proposes to merge Văn An into Bính Xá, anh Đinh Văn Thủy approves; people, a draft and a recognition are touched. */
const today = day('2025-12-16')
let server: TestServer
let [mai, thuy, long, hoa]: Visitor[] = []
const at = (one: Visitor | undefined) => one as Visitor

type Role = 'administrator' | 'nationalOffice' | 'communeOfficer'
async function comeIn(name: string, role: Role, unit: { id: number; level: 'country' | 'province' | 'commune' }): Promise<Visitor> {
  const officer = await openOfficer(server.accounts, { name, role, unit, today })
  const one = visitor(server.url)
  await one.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
  return one
}

const header = 'loại thay đổi;ngày hiệu lực;nghị quyết;từ mã;đến mã;tên mới;loại mới;tỷ lệ'
const table = (...rows: string[]) => [header, ...rows].join('\n')
const merging = table('sáp nhập;01/3/2026;1700/NQ-UBTVQH15;06280;06622;;;')

const names = async (code: string, on: string): Promise<string[]> => {
  const { rows } = await server.database.pool.query<{ name: string }>(
    'select name from units.live where code = $1 and valid_from <= $2 and valid_to > $2',
    [code, on],
  )
  return rows.map(({ name }) => name)
}
const hidden = (page: Page, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page.html)?.[1] ?? ''
/** What is chosen in the list of people and duties. */
const chosen = (page: Page): Record<string, string> =>
  Object.fromEntries(
    [...page.html.matchAll(/<select name="(den-[a-z]+-\d+)"[^>]*>(.*?)<\/select>/gs)].map(([, name = '', body = '']) => [
      name,
      /<option value="(\d+)" selected/.exec(body)?.[1] ?? '',
    ]),
  )

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  mai = await comeIn('Hoàng Thị Mai', 'nationalOffice', { id: units.country, level: 'country' })
  thuy = await comeIn('Đinh Văn Thủy', 'administrator', { id: units.country, level: 'country' })
  long = await comeIn('Hoàng Văn Long', 'administrator', { id: units.langSon, level: 'province' })
  hoa = await comeIn('Nông Thị Hoa', 'communeOfficer', { id: units.vanAn, level: 'commune' })
  const { pool } = server.database
  await pool.query(
    `insert into recognition.recognition (unit_id, tier, decided_on, source_id, known_at) values ($1, 'standard', '2025-09-01', 1, now())`,
    [units.vanAn],
  )
  await pool.query(`insert into plan.registration (unit_id, year, tier, source_id, known_at) values ($1, 2026, 'advanced', 1, now())`, [
    units.vanAn,
  ])
  const opened = await at(hoa).post('/phieu', { ky: '1', bo: 'xa-2021' })
  expect(opened.path).toMatch(/^\/danh-gia\//)
})

describe('a plan is tried', () => {
  test('only by who plans for the country: Hoa may not, Long of a province does not find it', async () => {
    expect((await visitor(server.url).get('/quan-tri/don-vi')).path).toMatch(/^\/dang-nhap/)
    expect((await at(hoa).get('/quan-tri/don-vi')).status).toBe(403)
    expect((await at(long).get('/quan-tri/don-vi')).status).toBe(404)
    expect((await at(long).post('/quan-tri/don-vi', { viec: 'luu', bang: merging })).status).toBe(404)
    expect((await at(mai).get('/quan-tri/don-vi')).text).toContain('Không có đề xuất nào chờ duyệt')
  })

  test('wrong lines are named, and what was typed stays', async () => {
    const typed = table('sáp nhập;31/2/2026;;06280;06622;;;', 'nhập vào;01/3/2026;;06280;06622;;;')
    const page = await at(mai).post('/quan-tri/don-vi', { viec: 'thu', bang: typed, 'van-ban': 'Nghị quyết 1700' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('dòng 2: ngày hiệu lực «31/2/2026» không phải là ngày')
    expect(page.text).toContain('dòng 3: loại thay đổi «nhập vào» không có')
    expect(page.html).toContain('nhập vào;01/3/2026')
    expect(page.html).toContain('value="Nghị quyết 1700"')
    expect((await at(mai).post('/quan-tri/don-vi', { viec: 'thu', bang: ' ' })).text).toContain('Chưa có bảng nào')
    const unknown = await at(mai).post('/quan-tri/don-vi', { viec: 'thu', bang: table('sáp nhập;01/3/2026;;99999;06622;;;') })
    expect(unknown.text).toContain('không có đơn vị mang mã 99999')
  })

  test('the dry run tells of the map, people, drafts, registrations and recognitions; nothing is written', async () => {
    const page = await at(mai).post('/quan-tri/don-vi', { viec: 'thu', bang: merging })
    expect(page.status).toBe(200)
    for (const told of [
      'hiệu lực 1/3/2026: 1 đơn vị thôi tồn tại, 0 đơn vị mới, 1 đơn vị đổi địa bàn',
      'Xã Văn An (06280)',
      'Xã Bính Xá (06622), toàn bộ',
      'Nhập xã Văn An vào xã Bính Xá từ 1/3/2026',
      'Phân công tại đơn vị thôi tồn tại',
      'Nông Thị Hoa: Chức vụ của Nông Thị Hoa',
      'Phiếu đang nhập, bị trả lại',
      'Xã Văn An, Năm 2025',
      'Đăng ký đạt chuẩn',
      'Quyết định công nhận',
      '«chờ xem xét»',
    ])
      expect(page.text).toContain(told)
    expect(await names('06280', '2026-03-01')).toEqual(['Xã Văn An'])
    const { rows } = await server.database.pool.query('select from administration.unit_plan')
    expect(rows).toEqual([])
  })

  test('a workbook is read as well, and its lines are those of Excel', async () => {
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('Kế hoạch')
    sheet.addRow(['Loại thay đổi', 'Ngày hiệu lực', 'Từ mã', 'Đến mã'])
    sheet.addRow([])
    sheet.addRow(['Sáp nhập', new Date('2026-03-01'), '06280', '06622'])
    sheet.addRow(['Sáp nhập', new Date('2026-03-01'), '06999', '06622'])
    const form = new FormData()
    form.set('viec', 'thu')
    form.set('tep', new File([new Uint8Array(await book.xlsx.writeBuffer())], 'kế hoạch.xlsx'))
    const cookie = [...at(mai).cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${server.url}/quan-tri/don-vi`, {
      method: 'POST',
      body: form,
      headers: { Origin: server.url, Cookie: cookie },
    })
    const html = await answer.text()
    expect([answer.status, html]).toEqual([422, expect.stringMatching(/dòng 4(<!-- -->)?: (<!-- -->)?không có đơn vị mang mã 06999/)])
    // it stands in the field as text, to be mended there
    expect(html).toContain('Sáp nhập\t2026-03-01\t06280\t06622')
    const broken = new FormData()
    broken.set('tep', new File([new Uint8Array([0x50, 0x4b, 1, 2, 3])], 'hỏng.xlsx'))
    const no = await fetch(`${server.url}/quan-tri/don-vi`, {
      method: 'POST',
      body: broken,
      headers: { Origin: server.url, Cookie: cookie },
    })
    expect(no.status).toBe(422)
  })

  test('a part without a share is told: nothing of it can be carried', async () => {
    const dividing = table('chia;01/3/2026;;06280;99901;Văn An Đông;xã;40', 'chia;01/3/2026;;06280;99902;Văn An Tây;xã;')
    const page = await at(mai).post('/quan-tri/don-vi', { viec: 'thu', bang: dividing })
    expect(page.text).toContain('Chưa nêu tỷ lệ của phần xã Văn An chuyển sang xã Văn An Tây')
    expect(page.text).toContain('Xã Văn An Đông (99901), 40% diện tích')
  })
})

describe('two persons', () => {
  test('Mai proposes and cannot approve; the same plan is not proposed twice', async () => {
    const saved = await at(mai).post('/quan-tri/don-vi', { viec: 'luu', bang: merging, 'van-ban': 'Nghị quyết 1700/NQ-UBTVQH15' })
    expect(saved.path).toBe('/quan-tri/don-vi/1')
    expect(saved.text).toContain('Chờ duyệt')
    expect(saved.html).not.toContain('value="duyet"')
    const own = await at(mai).post('/quan-tri/don-vi/1', { viec: 'duyet', 'da-xem': 'x' })
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('Người đề xuất không duyệt đề xuất của mình')])
    const twice = await at(thuy).post('/quan-tri/don-vi', { viec: 'luu', bang: merging })
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('Đề xuất số 1 đã ghi đúng những thay đổi này')])
  })

  test('Thủy does not approve what he did not see; declining needs a reason', async () => {
    const stale = await at(thuy).post('/quan-tri/don-vi/1', { viec: 'duyet', 'da-xem': 'khác' })
    expect([stale.status, stale.text]).toEqual([409, expect.stringContaining('Bản đồ đã thay đổi từ khi mở trang')])
    expect((await at(thuy).post('/quan-tri/don-vi/1', { viec: 'khong-duyet', 'ly-do': ' ' })).status).toBe(422)
    expect((await at(long).post('/quan-tri/don-vi/1', { viec: 'duyet', 'da-xem': 'x' })).status).toBe(404)
  })

  test('approved by two clicks at once it is written once, and holds from its day on', async () => {
    const page = await at(thuy).get('/quan-tri/don-vi/1')
    const seen = { viec: 'duyet', 'da-xem': hidden(page, 'da-xem') }
    const answers = await Promise.all([at(thuy).post('/quan-tri/don-vi/1', seen), at(thuy).post('/quan-tri/don-vi/1', seen)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect([await names('06280', '2026-02-28'), await names('06280', '2026-03-01')]).toEqual([['Xã Văn An'], []])
    const { rows } = await server.database.pool.query(
      `select kind, actor, payload -> 'as' ->> 'post' as post from events.entry where kind like 'unitPlan.%' or kind like 'units.plan%' order by number`,
    )
    expect(rows.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'unitPlan.proposed Hoàng Thị Mai',
      'units.planApplied Đinh Văn Thủy',
      'unitPlan.approved Đinh Văn Thủy',
    ])
    expect(rows[2]?.post).toBe('Chức vụ của Đinh Văn Thủy')
    // the draft goes when the day has come
    const { rows: sheets } = await server.database.pool.query('select state from assessment.sheet')
    expect(sheets).toEqual([{ state: 'draft' }])
  })
})

describe('people go along', () => {
  test('Hoa is proposed for Bính Xá; one confirmation moves her post from the day on', async () => {
    const page = await at(thuy).get('/quan-tri/don-vi/1')
    expect(page.text).toContain('1 mục chưa chuyển; 0 mục đã chuyển')
    expect(page.text).toContain('1 tài khoản chuyển được từ ngày hiệu lực')
    const moves = chosen(page)
    expect(Object.values(moves)).toEqual([String(units.binhXa)])
    const elsewhere = await at(thuy).post('/quan-tri/don-vi/1', {
      viec: 'chuyen',
      ...Object.fromEntries(Object.keys(moves).map((key) => [key, '6'])),
    })
    expect([elsewhere.status, elsewhere.text]).toEqual([409, expect.stringContaining('Danh sách phân công đã thay đổi')])
    expect((await at(thuy).post('/quan-tri/don-vi/1', { viec: 'chuyen' })).status).toBe(422)
    const moved = await at(thuy).post('/quan-tri/don-vi/1', { viec: 'chuyen', ...moves })
    expect(moved.text).toContain('Đã chuyển 1 mục')
    const { rows } = await server.database.pool.query(
      `select a.unit_id, a.valid_from, a.valid_to, b.unit_id as body from people.assignment a join people.post o on o.id = a.post_id
       join people.body b on b.id = o.body_id join people.person p on p.id = a.person_id where p.name = 'Nông Thị Hoa' order by a.id`,
    )
    expect(rows).toEqual(
      [
        { unit_id: units.vanAn, valid_from: today, valid_to: '2026-03-01', body: units.vanAn },
        { unit_id: units.binhXa, valid_from: '2026-03-01', valid_to: Number.POSITIVE_INFINITY, body: units.binhXa },
      ].map((row) => ({ ...row, valid_to: row.valid_to === Number.POSITIVE_INFINITY ? 'infinity' : row.valid_to })),
    )
    // sent again there is nothing left to move
    expect((await at(thuy).post('/quan-tri/don-vi/1', { viec: 'chuyen', ...moves })).status).toBe(409)
  })
})

describe('taken back', () => {
  let waiting = ''
  test('not while something stands on it', async () => {
    const { pool } = server.database
    await pool.query(
      `insert into recognition.recognition (unit_id, tier, decided_on, source_id, known_at) values ($1, 'standard', '2026-04-01', 1, now())`,
      [units.binhXa],
    )
    expect((await at(mai).get('/quan-tri/don-vi/1')).text).toContain('Chưa bỏ được: đã có việc khác dựa trên nó')
    const refused = await at(mai).post('/quan-tri/don-vi/1', { viec: 'bo', 'ly-do': 'Ghi nhầm ngày hiệu lực' })
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Xã Bính Xá: đạt chuẩn, 1/4/2026')])
    await pool.query(`delete from recognition.recognition where decided_on = '2026-04-01'`)
  })

  test('with a reason the map and the people are what they were', async () => {
    expect((await at(mai).post('/quan-tri/don-vi/1', { viec: 'bo', 'ly-do': '' })).status).toBe(422)
    const page = await at(mai).post('/quan-tri/don-vi/1', { viec: 'bo', 'ly-do': 'Ghi nhầm ngày hiệu lực' })
    expect(page.text).toContain('Đã bỏ')
    expect(page.text).toContain('Ghi nhầm ngày hiệu lực')
    expect(await names('06280', '2026-03-01')).toEqual(['Xã Văn An'])
    const { rows } = await server.database.pool.query(
      `select a.unit_id, a.valid_to from people.assignment a join people.person p on p.id = a.person_id
       where p.name = 'Nông Thị Hoa' and a.valid_from < a.valid_to`,
    )
    expect(rows).toEqual([{ unit_id: units.vanAn, valid_to: 'infinity' }])
    expect((await at(mai).post('/quan-tri/don-vi/1', { viec: 'bo', 'ly-do': 'lần nữa' })).status).toBe(409)
    // and it can be proposed again
    const again = await at(thuy).post('/quan-tri/don-vi', { viec: 'luu', bang: merging })
    expect(again.path).toMatch(/^\/quan-tri\/don-vi\/\d+$/)
    waiting = again.path
  })

  test('a proposal whose ground was lost says why, and is withdrawn by whoever made it', async () => {
    const renaming = table('đổi tên;01/2/2026;;06280;;Văn An Mới;;')
    const other = await at(mai).post('/quan-tri/don-vi', { viec: 'luu', bang: renaming })
    const seen = hidden(await at(thuy).get(other.path), 'da-xem')
    expect((await at(thuy).post(other.path, { viec: 'duyet', 'da-xem': seen })).status).toBe(200)
    // the effects of the plan that waits are others now: what was seen before is not approved
    expect((await at(mai).get(waiting)).text).toContain('Xã Văn An Mới (06280)')
    const later = await at(mai).post('/quan-tri/don-vi', { viec: 'luu', bang: table('đổi tên;15/1/2026;;06280;;Văn An Cũ;;') })
    expect([later.status, later.text]).toEqual([422, expect.stringContaining('đã có thay đổi ngày 1/2/2026')])
    const withdrawn = await at(thuy).post(waiting, { viec: 'rut', 'ly-do': 'Chờ nghị quyết mới' })
    expect(withdrawn.text).toContain('Đã rút')
    expect((await at(thuy).post(other.path, { viec: 'bo', 'ly-do': 'Tên chưa được duyệt' })).text).toContain('Đã bỏ')
  })
})

test('a draft of a unit that has ended already goes to its successor with the approval', async () => {
  const past = await at(mai).post('/quan-tri/don-vi', { viec: 'luu', bang: table('sáp nhập;15/12/2025;;06280;06622;;;') })
  const seen = hidden(await at(thuy).get(past.path), 'da-xem')
  expect((await at(thuy).post(past.path, { viec: 'duyet', 'da-xem': seen })).status).toBe(200)
  const { rows } = await server.database.pool.query('select unit_id, state, successor_unit_id from assessment.sheet order by id')
  expect(rows).toEqual([
    { unit_id: units.vanAn, state: 'moved', successor_unit_id: units.binhXa },
    { unit_id: units.binhXa, state: 'draft', successor_unit_id: null },
  ])
  const page = await at(mai).get(past.path)
  expect(page.text).toContain('2 mục chưa chuyển')
  const moved = await at(mai).post(past.path, { viec: 'chuyen', ...chosen(page) })
  expect(moved.text).toContain('Đã chuyển 2 mục')
  // Hoa works at Bính Xá from now on
  expect((await at(hoa).get('/phieu')).text).toContain('Xã Bính Xá')
})
