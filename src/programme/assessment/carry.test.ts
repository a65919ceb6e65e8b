import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleSmallLand } from '../../../tests/harness/small-land.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { writeAs } from '../../platform/events/context.ts'
import { verifyChains } from '../../platform/events/log.ts'
import { carryDrafts } from './carry.actions.ts'
import { saveCell } from './cell.actions.ts'
import { openSheet } from './sheet.actions.ts'
import { sheetOf, wholeSheet } from './sheet.reads.ts'
import { checkDerived, checkFacts } from './verify.reads.ts'

/** Hồng Sơn and Bắc Sơn are merged on 2020-01-01 while officers of both still fill the sheet of 2019. */
const database = await freshDatabase()
const { db, pool } = database
const [hongSon, bacSon] = [6, 7]
const before = { today: day('2019-12-20'), actor: 'Lê Thị Mai', now: new Date('2019-12-20T09:00:00+07:00') }
const after = { today: day('2020-01-02'), actor: 'hệ thống', now: new Date('2020-01-02T00:20:00+07:00') }
const saver = { personId: 1, name: 'Lê Thị Mai', postName: 'Công chức', address: '', today: before.today, now: before.now }
const sheets = new Map<number, number>()

const fill = (unitId: number, measure: string, typed: string, base = 0, who = saver) =>
  saveCell(db, who, unitId, sheets.get(unitId) ?? 0, { measure, typed, base, note: '', mutation: randomUUID() })

beforeAll(async () => {
  await settleSmallLand(database)
  await pool.query(`insert into people.person (name, folded, unit_id, created_at) values ('Lê Thị Mai', 'le thi mai', 7, $1)`, [before.now])
  const { rows } = await pool.query(
    `insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
     values (2, 'year', 2019, 1, 'Năm 2019', '{xa-2016}', '2019-12-01', '2019-12-14', '2020-01-20', 'bịa cho kiểm thử', 'kiểm thử', $1) returning id`,
    [before.now],
  )
  for (const unitId of [hongSon, bacSon]) {
    const opened = await writeAs(db, before, (ctx) => openSheet(ctx, { unitId, roundId: rows[0].id, setId: 'xa-2016' }))
    if (!opened.ok) throw new Error(opened.refusal.text)
    sheets.set(unitId, opened.value.id)
  }
  expect(await fill(hongSon, 'income-per-capita', '35')).toMatchObject({ value: { outcome: 'saved' } })
  expect(await fill(bacSon, 'income-per-capita', '31,5')).toMatchObject({ value: { outcome: 'saved' } })
})

const noteOf = async () => {
  const whole = await read(db, (tx) => wholeSheet({ tx, today: after.today }, sheets.get(hongSon) ?? 0))
  return whole?.cells.find(({ measure }) => measure === 'income-per-capita')
}

test('before the day of the merger nothing is carried', async () => {
  expect(await carryDrafts(db, before)).toEqual([])
})

test('the draft of the unit that ended goes to the merged one: its values stand in the notes, none is added up', async () => {
  const carried = await carryDrafts(db, after)
  expect(carried).toEqual([{ from: sheets.get(bacSon), to: sheets.get(hongSon), unitId: bacSon, successorUnitId: hongSon, cells: 1 }])
  expect(await noteOf()).toMatchObject({ typed: '35', note: 'Xã Bắc Sơn: 31,5', origin: 'moved' })
  expect(await read(db, (tx) => sheetOf({ tx }, sheets.get(bacSon) ?? 0))).toMatchObject({ state: 'moved', successorUnitId: hongSon })
})

test('run again it carries nothing twice', async () => {
  expect(await carryDrafts(db, after)).toEqual([])
  expect((await noteOf())?.note).toBe('Xã Bắc Sơn: 31,5')
})

test('who still types into the old sheet is told where it went', async () => {
  const late = await fill(bacSon, 'income-per-capita', '32', 1, { ...saver, today: after.today, now: after.now })
  expect(late).toMatchObject({ ok: false, refusal: { code: 'sheet.moved' } })
})

test('log, facts and standings are sound', async () => {
  await read(db, async (tx) => {
    const ctx = { tx, today: after.today }
    expect((await verifyChains(tx)).first).toBeNull()
    expect((await checkFacts(ctx)).map(({ wrong }) => wrong)).toEqual([null, null, null])
    expect((await checkDerived(ctx)).map(({ wrong }) => wrong)).toEqual([null, null])
  })
})
