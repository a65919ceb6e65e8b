import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { tellOfRounds } from '../../src/programme/assessment/round.jobs.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** A year round of Lạng Sơn: opened, extended, cancelled; who is late stands there by name. The steps build on each other. */
let server: TestServer
/** the same data a month later */
let later: TestServer
let officers: Record<'mai' | 'son' | 'hoa' | 'cuong', Officer>
let mai: Visitor
let son: Visitor
let hoa: Visitor
let cuong: Visitor
/** address of the round of the second half-year */
let halfYear: string
let communes: { id: number; code: string; name: string }[]
const first = () => communes[0] as (typeof communes)[number]
const second = () => communes[1] as (typeof communes)[number]

const signIn = async (who: Officer, at = server) => {
  const person = visitor(at.url)
  expect((await person.post('/dang-nhap', { ten: who.login, 'mat-khau': who.password })).status).toBe(200)
  return person
}

beforeAll(async () => {
  server = await startServer({ env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  const { rows } = await server.database.pool.query(`
    select c.unit_id as id, c.code, c.name from units.version p cross join units.communes_of(p.unit_id, '2026-11-22', 'xa') c
    where p.code = '20' and p.valid_from = '2025-07-01' order by c.code`)
  communes = rows
  const province = async (code: string) =>
    (
      await server.database.pool.query(
        `select unit_id as id from units.version where code = $1 and valid_to = 'infinity' and level = 'province'`,
        [code],
      )
    ).rows[0].id as number
  const [langSon, caoBang] = [await province('20'), await province('04')]
  const open = async (
    name: string,
    role: 'coordinationOffice' | 'communeLeader' | 'communeOfficer',
    id: number,
    level: 'province' | 'commune',
  ) => openOfficer(server.accounts, { name, role, unit: { id, level } })
  officers = {
    mai: await open('Lý Thị Mai', 'coordinationOffice', langSon, 'province'),
    son: await open('Hoàng Văn Sơn', 'communeLeader', first().id, 'commune'),
    hoa: await open('Nông Thị Hoa', 'communeOfficer', first().id, 'commune'),
    cuong: await open('Bế Văn Cường', 'coordinationOffice', caoBang, 'province'),
  }
  mai = await signIn(officers.mai)
  son = await signIn(officers.son)
  hoa = await signIn(officers.hoa)
  cuong = await signIn(officers.cuong)
  // beside the first one, so at an address of its own
  const beside = { ...server, url: 'http://127.0.0.1:0' }
  later = await startServer({ today: day('2026-12-22'), after: beside, env: { NTM_SECOND_FACTOR: 'nobody' } })
})

const yearRound = {
  ...{ loai: 'year', nam: '2026', so: '1', bo: 'xa-2026', 'ngay-mo': '15/12/2025', 'ngay-chot': '14/12/2026', 'han-nop': '16/12/2026' },
  ...{ 'han-tham-tra': '18/12/2026', 'han-tham-dinh': '22/12/2026', 'han-gui': '25/12/2026', 'can-cu': '' },
}

describe('chị Mai of the coordination office', () => {
  test('is proposed the days of the decree, told what nobody settled, and opens the year round', async () => {
    const form = await mai.get('/ky-bao-cao/mo')
    expect(form.text).toContain('Kỳ báo cáo năm 2026 Giai đoạn 2026-2030. Ngày chốt số liệu: Nghị định 09/2019/NĐ-CP, Điều 12')
    expect(form.text).toContain('Chưa ai nhập văn bản về ngày nghỉ trong năm (Quốc khánh, Tết Âm lịch)')
    for (const [name, value] of Object.entries(yearRound))
      if (name.startsWith('ngay') || name.startsWith('han')) expect(form.html).toMatch(new RegExp(`name="${name}"[^>]* value="${value}"`))
    const opened = await mai.post('/ky-bao-cao/mo', yearRound)
    expect([opened.status, opened.path]).toEqual([200, '/ky-bao-cao/1'])
    expect(opened.text).toContain(`Còn thiếu ${communes.length}/${communes.length} xã tính đến 22/11/2026.`)
    const again = await mai.post('/ky-bao-cao/mo', yearRound)
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('Kỳ báo cáo năm 2026 đã được mở')])
  })

  test.each([
    [{ 'han-nop': '14/12/2026' }, 'Xã nộp phiếu phải sau ngày chốt số liệu ít nhất 1 ngày làm việc, sớm nhất là 15/12/2026'],
    [{ 'han-nop': '17/12/2026' }, 'Ngày đã sửa khác với đề xuất thì cần căn cứ'],
    [{ 'han-tham-tra': '19/12/2026', 'can-cu': 'Kế hoạch 12' }, '19/12/2026 là ngày nghỉ; chọn ngày làm việc, ví dụ 21/12/2026'],
    [{ 'ngay-mo': '32/12/2025', 'han-gui': '' }, 'Ngày chưa đúng: Ngày mở, Gửi cấp trên'],
    [{ bo: 'xa-2021' }, 'bộ đã chọn không dùng trong giai đoạn 2026-2030'],
    [{ loai: 'quarter', so: '5' }, 'Chưa chọn đúng loại kỳ'],
    [{ nam: '2031' }, 'Năm 2031 không thuộc giai đoạn nào'],
    [
      {
        loai: 'month',
        so: '1',
        'ngay-chot': '14/01/2026',
        'han-nop': '16/01/2026',
        'han-tham-tra': '20/01/2026',
        'han-tham-dinh': '22/01/2026',
        'han-gui': '23/01/2026',
      },
      'Mọi hạn của kỳ này đã qua (23/1/2026)',
    ],
  ])('is refused %j and keeps what was typed', async (wrong, why) => {
    const page = await mai.post('/ky-bao-cao/mo', { ...yearRound, ...wrong })
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(why)])
    if ('han-nop' in wrong && !('so' in wrong)) expect(page.html).toMatch(new RegExp(`name="han-nop"[^>]* value="${wrong['han-nop']}"`))
  })

  test('sets days of her own with the document that says so', async () => {
    const page = await mai.post('/ky-bao-cao/mo', {
      ...{
        loai: 'halfYear',
        nam: '2026',
        so: '2',
        bo: 'xa-2026',
        'ngay-mo': '15/06/2026',
        'ngay-chot': '14/12/2026',
        'han-nop': '17/12/2026',
      },
      ...{
        'han-tham-tra': '21/12/2026',
        'han-tham-dinh': '23/12/2026',
        'han-gui': '25/12/2026',
        'can-cu': 'Công văn 215/VPĐP ngày 10/6/2026',
      },
    })
    halfYear = page.path
    expect(page.text).toContain('Kỳ báo cáo 6 tháng cuối năm 2026')
    expect(page.text).toContain('Xã nộp phiếu Xã 17/12/2026 Công văn 215/VPĐP ngày 10/6/2026')
    expect(page.text).not.toContain('hệ thống suy ra')
  })

  test('copies a reminder that carries a title and a link, no figure and no name', async () => {
    const { html } = await mai.get('/ky-bao-cao/1')
    const reminder = /<textarea id="cau-nhac"[^>]*>([^<]*)</.exec(html)?.[1]
    expect(reminder).toBe(`Kỳ báo cáo năm 2026: nhắc nộp phiếu tự đánh giá. ${server.url}/ky-bao-cao/1`)
    expect(html).toMatch(/<script type="module" src="\/assets\/desk-copy\.island-[^"]+\.js">/)
  })
})

describe('a commune', () => {
  test('sees the rounds of its province with its own day, and how it stands itself, but not the others', async () => {
    const list = await son.get('/ky-bao-cao')
    expect(list.text).toContain(`2 kỳ đang mở cho ${first().name}`)
    expect(list.text).not.toContain('Mở kỳ báo cáo')
    const page = await hoa.get('/ky-bao-cao/1')
    expect(page.text).toContain(`${first().name}: chưa mở phiếu, còn 17 ngày làm việc.`)
    expect(page.text).not.toContain(second().name)
    expect(page.text).not.toContain('Đề nghị gia hạn')
    expect((await hoa.get('/ky-bao-cao/mo')).status).toBe(403)
    expect((await hoa.post('/ky-bao-cao/mo', yearRound)).status).toBe(403)
    expect((await hoa.get('/ky-bao-cao/1/dieu-chinh')).status).toBe(403)
    expect((await hoa.get('/ky-bao-cao/99')).status).toBe(404)
  })

  test('opens its sheet, and the province sees that it is being filled', async () => {
    const sheet = await hoa.post('/phieu', { ky: '1', bo: 'xa-2026' })
    expect(sheet.path).toMatch(/^\/danh-gia\/\d+$/)
    const page = await mai.get('/ky-bao-cao/1')
    expect(page.text).toContain(`${first().name} Đang nhập 16/12/2026 còn 17 ngày làm việc`)
  })

  test('anh Sơn asks for more time, with a reason and a day that can be given; once', async () => {
    const ask = (until: string, reason: string) => son.post('/ky-bao-cao/1/xin-gia-han', { 'han-moi': until, 'ly-do': reason })
    expect((await ask('21/12/2026', ' ')).text).toContain('Chưa ghi lý do')
    expect((await ask('mai', 'Mưa lũ')).text).toContain('Chưa ghi đúng hạn mới')
    expect((await ask('16/12/2026', 'Mưa lũ')).text).toContain('Hạn mới phải sau hạn hiện nay 16/12/2026')
    const late = await ask('25/12/2026', 'Mưa lũ, mất điện')
    expect(late.text).toContain('Hạn mới phải trước ngày cuối cùng của kỳ 25/12/2026')
    expect(late.html).toContain('Mưa lũ, mất điện</textarea>')
    const asked = await ask('23/12/2026', 'Mưa lũ, mất điện năm ngày')
    expect(asked.text).toContain('Đề nghị đã gửi, chờ Văn phòng điều phối trả lời')
    expect((await ask('22/12/2026', 'Lần nữa')).status).toBe(409)
    expect((await hoa.get('/ky-bao-cao/1/xin-gia-han')).status).toBe(403)
  })
})

describe('more time', () => {
  test('is given as the office sees fit, once, and counts where the sheet is filled', async () => {
    const page = await mai.get('/ky-bao-cao/1/dieu-chinh')
    expect(page.text).toContain('Đề nghị gia hạn chờ trả lời: 1')
    expect(page.text).toContain(`${first().name} đề nghị gia hạn đến hết ngày 23/12/2026: Mưa lũ, mất điện năm ngày (Hoàng Văn Sơn,`)
    const answer = { 'don-vi': String(first().id), 'de-nghi': '1', 'han-moi': '21/12/2026', 'ly-do': '' }
    expect((await mai.post('/ky-bao-cao/1/dieu-chinh', { ...answer, viec: 'tu-choi' })).text).toContain('Chưa ghi lý do')
    expect((await cuong.post('/ky-bao-cao/1/dieu-chinh', { ...answer, viec: 'dong-y' })).status).toBe(404)
    const given = await mai.post('/ky-bao-cao/1/dieu-chinh', { ...answer, viec: 'dong-y' })
    expect(given.text).toContain('Không có đề nghị nào chờ trả lời')
    expect(given.text).toContain(`${first().name} 21/12/2026 Mưa lũ, mất điện năm ngày Lý Thị Mai`)
    expect((await mai.post('/ky-bao-cao/1/dieu-chinh', { ...answer, viec: 'dong-y' })).status).toBe(409)
    expect((await son.get('/ky-bao-cao')).text).toContain('21/12/2026 (đã gia hạn) Đang mở')
    expect((await hoa.get('/phieu')).text).toContain('21/12/2026')
    expect((await mai.get('/ky-bao-cao/1')).text).toContain('Đang nhập 21/12/2026 (đã gia hạn) còn 20 ngày làm việc')
  })

  test('is given to named communes or to all, never to a stranger or without a reason', async () => {
    const extend = (fields: Record<string, string>) =>
      mai.post('/ky-bao-cao/1/dieu-chinh', { viec: 'gia-han', 'ly-do': 'Mạng hỏng', ...fields })
    expect((await extend({ 'ma-xa': `${second().code}, 99999`, 'han-moi': '18/12/2026' })).text).toContain('Không thuộc kỳ này: 99999')
    expect((await extend({ 'ma-xa': first().code, 'han-moi': '18/12/2026' })).text).toContain(
      `${first().name}: Hạn mới phải sau hạn hiện nay 21/12/2026`,
    )
    expect((await extend({ 'ma-xa': second().code, 'han-moi': '18/12/2026', 'ly-do': '' })).text).toContain('Chưa ghi lý do')
    expect((await extend({ 'ma-xa': second().code, 'han-moi': '18/12/2026' })).text).toContain(`${second().name} 18/12/2026 Mạng hỏng`)
    const all = await extend({ 'ma-xa': '', 'han-moi': '17/12/2026', 'ly-do': 'Hệ thống bảo trì' })
    expect(all.text).toContain('Tất cả các xã 17/12/2026 Hệ thống bảo trì')
    const due = async (unitId: number) => (await server.database.pool.query('select calendar.own_due(1, $1) as due', [unitId])).rows[0].due
    expect([await due(first().id), await due(second().id), await due(communes[2]?.id as number)]).toEqual([
      '2026-12-21',
      '2026-12-18',
      '2026-12-17',
    ])
  })
})

describe('when the day has passed', () => {
  const on = async (today: string) => {
    const edge = { today: day(today), now: new Date(`${today}T06:00:00+07:00`), actor: 'hệ thống' }
    return tellOfRounds(server.database.db, edge)
  }

  test('communes are told, each once: opened, near, over', async () => {
    // both rounds are open
    expect(await on('2026-11-22')).toBe(2 * communes.length)
    expect(await on('2026-11-22')).toBe(0)
    // the half-year round is due on the 17th too, for everybody
    expect(await on('2026-12-14')).toBe(2 * communes.length - 2)
    // of the year round one is near its day, one at it, the others over
    expect(await on('2026-12-18')).toBe(2 * communes.length)
    expect(await on('2026-12-18')).toBe(0)
    expect((await son.get('/ky-bao-cao')).text).toContain('Kỳ báo cáo năm 2026 đã mở. Nộp phiếu trước hết ngày 21/12/2026.')
    expect((await son.get('/thong-bao')).text).toContain('Kỳ báo cáo năm 2026 đã mở. Nộp phiếu trước hết ngày')
  })

  test('who is late stands there by name with working days, and submitting needs more time', async () => {
    const [mai, son] = [await signIn(officers.mai, later), await signIn(officers.son, later)]
    const page = await mai.get('/ky-bao-cao/1')
    expect(page.text).toContain(
      `Còn thiếu ${communes.length}/${communes.length} xã tính đến 22/12/2026, trong đó ${communes.length} xã đã quá hạn.`,
    )
    expect(page.text).toContain(`${second().name} Chưa mở phiếu 18/12/2026 (đã gia hạn) quá hạn 2 ngày làm việc`)
    expect(page.text).toContain(`${communes[2]?.name} Chưa mở phiếu 17/12/2026 (đã gia hạn) quá hạn 3 ngày làm việc`)
    expect(page.text.indexOf(communes[2]?.name as string)).toBeLessThan(page.text.indexOf(`${second().name} Chưa`))
    expect((await son.get('/ky-bao-cao')).text).toContain('21/12/2026 (đã gia hạn) Quá hạn nộp')
    await server.database.pool.query(`update assessment.sheet set state = 'submitted', submitted_at = now() where unit_id = $1`, [
      first().id,
    ])
    const after = await mai.get('/ky-bao-cao/1')
    expect(after.text).toContain(`Còn thiếu ${communes.length - 1}/${communes.length} xã`)
    expect(after.text).toContain('1 xã đã nộp')
  })
})

describe('a cancelled round', () => {
  test('is told with its reason, takes nothing more, and can be opened again', async () => {
    expect((await mai.post(`${halfYear}/dieu-chinh`, { viec: 'huy', 'ly-do-huy': '' })).text).toContain('Chưa ghi lý do')
    expect((await mai.post(`${halfYear}/dieu-chinh`, { viec: 'huy', 'ly-do-huy': 'Gộp vào kỳ năm' })).text).toContain('Đã hủy')
    expect((await mai.post(`${halfYear}/dieu-chinh`, { viec: 'huy', 'ly-do-huy': 'Gộp' })).status).toBe(409)
    expect((await mai.get(halfYear)).text).toContain('Kỳ đã hủy: Gộp vào kỳ năm.')
    expect((await son.get('/ky-bao-cao')).text).toContain('Kỳ báo cáo 6 tháng cuối năm 2026 đã hủy.')
    expect((await son.post(`${halfYear}/xin-gia-han`, { 'han-moi': '20/12/2026', 'ly-do': 'x' })).status).toBe(409)
    const again = await mai.post('/ky-bao-cao/mo', { ...yearRound, loai: 'halfYear', so: '2', 'ngay-mo': '15/06/2026' })
    expect([again.status, again.path === halfYear]).toEqual([200, false])
    expect(again.path).toMatch(/^\/ky-bao-cao\/\d+$/)
  })
})

test('another province neither sees nor changes the round', async () => {
  expect((await cuong.get('/ky-bao-cao')).text).toContain('Hiện không có kỳ nào đang mở cho Tỉnh Cao Bằng')
  expect((await cuong.get('/ky-bao-cao/1')).status).toBe(404)
  expect((await cuong.get('/ky-bao-cao/1/dieu-chinh')).status).toBe(404)
  expect((await cuong.post('/ky-bao-cao/1/dieu-chinh', { viec: 'huy', 'ly-do-huy': 'x' })).status).toBe(404)
})

test('the days off of a year are entered with their document, line by line, and move the last days', async () => {
  const before = await mai.get('/lich-lam-viec?nam=2027')
  expect(before.text).toContain('Chưa ai nhập văn bản về ngày nghỉ năm 2027')
  expect(before.text).toContain('6/2/2027, thứ Bảy Tết Âm lịch nghỉ, trùng ngày nghỉ hằng tuần')
  const enter = (fields: Record<string, string>) =>
    mai.post('/lich-lam-viec', { nam: '2027', 'van-ban': 'Thông báo 1/TB (bịa cho kiểm thử)', 'ngay-nghi': '', 'ngay-lam': '', ...fields })
  const wrong = await enter({ 'ngay-nghi': '5/2 - 11/2\n32/1' })
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('«32/1» không đọc được')])
  expect(wrong.html).toContain('5/2 - 11/2\n32/1</textarea>')
  expect((await enter({ 'ngay-nghi': '5/2 - 11/2' })).text).toContain('thiếu 2/9/2027 (Quốc khánh)')
  const entered = await enter({ 'ngay-nghi': '5/2 - 11/2\n2/9 - 3/9', 'ngay-lam': '20/2' })
  expect(entered.path).toBe('/lich-lam-viec?nam=2027')
  expect(entered.text).toContain('Theo văn bản: Thông báo 1/TB')
  expect(entered.text).toContain('20/2/2027, thứ Bảy Đi làm theo văn bản đi làm')
  expect(entered.text).not.toContain('Chưa ai nhập')
  expect((await cuong.get('/lich-lam-viec?nam=2027')).text).toContain('Chưa ai nhập')
  expect((await hoa.get('/lich-lam-viec?nam=2027')).text).not.toContain('Nhập văn bản về ngày nghỉ')
  expect((await hoa.post('/lich-lam-viec', { nam: '2027', 'van-ban': 'x', 'ngay-nghi': '2/9', 'ngay-lam': '' })).status).toBe(403)
})

test('what was done stands in the log, under the unit that it concerns', async () => {
  const { rows } = await server.database.pool.query(`select distinct kind from events.entry where kind like 'calendar.%' order by kind`)
  expect(rows.map(({ kind }) => kind)).toEqual([
    ...['calendar.arranged', 'calendar.extended', 'calendar.extensionAnswered', 'calendar.extensionAsked'],
    ...['calendar.roundCancelled', 'calendar.roundOpened'],
  ])
  const asked = await server.database.pool.query(`select chain, actor from events.entry where kind = 'calendar.extensionAsked'`)
  expect(asked.rows).toEqual([{ chain: `unit:${first().id}`, actor: 'Hoàng Văn Sơn' }])
})
