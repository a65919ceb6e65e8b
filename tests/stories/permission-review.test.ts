import { beforeAll, describe, expect, test } from 'vitest'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** Twice a year somebody looks through what everybody may do; whoever looks at a person is written down. Today is 22/11/2026. */
let server: TestServer
const officers: Record<string, Officer> = {}
const langSon = { id: 2, level: 'province' } as const
const binhXa = { id: 3, level: 'commune' } as const

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  await settleTwoProvinces(server.database)
  for (const [name, role, unit] of [
    ['Hoàng Văn Long', 'administrator', langSon],
    ['Bế Thị Nga', 'administrator', langSon],
    ['Nông Thị Hoa', 'communeOfficer', binhXa],
    ['Vy Văn Páo', 'communeLeader', binhXa],
    ['Nguyễn Thị Én', 'administrator', { id: 5, level: 'province' }],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit })
  await server.database.pool.query(`update people.person set created_at = '2026-03-01T08:00:00+07:00' where id <> $1`, [idOf('Vy Văn Páo')])
  await server.database.pool.query(`update people.person set created_at = '2026-11-22T08:00:00+07:00' where id = $1`, [idOf('Vy Văn Páo')])
  await server.database.pool.query('insert into people.last_use select id, $1 from people.person', [new Date()])
  await server.database.pool.query(
    `insert into people.person (name, folded, unit_id, account_id, created_at) values ('Lộc Văn Cũ', 'loc van cu', 3, null, '2026-03-01')`,
  )
})

const idOf = (name: string) => (officers[name] as Officer).personId
const enter = async (name: string): Promise<Visitor> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}
const row = (html: string, name: string) =>
  html
    .split('<tr')
    .slice(1)
    .find((one) => one.includes(`>${name}</a>`))
    ?.replace(/<[^>]+>/g, ' ') ?? ''

describe('the half-yearly review', () => {
  test('shows Long every account of Lạng Sơn with posts, verbs and last use, and which are late', async () => {
    const long = await enter('Hoàng Văn Long')
    const page = await long.get('/quan-tri/ra-soat')
    expect(page.text).toContain('4 trong 5 tài khoản tại Tỉnh Lạng Sơn đã quá 6 tháng chưa được rà soát')
    expect(page.html).not.toContain('Nguyễn Thị Én')
    const hoa = row(page.html, 'Nông Thị Hoa')
    for (const part of ['Cán bộ xã tại Xã Bính Xá', '27 quyền', 'nhập phiếu', 'chưa rà soát lần nào', 'quá hạn 1/9/2026'])
      expect(hoa).toContain(part)
    expect(row(page.html, 'Vy Văn Páo')).toContain('22/5/2027')
    expect(row(page.html, 'Lộc Văn Cũ')).toContain('không có chức vụ nào')
    expect(row(page.html, 'Hoàng Văn Long')).toContain('người khác rà soát')
    const ticked = [
      ...page.html.matchAll(/<input[^>]*checked=""[^>]*aria-label="Chọn ([^"]+)"|<input[^>]*aria-label="Chọn ([^"]+)"[^>]*checked=""/g),
    ]
    expect(ticked.map(([, a, b]) => a ?? b).sort()).toEqual(['Bế Thị Nga', 'Nông Thị Hoa'])
  })

  test('is confirmed for many at once, with exceptions, and for one; never for oneself, nor elsewhere', async () => {
    const long = await enter('Hoàng Văn Long')
    const confirm = (...ids: number[]) =>
      long.post('/quan-tri/ra-soat', new URLSearchParams(ids.map((id) => ['nguoi', String(id)])) as never)
    expect((await confirm()).text).toContain('Chưa chọn tài khoản nào')
    expect((await confirm(idOf('Nông Thị Hoa'), idOf('Hoàng Văn Long'))).text).toContain('Không tự rà soát tài khoản của mình')
    expect((await confirm(idOf('Nguyễn Thị Én'))).status).toBe(404)
    const done = await confirm(idOf('Nông Thị Hoa'), idOf('Bế Thị Nga'))
    expect(done.text).toContain('Đã ghi nhận rà soát 2 tài khoản')
    expect(done.text).toContain('2 trong 5 tài khoản')
    expect(row(done.html, 'Nông Thị Hoa')).toContain('Hoàng Văn Long')
    const one = await (await enter('Bế Thị Nga')).post('/quan-tri/ra-soat', {
      mot: String(idOf('Hoàng Văn Long')),
      nguoi: String(idOf('Vy Văn Páo')),
    })
    expect(one.text).toContain('Đã ghi nhận rà soát 1 tài khoản')
    const { rows } = await server.database.pool.query(`select person_id, held from people.permission_review order by person_id`)
    expect(rows.map(({ person_id }) => person_id)).toEqual(
      [idOf('Hoàng Văn Long'), idOf('Bế Thị Nga'), idOf('Nông Thị Hoa')].sort((a, b) => a - b),
    )
    expect(JSON.stringify(rows)).toContain('Cán bộ xã tại Xã Bính Xá')
  })

  test('lists posts that nobody holds and delegations that are over', async () => {
    const long = await enter('Hoàng Văn Long')
    await server.database.pool.query(
      `update people.assignment set valid_to = '2026-11-22', valid_from = '2026-10-01' where person_id = $1`,
      [idOf('Vy Văn Páo')],
    )
    await server.database.pool.query(
      `insert into people.delegation (assignment_id, to_person_id, reason, valid_from, valid_to) values ($1, $2, 'đi học', '2026-10-01', '2026-10-11')`,
      [(officers['Vy Văn Páo'] as Officer).assignmentId, idOf('Nông Thị Hoa')],
    )
    const page = await long.get('/quan-tri/ra-soat')
    expect(page.text).toMatch(/Chức vụ của Vy Văn Páo, Cơ quan của Vy Văn Páo \(Xã Bính Xá\) Vy Văn Páo, thôi từ 22\/11\/2026/)
    expect(page.text).toMatch(/Vy Văn Páo → Nông Thị Hoa.*từ 1\/10\/2026 đến hết 10\/10\/2026/)
    expect(row(page.html, 'Vy Văn Páo')).toContain('không có chức vụ nào')
  })
})

test('whoever looks at a person is written down, and the person sees it', async () => {
  const [long, hoa] = [await enter('Hoàng Văn Long'), await enter('Nông Thị Hoa')]
  expect((await hoa.get('/tai-khoan')).text).not.toContain('Ai đã xem')
  expect((await long.get(`/quan-tri/nguoi-dung/${idOf('Nông Thị Hoa')}`)).status).toBe(200)
  await long.get('/quan-tri/nguoi-dung')
  await long.get(`/quan-tri/nguoi-dung/${idOf('Nguyễn Thị Én')}`)
  expect((await hoa.get('/tai-khoan')).text).toMatch(/Ai đã xem.*Hoàng Văn Long, Chức vụ của Hoàng Văn Long, lúc .*, từ 127\.0\.0\.1/)
  const { rows } = await server.database.pool.query(`select chain, payload from events.entry where kind = 'people.read'`)
  expect(rows).toMatchObject([{ chain: `person:${idOf('Nông Thị Hoa')}`, payload: { readerId: idOf('Hoàng Văn Long'), as: { unit: 2 } } }])
  const { rows: lists } = await server.database.pool.query(
    `select payload from events.entry where kind = 'people.listRead' and payload ->> 'list' = 'people'`,
  )
  expect(lists).toMatchObject([{ payload: { count: 5 } }])
})
