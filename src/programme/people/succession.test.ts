import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day } from '../../platform/base/local-date.ts'
import { type Database, read } from '../../platform/db/database.ts'
import { type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { assign } from './assignment.actions.ts'
import { atEndedUnits } from './impact.reads.ts'
import { succeed, unsucceed } from './succession.actions.ts'
import { bodyNameAt } from './succession.rules.ts'
import type { Succeeded, Succession } from './succession.types.ts'

test.each([
  ['UBND xã Văn An', 'Xã Văn An', 'Xã Bính Xá', 'UBND xã Bính Xá'],
  ['Xã Văn An, bộ phận một cửa', 'Xã Văn An', 'Phường Lộc Bình', 'Phường Lộc Bình, bộ phận một cửa'],
  ['Đồn biên phòng Chi Ma', 'Xã Văn An', 'Xã Bính Xá', 'Đồn biên phòng Chi Ma'],
])('%s of %s at %s is %s', (name, before, after, expected) => expect(bodyNameAt(name, before, after)).toBe(expected))

/** Văn An (4) ends on 2027-01-01 and goes to Bính Xá (3). */
let database: Database
const today = day('2026-11-22')
const on = day('2027-01-01')
const vanAn = { id: 4, name: 'Xã Văn An' }
const binhXa = { id: 3, name: 'Xã Bính Xá', level: 'commune' }
const act = <T>(work: (ctx: WriteCtx) => Promise<T>, day = today): Promise<T> =>
  writeAs(database.db, { today: day, actor: 'Đinh Văn Thủy', now: new Date() }, work)
const change = { endings: [{ unitId: 4, code: '06280', name: vanAn.name, on, successors: [] }], regrounded: [] }
const open = () => read(database.db, (tx) => atEndedUnits({ tx, today }, change))
const go = (row: { kind: Succession['kind']; id: number }, when = today) =>
  act((ctx) => succeed(ctx, { ...row, from: vanAn, to: binhXa, on }), when)
const spans = async (table: string, where: string) =>
  (
    await database.pool.query(
      `select unit_id, valid_from, valid_to::text from people.${table} where valid_from < valid_to and ${where} order by id`,
    )
  ).rows.map((row) => `${row.unit_id}: ${row.valid_from} – ${row.valid_to}`)

beforeAll(async () => {
  database = await freshDatabase()
  await settleTwoProvinces(database)
  await database.pool.query(`
    insert into people.person (name, folded, unit_id, created_at) values ('Nông Thị Hoa', 'nong thi hoa', 4, now()), ('Lương Văn Tuấn', 'luong van tuan', 2, now())`)
  const post = { postName: 'Công chức kinh tế', bodyName: 'UBND xã Văn An', bodyKind: 'peoplesCommittee', role: 'communeOfficer' } as const
  await act((ctx) =>
    assign(ctx, {
      ...post,
      personId: 1,
      unit: { id: 4, level: 'commune' },
      criteria: null,
      from: day('2026-01-01'),
      until: day('2027-12-31'),
    }),
  )
  await database.pool.query(`
    insert into people.delegation (assignment_id, to_person_id, reason, valid_from, valid_to) values (1, 2, 'nghỉ phép', '2026-12-15', '2027-01-15');
    insert into people.duty (body_id, kind, unit_id, criterion, valid_from, source) values (1, 'helps', 4, null, '2026-01-01', 'QĐ 1')`)
})

test('an assignment goes on at the successor, at a body of the same kind, with what was delegated of it; the account when the day has come', async () => {
  const rows = await open()
  expect(rows.map(({ kind, who }) => `${kind} ${who}`).toSorted()).toEqual([
    'account Nông Thị Hoa',
    'assignment Nông Thị Hoa',
    'duty UBND xã Văn An',
  ])
  const moved: Succeeded[] = []
  for (const row of rows) {
    const done = await go(row)
    if (done) moved.push(done)
  }
  expect(moved.map(({ kind }) => kind).toSorted()).toEqual(['assignment', 'duty'])
  expect(await spans('assignment', 'true')).toEqual(['4: 2026-01-01 – 2027-01-01', '3: 2027-01-01 – 2028-01-01'])
  expect(await spans('duty', 'true')).toEqual(['4: 2026-01-01 – 2027-01-01', '3: 2027-01-01 – infinity'])
  const { rows: bodies } = await database.pool.query('select name, kind, unit_id from people.body order by id')
  expect(bodies).toEqual([
    { name: 'UBND xã Văn An', kind: 'peoplesCommittee', unit_id: 4 },
    { name: 'UBND xã Bính Xá', kind: 'peoplesCommittee', unit_id: 3 },
  ])
  const { rows: delegated } = await database.pool.query(
    `select d.valid_from, d.valid_to from people.delegation d join people.assignment a on a.id = d.assignment_id where a.unit_id = 3`,
  )
  expect(delegated).toEqual([{ valid_from: '2027-01-01', valid_to: '2027-01-15' }])
  // moved twice it is moved once
  expect(await go({ kind: 'assignment', id: 1 })).toBeNull()
  expect((await open()).map(({ kind }) => kind)).toEqual(['account'])
  const later = await go({ kind: 'account', id: 1 }, day('2027-01-02'))
  expect(later).toEqual({ kind: 'account', oldId: 1, newId: 1, fromUnitId: 4, toUnitId: 3 })

  await act((ctx) => unsucceed(ctx, [...moved, later as Succeeded]))
  expect(await spans('assignment', 'true')).toEqual(['4: 2026-01-01 – 2028-01-01'])
  expect(await spans('duty', 'true')).toEqual(['4: 2026-01-01 – infinity'])
  expect((await database.pool.query('select unit_id from people.person where id = 1')).rows).toEqual([{ unit_id: 4 }])
  const { rows: log } = await database.pool.query(
    `select kind, chain from events.entry where kind like 'people.succe%' order by chain, number`,
  )
  expect(log.map(({ kind, chain }) => `${chain} ${kind}`)).toEqual([
    ...Array.from({ length: 3 }, () => 'unit:3 people.succeeded'),
    ...Array.from({ length: 3 }, () => 'unit:4 people.successionReturned'),
  ])
})
