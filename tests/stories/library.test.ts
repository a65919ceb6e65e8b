import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { fieldsOf } from '../harness/forms.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Nga, the clerk of Lạng Sơn, enters a decision of the province that replaces an older one, with its file; Bình approves it for everybody;
 * a citizen finds it with and without marks, and sees since when the older one does not hold. Lục keeps the library of Cao Bằng. The steps
 * build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const officers: Record<string, Officer> = {}
const idOf: Record<string, number> = {}

beforeAll(async () => {
  server = await startServer({ today: day('2026-11-22'), env })
  const { rows } = await server.database.pool.query<{ code: string; id: number }>(`
    select code, unit_id as id from units.live where code in ('20', '04') and level = 'province' and valid_to = 'infinity'
    union all (select 'xã', unit_id from units.live where level = 'commune' and valid_to = 'infinity'
      and province_id = (select unit_id from units.live where code = '20' and level = 'province' and valid_to = 'infinity') limit 1)`)
  for (const { code, id } of rows) idOf[code] = id
  for (const [name, role, code, level] of [
    ['Hoàng Thị Nga', 'clerk', '20', 'province'],
    ['Lý Văn Bình', 'coordinationOffice', '20', 'province'],
    ['Đàm Văn Lục', 'coordinationOffice', '04', 'province'],
    ['Nông Thị Hoa', 'communeOfficer', 'xã', 'commune'],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit: { id: idOf[code] as number, level }, today: day('2026-01-02') })
})

const enter = async (name: string): Promise<Visitor> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}
const old = {
  ...{
    loai: 'plan',
    so: '12',
    'ky-hieu': 'KH-UBND',
    'co-quan': 'Ủy ban nhân dân tỉnh Lạng Sơn',
    'trich-yeu': 'Kế hoạch nước sạch nông thôn',
  },
  ...{ 'ban-hanh': '15/1/2026', 'hieu-luc': '15/1/2026', 'linh-vuc': 'Nước sạch', 'nguoi-ky': 'Lương Trọng Quỳnh' },
}
const idIn = (path: string) => Number(/\/(\d+)$/.exec(path)?.[1])
let [first, second] = [0, 0]

/** A PDF of one page with a line of text. */
function pdf(text: string): Uint8Array {
  const stream = `BT /F1 12 Tf 40 700 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let out = '%PDF-1.4\n'
  const at = objects.map((body, index) => {
    const begin = out.length
    out += `${index + 1} 0 obj\n${body}\nendobj\n`
    return begin
  })
  const table = out.length
  out += `xref\n0 6\n0000000000 65535 f \n${at.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('')}`
  out += `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new TextEncoder().encode(out)
}
const fileForm = (fields: Record<string, string>, bytes: Uint8Array, name: string) => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  form.set('tep', new File([new Uint8Array(bytes)], name))
  return form
}

test('the decisions by which the sets were issued are there, with their source and how sure it is', async () => {
  const citizen = visitor(server.url)
  const list = await citizen.get('/van-ban?tim=318/Q%C4%90-TTg')
  expect(list.text).toContain('Quyết định 318/QĐ-TTg')
  const id = idIn(/href="(\/van-ban\/\d+)"[^>]*>Quyết định 318/.exec(list.html)?.[1] ?? '')
  const page = await citizen.get(`/van-ban/${id}`)
  expect(page.text).toContain('Tại ngày 22/11/2026: hết hiệu lực')
  expect(page.text).toContain('đọc ở nguồn thứ cấp')
  expect(page.html).toContain('href="/bo-tieu-chi/xa-2021"')
  expect(page.text).toMatch(/Được sửa đổi, bổ sung bởi\s+Quyết định 211\/QĐ-TTg/)
  expect((await citizen.get(`/van-ban/${id}?ngay=2023-01-01`)).text).toContain('Tại ngày 1/1/2023: còn hiệu lực')
})

test('Nga enters a plan with its file; before somebody approves it nobody else finds it', async () => {
  const nga = await enter('Hoàng Thị Nga')
  const form = await nga.get('/van-ban/quan-ly/moi')
  const khoa = /name="khoa" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
  expect((await nga.post('/van-ban/quan-ly/moi', { ...old, khoa, 'ban-hanh': '31/2/2026' })).text).toContain('«31/2/2026» không phải ngày')
  const made = await nga.post('/van-ban/quan-ly/moi', { ...old, khoa, 'tieu-chi': 'xa-2021/17' })
  first = idIn(made.path)
  expect(made.text).toContain('Hiện chưa công khai')
  expect(idIn((await nga.post('/van-ban/quan-ly/moi', { ...old, khoa })).path)).toBe(first)
  expect((await nga.post('/van-ban/quan-ly/moi', old)).text).toContain(`đã có trong thư viện (số ${first})`)
  const path = `/van-ban/quan-ly/${first}`
  expect((await nga.send(path, fileForm({ viec: 'them-tep' }, new TextEncoder().encode('MZ chương trình'), 'a.pdf'))).text).toContain(
    'không phải PDF',
  )
  expect((await nga.send(path, fileForm({ viec: 'them-tep' }, new Uint8Array(), 'trong.pdf'))).text).toContain('trống')
  expect((await nga.send(path, fileForm({ viec: 'them-tep' }, pdf('Cong trinh cap nuoc Na Lua'), 'kế hoạch.pdf'))).text).toContain(
    'kế hoạch.pdf',
  )
  const citizen = visitor(server.url)
  expect((await citizen.get(`/van-ban/${first}`)).status).toBe(404)
  expect((await citizen.get(`/van-ban/${first}/tep/1`)).status).toBe(404)
  expect((await citizen.get('/van-ban?tim=nuoc+sach')).text).not.toContain('KH-UBND')
  for (const name of ['Đàm Văn Lục', 'Nông Thị Hoa'])
    expect((await (await enter(name)).get(path)).status).toBe(name === 'Nông Thị Hoa' ? 403 : 404)
})

test('Bình approves it; a citizen finds it by number, with marks, without them, and by what stands in the file, and takes the file away', async () => {
  const binh = await enter('Lý Văn Bình')
  const path = `/van-ban/quan-ly/${first}`
  const page = await binh.get(path)
  const approved = await binh.send(path, formOf(fieldsOf(page.html, 'cong-khai')))
  expect(approved.text).toContain('người duyệt: Lý Văn Bình')
  expect((await binh.send(path, formOf(fieldsOf(page.html, 'cong-khai')))).text).toContain('đã công khai rồi')
  const citizen = visitor(server.url)
  for (const text of ['12/KH-UBND', 'nước sạch', 'nuoc sach', 'cấp nước nà lừa', 'Cong trinh cap nuoc', 'nước sạch'.normalize('NFD')])
    expect((await citizen.get(`/van-ban?tim=${encodeURIComponent(text)}`)).text, text).toContain('Kế hoạch 12/KH-UBND')
  expect((await citizen.get('/van-ban?tim=khong+co+dau')).text).toContain('Không có văn bản nào')
  expect((await citizen.get('/van-ban?linh-vuc=N%C6%B0%E1%BB%9Bc+s%E1%BA%A1ch&loai=plan')).text).toContain('1 văn bản')
  const file = await server.get(`/van-ban/${first}/tep/1`)
  expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([
    200,
    'application/pdf',
    'nosniff',
  ])
  expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const listing = await server.get('/van-ban/tai-ve?tim=nuoc+sach')
  expect(listing.headers.get('content-type')).toContain('spreadsheetml')
})

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  return form
}

test('a new plan ends the old one from its day on, and says so on both pages; before that day the old one holds', async () => {
  const nga = await enter('Hoàng Thị Nga')
  const fields = {
    ...old,
    so: '200',
    'ban-hanh': '1/11/2026',
    'hieu-luc': '15/11/2026',
    'quan-he-1': 'replaces',
    'vb-1': 'Kế hoạch 12/KH-UBND',
  }
  second = idIn((await nga.post('/van-ban/quan-ly/moi', fields)).path)
  const path = `/van-ban/quan-ly/${second}`
  const citizen = visitor(server.url)
  expect((await citizen.get(`/van-ban/${first}`)).text).toContain('Tại ngày 22/11/2026: còn hiệu lực')
  await nga.send(path, formOf({ viec: 'cong-khai', ban: '1' }))
  const ended = await citizen.get(`/van-ban/${first}`)
  expect(ended.text).toContain('Tại ngày 22/11/2026: hết hiệu lực')
  expect(ended.text).toMatch(/Bị thay thế bởi\s+Kế hoạch 200\/KH-UBND\s*,\s*từ 15\/11\/2026/)
  expect((await citizen.get(`/van-ban/${first}?ngay=14/11/2026`)).text).toContain('Tại ngày 14/11/2026: còn hiệu lực')
  expect((await citizen.get(`/van-ban/${second}?ngay=14/11/2026`)).text).toContain('chưa có hiệu lực')
  expect((await citizen.get('/van-ban?hieu-luc=expired&tim=KH-UBND')).text).toContain('Kế hoạch 12/KH-UBND')
})

test('a correction is a later row with its reason; two at once are told; the public keeps what was approved until it is approved', async () => {
  const [nga, binh] = [await enter('Hoàng Thị Nga'), await enter('Lý Văn Bình')]
  const path = `/van-ban/quan-ly/${second}`
  const seen = fieldsOf((await nga.get(path)).html, 'dinh-chinh')
  expect((await nga.send(path, formOf({ ...seen, 'nguoi-ky': 'Đoàn Thanh Sơn', 'ly-do': ' ' }))).text).toContain('Chưa ghi lý do')
  await nga.send(path, formOf({ ...seen, 'nguoi-ky': 'Đoàn Thanh Sơn', 'ly-do': 'Ghi nhầm người ký' }))
  expect((await binh.send(path, formOf({ ...seen, 'nguoi-ky': 'Người khác', 'ly-do': 'Sửa cùng lúc' }))).status).toBe(409)
  const citizen = visitor(server.url)
  expect((await citizen.get(`/van-ban/${second}`)).text).toContain('Lương Trọng Quỳnh')
  expect((await nga.get('/van-ban/quan-ly')).text).toContain('bản đính chính chờ duyệt')
  await binh.send(path, formOf({ viec: 'cong-khai', ban: '2' }))
  const page = await citizen.get(`/van-ban/${second}`)
  expect(page.text).toContain('Đoàn Thanh Sơn')
  expect(page.text).toContain('Đính chính ngày 22/11/2026: Ghi nhầm người ký')
  await binh.send(path, formOf({ viec: 'go', 'ly-do': 'Ban hành nhầm' }))
  expect((await citizen.get(`/van-ban/${second}`)).status).toBe(404)
  expect((await citizen.get(`/van-ban/${first}`)).text).toContain('Tại ngày 22/11/2026: còn hiệu lực')
})

test('a draft takes opinions within its days, once each, and the office answers when they are over', async () => {
  const nga = await enter('Hoàng Thị Nga')
  const draft = {
    loai: 'decision',
    'co-quan': 'Ủy ban nhân dân tỉnh Lạng Sơn',
    'trich-yeu': 'Quy định mức hỗ trợ xi măng',
    'du-thao': 'co',
  }
  const made = await nga.post('/van-ban/quan-ly/moi', { ...draft, 'y-kien-tu': '1/11/2026', 'y-kien-den': '30/11/2026' })
  const id = idIn(made.path)
  await nga.send(`/van-ban/quan-ly/${id}`, formOf({ viec: 'cong-khai', ban: '1' }))
  const citizen = visitor(server.url)
  const form = await citizen.get(`/van-ban/${id}/gop-y`)
  const khoa = /name="khoa" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
  const opinion = { khoa, 'y-kien': 'Điều 3 nên ghi rõ mức cho xã khu vực III.', 'to-chuc': 'Hội Nông dân xã Bính Xá' }
  expect((await citizen.post(`/van-ban/${id}/gop-y`, { ...opinion, 'y-kien': 'ngắn' })).text).toContain('Chưa ghi ý kiến')
  for (let twice = 0; twice < 2; twice++) expect((await citizen.post(`/van-ban/${id}/gop-y`, opinion)).text).toContain('Đã nhận ý kiến')
  expect((await citizen.get(`/van-ban/${id}`)).text).toContain('1 ý kiến đã nhận')
  expect((await citizen.get(`/van-ban/${first}/gop-y`)).status).toBe(409)
  expect((await nga.send(`/van-ban/quan-ly/${id}`, formOf({ viec: 'tong-hop', 'tong-hop': 'Tiếp thu ý kiến.' }))).text).toContain(
    'hết hạn lấy ý kiến',
  )
  await server.stop()
  server = await startServer({ after: server, today: day('2026-12-01'), env })
  const again = await enter('Hoàng Thị Nga')
  await again.send(`/van-ban/quan-ly/${id}`, formOf({ viec: 'tong-hop', 'tong-hop': 'Tiếp thu, bổ sung mức của xã khu vực III.' }))
  const page = await visitor(server.url).get(`/van-ban/${id}`)
  expect(page.text).toContain('Tiếp thu, bổ sung mức của xã khu vực III.')
  expect((await visitor(server.url).get(`/van-ban/${id}/gop-y`)).status).toBe(409)
  const { first: broken } = await read(server.database.db, (tx) => verifyChains(tx))
  expect(broken).toBeNull()
})
