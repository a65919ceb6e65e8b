import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { fieldsOf } from '../harness/forms.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Nga, the clerk of Lạng Sơn, enters a decision of the province that replaces an older one, with its file, and hands it in; Chí, who leads,
 * approves it for everybody; Bình keeps the library too, and approves nothing. A citizen finds it with and without marks, and sees since when the older one does not
 * hold. Lục keeps the library of Cao Bằng. The steps build on each other.
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
    ['Hoàng Văn Chí', 'leader', '20', 'province'],
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
  expect(made.text).toContain('Hiện chưa công khai, chưa trình duyệt')
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

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  return form
}
const doWith = async (person: Visitor, id: number, work: string, more: Record<string, string> = {}) => {
  const path = `/van-ban/quan-ly/${id}`
  return person.send(path, formOf({ ...fieldsOf((await person.get(path)).html, work), ...more }))
}
/** Nga hands a document in, Chí approves it. */
async function publish(id: number) {
  await doWith(await enter('Hoàng Thị Nga'), id, 'trinh')
  return doWith(await enter('Hoàng Văn Chí'), id, 'duyet')
}

test('what is handed in waits for a leader, who gives it back with a reason or approves it, and never one who entered it', async () => {
  const [nga, binh, chi] = [await enter('Hoàng Thị Nga'), await enter('Lý Văn Bình'), await enter('Hoàng Văn Chí')]
  const path = `/van-ban/quan-ly/${first}`
  const before = await chi.get(path)
  expect(before.text).toContain('Người giữ thư viện chưa trình duyệt')
  expect([before.html.includes('value="dinh-chinh"'), before.html.includes('value="them-tep"')]).toEqual([false, false])
  expect((await binh.send(path, formOf({ viec: 'duyet', ban: '1' }))).status).toBe(403)
  expect((await chi.send(path, formOf({ viec: 'trinh', ban: '1' }))).status).toBe(403)
  expect((await chi.send(path, formOf({ viec: 'duyet', ban: '1' }))).status).toBe(409)
  expect((await doWith(nga, first, 'trinh')).text).toContain('Hoàng Thị Nga trình ngày 22/11/2026, đang chờ duyệt')
  expect((await nga.get(path)).html).not.toContain('value="duyet"')
  expect((await chi.get('/viec-cua-toi')).text).toContain('Duyệt công khai 1 văn bản trong thư viện')
  expect((await chi.get('/thong-bao')).text).toContain('Văn bản chờ duyệt công khai: Kế hoạch 12/KH-UBND')
  expect((await chi.get('/van-ban/quan-ly?xem=cho-duyet')).text).toContain('1 văn bản chờ duyệt')
  const page = await chi.get(path)
  expect((await chi.send(path, formOf({ ...fieldsOf(page.html, 'tra-lai'), 'ly-do': 'hả' }))).html).toContain('>hả</textarea>')
  await chi.send(path, formOf({ ...fieldsOf(page.html, 'tra-lai'), 'ly-do': 'Thiếu phụ lục kinh phí' }))
  expect((await nga.get('/viec-cua-toi')).text).toContain('Sửa văn bản bị trả lại: Kế hoạch nước sạch nông thôn')
  expect((await nga.get(path)).text).toContain('Hoàng Văn Chí trả lại ngày 22/11/2026: Thiếu phụ lục kinh phí')
  expect((await chi.send(path, formOf(fieldsOf(page.html, 'duyet')))).status).toBe(409)
  // what is entered after it was handed in is handed in anew
  const old = fieldsOf((await doWith(nga, first, 'trinh')) && (await chi.get(path)).html, 'duyet')
  await nga.send(path, fileForm({ viec: 'them-tep' }, pdf('Phu luc kinh phi'), 'phụ lục.pdf'))
  expect((await chi.send(path, formOf(old))).text).toContain('không còn chờ duyệt')
  // Nga is made a leader for a day as well: what she entered herself she does not approve
  const become = (role: string) =>
    server.database.pool.query('update people.assignment set role = $2 where id = $1', [officers['Hoàng Thị Nga']?.assignmentId, role])
  await doWith(nga, first, 'trinh')
  await become('leader')
  const own = await doWith(nga, first, 'duyet')
  expect([own.status, own.text.includes('không được duyệt công khai chính văn bản đó')]).toEqual([403, true])
  await become('clerk')
  await doWith(chi, first, 'tra-lai', { 'ly-do': 'Trình lại sau khi rà soát' })
})

test('Chí approves it; a citizen finds it by number, with marks, without them, and by what stands in the file, and takes the file away', async () => {
  const path = `/van-ban/quan-ly/${first}`
  expect((await publish(first)).text).toContain('người duyệt: Hoàng Văn Chí')
  const nga = await enter('Hoàng Thị Nga')
  expect((await nga.send(path, formOf({ viec: 'trinh', ban: '1' }))).text).toContain('đã công khai rồi')
  const citizen = visitor(server.url)
  expect((await citizen.get(`/van-ban/${first}`)).text).toContain('Công khai ngày 22/11/2026, người duyệt: Hoàng Văn Chí')
  expect((await citizen.get('/van-ban?tieu-chi=xa-2021/17')).text).toMatch(/văn bản về tiêu chí 17, bộ xa-2021.*Kế hoạch 12\/KH-UBND/)
  expect((await citizen.get('/van-ban?tieu-chi=xa-2021')).text).toContain('Kế hoạch 12/KH-UBND')
  const other = (await citizen.get('/van-ban?tieu-chi=xa-2021/16')).text
  expect([other.includes('Quyết định 318/QĐ-TTg'), other.includes('KH-UBND')]).toEqual([true, false])
  expect((await citizen.get('/bo-tieu-chi/xa-2021')).html).toContain('href="/van-ban?tieu-chi=xa-2021/17"')
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
  const citizen = visitor(server.url)
  expect((await citizen.get(`/van-ban/${first}`)).text).toContain('Tại ngày 22/11/2026: còn hiệu lực')
  await publish(second)
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
  expect((await nga.get('/van-ban/quan-ly')).text).toContain('bản đính chính chưa trình duyệt')
  await publish(second)
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
  await publish(id)
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
  expect((await visitor(server.url).get(`/van-ban/${id}`)).text).not.toContain('Tiếp thu')
  await publish(id)
  const page = await visitor(server.url).get(`/van-ban/${id}`)
  expect(page.text).toContain('Tiếp thu, bổ sung mức của xã khu vực III.')
  expect((await visitor(server.url).get(`/van-ban/${id}/gop-y`)).status).toBe(409)
  const { first: broken } = await read(server.database.db, (tx) => verifyChains(tx))
  expect(broken).toBeNull()
})
