import { beforeAll, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { publishArticle, road } from '../harness/articles.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Bình writes in June 2019 how many communes of Lạng Sơn were recognised, as the demonstration's releases say it; Lan approves. Half a year and a
 * release later the article still says what was approved, and tells the number of now beside it.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const officers: Officer[] = []

const goTo = async (on: LocalDate) => {
  await server.stop()
  server = await startServer({ after: server, today: on, env })
}
const enter = async (at: number): Promise<Visitor> => {
  const person = visitor(server.url)
  const { login, password } = officers[at] as Officer
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}

beforeAll(async () => {
  server = await startServer({ today: day('2019-06-30'), env })
  const { rows } = await server.database.pool.query(
    `select unit_id as id from units.live where code = '20' and valid_from <= '2019-06-30' and valid_to > '2019-06-30'`,
  )
  for (const [name, role] of [
    ['Lý Văn Bình', 'coordinationOffice'],
    ['Phạm Thị Lan', 'leader'],
  ] as const)
    officers.push(await openOfficer(server.accounts, { name, role, unit: { id: rows[0].id, level: 'province' }, today: day('2019-01-02') }))
}, 120_000)

test('figures of an article are those that were released when it was approved, each with its way to the communes behind it', async () => {
  const [binh, lan] = [await enter(0), await enter(1)]
  const text = 'Toàn tỉnh có {{communes-recognised}} xã được công nhận trong {{communes-in-scope donvi=20 ngay=31/12/2016}} xã (minh họa).'
  const fields = { ...road, 'tieu-de': 'Lạng Sơn nửa đầu năm 2019 (minh họa)', 'noi-dung': text, 'don-vi': '20' }
  const id = await publishArticle({ author: binh, editor: binh, approver: lan }, fields)
  const read = async () => visitor(server.url).get(`/tin-tuc/x-${id}`)
  const then = await read()
  const numbers = [...then.html.matchAll(/<a data-so href="([^"]+)" title="([^"]+)">([\d.]+)<\/a>/g)]
  expect(numbers).toHaveLength(2)
  const [recognised, communes] = numbers
  expect(communes?.[3]).toBe('207')
  expect(communes?.[2]).toContain('Tỉnh Lạng Sơn')
  expect(communes?.[2]).toContain('chốt đến 31/12/2016')
  for (const [, href = ''] of numbers) expect((await server.get(href.replaceAll('&amp;', '&'))).status, href).toBe(200)
  expect(then.text).not.toContain('Số công bố mới nhất')
  await goTo(day('2020-02-12'))
  const now = await read()
  expect(now.text).toContain(`Toàn tỉnh có ${recognised?.[3]} xã được công nhận trong 207 xã`)
  expect(now.text).toMatch(/Số công bố mới nhất: \d+ xã, chốt đến \d+\/\d+\/20(19|20)/)
  const { rows } = await server.database.pool.query(
    `select f.hash, e.payload->'figures' as logged from news.frozen_figure f, events.entry e where e.kind = 'news.approved' order by f.token`,
  )
  expect(rows.every(({ hash, logged }) => logged.includes(hash))).toBe(true)
})
