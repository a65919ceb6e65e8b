import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { openAccount } from '../../src/programme/people/open.actions.ts'
import { type IdentityProvider, startProvider } from '../harness/provider.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { visitor } from '../harness/visitor.ts'

/** Officers of a province come in through its own provider of identities. */
let provider: IdentityProvider
let server: TestServer
const link = '/dang-nhap/nha-cung-cap?ve=%2Ftai-khoan'

beforeAll(async () => {
  provider = await startProvider()
  server = await startServer({ template: 'ntm_empty', env: { ...provider.env, NTM_SIGN_INS_PER_MINUTE: '1000' } })
  provider.admit(server.url)
  await settleTwoProvinces(server.database)
  const edge = { today: day('2026-11-22'), now: new Date(), actor: 'kiểm thử' }
  const open = (name: string, login: string, subject?: string) =>
    openAccount(server.accounts, edge, {
      name,
      login,
      unitId: 2,
      password: 'Không ai biết mật khẩu này 1.',
      mustChangePassword: false,
      ...(subject ? { provider: { id: 'tinh', subject } } : {}),
    })
  for (const opened of [await open('Vi Thị Lan', 'lan.vt@binhxa.gov.vn', 'lan'), await open('Chu Văn Páo', 'pao@langson.gov.vn')])
    expect(opened.ok).toBe(true)
})

const inside = async (person: ReturnType<typeof visitor>) => (await person.get('/tai-khoan')).text

test('the page offers it, and who has its identity comes in', async () => {
  const person = visitor(server.url)
  expect((await person.get('/dang-nhap')).text).toContain('Đăng nhập bằng Cổng của tỉnh')
  const page = await provider.enterAs(person, 'lan', link)
  expect([page.path, page.status]).toEqual(['/tai-khoan', 200])
  expect(await inside(person)).toContain('Vi Thị Lan')
})

test('an identity that nobody was given opens nothing, and makes no account', async () => {
  const person = visitor(server.url)
  const page = await provider.enterAs(person, 'nguoi-la', link)
  expect(page.path).toMatch(/^\/dang-nhap\?error=/)
  expect(page.text).toContain('danh tính này chưa gắn với tài khoản nào')
  expect(await inside(person)).toContain('Dành cho cán bộ có tài khoản')
  expect((await server.database.pool.query(`select from auth."user" where email like 'nguoi-la%'`)).rowCount).toBe(0)
})

test('the address of a colleague is no identity: accounts are not joined by it', async () => {
  const person = visitor(server.url)
  expect((await provider.enterAs(person, 'pao', link)).text).toContain('chưa gắn với tài khoản nào')
  expect((await server.database.pool.query(`select from auth.account where "accountId" = 'pao'`)).rowCount).toBe(0)
})

test('a disabled account stays closed to its identity, and an answer that nobody asked for is refused', async () => {
  await server.database.pool.query(`update people.person set disabled_at = now(), disabled_because = 'Nghỉ việc' where name = 'Vi Thị Lan'`)
  const person = visitor(server.url)
  expect((await provider.enterAs(person, 'lan', link)).path).toMatch(/^\/dang-nhap\?error=/)
  expect((await person.get('/api/auth/callback/tinh?code=abc&state=doan')).path).toMatch(/^\/dang-nhap/)
  expect(await inside(person)).toContain('Dành cho cán bộ có tài khoản')
})

test.each(['/api/auth/sign-in/email', '/api/auth/get-session', '/api/auth/sign-up/email', '/api/auth/two-factor/enable', '/api/auth/ok'])(
  'nothing else of the library is open: %s',
  async (path) => {
    const answers = await Promise.all(['GET', 'POST'].map((method) => fetch(`${server.url}${path}`, { method })))
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
  },
)
