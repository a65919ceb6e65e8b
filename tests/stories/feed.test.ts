import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import { writeAs } from '../../src/platform/events/context.ts'
import { assign } from '../../src/programme/people/assignment.actions.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** Chị Hoa, who works in Xã Bính Xá and helps out in Xã Văn An, takes what is due into the calendar of her phone. */
let server: TestServer
let hoa: Officer
let person: Visitor
const page = '/thong-bao/kenh'

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  const commune = (id: number) => ({ id, level: 'commune' }) as const
  hoa = await openOfficer(server.accounts, { name: 'Nông Thị Hoa', role: 'communeOfficer', unit: commune(units.binhXa), today: roundToday })
  const pao = await openOfficer(server.accounts, {
    name: 'Vy Văn Páo',
    role: 'communeOfficer',
    unit: commune(units.vanAn),
    today: roundToday,
  })
  await writeAs(server.database.db, { today: roundToday, actor: 'kiểm thử', now: new Date() }, async (ctx) => {
    const post = { postName: 'Cán bộ kiêm nhiệm', bodyName: 'UBND xã Văn An', bodyKind: 'committee', role: 'communeOfficer' } as const
    const more = { personId: hoa.personId, unit: commune(units.vanAn), criteria: null, from: roundToday, until: null }
    const made = await assign(ctx, { ...post, ...more })
    if (!made.ok) throw new Error(made.refusal.text)
  })
  const other = await enter(pao)
  const opened = await other.post(
    '/phieu',
    Object.fromEntries(
      [...(await other.get('/phieu')).html.matchAll(/name="(\w+)" value="([^"]+)"/g)].map(([, name, value]) => [name, value]),
    ),
  )
  expect(opened.path).toMatch(/^\/danh-gia\//)
  person = await enter(hoa)
})

async function enter(officer: Officer): Promise<Visitor> {
  const one = visitor(server.url)
  await one.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
  return one
}
/** What this story is about: periodic reports that are due in both communes have a story of their own. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one))
    .filter(({ summary }) => !summary.startsWith('Lập Báo cáo'))
const addressIn = (html: string) => new URL(/https?:[^<"]*\/lich\/[\w-]{43}\.ics/.exec(html)?.[0] as string).pathname

test('the list names the work of every post, each seen from its own place', async () => {
  const { text } = await person.get('/viec-cua-toi')
  expect(text).toMatch(/Mở phiếu Năm 2025[^·]*Xã Bính Xá/)
  expect(text).toMatch(/Nhập phiếu Năm 2025[^·]*Xã Văn An/)
})

test('a calendar has a secret address that is shown once, and answers programs that cannot sign in', async () => {
  expect((await person.get(page)).text).toContain('Chưa có địa chỉ lịch.')
  const made = await person.post(page, { viec: 'tao-lich' })
  const address = addressIn(made.html)
  expect((await person.get(page)).html).not.toContain('.ics')
  const answer = await server.get(address)
  const text = await answer.text()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(eventsOf(text).map(({ summary, location, startDate }) => `${startDate} ${location}: ${summary.split(':')[0]}`)).toEqual([
    '2025-12-20 Xã Văn An: Nhập phiếu Năm 2025',
    '2025-12-20 Xã Bính Xá: Mở phiếu Năm 2025',
  ])
  expect(text).not.toMatch(/Nông Thị Hoa|kiêm nhiệm/)
  const tag = answer.headers.get('etag') as string
  expect((await server.get(address, { 'If-None-Match': tag })).status).toBe(304)
})

test('a new address ends the one before; one that was taken back, of a closed account, or guessed, is not found', async () => {
  const first = addressIn((await person.post(page, { viec: 'tao-lich' })).html)
  const second = addressIn((await person.post(page, { viec: 'tao-lich' })).html)
  expect([(await server.get(first)).status, (await server.get(second)).status]).toEqual([404, 200])
  expect((await server.get(`/lich/${'a'.repeat(43)}.ics`)).status).toBe(404)
  expect((await server.get('/lich/x')).status).toBe(404)
  expect((await server.get(second.replace('.ics', ''))).status).toBe(404)
  const { rows } = await server.database.pool.query(`select count(*)::int as kept from desk.feed where token_hash like '%' || $1 || '%'`, [
    second.slice(6, 49),
  ])
  expect(rows[0].kept).toBe(0)
  await server.database.pool.query(`update people.person set disabled_at = now(), disabled_because = 'thử' where id = $1`, [hoa.personId])
  expect((await server.get(second)).status).toBe(404)
  await server.database.pool.query('update people.person set disabled_at = null, disabled_because = null where id = $1', [hoa.personId])
  expect((await person.post(page, { viec: 'bo-lich' })).text).toContain('Đã thu hồi địa chỉ lịch')
  expect((await server.get(second)).status).toBe(404)
  expect((await person.post(page, { viec: 'bo-lich' })).status).toBe(404)
})
