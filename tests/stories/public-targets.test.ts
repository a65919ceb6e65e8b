import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { langSon, settleRounds } from '../harness/sheets.ts'
import { visitor } from '../harness/visitor.ts'

/**
 * What Lạng Sơn is to reach by 2026. Bình of the coordination office sets it, Sơn of the people's committee shows it to everybody and takes it
 * back; Sơn may not publish what he set himself, Bình publishes nothing, Lan of Cao Bằng touches none of it.
 */
const today = day('2026-03-10')
let server: TestServer
const officers: Record<string, Officer> = {}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today, env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  await settleRounds(server.database, { endless: true })
  for (const [name, role, id] of [
    ['Lý Văn Bình', 'coordinationOffice', langSon],
    ['Hoàng Văn Sơn', 'leader', langSon],
    ['Bế Thị Lan', 'leader', 5],
  ] as const)
    officers[name] = await openOfficer(server.accounts, {
      name,
      role,
      unit: { id, level: 'province' },
      today: day('2026-01-01'),
      body: `Cơ quan của ${name}`,
    })
})

const enter = async (name: string) => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}
const reader = (path: string) => visitor(server.url).get(path)

const form = {
  ...{ 'don-vi': '20', 'chi-tieu': 'communes-recognised', 'so-giao': '65', han: '2026-12-31', 'danh-hieu': '', k: '', 'tieu-chi': '' },
  ...{ tu: '', den: '', 'nhom-tu': '', 'nhom-den': '', 'ban-do': '', 'ghi-chu': '' },
  ...{ 'van-ban': 'Kế hoạch 12/KH-UBND', 'ngay-van-ban': '2026-01-15' },
}
let at: string

describe('a target', () => {
  test('is nobody’s business before somebody publishes it', async () => {
    const binh = await enter('Lý Văn Bình')
    at = (await binh.post('/muc-tieu/moi', form)).path
    expect(at).toMatch(/^\/muc-tieu\/\d+$/)
    expect((await binh.get(at)).text).toContain('Chưa công bố: chỉ cán bộ thấy mục tiêu này.')
    expect((await reader('/ke-hoach')).text).toContain('Cả nước: chưa có mục tiêu nào được công bố.')
    expect((await reader(at.replace('muc-tieu', 'ke-hoach'))).status).toBe(404)
    expect((await reader('/tinh/20')).text).not.toContain('Kế hoạch 12/KH-UBND')
    expect((await reader('/ke-hoach?don-vi=20')).status).toBe(404)
  })

  test('is published by Sơn, not by Bình, nor by Lan of another province', async () => {
    const [binh, son, lan] = [await enter('Lý Văn Bình'), await enter('Hoàng Văn Sơn'), await enter('Bế Thị Lan')]
    expect((await binh.post(at, { viec: 'cong-bo' })).status).toBe(403)
    expect((await lan.post(at, { viec: 'cong-bo' })).status).toBe(404)
    expect((await son.post('/muc-tieu/999999', { viec: 'cong-bo' })).status).toBe(404)
    const [first, again] = await Promise.all([son.post(at, { viec: 'cong-bo' }), son.post(at, { viec: 'cong-bo' })])
    expect([first.path, again.path]).toEqual([at, at])
    expect((await son.get(at)).text).toContain('Hoàng Văn Sơn công bố ngày 10/3/2026')
    const { rows } = await server.database.pool.query('select count(*)::int as n from plan.publication')
    expect(rows[0].n).toBe(1)
  })

  test('is then read by everybody: what, how much, until when, by which document, and that nothing released measures it', async () => {
    const list = await reader('/ke-hoach?don-vi=20&nam=2026')
    expect(list.text).toContain('Tỉnh Lạng Sơn, hạn năm 2026: 1 mục tiêu đã công bố')
    expect(list.text).toContain('65 xã')
    expect(list.text).toContain('Kế hoạch 12/KH-UBND, 15/1/2026')
    expect((await reader('/ke-hoach?nam=2025')).text).toContain('Cả nước, hạn năm 2025: chưa có mục tiêu nào được công bố.')
    const page = await reader(at.replace('muc-tieu', 'ke-hoach'))
    expect(page.text).toContain('Mục tiêu 65 xã đến 31/12/2026; thực hiện –: không tính được.')
    expect(page.text).toContain('Hoàng Văn Sơn công bố ngày 10/3/2026')
    expect(page.text).toContain('Không có số liệu: chưa có bản duyệt nào của Tỉnh Lạng Sơn')
    expect((await reader('/tinh/20')).text).toContain('Kế hoạch 12/KH-UBND')
    const file = await server.get('/ke-hoach/tai-ve?don-vi=20')
    expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
  })

  test('revised by another document waits anew; the old one stands struck through beside it', async () => {
    const [binh, son] = [await enter('Lý Văn Bình'), await enter('Hoàng Văn Sơn')]
    const revised = await binh.post(at, {
      ...{ viec: 'dieu-chinh', 'so-giao': '60', 'ngay-van-ban': '2026-03-01', 'ban-do': '' },
      ...{ 'van-ban': 'Kế hoạch 30/KH-UBND', 'ly-do': 'Theo số xã thực tế' },
    })
    expect(revised.path).not.toBe(at)
    expect((await reader('/ke-hoach')).text).toContain('chưa có mục tiêu nào được công bố')
    expect((await son.post(at, { viec: 'cong-bo' })).text).toContain('đã được điều chỉnh hoặc đã rút')
    at = revised.path
    expect((await son.post(at, { viec: 'cong-bo' })).path).toBe(at)
    const page = await reader(at.replace('muc-tieu', 'ke-hoach'))
    expect(page.text).toContain('Mục tiêu 60 xã đến 31/12/2026')
    expect(page.html).toMatch(/<s>65 xã<\/s>/)
    expect(page.text).toContain('Theo số xã thực tế')
  })

  test('is taken back with its reason, which stays', async () => {
    const son = await enter('Hoàng Văn Sơn')
    expect((await son.post(at, { viec: 'thoi-cong-bo', 'ly-do': '  ' })).text).toContain('Chưa ghi lý do')
    expect((await son.post(at, { viec: 'thoi-cong-bo', 'ly-do': 'Công bố nhầm' })).path).toBe(at)
    const again = await son.post(at, { viec: 'thoi-cong-bo', 'ly-do': 'lần nữa' })
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('không còn công bố')])
    expect((await son.get(at)).text).toContain('Hoàng Văn Sơn thôi công bố ngày 10/3/2026: Công bố nhầm')
    expect((await reader(at.replace('muc-tieu', 'ke-hoach'))).status).toBe(404)
  })

  test('is not published by whoever set it', async () => {
    const son = await enter('Hoàng Văn Sơn')
    const own = (await son.post('/muc-tieu/moi', { ...form, 'chi-tieu': 'average-criteria-met', 'so-giao': '16,5' })).path
    const refused = await son.post(own, { viec: 'cong-bo' })
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Người nhập mục tiêu không tự công bố')])
    expect((await son.get(own)).text).not.toContain('Công bố mục tiêu')
  })

  test('stands in the log with whoever published it', async () => {
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
    const { rows } = await server.database.pool.query(
      "select kind, actor from events.entry where kind in ('plan.targetPublished', 'plan.targetUnpublished') order by number",
    )
    expect(rows).toEqual([
      { kind: 'plan.targetPublished', actor: 'Hoàng Văn Sơn' },
      { kind: 'plan.targetPublished', actor: 'Hoàng Văn Sơn' },
      { kind: 'plan.targetUnpublished', actor: 'Hoàng Văn Sơn' },
    ])
  })
})

test('the demonstration is as public as its releases, and its targets are measured by them', async () => {
  const shown = await startServer()
  const list = (await visitor(shown.url).get('/ke-hoach?don-vi=20&nam=2020')).text
  expect(list).toContain('Tỉnh Lạng Sơn, hạn năm 2020')
  const id = /\/ke-hoach\/(\d+)/.exec((await visitor(shown.url).get('/ke-hoach?nam=2020')).html)?.[1]
  const page = await visitor(shown.url).get(`/ke-hoach/${id}`)
  expect(page.text).toContain('Số liệu của hình trên')
  expect(page.text).toContain('Dữ liệu minh hoạ dựng lại')
})
