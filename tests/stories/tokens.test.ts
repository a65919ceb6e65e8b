import { beforeAll, describe, expect, test } from 'vitest'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/** Thủy keeps the accounts of Lạng Sơn. The department's software works with keys that she gives it, for Hoa of Bính Xá. */
let server: TestServer
let thuy: Visitor
let hoa: Officer
let sang: Officer
let lan: Officer
const [langSon, binhXa, damThuy] = [2, 3, 6]
const tokens = '/quan-tri/ma-truy-cap'

beforeAll(async () => {
  const env = {
    NTM_SIGN_INS_PER_MINUTE: '1000',
    NTM_SECOND_FACTOR: 'nobody',
    NTM_TOKEN_CALLS_PER_MINUTE: '40',
    NTM_WRONG_TOKENS_PER_MINUTE: '3',
  }
  server = await startServer({ template: 'ntm_empty', env })
  await settleTwoProvinces(server.database)
  const open = (name: string, role: Officer['name'], unit: { id: number; level: 'province' | 'commune' }) =>
    openOfficer(server.accounts, { name, role: role as never, unit })
  const keeper = await open('Đinh Thị Thủy', 'administrator', { id: langSon, level: 'province' })
  hoa = await open('Nông Thị Hoa', 'communeOfficer', { id: binhXa, level: 'commune' })
  lan = await open('Lý Thị Lan', 'communeLeader', { id: binhXa, level: 'commune' })
  sang = await open('Lý A Sáng', 'communeOfficer', { id: damThuy, level: 'commune' })
  thuy = visitor(server.url)
  await thuy.post('/dang-nhap', { ten: keeper.login, 'mat-khau': keeper.password })
})

const make = async (fields: Record<string, string> = {}): Promise<Page & { key: string }> => {
  const form = { 'chuc-vu': String(hoa.assignmentId), 'ten-ma': 'Phần mềm của Sở', quyen: 'sheet.read', den: '2027-01-31', ...fields }
  const page = await thuy.post(`${tokens}?ten=${hoa.login}`, form)
  return { ...page, key: /ntm_[\w-]{43}/.exec(page.text)?.[0] ?? '' }
}
const call = async (key: string, path = '/api/v1/me', init: RequestInit = {}) => {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...init.headers }
  const answer = await fetch(`${server.url}${path}`, { ...init, headers })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
const revoke = async (name: string) => {
  const button = new RegExp(`<button[^>]*aria-label="Thu hồi mã ${name}"[^>]*>`).exec((await thuy.get(tokens)).html)?.[0]
  return thuy.post(tokens, { viec: 'thu-hoi', ma: /value="(\d+)"/.exec(button ?? '')?.[1] ?? '' })
}

describe('giving a key', () => {
  test('shows the posts of a person of the province, with what a program may do in them', async () => {
    const page = await thuy.get(`${tokens}?ten=${hoa.login}`)
    expect(page.text).toContain('Nông Thị Hoa')
    expect(page.html.match(/name="quyen" value="[^"]+"/g)).toContain('name="quyen" value="sheet.fill"')
    expect((await thuy.get(`${tokens}?ten=${sang.login}`)).text).toContain('Không có người dùng này trong phạm vi quản lý')
  })

  test('refuses by name what is wrong, and keeps what was typed', async () => {
    const wrong = await make({ 'ten-ma': 'Phần mềm báo cáo', den: '2030-01-01' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Ngày hết hạn phải từ 22/11/2026 đến 22/11/2027')])
    expect(wrong.html).toContain('value="Phần mềm báo cáo"')
    expect((await make({ quyen: 'sheet.verify' })).text).toContain('không được có quyền thẩm tra')
    expect((await make({ 'chuc-vu': String(sang.assignmentId) })).status).toBe(404)
    expect((await make({ 'chuc-vu': 'x' })).status).toBe(404)
  })

  test('gives it once, and keeps it nowhere', async () => {
    const { key, text } = await make()
    expect(text).toContain('chỉ hiện một lần')
    expect((await thuy.get(tokens)).html).not.toContain(key)
    const { rows } = await server.database.pool.query('select * from people.token')
    const { rows: log } = await server.database.pool.query(`select kind, payload from events.entry where kind like 'people.token%'`)
    expect([JSON.stringify(rows), JSON.stringify(log), JSON.stringify(server.logged())].filter((said) => said.includes(key))).toEqual([])
    expect(log).toMatchObject([
      { kind: 'people.tokenMade', payload: { name: 'Phần mềm của Sở', verbs: ['sheet.read'], until: '2027-01-31' } },
    ])
  })
})

describe('a program with a key', () => {
  test('works for the person in that post, with the verbs of the key and no others', async () => {
    const { key } = await make({ 'ten-ma': 'Chỉ đọc' })
    const me = await call(key)
    expect(me.body).toMatchObject({ name: 'Nông Thị Hoa qua «Chỉ đọc»', verbs: ['sheet.read'], chosen: { unitId: binhXa } })
    expect((await call(key, '/api/v1/sheets')).body).toEqual({ items: [] })
    const refused = await call(key, '/api/v1/sheets', { method: 'POST', body: JSON.stringify({ roundId: 1, setId: 'xa-2026' }) })
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('Mã truy cập này không có quyền nhập phiếu')])
  })

  test('needs no origin, and a cookie beside it counts for nothing', async () => {
    const { key } = await make({ 'ten-ma': 'Ghi', quyen: 'sheet.fill' })
    const cookie = [...thuy.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = JSON.stringify({ roundId: 1, setId: 'xa-2026' })
    const headers = { Cookie: cookie, Origin: 'https://so.langson.example' }
    const answer = await call(key, '/api/v1/sheets', { method: 'POST', body, headers })
    expect([answer.status, answer.body.title]).toEqual([404, 'sheet.notPartOf'])
  })

  test('opens no page', async () => {
    const { key } = await make({ 'ten-ma': 'Trang' })
    const answer = await fetch(`${server.url}/tai-khoan`, { headers: { Authorization: `Bearer ${key}` }, redirect: 'manual' })
    expect(answer.status).toBe(303)
  })

  test('leaves its last use to the hour, written once', async () => {
    const { key } = await make({ 'ten-ma': 'Dùng' })
    const used = async () => (await server.database.pool.query(`select used_at, xmin::text from people.token where name = 'Dùng'`)).rows[0]
    expect((await used()).used_at).toBeNull()
    await call(key)
    const first = await used()
    expect([first.used_at.getMinutes(), first.used_at.getSeconds()]).toEqual([0, 0])
    await call(key)
    expect(await used()).toEqual(first)
    expect((await thuy.get(tokens)).text).toMatch(/khoảng \d\d:00 ngày/)
  })

  test('gets no more answers in a minute than it may, and is told when to come again', async () => {
    const { key } = await make({ 'ten-ma': 'Nhiều' })
    const answers = await Promise.all(Array.from({ length: 45 }, () => call(key)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(40)
    expect([refused.length > 0, refused[0]?.headers.get('retry-after'), refused[0]?.body.title]).toEqual([true, '2', 'token.tooMany'])
  })
})

describe('a key opens nothing', () => {
  test('once it is revoked, at once', async () => {
    const { key } = await make({ 'ten-ma': 'Thu hồi' })
    expect((await call(key)).status).toBe(200)
    expect((await revoke('Thu hồi')).text).toContain('Đã thu hồi mã truy cập')
    const refused = await call(key)
    expect([refused.status, refused.headers.get('www-authenticate'), refused.body.title]).toEqual([401, 'Bearer', 'token.refused'])
    expect((await thuy.get(tokens)).text).toContain('đã thu hồi lúc')
    const { rows } = await server.database.pool.query(
      `select payload ->> 'name' as name from events.entry where kind = 'people.tokenRevoked'`,
    )
    expect(rows).toEqual([{ name: 'Thu hồi' }])
    expect((await thuy.post(tokens, { viec: 'thu-hoi', ma: '999999' })).status).toBe(404)
  })

  test('after its last day, and when the post ends', async () => {
    const [one, other] = [await make({ 'ten-ma': 'Hết hạn' }), await make({ 'ten-ma': 'Hết chức' })]
    expect([(await call(one.key)).status, (await call(other.key)).status]).toEqual([200, 200])
    const { pool } = server.database
    await pool.query(`update people.token set made_at = '2026-01-01', expires_at = '2026-01-02' where name = 'Hết hạn'`)
    server.accounts.visits.forgetAll()
    expect((await call(one.key)).status).toBe(401)
    await pool.query(`update people.assignment set valid_to = '2026-11-22' where id = $1`, [hoa.assignmentId])
    server.accounts.visits.forgetAll()
    expect((await call(other.key)).status).toBe(401)
    const list = (await thuy.get(tokens)).text
    expect([list.includes('đã hết hạn'), list.includes('chức vụ đã thôi')]).toEqual([true, true])
  })

  test('that nobody gave; an address that guesses is told to wait, and a right key beside it still opens', async () => {
    const { key } = await make({ 'chuc-vu': String(lan.assignmentId), 'ten-ma': 'Bên cạnh' })
    const guesses = await Promise.all(Array.from({ length: 6 }, (_, at) => call(`ntm_${String(at).repeat(43)}`)))
    expect(guesses.map(({ status }) => status)).toContain(429)
    expect(guesses.every(({ status }) => status === 401 || status === 429)).toBe(true)
    expect((await call(key)).status).toBe(200)
  })
})
