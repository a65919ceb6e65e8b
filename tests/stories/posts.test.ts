import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { heldBy } from '../../src/programme/people/actor.queries.ts'
import { disableIdle } from '../../src/programme/people/idle.actions.ts'
import { ago } from '../harness/database.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/** Posts change hands: delegated for some days. The steps build on each other. Today is 22/11/2026. */
let server: TestServer
const officers: Record<string, Officer> = {}
const langSon = { id: 2, level: 'province' } as const
const binhXa = { id: 3, level: 'commune' } as const
const vanAn = { id: 4, level: 'commune' } as const

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  await settleTwoProvinces(server.database)
  for (const [name, role, unit] of [
    ['Nông Thị Hoa', 'communeOfficer', binhXa],
    ['Vy Văn Páo', 'communeLeader', binhXa],
    ['Lương Thị Lan', 'communeOfficer', vanAn],
    ['Hoàng Văn Long', 'administrator', langSon],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit })
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password, ve: '/tai-khoan' }) }
}
const idOf = (name: string) => String((officers[name] as Officer).personId)

describe('a delegation', () => {
  const form = () => ({
    viec: 'uy-quyen',
    'chuc-vu': String((officers['Vy Văn Páo'] as Officer).assignmentId),
    nguoi: idOf('Nông Thị Hoa'),
    tu: '2026-11-22',
    den: '2026-11-30',
    'ly-do': 'đi học tại Hà Nội',
  })

  test('is given by Páo to Hoa, who works in the same commune; what is wrong keeps what was typed', async () => {
    const pao = await enter('Vy Văn Páo')
    expect(pao.page.text).toContain('Nông Thị Hoa – Chức vụ của Nông Thị Hoa')
    expect(pao.page.html).not.toContain('Lương Thị Lan')
    const late = await pao.post('/tai-khoan', { ...form(), den: '2026-11-21' })
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('Ngày kết thúc phải từ ngày bắt đầu trở đi')])
    expect(late.html).toContain('value="đi học tại Hà Nội"')
    expect((await pao.post('/tai-khoan', { ...form(), nguoi: idOf('Lương Thị Lan') })).status).toBe(409)
    const given = await pao.post('/tai-khoan', form())
    expect(given.text).toContain('Đã ủy quyền')
    expect(given.text).toMatch(/Nông Thị Hoa làm thay Chức vụ của Vy Văn Páo.* từ 22\/11\/2026 đến hết 30\/11\/2026 đi học tại Hà Nội/)
    expect((await pao.post('/tai-khoan', form())).status).toBe(409)
  })

  test('lets Hoa choose the role, and every page says for whom she works and until when', async () => {
    const hoa = await enter('Nông Thị Hoa')
    expect(hoa.page.text).toContain('Làm thay đồng chí Vy Văn Páo')
    const assignment = form()['chuc-vu']
    const changed = await hoa.post('/tai-khoan', { viec: 'vai-tro', 'phan-cong': assignment })
    expect(changed.text).toContain('vai trò: Lãnh đạo xã, Xã Bính Xá · làm thay đồng chí Vy Văn Páo, đến 30/11/2026')
    const on = await hoa.post('/tai-khoan', { ...form(), 'chuc-vu': assignment, nguoi: idOf('Vy Văn Páo') })
    expect([on.status, on.text]).toEqual([409, expect.stringContaining('chức vụ phải của chính người ủy quyền')])
  })

  test('is ended early by Páo alone, and from then on Hoa works in her own post', async () => {
    const [pao, hoa] = [await enter('Vy Văn Páo'), await enter('Nông Thị Hoa')]
    const id = /value="(\d+)"[^>]*name="uy-quyen"/.exec((await pao.get('/tai-khoan')).html)?.[1] as string
    expect((await hoa.post('/tai-khoan', { viec: 'thoi-uy-quyen', 'uy-quyen': id })).status).toBe(404)
    expect((await pao.post('/tai-khoan', { viec: 'thoi-uy-quyen', 'uy-quyen': id })).text).toContain('Đã kết thúc ủy quyền')
    const after = await hoa.get('/tai-khoan')
    expect(after.text).not.toContain('àm thay đồng chí')
    expect(after.text).toContain('vai trò: Cán bộ xã, Xã Bính Xá')
  })

  test('stands in the log, by the chain of who gave it', async () => {
    const { rows } = await server.database.pool.query(
      `select kind, chain, payload from events.entry where kind like 'people.deleg%' order by number`,
    )
    expect(rows).toMatchObject([
      { kind: 'people.delegated', chain: `person:${idOf('Vy Văn Páo')}`, payload: { reason: 'đi học tại Hà Nội', until: '2026-11-30' } },
      { kind: 'people.delegationEnded', payload: { toPersonId: Number(idOf('Nông Thị Hoa')) } },
    ])
  })
})

describe('duties', () => {
  const form = {
    bo: 'xa-thu',
    viec: 'answers',
    'co-quan': '0',
    'co-quan-moi': 'Sở Y tế',
    'loai-co-quan': 'department',
    'don-vi': '20',
    'tieu-chi': 'xa-2026/15',
    tu: '2026-11-22',
    den: '',
    'can-cu': 'Công văn 120/UBND-KT ngày 5/3/2026',
  }

  test('are charged by Long for the whole province, and shown; who fills sheets may not', async () => {
    const [long, hoa] = [await enter('Hoàng Văn Long'), await enter('Nông Thị Hoa')]
    expect((await hoa.get('/quan-tri/phan-cong')).text).toContain('Chưa có quyền phân công cơ quan phụ trách')
    expect((await hoa.post('/quan-tri/phan-cong', form)).status).toBe(403)
    const wrong = await long.post('/quan-tri/phan-cong', { ...form, 'can-cu': ' ', 'don-vi': '20, 04, 99999' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Không có đơn vị mã 04, 99999 trong phạm vi quản lý')])
    expect(wrong.html).toContain('value="20, 04, 99999"')
    expect((await long.post('/quan-tri/phan-cong', { ...form, 'can-cu': ' ' })).text).toContain('Chưa ghi căn cứ phân công')
    expect((await long.post('/quan-tri/phan-cong', form)).text).toContain('Đã phân công 1 dòng')
    expect((await long.post('/quan-tri/phan-cong', form)).text).toContain('đã phụ trách nội dung ấy')
  })

  test('of help go to communes, several at once, and end from today', async () => {
    const long = await enter('Hoàng Văn Long')
    const help = { ...form, viec: 'helps', 'co-quan-moi': 'Công ty Điện lực', 'loai-co-quan': 'assistingBody', 'don-vi': '06622 06280' }
    const made = await long.post('/quan-tri/phan-cong', help)
    expect(made.text).toContain('Đã phân công 2 dòng')
    expect(made.text).toMatch(/Công ty Điện lực\s*: Xã Bính Xá, từ 22\/11\/2026 .*Công ty Điện lực\s*: Xã Văn An/)
    const id = /value="(\d+)"[^>]*aria-label="Thôi từ hôm nay: Công ty Điện lực, Xã Văn An"/.exec(made.html)?.[1] as string
    const ended = await long.post('/quan-tri/phan-cong', { viec: 'thoi', bo: '', 'phan-cong': id })
    expect(ended.text).toContain('Đã kết thúc phân công từ hôm nay')
    expect(ended.text).not.toMatch(/Công ty Điện lực\s*: Xã Văn An/)
    expect((await long.post('/quan-tri/phan-cong', { viec: 'thoi', bo: '', 'phan-cong': id })).status).toBe(404)
    const { rows } = await server.database.pool.query(
      `select count(*) from events.entry where kind in ('people.charged', 'people.discharged')`,
    )
    expect(rows[0].count).toBe(4)
  })
})

describe('passwords', () => {
  const change = async (person: Visitor, from: string, to: string) =>
    person.post('/tai-khoan', { viec: 'mat-khau', 'mat-khau': from, 'mat-khau-moi': to, 'mat-khau-lai': to })

  test('of the last ten are refused when they come again; the eleventh is let in', async () => {
    const lan = await enter('Lương Thị Lan')
    const first = (officers['Lương Thị Lan'] as Officer).password
    const others = Array.from({ length: 10 }, (_, at) => `Mật khẩu thứ ${at + 1} của Lan.`)
    for (const [at, next] of others.entries()) expect((await change(lan, others[at - 1] ?? first, next)).text).toContain('Đã đổi mật khẩu')
    const last = others[9] as string
    const again = await change(lan, last, others[0] as string)
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('nằm trong 10 mật khẩu gần nhất')])
    expect((await change(lan, last, first)).text).toContain('Đã đổi mật khẩu')
    const { rows } = await server.database.pool.query('select count(*) from people.password where person_id = $1', [idOf('Lương Thị Lan')])
    expect(rows[0].count).toBe(10)
  })

  test('of an administrator are changed after sixty days, and nothing else opens before', async () => {
    const long = await enter('Hoàng Văn Long')
    await server.database.pool.query('update people.password set set_at = $2 where person_id = $1', [idOf('Hoàng Văn Long'), ago(61)])
    const sent = await long.get('/quan-tri/nguoi-dung')
    expect([sent.path, sent.text]).toEqual(['/tai-khoan', expect.stringContaining('Mật khẩu của quản trị đã dùng quá 60 ngày')])
    const officer = officers['Hoàng Văn Long'] as Officer
    expect((await change(long, officer.password, 'Đồi chè xanh 24 tháng tuổi.')).text).toContain('Đã đổi mật khẩu')
    officer.password = 'Đồi chè xanh 24 tháng tuổi.'
    expect((await long.get('/quan-tri/nguoi-dung')).path).toBe('/quan-tri/nguoi-dung')
  })
})

describe('an account that nobody works with', () => {
  const edge = (now: Date) => ({ today: day('2026-11-22'), now, actor: 'hệ thống' })
  const rest = (name: string, days: number) =>
    server.database.pool.query('update people.last_use set used_at = $2 where person_id = $1', [idOf(name), ago(days)])
  const settings = { idleDays: 45 }

  test('is named to administrators from forty days on, and disabled by itself after 45', async () => {
    const long = await enter('Hoàng Văn Long')
    await rest('Lương Thị Lan', 41)
    await rest('Vy Văn Páo', 39)
    const list = await long.get('/quan-tri/nguoi-dung')
    expect(list.text).toMatch(/Sắp tự ngừng.*Lương Thị Lan: không dùng từ .*, tự ngừng sau 4 ngày/)
    expect(list.text).not.toContain('Vy Văn Páo: không dùng')
    expect(await disableIdle(server.database.db, settings, edge(new Date()))).toBe(0)
    await rest('Lương Thị Lan', 46)
    expect(await disableIdle(server.database.db, settings, edge(new Date()))).toBe(1)
    expect(await disableIdle(server.database.db, settings, edge(new Date()))).toBe(0)
    const page = await enter('Lương Thị Lan')
    expect([page.page.status, page.page.text]).toEqual([422, expect.stringContaining('Tài khoản đã ngừng hoạt động')])
    expect((await long.get(`/quan-tri/nguoi-dung/${idOf('Lương Thị Lan')}`)).text).toContain('Đã ngừng: không sử dụng 45 ngày')
  })

  test('begins to count anew when it is opened again', async () => {
    const long = await enter('Hoàng Văn Long')
    expect((await long.post(`/quan-tri/nguoi-dung/${idOf('Lương Thị Lan')}`, { viec: 'mo-lai' })).text).toContain('chỉ hiện một lần')
    expect(await disableIdle(server.database.db, settings, edge(new Date()))).toBe(0)
  })

  test('is spared where it is the last administrator of the country: else nobody could open the others again', async () => {
    const country = { id: 1, level: 'country' } as const
    for (const name of ['Đinh Thị Thủy', 'Trần Văn Nam'])
      officers[name] = await openOfficer(server.accounts, { name, role: 'administrator', unit: country })
    for (const [name, days] of [
      ['Đinh Thị Thủy', 50],
      ['Trần Văn Nam', 60],
    ] as const)
      await server.database.pool.query(
        'insert into people.last_use values ($1, $2) on conflict (person_id) do update set used_at = excluded.used_at',
        [idOf(name), ago(days)],
      )
    expect(await disableIdle(server.database.db, settings, edge(new Date()))).toBe(1)
    const { rows } = await server.database.pool.query(`select name from people.person where disabled_at is not null`)
    expect(rows).toEqual([{ name: 'Trần Văn Nam' }])
    const { rows: log } = await server.database.pool.query(
      `select actor, payload from events.entry where kind = 'people.idleDisabled' order by at`,
    )
    expect(log).toMatchObject([{ actor: 'hệ thống', payload: { days: 45 } }, { payload: { personId: Number(idOf('Trần Văn Nam')) } }])
  })
})

describe('a handover', () => {
  const ask = (from: string, to: string, ngay = '2026-11-22') => ({ tu: idOf(from), den: idOf(to), ngay, 'ly-do': 'chuyển công tác' })
  const held = async (name: string, on: string) =>
    (await read(server.database.db, (tx) => heldBy(tx, Number(idOf(name)), day(on)))).map(
      ({ postName, delegatedBy }) => delegatedBy ?? postName,
    )

  test('shows what is open with Páo before it is done; nobody is named twice', async () => {
    const [pao, long] = [await enter('Vy Văn Páo'), await enter('Hoàng Văn Long')]
    officers['Mã Thị Sen'] = await openOfficer(server.accounts, { name: 'Mã Thị Sen', role: 'communeOfficer', unit: binhXa })
    const { assignmentId } = officers['Vy Văn Páo'] as Officer
    const lend = {
      viec: 'uy-quyen',
      'chuc-vu': String(assignmentId),
      nguoi: idOf('Nông Thị Hoa'),
      tu: '2026-11-22',
      den: '2026-12-10',
      'ly-do': 'đi học',
    }
    expect((await pao.post('/tai-khoan', lend)).text).toContain('Đã ủy quyền')
    await settleSheet()
    const page = await long.get(`/quan-tri/ban-giao?tu=${idOf('Vy Văn Páo')}&den=${idOf('Mã Thị Sen')}&ngay=2026-12-01`)
    expect(page.text).toContain('Chức vụ của Vy Văn Páo, Cơ quan của Vy Văn Páo: Lãnh đạo xã tại Xã Bính Xá')
    expect(page.text).toContain('Nông Thị Hoa làm thay Chức vụ của Vy Văn Páo đến hết 10/12/2026')
    expect(page.text).toContain('Phiếu tự đánh giá đang nhập hoặc bị trả lại: 1')
    expect(page.text).toContain('Bàn giao tất cả cho Mã Thị Sen')
    expect((await long.post('/quan-tri/ban-giao', ask('Vy Văn Páo', 'Vy Văn Páo'))).text).toContain('là một')
    expect((await long.post('/quan-tri/ban-giao', ask('Vy Văn Páo', 'Mã Thị Sen', '2026-11-21'))).text).toContain('phải từ hôm nay trở đi')
    expect((await long.post('/quan-tri/ban-giao', ask('Đinh Thị Thủy', 'Mã Thị Sen'))).status).toBe(404)
  })

  test('moves all of it from the day on, and leaves a record to print', async () => {
    const long = await enter('Hoàng Văn Long')
    const record = await long.post('/quan-tri/ban-giao', ask('Vy Văn Páo', 'Mã Thị Sen', '2026-12-01'))
    expect(record.path).toMatch(/^\/quan-tri\/ban-giao\/\d+$/)
    for (const part of [
      'Biên bản bàn giao',
      'Bên giao: Vy Văn Páo',
      'Bên nhận: Mã Thị Sen',
      'từ ngày 1/12/2026',
      'đang nhập hoặc bị trả lại: 1',
      'Độc lập - Tự do - Hạnh phúc',
    ])
      expect(record.text).toContain(part)
    expect(await held('Vy Văn Páo', '2026-11-30')).toEqual(['Chức vụ của Vy Văn Páo'])
    expect(await held('Vy Văn Páo', '2026-12-01')).toEqual([])
    expect(await held('Mã Thị Sen', '2026-11-30')).toEqual(['Chức vụ của Mã Thị Sen'])
    expect((await held('Mã Thị Sen', '2026-12-01')).sort()).toEqual(['Chức vụ của Mã Thị Sen', 'Chức vụ của Vy Văn Páo'])
    expect(await held('Nông Thị Hoa', '2026-11-30')).toContain('Vy Văn Páo')
    expect(await held('Nông Thị Hoa', '2026-12-01')).toContain('Mã Thị Sen')
    expect(await held('Nông Thị Hoa', '2026-12-11')).toEqual(['Chức vụ của Nông Thị Hoa'])
    expect((await long.post('/quan-tri/ban-giao', ask('Vy Văn Páo', 'Mã Thị Sen', '2026-12-01'))).text).toContain(
      'không còn chức vụ hay ủy quyền nào',
    )
    expect((await long.get('/quan-tri/ban-giao')).text).toContain('Vy Văn Páo → Mã Thị Sen')
  })

  test('of a deputy goes on with the receiver; what becomes a delegation to oneself ends', async () => {
    const long = await enter('Hoàng Văn Long')
    // Hoa stands in for Páo until the thirtieth, and for Sen from the first; Sen takes over from Hoa
    const record = await long.post('/quan-tri/ban-giao', ask('Nông Thị Hoa', 'Mã Thị Sen', '2026-11-25'))
    expect(record.text).toContain('Làm thay đồng chí Mã Thị Sen')
    expect(await held('Nông Thị Hoa', '2026-11-26')).toEqual([])
    expect((await held('Mã Thị Sen', '2026-11-26')).sort()).toEqual(['Chức vụ của Mã Thị Sen', 'Chức vụ của Nông Thị Hoa', 'Vy Văn Páo'])
    expect((await held('Mã Thị Sen', '2026-12-05')).sort()).toEqual([
      'Chức vụ của Mã Thị Sen',
      'Chức vụ của Nông Thị Hoa',
      'Chức vụ của Vy Văn Páo',
    ])
  })

  test('and its record are not found from another place', async () => {
    officers['Nguyễn Thị Én'] = await openOfficer(server.accounts, {
      name: 'Nguyễn Thị Én',
      role: 'administrator',
      unit: { id: 5, level: 'province' },
    })
    const en = await enter('Nguyễn Thị Én')
    expect((await en.get('/quan-tri/ban-giao/1')).status).toBe(404)
    expect((await en.get('/quan-tri/ban-giao')).text).toContain('Chưa có lần bàn giao nào')
    expect((await en.post('/quan-tri/ban-giao', ask('Nông Thị Hoa', 'Mã Thị Sen'))).status).toBe(404)
    const { rows } = await server.database.pool.query(`select chain from events.entry where kind = 'people.handedOver' order by chain`)
    expect(rows).toHaveLength(4)
  })

  const settleSheet = async () => {
    const { pool } = server.database
    await pool.query(
      `insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
       values (2, 'year', 2026, 1, 'Kỳ báo cáo năm 2026', '{xa-2026}', '2026-11-01', '2026-12-14', '2026-12-17', 'bịa cho kiểm thử', 'kiểm thử', now())`,
    )
    await pool.query(
      `insert into assessment.sheet (unit_id, round_id, set_id, set_version, procedure, as_of, source_id, last_known, opened_by, opened_at)
       values (3, 1, 'xa-2026', 1, 'p2025', '2026-12-14', 1, now(), 'kiểm thử', now())`,
    )
  }
})
