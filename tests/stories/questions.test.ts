import exceljs from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Bình of the coordination office writes what residents ask often, Lan approves by name; everybody finds it. It is written anew, withdrawn, and
 * one is begun from an answer to a resident. Đàm of Cao Bằng sees nothing of it in work. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const people: Record<string, Visitor> = {}
const as = (name: string): Visitor => people[name] as Visitor
const nobody = () => visitor(server.url)
let [first, second] = [0, 0]

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  const langSon = { id: units.langSon, level: 'province' } as const
  for (const [name, role, unit, body] of [
    ['Lý Văn Bình', 'coordinationOffice', langSon, 'Văn phòng điều phối tỉnh'],
    ['Phạm Thị Lan', 'leader', langSon, 'UBND tỉnh'],
    ['Vy Văn Chủ', 'communeLeader', { id: units.binhXa, level: 'commune' }, 'UBND xã Bính Xá'],
    ['Bế Văn Đàm', 'coordinationOffice', { id: units.caoBang, level: 'province' }, 'Văn phòng điều phối Cao Bằng'],
  ] as const) {
    const officer = await openOfficer(server.accounts, { name, role, unit, body, today: day('2025-12-01') })
    people[name] = visitor(server.url)
    await as(name).post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
  }
})

const asked = {
  'cau-hoi': 'Xã sau sáp nhập có phải công nhận lại không?',
  'tra-loi': 'Xã mới được đánh giá lại theo bộ tiêu chí đang áp dụng.\nKết quả của các xã cũ được giữ để tra cứu.',
  'chu-de': 'sap-nhap',
  'tieu-chi': 'xa-2021/17',
  'van-ban': '318/QĐ-TTg',
}
const idIn = (path: string) => Number(/\/(\d+)$/.exec(path)?.[1])
const stepsIn = (html: string) => /name="ban" value="(\d+)"/.exec(html)?.[1] ?? '0'

async function act(person: Visitor, id: number, viec: string, fields: Record<string, string> = {}) {
  const page = await person.get(`/bien-tap/hoi-dap/${id}`)
  return person.post(`/bien-tap/hoi-dap/${id}`, { ...(viec === '' ? {} : { viec }), ban: stepsIn(page.html), ...fields })
}

test('every fault is named and what was typed stays; a draft is seen by its place only', async () => {
  const binh = as('Lý Văn Bình')
  const wrong = await binh.post('/bien-tap/hoi-dap/moi', { 'cau-hoi': 'Ngắn', 'tra-loi': ' ', 'chu-de': 'la', 'van-ban': 'một' })
  expect(wrong.status).toBe(422)
  for (const where of ['Câu hỏi', 'Trả lời', 'Chủ đề', 'Văn bản']) expect(wrong.text, where).toContain(`${where}:`)
  expect(wrong.html).toContain('Ngắn')
  expect((await binh.post('/bien-tap/hoi-dap/moi', { ...asked, 'tra-loi': 'Gọi bà Nguyễn Thị Bảy, 0912 345 678.' })).text).toContain(
    'dữ liệu cá nhân',
  )
  const begun = await binh.post('/bien-tap/hoi-dap/moi', { ...asked, 'cau-hoi': asked['cau-hoi'].normalize('NFD') })
  first = idIn(begun.path)
  expect(begun.text).toContain(asked['cau-hoi'])
  expect(begun.text).toContain('Đang soạn. Chưa công khai.')
  expect((await as('Bế Văn Đàm').get(`/bien-tap/hoi-dap/${first}`)).status).toBe(404)
  expect((await as('Bế Văn Đàm').post(`/bien-tap/hoi-dap/${first}`, { viec: 'submit', ban: '1' })).status).toBe(404)
  expect((await as('Vy Văn Chủ').get(`/bien-tap/hoi-dap/${first}`)).status).toBe(404)
  expect((await as('Vy Văn Chủ').post('/bien-tap/hoi-dap/moi', asked)).status).toBe(403)
  expect((await nobody().get(`/hoi-dap/${first}`)).status).toBe(404)
  expect((await nobody().get('/hoi-dap')).text).toContain('Chưa có câu hỏi nào')
})

test('is submitted, returned with a reason, submitted again and approved by another person, once', async () => {
  const [binh, lan] = [as('Lý Văn Bình'), as('Phạm Thị Lan')]
  expect((await act(lan, first, 'approve')).status).toBe(409)
  await act(binh, first, 'submit')
  expect((await lan.get('/viec-cua-toi')).text).toContain('Duyệt công khai 1 câu hỏi đáp')
  expect((await lan.get('/thong-bao')).text).toContain('Câu hỏi đáp chờ duyệt')
  expect((await act(binh, first, 'approve')).status).toBe(409)
  expect((await act(lan, first, 'return', { 'ly-do': ' ' })).text).toContain('Chưa ghi lý do')
  await act(lan, first, 'return', { 'ly-do': 'Dẫn rõ văn bản' })
  expect((await binh.get('/viec-cua-toi')).text).toContain('Dẫn rõ văn bản')
  await act(binh, first, '', { ...asked, 'tra-loi': `${asked['tra-loi']}\nCăn cứ: văn bản dẫn dưới đây.` })
  await act(binh, first, 'submit')
  const answers = await Promise.all([act(lan, first, 'approve'), act(lan, first, 'approve')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const page = await binh.get(`/bien-tap/hoi-dap/${first}`)
  expect(page.text).toMatch(/Duyệt công khai \(bản 2\): 10\/12\/2025, Phạm Thị Lan/)
  expect(page.text).toMatch(/Bản 1: \S+, Lý Văn Bình/)
})

test('everybody reads and finds it, with what it concerns', async () => {
  const page = await nobody().get(`/hoi-dap/${first}`)
  expect(page.text).toContain('Căn cứ: văn bản dẫn dưới đây.')
  expect(page.text).toContain('Tiêu chí 17: Môi trường và an toàn thực phẩm')
  expect(page.html).toContain('/bo-tieu-chi/xa-2021#tieu-chi-17')
  expect(page.text).toContain('318/QĐ-TTg (chưa có trong thư viện)')
  expect(page.html).toContain('href="/gop-y"')
  expect(page.text).not.toContain('Phạm Thị Lan')
  for (const path of ['/hoi-dap', '/hoi-dap?chu-de=sap-nhap', '/hoi-dap?tim=xa+sau+sap+nhap', '/hoi-dap?tim=nhập+công'])
    expect((await nobody().get(path)).html, path).toContain(`href="/hoi-dap/${first}"`)
  for (const path of ['/hoi-dap?chu-de=von', '/hoi-dap?tim=zzz', `/hoi-dap?tim=${encodeURIComponent("%_\\'")}`])
    expect((await nobody().get(path)).html, path).not.toContain(`href="/hoi-dap/${first}"`)
  const found = await nobody().get('/tim-kiem?tim=sau+sap+nhap+co+phai')
  expect((await as('Lý Văn Bình').get('/tim-kiem?tim=sau+sap+nhap+co+phai')).html).toContain(`href="/hoi-dap/${first}"`)
  expect((await as('Lý Văn Bình').get(`/hoi-dap/${first}`)).status).toBe(200)
  expect(found.html).toMatch(/<a href="\/hoi-dap\/\d+">.*<mark>sau sáp nhập có phải<\/mark>/)
})

test('written anew, the public text stays until the new one is approved; who wrote it does not approve', async () => {
  const [binh, lan] = [as('Lý Văn Bình'), as('Phạm Thị Lan')]
  const before = await binh.get(`/bien-tap/hoi-dap/${first}`)
  const changed = { ...asked, 'tra-loi': 'Xã mới được đánh giá lại trong năm đầu sau sáp nhập.', ban: stepsIn(before.html) }
  await binh.post(`/bien-tap/hoi-dap/${first}`, changed)
  const late = await binh.post(`/bien-tap/hoi-dap/${first}`, changed)
  expect(late.status).toBe(409)
  expect(late.html).toContain('năm đầu sau sáp nhập')
  expect((await nobody().get(`/hoi-dap/${first}`)).text).not.toContain('năm đầu')
  await server.database.pool.query(
    `update questions.entry set author_id = (select id from people.person where name = 'Phạm Thị Lan') where id = $1`,
    [first],
  )
  await act(binh, first, 'submit')
  expect((await act(lan, first, 'approve')).text).toContain('không được duyệt công khai chính câu hỏi đó')
  await server.database.pool.query(
    `update questions.entry set author_id = (select id from people.person where name = 'Lý Văn Bình') where id = $1`,
    [first],
  )
  await act(lan, first, 'approve')
  expect((await nobody().get(`/hoi-dap/${first}`)).text).toContain('năm đầu sau sáp nhập')
})

test('one is begun from an answer to a resident: its words, no person', async () => {
  const { rows } = await server.database.pool.query<{ id: number }>(
    `with t as (
       insert into difficulties.thread (unit_id, key, channel, title, text, raised_by, raised_at, received_on, at_unit_id, state, closed_on)
       values ($1, 'q', 'office', 'Cống tắc', 'Cống tắc', 'Vy Văn Chủ', now(), '2025-12-01', $1, 'published', '2025-12-02') returning id)
     insert into difficulties.publication (unit_id, thread_id, title, question, answer, answered_by, answered_on, published_on, published_by)
     select $1, t.id, 'Cống tắc', 'Cống tắc, nước tràn ruộng thì báo ở đâu?', 'Báo cho xã; xã thông cống trong 05 ngày.', 'UBND xã', '2025-12-02',
       '2025-12-03', 'Lý Văn Bình' from t returning id`,
    [units.binhXa],
  )
  const publication = rows[0]?.id as number
  const binh = as('Lý Văn Bình')
  const form = await binh.get(`/bien-tap/hoi-dap/moi?tra-loi=${publication}`)
  expect(form.html).toContain('Cống tắc, nước tràn ruộng thì báo ở đâu?')
  expect(form.html).toContain('xã thông cống trong 05 ngày')
  expect((await as('Bế Văn Đàm').get(`/bien-tap/hoi-dap/moi?tra-loi=${publication}`)).status).toBe(404)
  expect((await binh.get('/bien-tap/hoi-dap/moi?tra-loi=999')).status).toBe(404)
  const begun = await binh.post(`/bien-tap/hoi-dap/moi?tra-loi=${publication}`, {
    ...{ 'cau-hoi': 'Cống tắc, nước tràn ruộng thì báo ở đâu?', 'tra-loi': 'Báo cho xã; xã thông cống.', 'chu-de': 'khac' },
  })
  second = idIn(begun.path)
  expect(begun.html).toContain(`/gop-y/tra-loi/${publication}`)
  expect((await act(binh, second, 'discard', { 'ly-do': 'Trùng câu đã có' })).text).toContain('Đã bỏ.')
  expect((await nobody().get(`/gop-y/tra-loi/${publication}`)).text).toContain('xã thông cống trong 05 ngày')
  expect((await nobody().get('/tim-kiem?tim=cong+tac')).html).toContain(`href="/gop-y/tra-loi/${publication}"`)
})

test('the list leaves as it stands; what is withdrawn says why, and is found no more', async () => {
  const binh = as('Lý Văn Bình')
  const cookie = [...binh.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await server.get('/bien-tap/hoi-dap/tai-ve?tim=sap+nhap', { Cookie: cookie })
  const book = new exceljs.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  const cells = JSON.stringify(book.worksheets[0]?.getSheetValues())
  expect(cells).toContain(asked['cau-hoi'])
  expect(cells).not.toContain('Cống tắc')
  await act(binh, first, 'withdraw', { 'ly-do': 'Quy định đã thay đổi' })
  const page = await nobody().get(`/hoi-dap/${first}`)
  expect(page.status).toBe(410)
  expect(page.text).toContain('Quy định đã thay đổi')
  expect(page.text).not.toContain('năm đầu sau sáp nhập')
  expect((await nobody().get('/tim-kiem?tim=sau+sap+nhap+co+phai')).html).not.toContain(`/hoi-dap/${first}`)
})

test('the log names who did what, and holds together', async () => {
  const { rows } = await server.database.pool.query<{ kind: string }>(
    `select kind from events.entry where kind like 'questions.%' and payload ->> 'questionId' = $1 order by number`,
    [String(first)],
  )
  const done = ['written', 'submitted', 'returned', 'written', 'submitted', 'approved', 'written', 'submitted', 'approved', 'withdrawn']
  expect(rows.map(({ kind }) => kind)).toEqual(done.map((kind) => `questions.${kind}`))
  expect((await read(server.database.db, verifyChains)).first).toBeNull()
})
