import { beforeAll, describe, expect, test } from 'vitest'
import { makeFirstLink } from '../../src/programme/people/first-run.actions.ts'
import { ago } from '../harness/database.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { codeOf, type Page, type Visitor, visitor } from '../harness/visitor.ts'

/** From the first administrator to officers of communes, through the pages. The steps build on each other. */
let server: TestServer
let link: string
const thuy = { login: 'thuy.dt@langson.gov.vn', password: 'Mưa rơi trên 7 thửa ruộng bậc thang.' }
const hoa = { login: 'hoa.nt@langson.gov.vn', password: 'Cầu treo Bính Xá dài 46 m.' }
const long = { login: 'long.hv@langson.gov.vn', password: 'Rừng hồi xanh 12 tháng.' }
const key: { thuy: string; recovery: string[] } = { thuy: '', recovery: [] }

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env: { NTM_SIGN_INS_PER_MINUTE: '1000' } })
  await settleTwoProvinces(server.database)
  link = (await makeFirstLink(server.database.db, new Date())) as string
})

const enter = async (who: { login: string; password: string }, device?: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url, device)
  const page = await person.post('/dang-nhap', { ten: who.login, 'mat-khau': who.password })
  return { ...person, page }
}
const enterThuy = async () => {
  const person = await enter(thuy)
  await person.post('/dang-nhap/ma', { ma: codeOf(key.thuy) })
  return person
}
const temporary = (page: Page) => /chỉ hiện một lần: (\S{19})/.exec(page.text)?.[1] as string
const idOf = (page: Page, login: string) => new RegExp(`nguoi-dung/(\\d+)">[^<]*</a></th><td[^>]*>${login}`).exec(page.html)?.[1] as string

describe('the first administrator', () => {
  test('comes through the printed link; a wrong one and a used one are not found', async () => {
    const person = visitor(server.url)
    expect((await person.get('/khoi-tao?ma=doan-mo')).status).toBe(404)
    expect((await person.get(link)).text).toContain('Khởi tạo quản trị')
    const ma = new URL(link, server.url).searchParams.get('ma') as string
    const given = { ma, 'ho-ten': 'Đinh Thị Thủy', ten: thuy.login }
    const weak = await person.post(link, { ...given, 'mat-khau': 'matkhau', 'mat-khau-lai': 'matkhau' })
    expect([weak.status, weak.text]).toEqual([422, expect.stringContaining('cần từ 14 ký tự')])
    const unlike = await person.post(link, { ...given, 'mat-khau': thuy.password, 'mat-khau-lai': `${thuy.password}x` })
    expect(unlike.text).toContain('không giống nhau')
    const made = await person.post(link, { ...given, 'mat-khau': thuy.password, 'mat-khau-lai': thuy.password })
    expect(made.path).toBe('/dang-nhap')
    expect((await person.get(link)).status).toBe(404)
    expect((await person.post(link, { ...given, 'mat-khau': thuy.password, 'mat-khau-lai': thuy.password })).status).toBe(404)
    expect(await makeFirstLink(server.database.db, new Date())).toBeNull()
  })

  test('keeps no token or password where it could be read', async () => {
    const { rows } = await server.database.pool.query('select hash from people.first_link')
    expect(link).not.toContain(rows[0].hash)
    const { rows: accounts } = await server.database.pool.query('select password from auth.account')
    expect(accounts[0].password).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
    expect(JSON.stringify(server.logged())).not.toContain(new URL(link, server.url).searchParams.get('ma'))
  })

  test('may do nothing before a second factor is on', async () => {
    const person = await enter(thuy)
    expect(person.page.path).toBe('/tai-khoan')
    expect((await person.get('/quan-tri/nguoi-dung')).path).toBe('/tai-khoan')
    expect((await person.get('/tai-khoan')).text).toContain('Vai trò này cần xác thực hai lớp')
    expect((await person.post('/tai-khoan/lop-hai', { 'mat-khau': 'không phải' })).text).toContain('Mật khẩu hiện tại chưa đúng')
    const begun = await person.post('/tai-khoan/lop-hai', { 'mat-khau': thuy.password })
    key.thuy = /gõ: ((?:[A-Z2-7]{1,4} )+)/.exec(begun.text)?.[1]?.trim() as string
    key.recovery = [...begun.html.matchAll(/>([A-Za-z0-9]{5}-[A-Za-z0-9]{5})</g)].map(([, code]) => code as string)
    expect(key.recovery).toHaveLength(10)
    expect((await person.post('/tai-khoan/lop-hai', { viec: 'xac-nhan', ma: '000000' })).text).toContain('Mã xác thực chưa đúng')
    const on = await person.post('/tai-khoan/lop-hai', { viec: 'xac-nhan', ma: codeOf(key.thuy) })
    expect(on.text).toContain('Đã bật xác thực hai lớp')
    expect((await person.get('/quan-tri/nguoi-dung')).text).toContain('1 tài khoản trong phạm vi quản lý')
  })
})

describe('signing in', () => {
  test('with a second factor asks the code; the password alone opens nothing', async () => {
    const person = await enter(thuy)
    expect(person.page.path).toMatch(/^\/dang-nhap\/ma/)
    expect((await person.get('/tai-khoan')).path).toMatch(/^\/dang-nhap/)
    expect((await person.post('/dang-nhap/ma', { ma: '123456' })).text).toContain('Mã xác thực chưa đúng')
    expect((await person.post('/dang-nhap/ma', { ma: codeOf(key.thuy) })).path).toBe('/viec-cua-toi')
  })

  test('a recovery code opens once', async () => {
    const ma = key.recovery[0] as string
    const person = await enter(thuy)
    expect((await person.post('/dang-nhap/ma', { ma })).path).toBe('/viec-cua-toi')
    const again = await enter(thuy)
    const refused = await again.post('/dang-nhap/ma', { ma })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Mã xác thực chưa đúng')])
  })

  test('leads back to the page that was asked, and never to another house', async () => {
    expect((await visitor(server.url).get('/quan-tri/nguoi-dung?x=1')).path).toBe('/dang-nhap?ve=%2Fquan-tri%2Fnguoi-dung%3Fx%3D1')
    const page = await visitor(server.url).get('/dang-nhap?ve=//xau.example/lay')
    expect(page.html).toContain('name="ve" value="/viec-cua-toi"')
  })

  test('a form from another site is refused, and so is one that hides where it comes from', async () => {
    const person = await enterThuy()
    const foreign: Record<string, string>[] = [{ Origin: 'https://xau.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }]
    for (const headers of foreign) expect((await person.post('/dang-xuat', {}, headers)).status).toBe(403)
    expect((await person.get('/tai-khoan')).path).toBe('/tai-khoan')
    expect((await person.post('/dang-xuat', {})).path).toBe('/dang-nhap')
    expect((await person.get('/tai-khoan')).path).toMatch(/^\/dang-nhap/)
  })
})

describe('people and posts', () => {
  test('Thủy opens accounts for Hoa of Bính Xá and Long, administrator of Lạng Sơn, and gives them posts', async () => {
    const person = await enterThuy()
    const open = async (name: string, login: string, unit: string) => {
      const page = await person.post('/quan-tri/nguoi-dung', { 'ho-ten': name, ten: login, 'don-vi': unit, 'danh-tinh': '' })
      expect(page.text).toContain('Đã mở tài khoản')
      return { password: temporary(page), id: idOf(await person.get('/quan-tri/nguoi-dung'), login) }
    }
    const [first, second] = [await open('Nông Thị Hoa', hoa.login, '06622'), await open('Hoàng Văn Long', long.login, '20')]
    expect((await person.post('/quan-tri/nguoi-dung', { 'ho-ten': 'Ai đó', ten: hoa.login, 'don-vi': '20' })).text).toContain(
      'đã có người dùng',
    )
    expect((await person.post('/quan-tri/nguoi-dung', { 'ho-ten': 'Ai đó', ten: 'x@y.vn', 'don-vi': '99999' })).text).toContain(
      'Không có đơn vị mã 99999',
    )
    const post = { viec: 'phan-cong', 'loai-co-quan': 'peoplesCommittee', tu: '2026-01-01', den: '', 'tieu-chi': '' }
    const officer = {
      ...post,
      'chuc-vu': 'Công chức kinh tế',
      'co-quan': 'UBND xã Bính Xá',
      'vai-tro': 'communeOfficer',
      'don-vi': '06622',
    }
    expect((await person.post(`/quan-tri/nguoi-dung/${first.id}`, officer)).text).toContain(
      'Công chức kinh tế, UBND xã Bính Xá: Cán bộ xã tại Xã Bính Xá',
    )
    expect((await person.post(`/quan-tri/nguoi-dung/${first.id}`, officer)).text).toContain('đã giữ chức vụ ấy')
    expect((await person.post(`/quan-tri/nguoi-dung/${first.id}`, { ...officer, 'vai-tro': 'nationalOffice' })).text).toContain(
      'không đặt ở cấp',
    )
    expect((await person.post(`/quan-tri/nguoi-dung/${first.id}`, { ...officer, tu: '2026-05-01', den: '2026-04-30' })).text).toContain(
      'Ngày kết thúc phải từ ngày bắt đầu trở đi',
    )
    const keeper = {
      ...post,
      'chuc-vu': 'Quản trị tỉnh',
      'co-quan': 'Sở Khoa học và Công nghệ',
      'vai-tro': 'administrator',
      'don-vi': '20',
    }
    expect((await person.post(`/quan-tri/nguoi-dung/${second.id}`, keeper)).text).toContain('Quản trị tại Tỉnh Lạng Sơn')
    await replace(hoa, first.password)
    await replace(long, second.password)
  })

  const replace = async (who: { login: string; password: string }, given: string) => {
    const person = await enter({ login: who.login, password: given })
    expect(person.page.text).toContain('Đổi mật khẩu để tiếp tục')
    expect((await person.get('/quan-tri/nguoi-dung')).status).toBe(200)
    const form = { viec: 'mat-khau', 'mat-khau': given, 'mat-khau-moi': who.password, 'mat-khau-lai': who.password }
    expect((await person.post('/tai-khoan', form)).text).toContain('Đã đổi mật khẩu')
  }

  test('Hoa works for her commune and manages nobody', async () => {
    const person = await enter(hoa)
    expect(person.page.text).toContain('Đang làm việc với vai trò: Cán bộ xã, Xã Bính Xá')
    const refused = await person.get('/quan-tri/nguoi-dung')
    expect([refused.status, refused.text]).toEqual([
      403,
      expect.stringContaining('Chưa có quyền quản lý người dùng. Người xử lý được: quản trị.'),
    ])
    expect((await person.get('/quan-tri/nguoi-dung.data')).status).toBe(403)
    expect(refused.headers.get('cache-control')).toBe('no-store')
  })

  test('the API tells her who she is, and a stranger to sign in', async () => {
    const person = await enter(hoa)
    const me = JSON.parse((await person.get('/api/v1/me')).html)
    expect([me.name, me.chosen.unitName, me.verbs.includes('sheet.fill')]).toEqual(['Nông Thị Hoa', 'Xã Bính Xá', true])
    const refused = await visitor(server.url).get('/api/v1/me')
    expect([refused.status, JSON.parse(refused.html).title]).toEqual([401, 'access.signIn'])
    await person.post('/dang-xuat', {})
    expect((await person.get('/api/v1/me')).status).toBe(401)
  })

  test('public pages are the same with a session and without', async () => {
    const person = await enter(hoa)
    const [own, others] = [await person.get('/bo-tieu-chi'), await visitor(server.url).get('/bo-tieu-chi')]
    expect(own.html).toBe(others.html)
    expect(own.headers.get('etag')).toBe(others.headers.get('etag'))
    expect(own.headers.getSetCookie()).toEqual([])
  })

  test('Long keeps the accounts of Lạng Sơn; one of another place is not found, nor is a unit of it', async () => {
    await server.database.pool.query(
      `insert into people.person (name, folded, unit_id, created_at) values ('Lý A Sáng', 'ly a sang', 6, now())`,
    )
    const { rows } = await server.database.pool.query('select id, name from people.person')
    const idNamed = (name: string) => rows.find((row) => row.name === name).id
    const person = await enter(long)
    const begun = await person.post('/tai-khoan/lop-hai', { 'mat-khau': long.password })
    const longKey = /gõ: ((?:[A-Z2-7]{1,4} )+)/.exec(begun.text)?.[1]?.trim() as string
    await person.post('/tai-khoan/lop-hai', { viec: 'xac-nhan', ma: codeOf(longKey) })
    const list = await person.get('/quan-tri/nguoi-dung')
    expect(list.text).toContain('Nông Thị Hoa')
    expect(list.text).not.toContain('Lý A Sáng')
    expect((await person.get(`/quan-tri/nguoi-dung/${idNamed('Nông Thị Hoa')}`)).status).toBe(200)
    expect((await person.get(`/quan-tri/nguoi-dung/${idNamed('Lý A Sáng')}`)).status).toBe(404)
    expect((await person.post(`/quan-tri/nguoi-dung/${idNamed('Lý A Sáng')}`, { viec: 'ngung', 'ly-do': 'thử' })).status).toBe(404)
    expect((await person.get(`/quan-tri/nguoi-dung/${idNamed('Đinh Thị Thủy')}`)).status).toBe(404)
    expect((await person.post('/quan-tri/nguoi-dung', { 'ho-ten': 'Ai đó', ten: 'ai@do.vn', 'don-vi': '04' })).text).toContain(
      'Không có đơn vị mã 04',
    )
  })
})

describe('sessions', () => {
  test('are listed, and one ends from another', async () => {
    const [office, home] = [await enter(hoa, 'may co quan'), await enter(hoa, 'may o nha')]
    const list = await office.get('/tai-khoan')
    expect(list.text).toContain('may o nha')
    const id = /may o nha.*?<button[^>]*value="([^"]+)"/s.exec(list.html)?.[1] as string
    expect((await office.post('/tai-khoan', { viec: 'phien', phien: id })).text).toContain('Đã kết thúc phiên')
    expect((await home.get('/tai-khoan')).path).toMatch(/^\/dang-nhap/)
    expect((await office.post('/tai-khoan', { viec: 'phien', phien: 'cua-nguoi-khac' })).status).toBe(404)
    expect((await office.get('/tai-khoan')).path).toBe('/tai-khoan')
  })

  test('end after a quarter of an hour without a request, and after twelve hours however busy', async () => {
    const person = await enter(hoa)
    const age = (column: string, minutes: number) =>
      server.database.pool.query(
        `update auth.session set "${column}" = $1 where id = (select id from auth.session order by "createdAt" desc limit 1)`,
        [ago(minutes / 1_440)],
      )
    await age('updatedAt', 14)
    expect((await person.get('/tai-khoan')).path).toBe('/tai-khoan')
    await age('updatedAt', 16)
    expect((await person.get('/tai-khoan')).path).toMatch(/^\/dang-nhap/)
    const other = await enter(hoa)
    await age('createdAt', 12 * 60 + 1)
    expect((await other.get('/tai-khoan')).path).toMatch(/^\/dang-nhap/)
  })

  test('of an administrator end after five minutes', async () => {
    const person = await enterThuy()
    const age = (minutes: number) =>
      server.database.pool.query(
        `update auth.session set "updatedAt" = $1 where id = (select id from auth.session order by "createdAt" desc limit 1)`,
        [ago(minutes / 1_440)],
      )
    await age(4)
    expect((await person.get('/quan-tri/nguoi-dung')).path).toBe('/quan-tri/nguoi-dung')
    await age(6)
    expect((await person.get('/quan-tri/nguoi-dung')).path).toMatch(/^\/dang-nhap/)
  })

  test('work under one post at a time, and the person says which', async () => {
    const keeper = await enterThuy()
    const id = idOf(await keeper.get('/quan-tri/nguoi-dung'), hoa.login)
    const second = { 'chuc-vu': 'Trưởng ban', 'co-quan': 'Ban phát triển xã', 'loai-co-quan': 'committee', 'vai-tro': 'communeLeader' }
    const more = { viec: 'phan-cong', ...second, 'don-vi': '06280', 'tieu-chi': '', tu: '2026-11-01', den: '2026-11-30' }
    expect((await keeper.post(`/quan-tri/nguoi-dung/${id}`, more)).text).toContain('đến hết 30/11/2026 (đang giữ)')
    const person = await enter(hoa)
    const list = await person.get('/tai-khoan')
    expect(list.text).toContain('vai trò: Cán bộ xã, Xã Bính Xá')
    const option = /<option value="(\d+)"[^>]*>Trưởng ban/.exec(list.html)?.[1] as string
    expect((await person.post('/tai-khoan', { viec: 'vai-tro', 'phan-cong': option })).text).toContain('vai trò: Lãnh đạo xã, Xã Văn An')
    expect((await (await enter(hoa)).get('/tai-khoan')).text).toContain('vai trò: Cán bộ xã, Xã Bính Xá')
    expect((await person.post('/tai-khoan', { viec: 'vai-tro', 'phan-cong': '1' })).status).toBe(404)
    expect((await keeper.post(`/quan-tri/nguoi-dung/${id}`, { viec: 'thoi', 'phan-cong': 'không phải số' })).text).toContain(
      'không còn hiệu lực',
    )
    const button = /<button[^>]*Thôi từ hôm nay: Trưởng ban[^>]*>/.exec((await keeper.get(`/quan-tri/nguoi-dung/${id}`)).html)?.[0]
    const mine = /value="(\d+)"/.exec(button ?? '')?.[1]
    expect((await keeper.post(`/quan-tri/nguoi-dung/${id}`, { viec: 'thoi', 'phan-cong': String(mine) })).text).toContain('(đã thôi)')
    expect((await person.get('/tai-khoan')).text).toContain('vai trò: Cán bộ xã, Xã Bính Xá')
  })

  test('of a disabled account end at once, and it opens nothing until it is opened again', async () => {
    const [person, keeper] = [await enter(hoa), await enterThuy()]
    const id = idOf(await keeper.get('/quan-tri/nguoi-dung'), hoa.login)
    expect((await keeper.post(`/quan-tri/nguoi-dung/${id}`, { viec: 'ngung', 'ly-do': '' })).text).toContain('Chưa ghi lý do')
    expect((await keeper.post(`/quan-tri/nguoi-dung/${id}`, { viec: 'ngung', 'ly-do': 'Chuyển công tác' })).text).toContain(
      'Đã ngừng: Chuyển công tác',
    )
    expect((await person.get('/tai-khoan')).path).toMatch(/^\/dang-nhap/)
    const refused = await enter(hoa)
    expect([refused.page.status, refused.page.text]).toEqual([422, expect.stringContaining('Tài khoản đã ngừng hoạt động')])
    const opened = await keeper.post(`/quan-tri/nguoi-dung/${id}`, { viec: 'mo-lai' })
    expect((await enter(hoa)).page.text).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng')
    expect((await enter({ login: hoa.login, password: temporary(opened) })).page.text).toContain('Đổi mật khẩu để tiếp tục')
  })
})

describe('guessing', () => {
  test('five wrong passwords lock the login, the right one too; an unknown login answers the same', async () => {
    const wrong = { login: long.login, password: 'Không phải mật khẩu 1.' }
    for (let at = 0; at < 5; at++) expect((await enter(wrong)).page.text).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng')
    expect((await enter(wrong)).page.text).toContain('tạm khóa 15 phút')
    expect((await enter(long)).page.text).toContain('tạm khóa 15 phút')
    await server.database.pool.query(`update people.attempt set last_at = last_at - interval '16 minutes' where login = $1`, [long.login])
    expect((await enter(long)).page.path).toMatch(/^\/dang-nhap\/ma/)
    const nobody = { login: 'khong.co@langson.gov.vn', password: 'Không phải mật khẩu 1.' }
    for (let at = 0; at < 5; at++) expect((await enter(nobody)).page.text).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng')
    expect((await enter(nobody)).page.text).toContain('tạm khóa 15 phút')
  })

  test('twenty at once get no more tries than one after another', async () => {
    const login = 'nhieu.may@langson.gov.vn'
    const pages = await Promise.all(Array.from({ length: 20 }, () => enter({ login, password: 'Đoán thử một lần 1.' })))
    expect(pages.filter(({ page }) => page.text.includes('mật khẩu chưa đúng'))).toHaveLength(5)
  })

  test('wrong codes lock the second factor', async () => {
    for (let at = 0; at < 5; at++) {
      const person = await enter(long)
      await person.post('/dang-nhap/ma', { ma: '000000' })
    }
    const person = await enter(long)
    expect((await person.post('/dang-nhap/ma', { ma: '000000' })).text).toContain('tạm khóa')
  })
})

test('one address gets so many sign-ins a minute, whatever the login', async () => {
  const strict = await startServer({ template: 'ntm_empty', env: { NTM_SIGN_INS_PER_MINUTE: '3' } })
  const texts: string[] = []
  for (const name of ['a', 'b', 'c', 'd'])
    texts.push((await visitor(strict.url).post('/dang-nhap', { ten: `${name}@langson.gov.vn`, 'mat-khau': 'Đoán thử một lần 1.' })).text)
  expect(texts.map((text) => text.includes('quá nhiều lần đăng nhập'))).toEqual([false, false, false, true])
})

test('what was done stands in the log, by chains of persons, and says no secret', async () => {
  const { rows } = await server.database.pool.query('select kind, actor, payload from events.entry order by at')
  const kinds = new Set(rows.map(({ kind }) => kind))
  for (const kind of [
    'accountOpened',
    'assigned',
    'secondFactorOn',
    'passwordChanged',
    'sessionEnded',
    'roleChosen',
    'assignmentEnded',
    'disabled',
    'reopened',
  ])
    expect(kinds).toContain(`people.${kind}`)
  expect(JSON.stringify(rows)).not.toMatch(/ruộng bậc thang|argon2|@langson/)
})
