import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { expectSound, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { openOfficer } from '../harness/officer.ts'
import { picture } from '../harness/picture.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

// Pages of difficulties and of inspections as they stand when there is much on them, on an office's screen and on a telephone.
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
let browser: Browser
const people: Record<string, Visitor> = {}
const reader = (name: string | null) => ({ browser, url: server.url, cookies: name === null ? '' : (people[name]?.cookies ?? '') })
const as = (name: string): Visitor => people[name] as Visitor
const formOf = (fields: Record<string, string>, photo?: Buffer) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (photo) form.set('anh', new File([new Uint8Array(photo)], 'bãi rác.jpg'))
  return form
}
const idIn = (path: string) => /\/(\d+)$/.exec(path)?.[1] ?? ''
let waste = ''
let code = ''
let visit = ''
let course = ''
let plan = ''

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  const langSon = { id: units.langSon, level: 'province' } as const
  for (const [name, role, unit, body] of [
    ['Nông Thị Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }, 'UBND xã Bính Xá'],
    ['Đỗ Văn Minh', 'departmentOfficer', langSon, 'Sở Nông nghiệp và Môi trường'],
    ['Lý Văn Bình', 'coordinationOffice', langSon, 'Văn phòng điều phối xây dựng nông thôn mới tỉnh Lạng Sơn'],
  ] as const) {
    const { login, password } = await openOfficer(server.accounts, { name, role, unit, body, today: day('2025-12-01') })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
    people[name] = person
  }
  await server.database.pool.query(
    `insert into people.duty (body_id, kind, unit_id, criterion, valid_from, source)
     select b.id, 'answers', $1, 'xa-2021/17', '2025-07-01', 'bịa cho kiểm thử' from people.body b where b.name = 'Sở Nông nghiệp và Môi trường'`,
    [units.langSon],
  )
  await settleThreads()
  await settleInspections()
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function settleThreads() {
  await as('Lý Văn Bình').post('/kien-nghi', { 'so-ngay': '5', 'can-cu': 'Quy chế 07/QC-UBND (bịa)' })
  for (const [title, ngay, criterion] of [
    ['Chưa có đất làm bãi tập kết rác thải sinh hoạt cho 12 thôn vùng cao', '2025-11-20', 'xa-2021/17'],
    ['Vướng mắc thủ tục hiến đất mở rộng đường liên thôn Bản Chắt – Nà Lừa', '2025-12-09', 'xa-2021/2'],
    ['Hướng dẫn đánh giá chỉ tiêu nước sạch tập trung', '2025-12-10', 'xa-2021/17'],
  ] as const) {
    const text = 'Quy hoạch chung của xã chưa bố trí đất cho bãi tập kết.\nĐề nghị hướng dẫn cách bổ sung trong kỳ này.'
    const fields = { cach: 'office', 'tieu-de': title, 'noi-dung': text, 'tieu-chi': criterion, ngay }
    const sent = await as('Nông Thị Hoa').send('/kien-nghi/moi', formOf(fields, picture()))
    waste ||= idIn(sent.path)
  }
  const up = {
    viec: 'chuyen-len',
    ban: '2',
    'so-van-ban': '1234/SNNMT-PTNT',
    'ngay-van-ban': '2025-12-05',
    'y-kien': 'Vượt thẩm quyền của tỉnh.',
  }
  await as('Đỗ Văn Minh').post('/kien-nghi/3', up)
  const sent = await visitor(server.url).send(
    '/gop-y',
    formOf({ xa: '06622', 'noi-dung': 'Cống đầu thôn tắc, nước tràn vào ruộng.', 'dong-y': 'co' }),
  )
  code = /ma=([A-Z2-9-]+)/.exec(sent.path)?.[1] ?? ''
  await as('Đỗ Văn Minh').post(`/kien-nghi/${waste}`, {
    viec: 'tra-loi',
    ban: '2',
    'tra-loi': 'Tỉnh bố trí 0,5 ha tại quy hoạch năm 2026.',
  })
  const told = { 'tieu-de': 'Đất làm bãi rác', 'cau-hoi': 'Xã chưa có đất làm bãi tập kết rác.', 'tra-loi': 'Tỉnh bố trí 0,5 ha.' }
  await as('Lý Văn Bình').post(`/kien-nghi/${waste}`, { viec: 'cong-khai', ban: '3', ...told })
}

async function settleInspections() {
  const [binh, minh, hoa] = [as('Lý Văn Bình'), as('Đỗ Văn Minh'), as('Nông Thị Hoa')]
  const reason = 'Các xã có tiêu chí giảm sau rà soát, xã chưa được kiểm tra trong hai năm'
  plan = idIn((await binh.post('/kiem-tra/ke-hoach', { nam: '2025', ten: 'Kiểm tra việc duy trì các tiêu chí', 'ly-do': reason })).path)
  await binh.post(`/kiem-tra/ke-hoach/${plan}`, { viec: 'chon', xa: '06622 06280', 'ly-do': 'Tiêu chí 17' })
  const form = { xa: '06622', ngay: '2025-12-09', 'han-giai-trinh': '2025-12-19', 'noi-dung': 'Tiêu chí môi trường và an toàn thực phẩm' }
  visit = idIn((await minh.post('/kiem-tra/moi', { ...form, doan: 'Chi cục trưởng Chi cục Phát triển nông thôn\nChuyên viên' })).path)
  const finding = {
    viec: 'ghi',
    muc: 'shortcoming',
    'tieu-chi': 'xa-2021/17',
    'noi-dung': 'Bãi tập kết rác thôn Bản Chắt chưa có mái che.',
  }
  await minh.post(`/kiem-tra/${visit}`, finding)
  await minh.post(`/kiem-tra/${visit}`, { ...finding, muc: 'note', 'noi-dung': 'Sổ theo dõi thu gom ghi chưa đều.' })
  await hoa.post(`/kiem-tra/${visit}`, { viec: 'giai-trinh', so: '1', 'giai-trinh': 'Xã làm mái che trong quý I/2026.' })
  await minh.post(`/kiem-tra/${visit}`, { viec: 'giao-viec', 'viec-giao': 'Làm mái che bãi tập kết rác', han: '2026-03-31' })
  const lesson = {
    ten: 'Tập huấn đánh giá tiêu chí',
    'chu-de': 'Bộ tiêu chí',
    tu: '2025-12-08',
    den: '2025-12-09',
    'so-gio': '15',
    noi: 'Lạng Sơn',
  }
  course = idIn((await minh.post('/tap-huan/moi', { ...lesson, 'to-chuc': 'Sở Nông nghiệp và Môi trường' })).path)
  await minh.post(`/tap-huan/${course}`, { viec: 'ghi', 'nguoi-du': '06622 2: Nông Thị Hoa, Vy Văn Páo' })
}

test.skipIf(chromium === null)(
  'pages of difficulties have no barrier that a program finds, wide and on a telephone',
  async () => {
    const answer = /href="(\/gop-y\/tra-loi\/\d+)"/.exec(await server.page('/gop-y/tra-loi'))?.[1] ?? ''
    for (const path of ['/gop-y', '/gop-y?tinh=20', '/gop-y/theo-doi', `/gop-y/theo-doi?ma=${code}&moi=1`, '/gop-y/tra-loi', answer])
      await expectSound(path, reader(null))
    await expectSound('/kien-nghi', reader('Lý Văn Bình'))
    await expectSound('/kien-nghi/thong-ke?theo=body', reader('Lý Văn Bình'))
    await expectSound('/kien-nghi/moi', reader('Nông Thị Hoa'))
    await expectSound(`/kien-nghi/${waste}`, reader('Lý Văn Bình'))
    await expectSound('/kien-nghi/3', reader('Đỗ Văn Minh'))
    await expectSound('/kien-nghi/2', reader('Lý Văn Bình'))
    expect(code).not.toBe('')
  },
  180_000,
)

test.skipIf(chromium === null)(
  'pages of inspections have none either',
  async () => {
    const minh = reader('Đỗ Văn Minh')
    for (const path of [
      '/kiem-tra',
      '/kiem-tra/moi',
      `/kiem-tra/${visit}`,
      '/kiem-tra/thong-ke',
      '/tap-huan',
      '/tap-huan/moi',
      `/tap-huan/${course}`,
    ])
      await expectSound(path, minh)
    await expectSound(`/kiem-tra/${visit}`, { ...reader('Nông Thị Hoa'), name: 'visit of Hoa' })
    for (const path of ['/kiem-tra/ke-hoach', `/kiem-tra/ke-hoach/${plan}`]) await expectSound(path, reader('Lý Văn Bình'))
  },
  180_000,
)
