import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settlePerson } from '../../../tests/harness/sheets.ts'
import { assignAs, toUnits, work } from '../../../tests/harness/tasks.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { addDays, day, type LocalDate } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { workCalendar } from '../calendar/reads.ts'
import { addWorkingDays } from '../calendar/working-day.rules.ts'
import type { Actor } from '../people/types.ts'
import { runTasks } from './clock.jobs.ts'
import { cancelTask } from './move.actions.ts'

/** The clock of 2026 is run forward day by day, twice on days on which something happens: nothing may happen twice, and nothing may be missing at the end. */
const database = await freshDatabase()
const { db, pool } = database
const [langSon, binhXa, vanAn] = [2, 3, 4]
const first = day('2026-01-01')
const edge = (today: LocalDate) => ({ today, actor: 'hệ thống', now: new Date(`${today}T06:45:00+07:00`) })
let bình: Actor
const ids: Record<string, number> = {}

const rows = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await pool.query(text, values)).rows

beforeAll(async () => {
  await settleTwoProvinces(database)
  bình = await settlePerson(database, { name: 'Lý Văn Bình', role: 'coordinationOffice', unitId: langSon, body: 'VPĐP' })
  const give = async (key: string, ...args: Parameters<typeof work>) => {
    const given = await assignAs(database, bình, first, { key, tasks: [work(...args)] })
    ids[key] = given.tasks[0]?.id ?? 0
  }
  await give('dated', 'Rà soát đường xã', toUnits(binhXa, vanAn), { dueOn: day('2026-03-27') })
  await give('undated', 'Tuyên truyền', toUnits(binhXa))
  const monthly = { every: 'month', dueDay: null, until: null } as const
  await give('monthly', 'Kiểm tra tiến độ', toUnits(binhXa), { dueWords: 'theo từng tháng', recurrence: monthly })
  await give('monthEnd', 'Báo cáo giải ngân', toUnits(binhXa, vanAn), {
    recurrence: { every: 'month', dueDay: 31, until: day('2026-06-30') },
  })
  await give('quarterly', 'Giao ban quý', toUnits(vanAn), { recurrence: { every: 'quarter', dueDay: 15, until: null } })
  await give('dropped', 'Việc bị hủy', toUnits(vanAn), { recurrence: { every: 'month', dueDay: 5, until: null } })
  for (let today = first; today <= '2026-12-31'; today = addDays(today, 1)) {
    if (today === '2026-04-20') await cancelTask({ db, actor: bình, edge: edge(today) }, ids.dropped as number, 'Đã có việc khác thay')
    const run = await runTasks(db, edge(today))
    if (Object.values(run).every((count) => count === 0)) continue
    const again = await runTasks(db, { ...edge(today), now: new Date(`${today}T07:00:00+07:00`) })
    expect(
      Object.values(again).some((count) => count > 0),
      today,
    ).toBe(false)
  }
}, 300_000)

describe('a year of the clock', () => {
  test('calls a task with a day to mind before it, on it and after it, each once, and tells who gave it when it is long late', async () => {
    const calendar = await read(db, (tx) => workCalendar({ tx, today: first }))
    const part = await rows<{ id: number }>('select id from directives.task where parent_id = $1 and unit_id = $2', [ids.dated, binhXa])
    const steps = await rows<{ kind: string; on: LocalDate }>(
      `select kind, on_day::text as on from directives.step where task_id = $1 and kind in ('reminded', 'escalated') order by number`,
      [part[0]?.id],
    )
    const due = day('2026-03-27')
    const on = (count: number) => addWorkingDays(due, count, calendar)
    expect(steps).toEqual([
      ...[-7, -3, -1].map((count) => ({ kind: 'reminded', on: on(count) })),
      { kind: 'reminded', on: due },
      { kind: 'reminded', on: on(1) },
      ...[5, 20].map((count) => ({ kind: 'escalated', on: on(count) })),
    ])
    const told = await rows<{ unit_id: number; verb: string; n: number }>(
      `select unit_id, verb, count(*)::int as n from desk.notice where key like '%2026-03-27%' group by 1, 2 order by 1`,
    )
    // seven each to the two communes; of both together two to the office
    expect(told).toEqual([
      { unit_id: langSon, verb: 'tasks.assign', n: 2 },
      { unit_id: binhXa, verb: 'tasks.report', n: 7 },
      { unit_id: vanAn, verb: 'tasks.report', n: 7 },
    ])
    const [late] = await rows<{ title: string; href: string }>(
      `select title, href from desk.notice where key like '%late:2026-03-27%' order by id limit 1`,
    )
    expect(late).toEqual({
      title: '2 đơn vị, cơ quan. Quá hạn 5 ngày làm việc (27/3/2026): Rà soát đường xã',
      href: `/nhiem-vu/${ids.dated}`,
    })
  })

  test('leaves a task without a day alone', async () => {
    expect(await rows('select kind from directives.step where task_id = $1', [ids.undated])).toEqual([{ kind: 'assigned' }])
  })

  const series = (key: string, unitId: number) =>
    rows<{ period: string; due: string | null; state: string }>(
      `select period::text, due_on::text as due, state from directives.task
       where unit_id = $2 and not gathers and (id = $1 or series_id = $1
         or coalesce(series_id, id) in (select id from directives.task where parent_id = $1)) order by period`,
      [ids[key], unitId],
    )

  test('makes one occurrence a month; of those without a day the past ones end with their month', async () => {
    const made = await series('monthly', binhXa)
    expect(made.map(({ period }) => period)).toEqual(Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-01`))
    expect(made.map(({ state }) => state)).toEqual([...Array(11).fill('expired'), 'assigned'])
    expect(new Set(made.map(({ due }) => due))).toEqual(new Set([null]))
  })

  test('gives each unit of several its own, under the one of the same month, on the last day of a shorter month, until the series ends', async () => {
    const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']
    for (const unit of [binhXa, vanAn]) expect((await series('monthEnd', unit)).map(({ due }) => due)).toEqual(days)
    const strays = await rows(
      `select c.id from directives.task c join directives.task p on p.id = c.parent_id where c.period is distinct from p.period`,
    )
    expect(strays).toEqual([])
  })

  test('comes each quarter, and no more once it is cancelled', async () => {
    expect((await series('quarterly', vanAn)).map(({ due }) => due)).toEqual(['2026-03-15', '2026-06-15', '2026-09-15', '2026-12-15'])
    expect((await series('dropped', vanAn)).map(({ period, state }) => `${period} ${state}`)).toEqual([
      '2026-01-01 cancelled',
      '2026-02-01 assigned',
      '2026-03-01 assigned',
      '2026-04-01 assigned',
    ])
  })

  test('makes up what was missed, each occurrence once and only the reminder that stands now', async () => {
    const late = await runTasks(db, edge(day('2027-03-10')))
    expect(late).toMatchObject({ recurred: 4, expired: 3 })
    expect((await series('monthly', binhXa)).slice(-4).map(({ period, state }) => `${period} ${state}`)).toEqual([
      '2026-12-01 expired',
      '2027-01-01 expired',
      '2027-02-01 expired',
      '2027-03-01 assigned',
    ])
  })
})
