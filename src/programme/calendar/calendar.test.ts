import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { dueOf, isOpenFor, openFor, phases, roundById, roundsFor, roundsRunBy, workCalendar } from './reads.ts'
import { addWorkingDays, specialDaysOf } from './working-day.rules.ts'

/** Lạng Sơn (2) with Bính Xá (3) and Văn An (4), Cao Bằng (5) with Đàm Thủy (6). */
const database = await freshDatabase()
const [langSon, binhXa, vanAn, damThuy] = [2, 3, 4, 6]
const ask = <T>(today: string, work: (ctx: ReadCtx) => Promise<T>) => read(database.db, (tx) => work({ tx, today: day(today) }))

beforeAll(async () => {
  await settleTwoProvinces(database)
  const { pool } = database
  await pool.query(`
    insert into people.body (kind, level, unit_id, name, valid_from) values ('coordinationOffice', 'province', 2, 'Văn phòng điều phối', '2025-07-01');
    insert into people.post (body_id, name, valid_from) values (1, 'Chuyên viên', '2025-07-01');
    insert into people.person (name, folded, unit_id, created_at) values ('Lý Thị Mai', 'ly thi mai', 2, now());
    insert into people.assignment (person_id, post_id, role, unit_id, valid_from) values (1, 1, 'coordinationOffice', 2, '2025-07-01');
    insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at, cancelled_at, cancelled_because)
    values (2, 'year', 2026, 1, 'Kỳ báo cáo năm 2026', '{xa-2026}', '2026-11-01', '2026-12-14', '2026-12-16', 'bịa', 'Lý Thị Mai', now(), null, null),
           (2, 'month', 2026, 11, 'Kỳ báo cáo tháng 11 năm 2026', '{xa-2026}', '2026-10-15', '2026-11-14', '2026-11-16', 'bịa', 'Lý Thị Mai', now(), null, null),
           (2, 'month', 2026, 10, 'Kỳ báo cáo tháng 10 năm 2026', '{xa-2026}', '2026-09-15', '2026-10-14', '2026-10-16', 'bịa', 'Lý Thị Mai', now(), now(), 'nhầm bộ');
    insert into calendar.deadline (unit_id, round_id, step, level, due_on, citation, certainty)
    select 2, 1, s, l, d::date, 'bịa', 'inferred' from (values ('submit', 'commune', '2026-12-16'), ('verify', 'department', '2026-12-18'), ('send', 'province', '2026-12-25')) v (s, l, d);
    insert into calendar.extension (unit_id, round_id, number, until_on, reason, granted_by, assignment_id, granted_at)
    values (3, 1, 1, '2026-12-21', 'lũ ống', 'Lý Thị Mai', 1, now()), (3, 1, 2, '2026-12-18', 'nhầm', 'Lý Thị Mai', 1, now())`)
})

describe('a commune', () => {
  test('takes part in the rounds of its province that are open, with its own last day, and in no other province’s', async () => {
    const rounds = await ask('2026-11-16', (ctx) => roundsFor(ctx, binhXa))
    expect(rounds.map(({ name, state, ownDueOn, isExtended }) => [name, state, ownDueOn, isExtended])).toEqual([
      ['Kỳ báo cáo tháng 11 năm 2026', 'open', '2026-11-16', false],
      ['Kỳ báo cáo năm 2026', 'open', '2026-12-21', true],
    ])
    expect(await ask('2026-11-16', (ctx) => roundsFor(ctx, damThuy))).toEqual([])
    // a province is no commune
    expect(await ask('2026-11-16', (ctx) => roundsFor(ctx, langSon))).toEqual([])
    expect((await ask('2026-10-31', (ctx) => roundsFor(ctx, binhXa))).map(({ id }) => id)).toEqual([2])
  })

  test.each([
    ['2026-10-31', binhXa, 'round.notYetOpen', 'mở từ ngày 1/11/2026'],
    ['2026-12-16', vanAn, null, null],
    ['2026-12-17', vanAn, 'round.closed', 'đã khóa nhập từ hết ngày 16/12/2026'],
    ['2026-12-17', binhXa, null, null],
    ['2026-12-22', binhXa, 'round.closed', 'đã khóa nhập từ hết ngày 21/12/2026'],
    ['2026-12-26', binhXa, 'round.over', 'đã kết thúc ngày 25/12/2026'],
    ['2026-12-16', damThuy, 'round.notTaking', 'Xã Đàm Thủy không thuộc danh sách'],
  ])('on %s commune %i: %s', async (today, unitId, code, text) => {
    const answer = await ask(today, (ctx) => openFor(ctx, 1, unitId))
    expect(answer.ok ? [null, null] : [answer.refusal.code, answer.refusal.text]).toEqual([code, text && expect.stringContaining(text)])
    expect(await ask(today, (ctx) => isOpenFor(ctx, 1, unitId))).toBe(code === null)
  })

  test('cannot fill in a round that was cancelled or never was', async () => {
    const codes = await Promise.all([3, 99].map((id) => ask('2026-10-01', (ctx) => openFor(ctx, id, binhXa))))
    expect(codes.map((answer) => answer.ok || answer.refusal.code)).toEqual(['round.cancelled', 'round.unknown'])
  })
})

test('whoever runs rounds sees all of them, newest first', async () => {
  const rounds = await ask('2026-11-16', (ctx) => roundsRunBy(ctx, langSon))
  expect(rounds.map(({ id, endsOn, cancelledBecause }) => [id, endsOn, cancelledBecause])).toEqual([
    [1, '2026-12-25', null],
    [2, '2026-11-16', null],
    [3, '2026-10-16', 'nhầm bộ'],
  ])
  expect(await ask('2026-11-16', (ctx) => roundById(ctx, 99))).toBeUndefined()
})

test('the last day of a step is the commune’s own only for its own step', async () => {
  const due = (step: 'submit' | 'verify' | 'appraise', unitId: number, roundId = 1) =>
    ask('2026-11-16', (ctx) => dueOf(ctx, roundId, step, unitId))
  expect([
    await due('submit', binhXa),
    await due('submit', vanAn),
    await due('verify', binhXa),
    await due('appraise', binhXa),
    await due('submit', binhXa, 99),
  ]).toEqual(['2026-12-21', '2026-12-16', '2026-12-18', undefined, undefined])
})

describe('what comes with the system', () => {
  test('phases follow each other without a gap and name their sets', async () => {
    const all = await ask('2026-11-16', phases)
    expect(all.map(({ id }) => id)).toEqual(['2010-2015', '2016-2020', '2021-2025', '2026-2030'])
    for (const [at, phase] of all.entries()) expect(phase.firstYear).toBe(at === 0 ? 2010 : (all[at - 1]?.lastYear ?? 0) + 1)
  })

  test('every year from 2010 has its holidays: 9 of the law, 10 since 2013, 11 since 2021, 12 since 2026', async () => {
    const calendar = await ask('2026-11-16', (ctx) => workCalendar(ctx))
    const own = (year: number) => specialDaysOf(calendar, year).filter(({ name }) => !name.startsWith('Nghỉ bù')).length
    expect([2010, 2013, 2014, 2020, 2021, 2025, 2026, 2030].map(own)).toEqual([9, 9, 10, 10, 11, 11, 12, 12])
    expect(addWorkingDays(day('2026-11-23'), 1, calendar)).toBe('2026-11-25')
  })

  test('an arrangement of the country counts everywhere, one of a province in it before the country’s', async () => {
    await database.pool.query(`
      insert into calendar.arrangement (unit_id, year, number, document, entered_by, assignment_id, entered_at)
      values (1, 2026, 1, 'cũ', 'x', 1, now()), (1, 2026, 2, 'của cả nước', 'x', 1, now()), (2, 2026, 1, 'của tỉnh', 'x', 1, now());
      insert into calendar.arranged_day (unit_id, year, number, day, works)
      values (1, 2026, 1, '2026-08-28', false), (1, 2026, 2, '2026-08-31', false), (1, 2026, 2, '2026-08-22', true), (2, 2026, 1, '2026-09-01', false)`)
    const told = async (unitId?: number) => (await ask('2026-11-16', (ctx) => workCalendar(ctx, unitId))).arrangements
    expect(await told()).toMatchObject([{ document: 'của cả nước', off: ['2026-08-31'], work: ['2026-08-22'] }])
    expect(await told(damThuy)).toMatchObject([{ document: 'của cả nước' }])
    expect(await told(binhXa)).toMatchObject([{ document: 'của tỉnh', off: ['2026-09-01'], work: [] }])
  })
})
