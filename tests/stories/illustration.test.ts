import { beforeAll, expect, test } from 'vitest'
import { illustrate } from '../../src/illustrate.ts'
import { openDemonstration } from '../../src/programme/people/demonstration.actions.ts'
import { today } from '../harness/database.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** What a portal shows that was started with --demo. */
let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { NTM_SECOND_FACTOR: 'nobody' } })
})

test('articles went the way of all articles, with figures of the registry, and a second start adds none', async () => {
  const edge = { today, now: new Date(`${today}T09:00:00+07:00`), actor: 'kiểm thử' }
  const opened = await openDemonstration(server.accounts, edge)
  for (let times = 0; times < 2; times++) await illustrate(server.database.db, server.files, edge, opened)
  const list = await server.page('/tin-tuc')
  expect(list.match(/href="\/tin-tuc\/[a-z0-9-]+-\d+"/g)?.length).toBeGreaterThanOrEqual(3)
  const [path] = /\/tin-tuc\/lang-son-[a-z0-9-]+/.exec(list) ?? ['']
  const article = (await server.page(path)).replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
  expect(article).toContain('tỉnh Lạng Sơn có 61')
  expect(article).toContain('bình quân đạt 11,54')
  expect(article).toContain('Bài minh họa của bản dùng thử')
  expect(article).toContain('Tỉnh Lạng Sơn')
  expect(article).not.toContain('Đơn vị 20')
  const { rows } = await server.database.pool.query(
    `select kind, count(*)::int as n from events.entry where kind like 'news.%' group by 1 order by 1`,
  )
  expect(rows).toEqual(
    expect.arrayContaining([
      { kind: 'news.approved', n: 3 },
      { kind: 'news.passed', n: 3 },
      { kind: 'news.submitted', n: 3 },
    ]),
  )
})
