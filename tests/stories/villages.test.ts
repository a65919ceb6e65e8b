import { beforeAll, expect, test } from 'vitest'
import { openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/** Chị Nông Thị Hoa and anh Lương Văn Tuấn keep the villages of Bính Xá; chị Đàm Thị Lan those of Đàm Thủy. */
let server: TestServer
let [hoa, tuan, lan]: Visitor[] = []
const at = (one: Visitor | undefined) => one as Visitor

async function comeIn(name: string, unitId: number): Promise<Visitor> {
  const officer = await openOfficer(server.accounts, { name, role: 'communeOfficer', unit: { id: unitId, level: 'commune' } })
  const one = visitor(server.url)
  await one.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
  return one
}
/** As a list shows a village: `12-34`. */
const seen = (page: Page, name: string): string =>
  new RegExp(`value="(\\d+-\\d+)"[^>]*aria-label="Chọn ${name}"|aria-label="Chọn ${name}"[^>]*value="(\\d+-\\d+)"`)
    .exec(page.html)
    ?.slice(1)
    .find(Boolean) ?? ''
const document = 'Nghị quyết 12/NQ-HĐND ngày 1/6/2026'

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleTwoProvinces(server.database)
  hoa = await comeIn('Nông Thị Hoa', 3)
  tuan = await comeIn('Lương Văn Tuấn', 3)
  lan = await comeIn('Đàm Thị Lan', 6)
})

test('Hoa pastes a list from a sheet; a wrong line and a twin are named and what she typed stays', async () => {
  expect((await at(hoa).get('/thon')).text).toContain('Chưa có thôn nào vào ngày 22/11/2026')
  const list = 'Tên thôn\tTừ ngày\tVăn bản\nThôn Nà Lầm\t01/7/2025\tQĐ 5/QĐ-UBND\nPò Háng\t01/7/2025\t\nBản Chu\t32/7/2025\t'
  const wrong = await at(hoa).post('/thon', { viec: 'them', 'danh-sach': list, 'tu-ngay': '2025-07-01', 'van-ban': document })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('dòng 3: «Pò Háng» chưa ghi loại')
  expect(wrong.text).toContain('dòng 4: «32/7/2025» không phải là ngày')
  expect(wrong.html).toContain('Thôn Nà Lầm\t01/7/2025')
  const mended = list.replace('Pò Háng', 'Thôn Pò Háng').replace('32/7', '02/7')
  const added = await at(hoa).post('/thon', { viec: 'them', 'danh-sach': mended, 'tu-ngay': '2025-07-01', 'van-ban': document })
  expect([added.path, added.text]).toEqual(['/thon', expect.stringContaining('3 thôn vào ngày 22/11/2026')])
  expect(added.text).toContain('QĐ 5/QĐ-UBND')
  const twin = await at(hoa).post('/thon', { viec: 'them', 'danh-sach': 'thôn na lam', 'tu-ngay': '2025-07-01', 'van-ban': document })
  expect([twin.status, twin.text]).toEqual([409, expect.stringContaining('trùng với thôn Nà Lầm đã có')])
  expect((await at(hoa).get('/thon?ngay=2025-07-01')).text).toContain('2 thôn vào ngày 1/7/2025')
})

test('Tuấn, whose page is older, does not change what Hoa has changed', async () => {
  const page = await at(tuan).get('/thon')
  const id = /\/thon\/(\d+)">Bản Chu/.exec(page.html)?.[1]
  const own = await at(hoa).get(`/thon/${id}`)
  const thon = /name="thon" value="([^"]+)"/.exec(own.html)?.[1] as string
  const rename = { viec: 'doi-ten', thon, 'tu-ngay': '2026-10-01', 'van-ban': document }
  expect((await at(hoa).post(`/thon/${id}`, { ...rename, ten: 'Bản Chu Mới' })).text).toContain('Bản Chu Mới')
  const late = await at(tuan).post(`/thon/${id}`, { ...rename, ten: 'Bản Khác' })
  expect([late.status, late.text]).toEqual([409, expect.stringContaining('Danh sách thôn đã thay đổi từ khi mở trang')])
  expect((await at(hoa).get(`/thon/${id}`)).text).toContain('Bản Chu , từ 2/7/2025 đến trước 1/10/2026')
})

test('two villages become one, another ends; every step stands on a document and in the log', async () => {
  const page = await at(tuan).get('/thon')
  const both = [seen(page, 'Thôn Nà Lầm'), seen(page, 'Thôn Pò Háng')]
  const form = new URLSearchParams([
    ...both.map((one) => ['thon', one]),
    ['viec', 'nhap'],
    ['ten', 'Thôn Nà Lầm'],
    ['tu-ngay', '2026-11-01'],
  ])
  const send = (body: URLSearchParams) =>
    fetch(`${server.url}/thon`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { Origin: server.url, Cookie: [...at(tuan).cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
  const without = await send(form)
  expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('Chưa ghi văn bản làm căn cứ')])
  form.set('van-ban', document)
  expect((await send(form)).status).toBe(303)
  const list = await at(tuan).get('/thon')
  expect(list.text).toContain('2 thôn vào ngày 22/11/2026')
  const id = /\/thon\/(\d+)">Bản Chu Mới/.exec(list.html)?.[1]
  const thon = seen(list, 'Bản Chu Mới')
  const early = await at(tuan).post(`/thon/${id}`, { viec: 'thoi', thon, 'tu-ngay': '2026-01-01', 'van-ban': document })
  expect([early.status, early.text]).toEqual([422, expect.stringContaining('ngày thay đổi phải sau ngày ấy')])
  expect((await at(tuan).post(`/thon/${id}`, { viec: 'thoi', thon, 'tu-ngay': '2026-11-15', 'van-ban': document })).text).toContain(
    '1 thôn vào ngày',
  )
  const { rows } = await server.database.pool.query(
    `select kind, actor, payload ->> 'document' as document from events.entry where chain = 'unit:3' and kind like 'units.%' order by number`,
  )
  expect(rows.map(({ kind, actor }) => `${kind.replace('units.', '')} ${actor}`)).toEqual([
    'villagesAdded Nông Thị Hoa',
    'villageRenamed Nông Thị Hoa',
    'villagesMerged Lương Văn Tuấn',
    'villageEnded Lương Văn Tuấn',
  ])
  expect(rows.slice(1).map((row) => row.document)).toEqual([document, document, document])
})

test('Lan of another commune finds none of them, and who enters no villages is refused', async () => {
  const id = /\/thon\/(\d+)">Thôn Nà Lầm/.exec((await at(hoa).get('/thon')).html)?.[1]
  expect((await at(lan).get('/thon')).text).toContain('Thôn của Xã Đàm Thủy')
  expect((await at(lan).get(`/thon/${id}`)).status).toBe(404)
  const thon = seen(await at(hoa).get('/thon'), 'Thôn Nà Lầm')
  const taken = await at(lan).post(`/thon/${id}`, { viec: 'thoi', thon, 'tu-ngay': '2026-11-20', 'van-ban': document })
  expect(taken.status).toBe(409)
  const leader = await openOfficer(server.accounts, { name: 'Hoàng Văn Sơn', role: 'communeLeader', unit: { id: 3, level: 'commune' } })
  const son = visitor(server.url)
  await son.post('/dang-nhap', { ten: leader.login, 'mat-khau': leader.password })
  expect((await son.get('/thon')).status).toBe(403)
})
