import { beforeAll, expect, test } from 'vitest'
import { openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** Chị Nông Thị Hoa of Bính Xá fills the year's sheet in a browser without script; anh Hoàng Văn Sơn, the commune's leader, submits it. */
let server: TestServer
let [hoa, tuan, son, other]: Visitor[] = []
let sheet = 0

async function comeIn(name: string, role: 'communeOfficer' | 'communeLeader', unitId: number): Promise<Visitor> {
  const officer = await openOfficer(server.accounts, { name, role, unit: { id: unitId, level: 'commune' }, today: roundToday })
  const one = visitor(server.url)
  const page = await one.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password, ve: '/phieu' })
  expect(page.path).toBe('/phieu')
  return one
}

/** The fields of the sheet's form, as the page gave them. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    if (name && /^([ob]:|lan-gui)/.test(name)) fields[plain(name)] = plain(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', body = ''] of html.matchAll(/<select[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    if (name.startsWith('o:'))
      fields[name] =
        /<option[^>]*selected=""[^>]*value="([^"]*)"|<option value="([^"]*)" selected=""/.exec(body)?.slice(1).find(Boolean) ?? ''
  for (const [, tag = '', body = ''] of html.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    if (name?.startsWith('g:')) fields[name] = plain(body)
  }
  return fields
}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  await server.database.pool.query(
    `with s as (insert into evidence.source (kind, title, entered_by, entered_at) values ('file', 'so-lieu-y-te.csv', 'kiểm thử', '2025-12-01') returning id)
     insert into assessment.measurement (unit_id, measure, valid_on, stage, known_at, value, source_id)
     select $1, m, d::date, 'self', '2025-12-01', v, s.id from s, (values ('health-insurance-share', '2025-11-20', 93.5), ('clean-water-share', '2024-12-14', 71)) x (m, d, v)`,
    [units.binhXa],
  )
  hoa = await comeIn('Nông Thị Hoa', 'communeOfficer', units.binhXa)
  tuan = await comeIn('Lương Văn Tuấn', 'communeOfficer', units.binhXa)
  son = await comeIn('Hoàng Văn Sơn', 'communeLeader', units.binhXa)
  other = await comeIn('Đàm Thị Lan', 'communeOfficer', units.damThuy)
})

const at = (one: Visitor | undefined) => one as Visitor

test('Hoa sees one sheet due and opens it', async () => {
  const list = await at(hoa).get('/phieu')
  expect(list.text).toContain('có 1 phiếu chưa mở')
  const opened = await at(hoa).post('/phieu', { ky: '1', bo: 'xa-2021' })
  expect(opened.path).toMatch(/^\/danh-gia\/\d+$/)
  sheet = Number(opened.path.split('/').at(-1))
  expect(opened.text).toContain('Xã Bính Xá, Năm 2025')
  expect(opened.text).toContain('chỉ tiêu 10')
  // what an import said of this period stands there already, with where it comes from; last year's is only shown beside
  expect(opened.text).toContain('Lấy từ «so-lieu-y-te.csv», tự đánh giá, 20/11/2025')
  expect(fieldsOf(opened.html)['o:health-insurance-share']).toBe('93,5')
  expect(fieldsOf(opened.html)['o:clean-water-share']).toBe('')
  expect(opened.text).toContain('71 (tự đánh giá, 14/12/2024)')
  // the other officer finds the same sheet
  expect((await at(tuan).post('/phieu', { ky: '1', bo: 'xa-2021' })).path).toBe(`/danh-gia/${sheet}`)
})

test('she types as people type; the verdict stands beside the cell, a wrong cell is kept as typed', async () => {
  const page = await at(hoa).get(`/danh-gia/${sheet}`)
  const fields = fieldsOf(page.html)
  expect(Object.keys(fields).filter((name) => name.startsWith('o:')).length).toBeGreaterThan(50)
  const saved = await at(hoa).post(`/danh-gia/${sheet}`, {
    ...fields,
    'o:income-per-capita': ' 45,5 ',
    'o:multidimensional-poverty-rate': '104',
    'o:clean-water-share': '1.234',
    'g:health-insurance-share': 'chờ số của bảo hiểm xã hội huyện\r\ncũ',
    'tieu-chi': '10',
  })
  expect(saved.status).toBe(200)
  expect(saved.text).toContain('Đã lưu 4 ô trên máy chủ.')
  expect(saved.text).toContain('Tỷ lệ phải từ 0 đến 100. Đang nhập 104.')
  expect(saved.html).toContain('value="1.234"')
  expect(saved.text).toMatch(/45,5/)
})

test('Tuấn, whose page is older, sees both values and chooses; nothing is overwritten', async () => {
  const old = fieldsOf((await at(tuan).get(`/danh-gia/${sheet}`)).html)
  const fresh = fieldsOf((await at(hoa).get(`/danh-gia/${sheet}`)).html)
  await at(hoa).post(`/danh-gia/${sheet}`, { ...fresh, 'o:income-per-capita': '46' })
  const clash = await at(tuan).post(`/danh-gia/${sheet}`, { ...old, 'o:income-per-capita': '47', 'o:temporary-houses': 'không' })
  expect(clash.status).toBe(409)
  expect(clash.text).toContain('Có 1 ô vừa được người khác sửa')
  expect(clash.text).toContain('Trên máy chủ: 46 – Nông Thị Hoa')
  const again = fieldsOf(clash.html)
  expect(again['o:income-per-capita']).toBe('47')
  const kept = await at(tuan).post(`/danh-gia/${sheet}`, { ...again, 'm:income-per-capita': '1' })
  expect(kept.status).toBe(200)
  expect(fieldsOf(kept.html)['o:income-per-capita']).toBe('46')
  const own = fieldsOf((await at(tuan).get(`/danh-gia/${sheet}`)).html)
  expect(own['o:temporary-houses']).toBe('không')
})

test('a form sent twice saves once', async () => {
  const fields = fieldsOf((await at(hoa).get(`/danh-gia/${sheet}`)).html)
  const sent = { ...fields, 'o:solid-housing-share': '91,5' }
  expect((await at(hoa).post(`/danh-gia/${sheet}`, sent)).text).toContain('Đã lưu 1 ô')
  expect((await at(hoa).post(`/danh-gia/${sheet}`, sent)).status).toBe(200)
  const { rows } = await server.database.pool.query(
    `select count(*) from assessment.cell_version where sheet_id = $1 and measure = 'solid-housing-share'`,
    [sheet],
  )
  expect(rows[0].count).toBe(1)
})

test('an officer of another province finds nothing under the number, and saves nothing', async () => {
  expect((await at(other).get(`/danh-gia/${sheet}`)).status).toBe(404)
  expect((await at(other).post(`/danh-gia/${sheet}`, { 'o:income-per-capita': '1', 'b:income-per-capita': '2' })).status).toBe(404)
  expect((await at(other).get(`/api/v1/sheets/${sheet}`)).status).toBe(404)
})

test('before submitting, every gap is named; Hoa may not submit, Sơn may', async () => {
  const check = await at(hoa).get(`/danh-gia/${sheet}/nop`)
  expect(check.text).toContain('Tỷ lệ phải từ 0 đến 100')
  expect(check.text).toContain('Chưa có quyền nộp phiếu. Người xử lý được: lãnh đạo xã.')
  const refused = await at(son).post(`/danh-gia/${sheet}/nop`, { 'phien-ban': '0' })
  expect(refused.status).toBe(409)
  const fields = fieldsOf((await at(hoa).get(`/danh-gia/${sheet}`)).html)
  const full = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name.startsWith('g:')) return [name, value || 'theo báo cáo của thôn']
      const html = name === 'o:temporary-houses' || !name.startsWith('o:') ? value : '50'
      return [name, html]
    }),
  )
  await at(hoa).post(`/danh-gia/${sheet}`, full)
  const left = await at(son).get(`/danh-gia/${sheet}/nop`)
  const yesNo = [...left.text.matchAll(/không phải câu trả lời|không phải mức/g)].length
  expect(yesNo).toBeGreaterThan(5)
})
