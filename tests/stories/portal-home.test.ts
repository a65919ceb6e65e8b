import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { deliverIllustration } from '../../src/programme/portal/demonstration.actions.ts'
import { openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Hoàng Thu Hà of the coordination office of Lạng Sơn writes what the office says of itself; Phạm Thị Lan, a leader, approves it; then it stands
 * on «Giới thiệu», «Liên hệ», their English pages and at the foot of every page. Đàm Văn Lục works in Cao Bằng. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
const today = day('2026-11-22')
let server: TestServer
const people: Record<string, Visitor> = {}
const as = (name: string) => people[name] as Visitor
const citizen = (path: string) => visitor(server.url).get(path)
const [langSon, caoBang] = [
  { id: 2, level: 'province' },
  { id: 5, level: 'province' },
] as const

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today, env })
  await settleTwoProvinces(server.database)
  for (const [name, role, unit] of [
    ['Hoàng Thu Hà', 'coordinationOffice', langSon],
    ['Lý Văn Bình', 'coordinationOffice', langSon],
    ['Phạm Thị Lan', 'leader', langSon],
    ['Đàm Văn Lục', 'coordinationOffice', caoBang],
    ['Nông Văn Tài', 'leader', caoBang],
  ] as const) {
    const officer = await openOfficer(server.accounts, { name, role, unit, today: day('2026-01-02') })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
    people[name] = person
  }
})

const office = {
  'co-quan': 'Văn phòng Điều phối nông thôn mới tỉnh Lạng Sơn (minh họa)',
  'co-quan-en': 'Lang Son Coordination Office (illustration)',
  'chiu-trach-nhiem': 'Hoàng Thu Hà, Phó Chánh Văn phòng (minh họa)',
  'dia-chi': 'Số 1, phố Minh Họa',
  'dien-thoai': '0000 111 222',
  thu: 'vanphong@minh-hoa.example',
  'bao-mat': 'baomat@minh-hoa.example',
  'dung-lai': 'Ghi rõ nguồn khi dẫn lại.',
  'chuc-nang': 'Giúp Ban Chỉ đạo tỉnh.\n\n- Theo dõi kết quả từng xã\n- Tổng hợp báo cáo',
  'co-cau': 'Văn phòng Điều phối | Coordination Office\n- Phòng Nghiệp vụ | Professional Division\n– Phòng Hành chính',
  ...{ 'ho-ten-1': 'Hoàng Thu Hà', 'chuc-vu-1': 'Phó Chánh Văn phòng', 'loai-1': 'leader', 'post-1': 'Deputy Director', 'dong-y-1': 'co' },
  ...{ 'ho-ten-2': 'Vi Văn Sơn', 'chuc-vu-2': 'Chuyên viên', 'loai-2': 'officer', 'don-vi-2': 'Phòng Nghiệp vụ' },
  ...{ 'sdt-2': '0000 333 444', 'thu-dt-2': 'son@minh-hoa.example' },
  kenh: 'Trang của tỉnh | https://minh-hoa.example/',
}
const edition = (path: string) => Number(/\/ban\/(\d+)$/.exec(path)?.[1])
let first = 0
let second = 0

test('before anybody approved anything the pages say so and lead on', async () => {
  for (const path of ['/', '/gioi-thieu', '/lien-he']) expect((await citizen(path)).text).toContain('Cơ quan quản lý cổng chưa công bố')
  expect((await citizen('/en/about')).text).toContain('has not published this in English')
  const home = await citizen('/')
  expect(home.text).toContain('Chưa có số liệu nào được duyệt công khai')
  expect(home.text).toContain('Chưa có bài nào được đăng')
  expect(home.html).toContain('href="/gop-y/theo-doi"')
})

test('a demonstration shows how the pages look, and says on each of them that nobody is meant', async () => {
  const edge = { today, actor: 'minh họa', now: new Date() }
  await deliverIllustration(server.database.db, edge)
  await deliverIllustration(server.database.db, edge)
  for (const path of ['/gioi-thieu', '/lien-he', '/ket-qua']) expect((await citizen(path)).text, path).toContain('Thông tin minh họa')
  for (const path of ['/en/about', '/en']) expect((await citizen(path)).text, path).toContain('Demonstration')
})

test('Hà writes it: each fault is named, and nobody is published who did not agree', async () => {
  const ha = as('Hoàng Thu Hà')
  const wrong = { ...office, 'dien-thoai': 'gọi sau', thu: 'vanphong', 'co-cau': 'Văn phòng\n-- Tổ trực', kenh: 'Zalo' }
  const refused = await ha.post('/quan-tri/cong', { ban: '0', ...wrong })
  expect(refused.status).toBe(422)
  for (const text of [
    '«gọi sau» không phải số điện thoại',
    '«vanphong» không phải địa chỉ thư',
    '«Tổ trực» thừa dấu gạch',
    '«Zalo» chưa đúng dạng',
  ])
    expect(refused.text).toContain(text)
  expect(refused.text).toMatch(/Vi Văn Sơn\s*: chưa ghi nhận người này đồng ý công khai/)
  expect(refused.html).toContain('value="gọi sau"')
  const agreed = { ...office, 'dong-y-2': 'co' }
  const sent = Object.fromEntries(Object.entries(agreed).map(([name, text]) => [name, text.normalize('NFD')]))
  const made = await ha.post('/quan-tri/cong', { ban: '0', ...sent })
  first = edition(made.path)
  expect(made.text).toContain('chờ duyệt')
  expect(made.html).toContain('Văn phòng Điều phối nông thôn mới tỉnh Lạng Sơn (minh họa)'.normalize('NFC'))
  expect(edition((await ha.post('/quan-tri/cong', { ban: '0', ...agreed })).path)).toBe(first)
  expect((await citizen('/gioi-thieu')).text).not.toContain('Vi Văn Sơn')
})

test('who wrote it does not approve it, nor anybody of another province; Lan finds it in her work', async () => {
  const path = `/quan-tri/cong/ban/${first}`
  expect((await as('Hoàng Thu Hà').post(path, { viec: 'duyet' })).status).toBe(403)
  for (const name of ['Đàm Văn Lục', 'Nông Văn Tài']) {
    expect((await as(name).get(path)).status).toBe(404)
    expect((await as(name).post(path, { viec: 'duyet' })).status).toBe(name === 'Nông Văn Tài' ? 404 : 403)
  }
  const lan = as('Phạm Thị Lan')
  expect((await lan.get('/viec-cua-toi')).text).toContain('Duyệt trang giới thiệu, bản 1')
  expect((await lan.get('/quan-tri/cong')).status).toBe(403)
  const approved = await lan.post(path, { viec: 'duyet' })
  expect(approved.text).toContain('đã duyệt 22/11/2026, Phạm Thị Lan')
  expect((await lan.post(path, { viec: 'duyet' })).text).toContain('đã có người duyệt')
})

test('a citizen reads it at once: functions, chart, people, the foot of every page, in English what was written in English', async () => {
  const about = await citizen('/gioi-thieu')
  for (const text of [
    'Giúp Ban Chỉ đạo tỉnh.',
    'Theo dõi kết quả từng xã',
    'Phòng Hành chính',
    'Hoàng Thu Hà',
    'Người duyệt công khai: Phạm Thị Lan',
  ])
    expect(about.text).toContain(text)
  for (const other of ['Vi Văn Sơn', 'Thông tin minh họa']) expect(about.text).not.toContain(other)
  const contact = await citizen('/lien-he')
  expect(contact.html).toContain('href="mailto:son@minh-hoa.example"')
  expect(contact.html).toContain('href="tel:0000333444"')
  expect(contact.text).toContain('baomat@minh-hoa.example')
  for (const path of ['/', '/ket-qua', '/xa/99999']) expect((await citizen(path)).text).toContain('Số 1, phố Minh Họa')
  const english = await citizen('/en/about')
  expect(english.html).toMatch(/<html lang="en"/)
  expect(english.html).toContain('Lang Son Coordination Office (illustration)')
  expect(english.html).toContain('<span lang="vi">Phòng Hành chính</span>')
  expect(english.text).toContain('has not published this in English')
  expect(english.html).toContain('<a href="/gioi-thieu" lang="vi"')
  expect((await citizen('/en/contacts')).text).toContain('Professional Division')
  expect((await citizen('/gioi-thieu')).html).toMatch(/rel="alternate" hrefLang="en" href="[^"]+\/en\/about"/)
})

test('a change waits again, is returned with its reason, and what two people write at once is not lost', async () => {
  const ha = as('Hoàng Thu Hà')
  const next = { ...office, 'dong-y-2': 'co', 'dien-thoai': '0000 999 888' }
  expect((await ha.post('/quan-tri/cong', { ban: '1', ...next })).text).toContain('Chưa ghi lý do')
  second = edition((await ha.post('/quan-tri/cong', { ban: '1', ...next, 'ly-do': 'Đổi số máy' })).path)
  const late = await as('Lý Văn Bình').post('/quan-tri/cong', {
    ban: '1',
    ...office,
    'dong-y-2': 'co',
    fax: '0000 1',
    'ly-do': 'Thêm số fax',
  })
  expect(late.status).toBe(409)
  const lan = as('Phạm Thị Lan')
  const shown = await lan.get(`/quan-tri/cong/ban/${second}`)
  expect(shown.text).toMatch(/Điện thoại\s+0000 111 222\s+0000 999 888/)
  expect((await lan.post(`/quan-tri/cong/ban/${second}`, { viec: 'tra-lai', 'ly-do': '' })).text).toContain('Chưa ghi lý do')
  await lan.post(`/quan-tri/cong/ban/${second}`, { viec: 'tra-lai', 'ly-do': 'Kiểm tra lại số máy' })
  expect((await ha.get('/viec-cua-toi')).text).toContain('Kiểm tra lại số máy')
  expect((await citizen('/lien-he')).text).toContain('0000 111 222')
  expect((await ha.get('/quan-tri/cong')).text).toMatch(/trả lại 22\/11\/2026, Phạm Thị Lan: Kiểm tra lại số máy/)
  const listing = await fetch(`${server.url}/quan-tri/cong/tai-ve`, {
    headers: { Cookie: [...ha.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  })
  expect(listing.headers.get('content-type')).toContain('spreadsheetml')
})

test('what was done stands in the log with its names, and the log is whole', async () => {
  const { rows } = await server.database.pool.query(
    `select actor, kind from events.entry where kind like 'portal.profile%' order by chain, number`,
  )
  expect(rows.map(({ actor, kind }) => `${actor} ${kind}`)).toEqual([
    'Hoàng Thu Hà portal.profileWritten',
    'Phạm Thị Lan portal.profileApproved',
    'Hoàng Thu Hà portal.profileWritten',
    'Phạm Thị Lan portal.profileReturned',
  ])
  expect((await read(server.database.db, (tx) => verifyChains(tx))).first).toBeNull()
})
