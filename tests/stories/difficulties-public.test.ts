import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { forgetContacts } from '../../src/programme/difficulties/contact.jobs.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { picture } from '../harness/picture.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * A citizen of Bính Xá sends what she sees, without an account, and follows it by her code; Bình of the coordination office gives it to the
 * commune, Chủ answers there. Others try what one tries at an open form.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const officers: Record<string, Officer> = {}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  for (const [name, role, unit, body] of [
    ['Vy Văn Chủ', 'communeLeader', { id: units.binhXa, level: 'commune' }, 'UBND xã Bính Xá'],
    ['Hoàng Thị An', 'communeLeader', { id: units.vanAn, level: 'commune' }, 'UBND xã Văn An'],
    ['Lý Văn Bình', 'coordinationOffice', { id: units.langSon, level: 'province' }, 'Văn phòng điều phối tỉnh'],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, body, today: day('2025-12-01') })
})

const enter = async (name: string): Promise<Visitor> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}
/** Citizens at one telephone would soon have sent too much: tests forget between them. */
const forgetTries = () => server.database.pool.query('delete from consultation.attempt')

const formOf = (fields: Record<string, string>, photo?: { bytes: Buffer; name: string }) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (photo) form.set('anh', new File([new Uint8Array(photo.bytes)], photo.name))
  return form
}
const threads = async () => (await server.database.pool.query('select * from difficulties.thread order by id')).rows
const codeIn = (path: string) => /ma=([A-Z2-9-]+)/.exec(path)?.[1] ?? ''
const dirty = { xa: '06622', 'noi-dung': 'Cống đầu thôn Bản Chắt tắc từ tháng trước, nước tràn vào ruộng.' }
let code: string
let id: number

test('a citizen chooses the province, then the commune, sends with a picture, and has a code; twice the same form is one', async () => {
  const citizen = visitor(server.url)
  expect((await citizen.get('/gop-y')).text).toContain('Tỉnh Lạng Sơn')
  const form = await citizen.get('/gop-y?tinh=20')
  expect(form.headers.get('cache-control')).toBe('no-store')
  expect(form.text).toContain('Chưa đặt thời hạn')
  expect(form.html).not.toMatch(/name="(ho-ten|dien-thoai|cccd|dia-chi)"/)
  expect(form.html).not.toMatch(/type="checkbox"[^>]*checked/)
  const khoa = /name="khoa" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
  expect((await citizen.get('/gop-y?tinh=20')).html).not.toContain(khoa)
  const fields = { ...dirty, khoa, 'lien-he': 'Nguyễn Thị Bảy, 0912 345 678' }
  const photo = { bytes: picture({ takenAt: '2025:12:09 08:00:00', lat: 21.9, lon: 106.7 }), name: 'cống.jpg' }
  const sent = await citizen.send('/gop-y', formOf(fields, photo))
  expect(sent.text).toContain('Đã nhận góp ý')
  code = codeIn(sent.path)
  expect(codeIn((await citizen.send('/gop-y', formOf(fields, photo))).path)).toBe(code)
  const rows = await threads()
  expect(rows).toHaveLength(1)
  id = rows[0].id
  expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''))
  const { rows: log } = await server.database.pool.query(`select payload::text from events.entry`)
  expect(JSON.stringify(log)).toContain('threadId')
  expect(JSON.stringify(log)).not.toContain('Bảy')
})

test('it waits for the coordination office, is seen by its own commune only, and contact and picture by officers only', async () => {
  const [binh, chu, an] = [await enter('Lý Văn Bình'), await enter('Vy Văn Chủ'), await enter('Hoàng Thị An')]
  expect((await binh.get('/viec-cua-toi')).text).toContain('Phân công 1 kiến nghị')
  expect((await an.get(`/kien-nghi/${id}`)).status).toBe(404)
  expect((await an.get(`/kien-nghi/${id}/anh/1`)).status).toBe(404)
  expect((await visitor(server.url).get(`/kien-nghi/${id}/anh/1`)).path).toMatch(/^\/dang-nhap/)
  const page = await binh.get(`/kien-nghi/${id}`)
  expect(page.text).not.toContain('0912')
  expect(page.html).not.toContain('Rút kiến nghị')
  expect((await binh.get(`/kien-nghi/${id}/anh/1`)).headers.get('content-type')).toBe('image/jpeg')
  expect((await binh.get(`/kien-nghi/${id}/anh/2`)).status).toBe(404)
  expect((await binh.post(`/kien-nghi/${id}`, { viec: 'lien-he' })).text).toContain('Nguyễn Thị Bảy, 0912 345 678')
  const body = /<option value="(\d+)"[^>]*>UBND xã Bính Xá/.exec(page.html)?.[1] ?? ''
  expect(page.html).not.toContain('UBND xã Văn An')
  await binh.post(`/kien-nghi/${id}`, { viec: 'phan-cong', ban: '1', 'co-quan': body })
  expect((await chu.get('/viec-cua-toi')).text).toContain(`Trả lời kiến nghị số ${id}`)
  const answered = await chu.post(`/kien-nghi/${id}`, { viec: 'tra-loi', ban: '2', 'tra-loi': 'Xã thông cống trước ngày 20/12/2025.' })
  expect(answered.text).toContain('Đã trả lời.')
})

test('the citizen reads the answer by the code, as it is copied from paper; a wrong code tells nothing', async () => {
  const citizen = visitor(server.url)
  const tracked = await citizen.get(`/gop-y/theo-doi?ma=${code.toLowerCase().replace('-', '%20')}`)
  expect(tracked.text).toContain('Xã thông cống trước ngày 20/12/2025.')
  expect(tracked.text).toContain('Cơ quan trả lời UBND xã Bính Xá')
  expect(tracked.text).not.toContain('Vy Văn Chủ')
  expect(tracked.headers.get('cache-control')).toBe('no-store')
  for (const wrong of ['AAAAA-AAAAA', code.slice(0, -1), `${code}X`, '%27%20or%201=1--', '%F0%9F%8C%BE', 'x'.repeat(5_000)]) {
    const answer = await citizen.get(`/gop-y/theo-doi?ma=${wrong}`)
    expect([404, 414]).toContain(answer.status)
    expect(answer.text).not.toContain('Cống đầu thôn')
  }
  for (let at = 0; at < 30; at++) await citizen.get('/gop-y/theo-doi?ma=BBBBB-BBBBB')
  expect((await citizen.get(`/gop-y/theo-doi?ma=${code}`)).status).toBe(429)
  await forgetTries()
})

test('is published only as the asker allowed, and never with what leads to her', async () => {
  const binh = await enter('Lý Văn Bình')
  const told = { viec: 'cong-khai', ban: '3', 'tieu-de': 'Cống tắc', 'cau-hoi': 'Cống tắc, nước tràn ruộng.', 'tra-loi': 'Xã thông cống.' }
  const at = `/kien-nghi/${id}`
  expect((await binh.post(at, told)).text).toContain('Người gửi chưa đồng ý công khai')
  const named = { ...told, 'khong-ca-nhan': 'co', 'cau-hoi': 'Bà Nguyễn Thị Bảy báo cống tắc' }
  expect((await binh.post(at, named)).text).toContain('còn dữ liệu cá nhân: «Nguyễn Thị Bảy»')
  expect((await binh.post(at, { ...told, 'khong-ca-nhan': 'co' })).text).toContain('Đã công khai.')
  const answers = await visitor(server.url).get('/gop-y/tra-loi')
  expect(answers.text).toContain('Cống tắc, nước tràn ruộng.')
  expect(answers.text).toMatch(/Tháng 12\/2025 1 1 0 0 0 0 0/)
  expect((await visitor(server.url).get('/gop-y/tra-loi?tinh=04')).text).toContain('Chưa có góp ý nào gửi qua cổng')
})

test('a contact is forgotten thirty days after the end', async () => {
  expect(await forgetContacts(server.database.db, day('2026-01-09'))).toBe(0)
  expect(await forgetContacts(server.database.db, day('2026-01-10'))).toBe(1)
  expect((await threads())[0].contact).toBeNull()
})

test.each([
  ['markup', '<img src=x onerror=alert(1)> <script>alert(1)</script> đường hỏng'],
  ['pictograms', '🚜🌾 Đường thôn hỏng nặng 👨‍👩‍👧‍👦 ụ ổ gà'],
  ['decomposed letters', 'Đường thôn Bản Chắt hỏng nặng'.normalize('NFD')],
  ['a formula', '=HYPERLINK("http://x.example","bấm vào đây")'],
  ['signs that no database takes', 'Đường\u0000 hỏng \u202e nặng lắm'],
])('%s is text like any other', async (_, text) => {
  const citizen = visitor(server.url)
  const sent = await citizen.send('/gop-y', formOf({ ...dirty, 'noi-dung': text }))
  expect(sent.status).toBe(200)
  expect(sent.html).not.toMatch(/<script>alert|<img src=x/)
  const last = (await threads()).at(-1)
  expect(last.text).toBe(last.text.normalize('NFC'))
  const page = await (await enter('Lý Văn Bình')).get(`/kien-nghi/${last.id}`)
  expect(page.status).toBe(200)
  expect(page.html).not.toMatch(/<script>alert|<img src=x/)
  await forgetTries()
})

test('what will not do is told, with what was typed', async () => {
  const citizen = visitor(server.url)
  const before = (await threads()).length
  for (const [fields, status, said] of [
    [{ ...dirty, xa: '' }, 422, 'Chưa chọn xã, phường'],
    [{ ...dirty, xa: '20' }, 422, 'Chưa chọn xã, phường'],
    [{ ...dirty, xa: "06622' or 1=1" }, 422, 'Chưa chọn xã, phường'],
    [{ ...dirty, 'noi-dung': '   ' }, 422, 'Chưa ghi nội dung'],
    [{ ...dirty, 'noi-dung': 'dài '.repeat(2_000) }, 413, 'Nội dung dài quá 4.000 chữ cái'],
    [{ ...dirty, 'noi-dung': 'x'.repeat(1_000_000) }, 413, 'Nội dung dài quá 4.000 chữ cái'],
  ] as const) {
    const answer = await citizen.send('/gop-y', formOf(fields))
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(said)
  }
  for (const [bytes, name, said] of [
    [Buffer.from('<html><script>alert(1)</script>'), 'ảnh.jpg', 'không phải ảnh JPEG hoặc PNG'],
    [Buffer.from('%PDF-1.7\n'), 'đơn.pdf', 'không phải ảnh JPEG hoặc PNG'],
    [Buffer.alloc(20 * 1024 * 1024 + 1, 1), 'to.jpg', 'lớn hơn 20 MB'],
  ] as const) {
    const answer = await citizen.send('/gop-y', formOf(dirty, { bytes, name }))
    expect(answer.text).toContain(said)
    expect(answer.html).toContain('Cống đầu thôn')
  }
  expect(await threads()).toHaveLength(before)
})

test('too much from one place is refused before anything is read, and the list of others goes on', async () => {
  const citizen = visitor(server.url)
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, at) => citizen.send('/gop-y', formOf({ ...dirty, 'noi-dung': `Việc thứ ${at} ở thôn` }))),
  )
  expect(all.filter(({ status }) => status === 200)).toHaveLength(10)
  const refused = await citizen.send('/gop-y', formOf(dirty))
  expect(refused.status).toBe(429)
  expect(refused.text).toContain('Đợi 15 phút rồi thử lại')
  expect((await citizen.get('/gop-y/tra-loi')).status).toBe(200)
})

test('a key that somebody else used with another text gives no code away', async () => {
  await forgetTries()
  const khoa = '00000000-0000-4000-8000-000000000000'
  const [first, second] = [visitor(server.url), visitor(server.url)]
  expect((await first.send('/gop-y', formOf({ ...dirty, khoa }))).status).toBe(200)
  const other = await second.send('/gop-y', formOf({ ...dirty, 'noi-dung': 'Một việc khác hẳn ở thôn khác', khoa }))
  expect(other.status).toBe(409)
  expect(other.path).not.toContain('ma=')
})
