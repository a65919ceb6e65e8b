import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { tell } from '../../src/programme/desk/actions.ts'
import { noticesFor } from '../../src/programme/desk/queries.ts'
import type { NewNotice } from '../../src/programme/desk/types.ts'
import { today } from '../harness/database.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** What is told to posts: who reads it, how it is counted on every page, and where it goes when a post changes hands. */
let server: TestServer
let [hoa, tuan, pao]: Officer[] = []
const [binhXa, vanAn] = [
  { id: 3, level: 'commune' },
  { id: 4, level: 'commune' },
] as const

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleTwoProvinces(server.database)
  hoa = await openOfficer(server.accounts, { name: 'Nông Thị Hoa', role: 'communeOfficer', unit: binhXa, body: 'Phòng Kinh tế xã' })
  tuan = await openOfficer(server.accounts, { name: 'Lương Văn Tuấn', role: 'communeLeader', unit: binhXa, body: 'UBND xã Bính Xá' })
  pao = await openOfficer(server.accounts, { name: 'Vy Văn Páo', role: 'communeOfficer', unit: vanAn })
})

async function enter(officer: Officer | undefined): Promise<Visitor> {
  const person = visitor(server.url)
  await person.post('/dang-nhap', { ten: officer?.login ?? '', 'mat-khau': officer?.password ?? '' })
  return person
}
const say = (notices: NewNotice[], at = new Date()) =>
  writeAs(server.database.db, { today, actor: 'kiểm thử', now: at }, (ctx) => tell(ctx, notices))
const bodyOf = async ({ assignmentId }: Officer): Promise<number> =>
  (
    await server.database.pool.query('select o.body_id from people.assignment a join people.post o on o.id = a.post_id where a.id = $1', [
      assignmentId,
    ])
  ).rows[0].body_id
const counted = ({ html }: { html: string }) => />Thông báo( \(\d+\+?\))?</.exec(html)?.[1]?.trim() ?? ''
const titles = async (person: Visitor) =>
  [...(await person.get('/thong-bao')).html.matchAll(/<a href="\/phieu\?(\w+)">([^<]+)</g)].map(([, , title]) => title)

test('each reads what their posts are told; it is counted on every page until it was seen', async () => {
  const [office, leader, other] = [await enter(hoa), await enter(tuan), await enter(pao)]
  expect(counted(await office.get('/phieu'))).toBe('')
  const unitId = binhXa.id
  const made: NewNotice[] = [
    { to: { unitId }, key: 'task:1:given', title: 'Nhiệm vụ mới cho xã', href: '/phieu?a' },
    { to: { unitId, verb: 'sheet.submit' }, key: 'sheet:1:filled', title: 'Phiếu chờ trình', href: '/phieu?b' },
    { to: { unitId, bodyId: await bodyOf(hoa as Officer) }, key: 'task:2:given', title: 'Nhiệm vụ cho phòng', href: '/phieu?c' },
    { to: { unitId, personId: tuan?.personId }, key: 'meeting:1', title: 'Giấy mời họp', href: '/phieu?d' },
  ]
  expect(await say(made)).toBe(4)
  // a job that runs again says nothing twice
  expect(await say(made)).toBe(0)
  expect((await titles(office)).sort()).toEqual(['Nhiệm vụ cho phòng', 'Nhiệm vụ mới cho xã'])
  expect((await titles(leader)).sort()).toEqual(['Giấy mời họp', 'Nhiệm vụ mới cho xã', 'Phiếu chờ trình'])
  expect(await titles(other)).toEqual([])
  expect([counted(await office.get('/phieu')), counted(await leader.get('/viec-cua-toi')), counted(await other.get('/phieu'))]).toEqual([
    '(2)',
    '(3)',
    '',
  ])
  // pages that everybody may open never learn who visits
  expect(counted(await leader.get('/ket-qua'))).toBe('')
})

test('seen is seen by one person, up to what stood on the page', async () => {
  const [office, leader] = [await enter(hoa), await enter(tuan)]
  const page = await office.get('/thong-bao')
  const last = /name="den" value="(\d+)"/.exec(page.html)?.[1] as string
  await say([{ to: { unitId: binhXa.id }, key: 'round:1:ends', title: 'Kỳ báo cáo sắp hết', href: '/phieu?e' }])
  const after = await office.post('/thong-bao', { den: last })
  expect([after.text.includes('1 thông báo chưa xem'), counted(after)]).toEqual([true, '(1)'])
  expect(counted(await leader.get('/phieu'))).toBe('(4)')
  // an older page that was left open takes nothing back, and a number that nobody was told yet hides nothing later
  const newest = /name="den" value="(\d+)"/.exec(after.html)?.[1] as string
  await office.post('/thong-bao', { den: newest })
  await office.post('/thong-bao', { den: last })
  expect(counted(await office.get('/phieu'))).toBe('')
  await office.post('/thong-bao', { den: '999999999' })
  await say([{ to: { unitId: binhXa.id }, key: 'round:1:over', title: 'Kỳ báo cáo đã hết', href: '/phieu?f' }])
  expect(counted(await office.get('/phieu'))).toBe('(1)')
})

test('what was told goes with the post to whoever holds it next', async () => {
  const [office, body] = [await enter(hoa), await bodyOf(hoa as Officer)]
  expect(await titles(office)).toContain('Nhiệm vụ cho phòng')
  await server.database.pool.query(`update people.assignment set valid_from = $2::date - 30, valid_to = $2::date where id = $1`, [
    hoa?.assignmentId,
    today,
  ])
  server.accounts.visits.forgetAll()
  const lan = await openOfficer(server.accounts, { name: 'Lương Thị Lan', role: 'communeOfficer', unit: binhXa, body: 'Phòng Kinh tế xã' })
  expect(await bodyOf(lan)).toBe(body)
  const next = await enter(lan)
  expect(await titles(next)).toContain('Nhiệm vụ cho phòng')
  expect(counted(await next.get('/phieu'))).toBe('(4)')
  expect([await titles(office), counted(await office.get('/viec-cua-toi'))]).toEqual([[], ''])
})

test('a whole province is told at once; what stands twice in it counts once', async () => {
  const unitId = vanAn.id
  const many: NewNotice[] = Array.from({ length: 400 }, (_, at) => ({
    to: { unitId },
    key: `many:${at}`,
    title: 'Báo hạn',
    href: '/phieu?m',
  }))
  expect(await say([...many.slice(0, 5), many[0] as NewNotice])).toBe(5)
  expect(await say(many)).toBe(395)
  expect(await say([])).toBe(0)
})

test('a notice stays when it is older or younger than every version of its unit', async () => {
  const unitId = vanAn.id
  const told = (key: string) => [{ to: { unitId }, key, title: `Việc ${key}`, href: `/phieu?${key}` }]
  await server.database.pool.query(`update units.version set valid_to = $2::date - 1 where unit_id = $1`, [unitId, today])
  await say(told('cuoi'), new Date('2100-01-01'))
  await say(told('dau'), new Date('2000-01-01'))
  const reader = { personId: 0, held: [{ unitId, bodyId: 0, role: 'communeOfficer' as const }], roleVerbs: [] }
  const found = await read(server.database.db, (tx) => noticesFor(tx, reader, 1000))
  expect([found[0], found.at(-1)].map((one) => [one?.title, one?.unitName])).toEqual([
    ['Việc cuoi', 'Xã Văn An'],
    ['Việc dau', 'Xã Văn An'],
  ])
})
