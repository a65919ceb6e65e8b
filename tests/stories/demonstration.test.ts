import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { closeDemonstration, openDemonstration } from '../../src/programme/people/demonstration.actions.ts'
import { makeFirstLink } from '../../src/programme/people/first-run.actions.ts'
import { roleIds } from '../../src/programme/people/types.ts'
import { run } from '../harness/process.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { visitor } from '../harness/visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleTwoProvinces(server.database)
})

const edge = () => ({ today: day('2026-11-22'), now: new Date(), actor: 'kiểm thử' })
const enter = async ({ login, password }: { login: string; password: string }) => {
  const person = visitor(server.url)
  return (await person.post('/dang-nhap', { ten: login, 'mat-khau': password })).text
}

test('there is an account a role, each enters with what was printed, and the first link is still made', async () => {
  const accounts = await openDemonstration(server.accounts, edge())
  expect(accounts).toHaveLength(roleIds.length)
  for (const account of accounts) expect(await enter(account)).toContain(`Đang làm việc với vai trò: ${account.role}, ${account.place}`)
  expect(accounts.map(({ place }) => place)).toContain('Xã Văn An')
  expect(await makeFirstLink(server.database.db, new Date())).toMatch(/^\/khoi-tao\?ma=/)
})

test('a second start gives new passwords, one without --demo closes them all', async () => {
  const [before] = await openDemonstration(server.accounts, edge())
  const [after] = await openDemonstration(server.accounts, edge())
  if (!before || !after) throw new Error('no account')
  expect(await enter(before)).toContain('mật khẩu chưa đúng')
  expect(await enter(after)).toContain('Đang làm việc với vai trò')
  await closeDemonstration(server.database.db, new Date())
  expect(await enter(after)).toContain('Tài khoản đã ngừng hoạt động')
})

test('in production it is refused before anything is done', async () => {
  const program = run('src/server.ts', ['--demo'], { PORT: '0', NODE_ENV: 'production' })
  expect(await program.ended).toBe(1)
  expect(program.said).toEqual({ out: '', err: expect.stringMatching(/^Tài khoản minh hoạ không được tạo khi NODE_ENV=production\..+\n$/) })
})
