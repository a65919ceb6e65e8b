import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settlePerson, settleRounds } from '../../../tests/harness/sheets.ts'
import { assignAs, toUnits, work } from '../../../tests/harness/tasks.ts'
import { day, type LocalDate } from '../../platform/base/local-date.ts'
import { placed } from '../../platform/db/placed.ts'
import { writeAs } from '../../platform/events/context.ts'
import { recordVerdicts } from '../assessment/actions.ts'
import type { VerdictValue } from '../criteria/types.ts'
import type { Actor } from '../people/types.ts'
import { recordAct, recordRevocation } from '../recognition/fact.actions.ts'
import { matchNow } from './binding.actions.ts'
import { reaches } from './binding.rules.ts'
import { runTasks } from './clock.jobs.ts'
import type { Binding } from './types.ts'

/** Lạng Sơn wants criterion 17 met in Bính Xá, and one recognised commune in the province: the data say when each is so, and when no longer. */
const database = await freshDatabase()
const { db, pool } = database
const [langSon, binhXa, vanAn] = [2, 3, 4]
const edge = (today: LocalDate) => ({ today, actor: 'hệ thống', now: new Date(`${today}T06:45:00+07:00`) })
const criterion: Binding = { kind: 'criterion', setId: 'xa-2021', criterion: '17', stage: 'appraised' }
const figure: Binding = { kind: 'figure', key: 'communes-recognised', qualifier: {}, stage: null, comparison: 'atLeast', value: 1 }
let bình: Actor
let hoa: Actor
let ids: number[]

beforeAll(async () => {
  await settleRounds(database, { endless: true })
  bình = await settlePerson(database, { name: 'Lý Văn Bình', role: 'coordinationOffice', unitId: langSon, body: 'VPĐP' })
  hoa = await settlePerson(database, { name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: binhXa, body: 'UBND xã Bính Xá' })
  const given = await assignAs(database, bình, day('2025-11-10'), {
    key: 'k',
    tasks: [
      work('Hoàn thành tiêu chí môi trường', toUnits(binhXa, vanAn), { binding: criterion, dueOn: day('2025-12-31') }),
      work('Có ít nhất một xã đạt chuẩn', [{ unitId: langSon, bodyId: null }], { binding: figure }),
    ],
  })
  const { rows } = await pool.query('select id from directives.task where parent_id = $1 order by id', [given.tasks[0]?.id])
  ids = [rows[0].id, rows[1].id, given.tasks[1]?.id as number]
})

const say = (unitId: number, verdict: VerdictValue, on: LocalDate) =>
  writeAs(db, edge(on), (ctx) =>
    recordVerdicts(ctx, [{ unitId, setId: 'xa-2021', stage: 'appraised', criterion: '17', asOf: on, reason: null, verdict } as never], {
      title: 'Thẩm định',
    }),
  )
const states = async () =>
  (await pool.query('select state from directives.task where id = any($1) order by id', [ids])).rows.map(({ state }) => state)
const steps = async (id: number | undefined) =>
  (await pool.query('select kind, said from directives.step where task_id = $1 order by number', [id])).rows.map(({ kind, said }) => [
    kind,
    said,
  ])

describe('data', () => {
  test('that say nothing close nothing', async () => {
    expect(await runTasks(db, edge(day('2025-11-11')))).toMatchObject({ closed: 0, reopened: 0 })
    expect(await states()).toEqual(['assigned', 'assigned', 'assigned'])
  })

  test('close the task of the commune that meets the criterion, and of no other', async () => {
    await say(binhXa, 'met', day('2025-11-12'))
    await say(vanAn, 'notMet', day('2025-11-12'))
    expect(await runTasks(db, edge(day('2025-11-13')))).toMatchObject({ closed: 1, reopened: 0 })
    expect(await runTasks(db, edge(day('2025-11-13')))).toMatchObject({ closed: 0, reopened: 0 })
    expect(await states()).toEqual(['closedByData', 'assigned', 'assigned'])
  })

  test('reopen it when they say otherwise, at once where somebody asks; what is unknown does not', async () => {
    const acting = { db: placed(db, { unitId: binhXa, today: day('2025-11-21') }), actor: hoa, edge: edge(day('2025-11-21')) }
    await say(binhXa, 'unjudgeable', day('2025-11-20'))
    expect(await matchNow(acting, ids[0] as number)).toMatchObject({ value: { closed: 0, reopened: 0 } })
    await say(binhXa, 'notMet', day('2025-11-21'))
    expect(await matchNow(acting, ids[1] as number)).toMatchObject({ refusal: { status: 404 } })
    expect(await matchNow(acting, ids[0] as number)).toMatchObject({ value: { closed: 0, reopened: 1 } })
    expect(await steps(ids[0])).toEqual([
      ['assigned', null],
      ['closedByData', 'Tiêu chí đạt từ 12/11/2025.'],
      ['reopened', 'Tiêu chí chưa đạt từ 21/11/2025.'],
    ])
    const { rows } = await pool.query(`select unit_id as unit, verb from desk.notice where key like '%reopened%' order by 1`)
    expect(rows).toEqual([
      { unit: langSon, verb: 'tasks.assign' },
      { unit: binhXa, verb: 'tasks.report' },
    ])
  })

  test('of a figure close and reopen the task that rests on it', async () => {
    const open = { revokedOn: null, revokedDecision: null, note: null, body: 'UBND tỉnh', bookedYear: null }
    await writeAs(db, edge(day('2025-11-25')), async (ctx) => {
      const act = {
        unitId: vanAn,
        tier: 'standard',
        decidedOn: day('2025-11-25'),
        kind: 'recognition',
        set: 'xa-2021',
        decision: '9/QĐ',
        ...open,
      } as const
      expect((await recordAct(ctx, act, '9/QĐ')).ok).toBe(true)
    })
    expect(await runTasks(db, edge(day('2025-11-26')))).toMatchObject({ closed: 1, reopened: 0 })
    expect((await states())[2]).toBe('closedByData')
    expect((await steps(ids[2])).at(-1)?.[1]).toContain(': 1 xã')
    await writeAs(db, edge(day('2025-11-28')), async (ctx) => {
      const end = {
        unitId: vanAn,
        tier: 'standard',
        decidedOn: day('2025-11-25'),
        revokedOn: day('2025-11-28'),
        revokedDecision: '10/QĐ',
      } as const
      expect((await recordRevocation(ctx, end, '10/QĐ')).ok).toBe(true)
    })
    expect(await runTasks(db, edge(day('2025-11-29')))).toMatchObject({ closed: 0, reopened: 1 })
  })
})

describe('a figure and a value', () => {
  test.each([
    [{ num: 33, den: 2 }, 'atLeast', 16.5, true],
    [{ num: 33, den: 2 }, 'atLeast', 16.6, false],
    [{ num: 33, den: 2 }, 'atMost', 16.5, true],
    [{ num: 14, den: 1 }, 'equals', 14, true],
    [{ num: 0, den: 1 }, 'atMost', 0, true],
    [{ num: 0, den: 0 }, 'atMost', 0, null],
    [null, 'atLeast', 0, null],
  ] as const)('%o %s %d', (exact, comparison, value, met) => expect(reaches(exact, comparison, value)).toBe(met))
})
