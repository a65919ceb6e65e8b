import { beforeAll, describe, expect, test } from 'vitest'
import { dropOldForms } from '../../src/programme/people/kept-form.actions.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/** A form that is sent after the session was locked: what was typed is still there after signing in again. */
let server: TestServer
const officers: Record<string, Officer> = {}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  await settleTwoProvinces(server.database)
  const langSon = { id: 2, level: 'province' } as const
  officers.long = await openOfficer(server.accounts, { name: 'Hoàng Văn Long', role: 'administrator', unit: langSon })
  officers.mai = await openOfficer(server.accounts, { name: 'Lý Thị Mai', role: 'coordinationOffice', unit: langSon })
})

const signIn = async (person: Visitor, who: string, ve = ''): Promise<Page> => {
  const { login, password } = officers[who] as Officer
  return person.post('/dang-nhap', { ten: login, 'mat-khau': password, ve })
}
const enter = async (who: string) => {
  const person = visitor(server.url)
  await signIn(person, who)
  return person
}
/** As if the person had been away so long. */
const rest = (minutes: number) =>
  server.database.pool.query(`update auth.session set "updatedAt" = "updatedAt" - make_interval(mins => $1)`, [minutes])
const kept = async () => (await server.database.pool.query('select * from people.kept_form')).rows

const form = {
  bo: '',
  viec: 'helps',
  'co-quan': '0',
  'co-quan-moi': 'Công ty Cổ phần Gỗ Đình Lập',
  'loai-co-quan': 'assistingBody',
  'don-vi': '06622',
  tu: '2026-11-22',
  den: '',
  'can-cu': 'Công văn 120/UBND-KT ngày 5/3/2026',
}
const waiting = (page: Page) => new URL(page.path, server.url).searchParams.get('ve') as string

describe('a form that comes after the session was locked', () => {
  test('is kept sealed; after signing in again it is shown, and one button sends it on', async () => {
    const long = await enter('long')
    await rest(6)
    const locked = await long.post('/quan-tri/phan-cong?bo=', form)
    expect(locked.text).toContain('Phiên làm việc đã khóa. Đăng nhập lại, số liệu đang nhập vẫn còn.')
    const [row] = await kept()
    expect(row).toMatchObject({ person_id: officers.long?.personId, path: '/quan-tri/phan-cong?bo=' })
    expect(row.sealed.toString('utf8')).not.toContain('Đình Lập')
    const back = await signIn(long, 'long', waiting(locked))
    expect(back.text).toContain('Số liệu đang nhập vẫn còn')
    expect(back.html).toContain('name="co-quan-moi" value="Công ty Cổ phần Gỗ Đình Lập"')
    const sent = await long.post(back.path, form)
    expect([sent.path.split('?')[0], sent.text]).toEqual(['/quan-tri/phan-cong', expect.stringContaining('Đã phân công 1 dòng')])
    expect(await kept()).toEqual([])
    expect((await long.get(back.path)).status).toBe(404)
  })

  test('is kept too when another window has found out before that the session is locked', async () => {
    const long = await enter('long')
    await rest(6)
    expect((await long.get('/quan-tri/nguoi-dung')).path).toMatch(/^\/dang-nhap/)
    const locked = await long.post('/quan-tri/phan-cong', form)
    expect(waiting(locked)).toMatch(/^\/tai-khoan\/dang-do\//)
  })

  test('is found by nobody else, and from no other address', async () => {
    const [mai, long] = [await enter('mai'), await enter('long')]
    const [{ id }] = await kept()
    expect((await mai.get(`/tai-khoan/dang-do/${id}`)).status).toBe(404)
    expect((await mai.post(`/tai-khoan/dang-do/${id}`, form)).status).toBe(404)
    await server.database.pool.query(`update people.kept_form set address = '10.0.0.9'`)
    expect((await long.get(`/tai-khoan/dang-do/${id}`)).status).toBe(404)
    await server.database.pool.query(`update people.kept_form set address = '127.0.0.1'`)
    expect((await long.get(`/tai-khoan/dang-do/${id}`)).status).toBe(200)
    expect((await long.get('/tai-khoan/dang-do/khong-phai')).status).toBe(404)
  })

  test('can be thrown away, and is gone after an hour', async () => {
    const long = await enter('long')
    const [{ id }] = await kept()
    expect((await long.post(`/tai-khoan/dang-do/${id}?bo=1`, {})).path).toBe('/tai-khoan')
    expect(await kept()).toEqual([])
    await rest(6)
    const locked = await long.post('/quan-tri/phan-cong', form)
    await server.database.pool.query(`update people.kept_form set kept_at = kept_at - interval '61 minutes'`)
    expect((await signIn(long, 'long', waiting(locked))).status).toBe(404)
    await rest(6)
    await long.post('/quan-tri/phan-cong', form)
    expect(await kept()).toHaveLength(1)
    await dropOldForms(server.database.db, new Date(Date.now() + 59 * 60_000))
    expect(await kept()).toHaveLength(1)
    await dropOldForms(server.database.db, new Date(Date.now() + 61 * 60_000))
    expect(await kept()).toEqual([])
  })

  test('of many, a person keeps the last five', async () => {
    const mai = await enter('mai')
    await rest(16)
    for (let at = 0; at < 7; at++) await mai.post('/quan-tri/phan-cong', { ...form, 'can-cu': `Công văn ${at}` })
    const mine = (await kept()).filter((row) => row.person_id === officers.mai?.personId)
    expect(mine).toHaveLength(5)
  })

  test('never holds a password, and nothing is kept for a stranger, nor from another site', async () => {
    await server.database.pool.query('delete from people.kept_form')
    const long = await enter('long')
    await rest(6)
    const secret = { viec: 'mat-khau', 'mat-khau': 'Rừng hồi xanh 12 tháng.', 'mat-khau-moi': 'x', 'mat-khau-lai': 'x' }
    expect((await long.post('/tai-khoan', secret)).path).toBe('/dang-nhap?ve=%2Ftai-khoan')
    expect((await long.post('/quan-tri/phan-cong', form, { Origin: 'https://xau.example' })).status).toBe(403)
    expect((await visitor(server.url).post('/quan-tri/phan-cong', form)).path).toBe('/dang-nhap?ve=%2Ftai-khoan')
    const forged = visitor(server.url)
    for (const [name, value] of long.cookies) forged.cookies.set(name, `x${value}`)
    expect((await forged.post('/quan-tri/phan-cong', form)).path).toBe('/dang-nhap?ve=%2Ftai-khoan')
    expect(await kept()).toEqual([])
  })
})

test('a session that is locked is not listed, and a code alone does not wake it', async () => {
  const long = await enter('long')
  await rest(6)
  expect((await long.post('/dang-nhap/ma', { ma: '123456' })).text).toContain('Bước nhập mã đã hết hạn')
  expect((await long.get('/tai-khoan')).path).toMatch(/^\/dang-nhap/)
  const again = await enter('long')
  expect((await again.get('/tai-khoan')).html.match(/aria-label="Kết thúc phiên mở lúc/g)).toHaveLength(1)
})
