import { beforeAll, expect, test } from 'vitest'
import { write } from '../../src/platform/db/database.ts'
import { closePastDays } from '../../src/platform/events/days.ts'
import { enter } from '../../src/platform/events/log.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { visitor } from '../harness/visitor.ts'

/** Anybody reads the roots of the log's days, and nothing of what it says. */
let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty' })
})
const at = (text: string) => new Date(`${text}+07:00`)
const happens = (on: string) =>
  write(server.database.db, (tx) =>
    enter(tx, { chain: 'unit:3', kind: 'people.disabled', payload: { because: 'bí mật' }, actor: 'Nông Thị Hoa', at: at(on) }),
  )

test('before a day is over there is none, and the page says so', async () => {
  await happens('2025-12-30T08:00:00')
  expect((await visitor(server.url).get('/nhat-ky/goc-bam')).text).toContain('Chưa có ngày nào được chốt')
})

test('each closed day stands with its root, newest first, a page a year', async () => {
  await happens('2025-12-30T09:00:00')
  await happens('2026-01-02T08:00:00')
  await closePastDays(server.database.db, at('2026-01-03T00:05:00'))
  const { rows } = await server.database.pool.query('select day, root from events.day_root order by day')
  expect(rows.map(({ day }) => day)).toEqual(['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02'])
  const page = await visitor(server.url).get('/nhat-ky/goc-bam')
  expect(page.text).toContain('Gốc băm năm 2026, in ngày 22/11/2026')
  expect(page.text).toContain(`2/1/2026 1 3 ${rows[3].root} 1/1/2026 0 2 ${rows[2].root}`)
  expect(page.text).not.toContain(rows[0].root === rows[2].root ? '30/12/2025' : rows[0].root)
  const before = await visitor(server.url).get('/nhat-ky/goc-bam?nam=2025')
  expect(before.text).toContain(`31/12/2025 0 2 ${rows[1].root} 30/12/2025 2 2 ${rows[0].root}`)
  expect(`${page.html}${before.html}`).not.toMatch(/Nông Thị Hoa|bí mật|unit:3/)
})
