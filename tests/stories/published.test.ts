import { beforeAll, expect, test } from 'vitest'
import { doorOf } from '../../src/doors.ts'
import { day } from '../../src/platform/base/local-date.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** Two servers on one database keep finished pages: what is published at one is seen at both at once, and what a person sees is kept by neither. */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let servers: [TestServer, TestServer]
let binh: Officer

beforeAll(async () => {
  const first = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(first.database)
  servers = [first, await startServer({ beside: first, today: roundToday, env })]
  const unit = { id: units.langSon, level: 'province' } as const
  const body = 'Văn phòng điều phối tỉnh'
  binh = await openOfficer(first.accounts, { name: 'Lý Văn Bình', role: 'coordinationOffice', unit, body, today: day('2025-12-01') })
})

const enter = async ({ url }: TestServer, { login, password }: Officer): Promise<Visitor> => {
  const person = visitor(url)
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}
/** A page as both servers give it, asked twice so that it is kept; and whether it was kept, by who made it. */
const both = async (path: string) => {
  const texts: string[] = []
  for (const server of servers) {
    const first = await server.get(path, { 'Accept-Encoding': 'identity' })
    const again = await server.get(path, { 'Accept-Encoding': 'identity' })
    expect([first.status, again.headers.get('etag')], path).toEqual([200, first.headers.get('etag')])
    expect(await again.text()).toBe(await first.clone().text())
    texts.push(await first.text())
  }
  return texts
}
const said = async (path: string, text: string) => (await both(path)).map((page) => page.includes(text))

test('an answer to a citizen', async () => {
  const question = 'Đèn đường thôn Bản Chắt hỏng'
  expect(await said('/gop-y/tra-loi', question)).toEqual([false, false])
  const form = new FormData()
  const fields = { xa: '06622', 'noi-dung': `${question} từ tháng 10.`, 'dong-y': 'co' }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  expect((await visitor(servers[1].url).send('/gop-y', form)).text).toContain('Đã nhận góp ý')
  const office = await enter(servers[0], binh)
  const body = /<option value="(\d+)"[^>]*>Văn phòng điều phối/.exec((await office.get('/kien-nghi/1')).html)?.[1] ?? ''
  await office.post('/kien-nghi/1', { viec: 'phan-cong', ban: '1', 'co-quan': body })
  await office.post('/kien-nghi/1', { viec: 'tra-loi', ban: '2', 'tra-loi': 'Xã thay bóng.' })
  const published = await office.post('/kien-nghi/1', {
    ...{ viec: 'cong-khai', ban: '3', 'tieu-de': 'Đèn đường', 'cau-hoi': question, 'tra-loi': 'Xã thay bóng.', 'khong-ca-nhan': 'co' },
  })
  expect(published.text).toContain('Đã công khai.')
  expect(await said('/gop-y/tra-loi', question)).toEqual([true, true])
})

test('a release, written by a third program', async () => {
  expect(await said('/tinh/20', 'Số liệu thử')).toEqual([false, false])
  await servers[0].database.pool.query(
    `with source as (insert into evidence.source (kind, title, entered_by) values ('screen', 'thử', 'thử') returning id)
     insert into figures.release (unit_id, as_of, set_id, stage, approved_by, approved_on, title, source_id)
     select $1, $2, 'xa-2021', 'appraised', 'kiểm thử', $2, 'Số liệu thử', id from source`,
    [units.langSon, roundToday],
  )
  expect(await said('/tinh/20', 'Số liệu thử')).toEqual([true, true])
})

test('an article, put right and taken away', async () => {
  const { pool } = servers[0].database
  const title = 'Tin thử: đường liên thôn đã thông'
  const { rows } = await pool.query<{ path: string; id: number }>(
    `with article as (
       insert into news.article (unit_id, author_id, author, state, version, live_version, steps, changed_at)
       select $1, id, name, 'approved', 1, 1, 1, $3 from people.person where id = $2 returning *),
     version as (
       insert into news.version (unit_id, article_id, number, title, sapo, body, byline, category, written_by, person_id, written_at)
       select unit_id, id, 1, $4, '', '<p>Bài minh họa.</p>', author, 'hoat-dong', author, author_id, $3 from article returning *)
     insert into news.published (unit_id, article_id, version, slug, title, sapo, category, tags, criteria, places, publish_on, publish_minute,
       approved_by, approved_at, folded)
     select unit_id, article_id, 1, 'tin-thu', title, '', category, '{}', '{}', '{}', $5, 0, 'kiểm thử', $3, 'tin thu' from version
     returning article_id as id, '/tin-tuc/tin-thu-' || article_id as path`,
    [units.langSon, binh.personId, new Date(), title, roundToday],
  )
  const { path = '', id } = rows[0] ?? {}
  expect([await said(path, title), await said('/tin-tuc', title)]).toEqual([
    [true, true],
    [true, true],
  ])
  await pool.query('update news.version set body = $2 where article_id = $1', [id, '<p>Bài đã đính chính.</p>'])
  expect(await said(path, 'Bài đã đính chính.')).toEqual([true, true])
  await pool.query(`update news.published set ended_on = $2, ended_because = 'thử' where article_id = $1`, [id, roundToday])
  const gone = await Promise.all(servers.map((server) => server.get(path)))
  expect(gone.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual([
    [410, 'no-store'],
    [410, 'no-store'],
  ])
  expect(await said('/tin-tuc', title)).toEqual([false, false])
})

test('no page behind a door may be kept by anybody, whoever asks for it; a public page says nothing of who asks', async () => {
  const office = await enter(servers[1], binh)
  const fill = (pattern: string) => pattern.replace(/:[a-z]+/gi, '1')
  const closed = servers[1].routes.filter(({ method, pattern }) => {
    const door = doorOf(pattern, method)
    return method === 'GET' && door && !('public' in door) && pattern !== '/dang-xuat'
  })
  expect(closed.length).toBeGreaterThan(100)
  const kept: string[] = []
  for (const [at, { pattern }] of closed.entries()) {
    const stranger = await servers[1].get(fill(pattern))
    if (!/no-store/.test(stranger.headers.get('cache-control') ?? '')) kept.push(`${pattern} for a stranger`)
    // the same gate stands before all of them
    if (at % 8 !== 0) continue
    const own = await fetch(`${servers[1].url}${fill(pattern)}`, {
      headers: { Cookie: [...office.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
    })
    await own.arrayBuffer()
    if (!/no-store/.test(own.headers.get('cache-control') ?? '')) kept.push(`${pattern} for an officer`)
  }
  expect(kept).toEqual([])
  expect((await office.get('/gop-y/tra-loi')).html).toBe(await servers[1].page('/gop-y/tra-loi'))
})
