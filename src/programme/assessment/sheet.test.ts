import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleSmallLand } from '../../../tests/harness/small-land.ts'
import { day } from '../../platform/base/local-date.ts'
import { openDatabase, read } from '../../platform/db/database.ts'
import { writeAs } from '../../platform/events/context.ts'
import { verifyChains } from '../../platform/events/log.ts'
import { saveCell } from './cell.actions.ts'
import { openSheet, submitSheet, withdrawSheet } from './sheet.actions.ts'
import { wholeSheet } from './sheet.reads.ts'
import type { CellChange, Sheet } from './sheet.types.ts'
import { checkDerived, checkFacts } from './verify.reads.ts'

const database = await freshDatabase()
const { db, pool } = database
const today = day('2024-12-10')
const now = new Date('2024-12-10T09:00:00+07:00')
const edge = { today, actor: 'Nông Thị Hoa', now }
const binhXa = 4
let round = 0
let sheet: Sheet

const hoa = { personId: 1, name: 'Nông Thị Hoa', postName: 'Công chức nông nghiệp', address: '10.0.0.5', today, now }
const tuan = { ...hoa, personId: 2, name: 'Hoàng Văn Tuấn' }
const change = (measure: string, typed: string, base = 0, rest: Partial<CellChange> = {}): CellChange => ({
  ...{ measure, typed, base, note: '', mutation: randomUUID() },
  ...rest,
})
const save = (saver: typeof hoa, one: CellChange) => saveCell(db, saver, binhXa, sheet.id, one)
const whole = () => read(db, (tx) => wholeSheet({ tx, today }, sheet.id))
const verdictOf = async (criterion: string) => {
  const { rows } = await pool.query(
    `select verdict from assessment.standing where unit_id = $1 and set_id = 'xa-2021' and stage = 'self' and criterion = $2 and valid_to = 'infinity'
     or (unit_id = $1 and set_id = 'xa-2021' and stage = 'self' and criterion = $2 and valid_to > '2024-12-14' and valid_from <= '2024-12-14')`,
    [binhXa, criterion],
  )
  return rows[0]?.verdict
}

beforeAll(async () => {
  await settleSmallLand(database)
  for (const name of ['Nông Thị Hoa', 'Hoàng Văn Tuấn'])
    await pool.query(`insert into people.person (name, folded, unit_id, created_at) values ($1, lower($1), $2, $3)`, [name, binhXa, now])
  const { rows } = await pool.query(
    `insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
     values (2, 'year', 2024, 1, 'Năm 2024', '{xa-2021}', '2024-12-01', '2024-12-14', '2024-12-20', 'bịa cho kiểm thử', 'kiểm thử', $1) returning id`,
    [now],
  )
  round = rows[0].id
  const opened = await writeAs(db, edge, (ctx) => openSheet(ctx, { unitId: binhXa, roundId: round, setId: 'xa-2021' }))
  if (!opened.ok) throw new Error(opened.refusal.text)
  sheet = opened.value
})

const sound = async () => {
  await read(db, async (tx) => {
    const ctx = { tx, today }
    expect((await verifyChains(tx)).first).toBeNull()
    expect((await checkFacts(ctx)).map(({ wrong }) => wrong)).toEqual([null, null, null])
    expect((await checkDerived(ctx)).map(({ wrong }) => wrong)).toEqual([null, null])
  })
}

describe('a sheet opens once', () => {
  test('a second opening gives the same sheet; another commune’s round and an unknown set are refused', async () => {
    const again = await writeAs(db, edge, (ctx) => openSheet(ctx, { unitId: binhXa, roundId: round, setId: 'xa-2021' }))
    expect(again).toMatchObject({ ok: true, value: { id: sheet.id } })
    expect(await writeAs(db, edge, (ctx) => openSheet(ctx, { unitId: 9, roundId: round, setId: 'xa-2021' }))).toMatchObject({
      refusal: { code: 'sheet.notPartOf' },
    })
    expect(await writeAs(db, edge, (ctx) => openSheet(ctx, { unitId: 5, roundId: round, setId: 'xa-2016' }))).toMatchObject({
      refusal: { code: 'sheet.notPartOf' },
    })
  })
  test('before its first day and after its last it does not open', async () => {
    const on = (text: string) =>
      writeAs(db, { ...edge, today: day(text) }, (ctx) => openSheet(ctx, { unitId: 5, roundId: round, setId: 'xa-2021' }))
    expect(await on('2024-11-30')).toMatchObject({ refusal: { code: 'round.notYetOpen' } })
    expect(await on('2024-12-21')).toMatchObject({ refusal: { code: 'round.over' } })
  })
})

describe('Hoa fills a cell', () => {
  test('the value, its verdict, standing and the log move together', async () => {
    const saved = await save(hoa, change('income-per-capita', '45,5'))
    expect(saved).toMatchObject({ ok: true, value: { outcome: 'saved', cell: { version: 1, value: 45.5, by: 'Nông Thị Hoa' } } })
    const { rows } = await pool.query(`select value, valid_on, stage from assessment.measurement where unit_id = $1`, [binhXa])
    expect(rows).toEqual([{ value: '45.5', valid_on: '2024-12-14', stage: 'self' }])
    expect(await verdictOf('10')).toBe('met')
    await sound()
  })

  test('the same sending twice saves once', async () => {
    const one = change('income-per-capita', '30', 1)
    expect(await save(hoa, one)).toMatchObject({ value: { outcome: 'saved', cell: { version: 2 } } })
    expect(await save(hoa, one)).toMatchObject({ value: { outcome: 'repeated', cell: { version: 2 } } })
    expect(await verdictOf('10')).toBe('notMet')
    const { rows } = await pool.query(`select count(*) from assessment.cell_version where sheet_id = $1`, [sheet.id])
    expect(rows[0].count).toBe(2)
  })

  test('Tuấn, who saw the first value, does not overwrite the second', async () => {
    const answer = await save(tuan, change('income-per-capita', '44', 1))
    expect(answer).toMatchObject({ value: { outcome: 'conflict', cell: { version: 2, value: 30, by: 'Nông Thị Hoa' } } })
    expect((await whole())?.cells[0]).toMatchObject({ typed: '30' })
    // seen and chosen
    expect(await save(tuan, change('income-per-capita', '44', 2))).toMatchObject({ value: { outcome: 'saved', cell: { version: 3 } } })
    await sound()
  })

  test('what is no value is kept as typed and said to be wrong; the value before it is taken back', async () => {
    expect(await save(hoa, change('income-per-capita', '1.234', 3))).toMatchObject({
      value: { outcome: 'saved', cell: { typed: '1.234', value: null, problem: expect.stringContaining('1,234') } },
    })
    expect(await verdictOf('10')).toBe('unjudgeable')
    expect(await save(hoa, change('multidimensional-poverty-rate', '104'))).toMatchObject({
      value: { cell: { value: null, problem: 'Tỷ lệ phải từ 0 đến 100. Đang nhập 104.' } },
    })
    await sound()
  })

  test('an unknown measure is refused by name', async () => {
    expect(await save(hoa, change('no-such-measure', '1'))).toMatchObject({ ok: false, refusal: { code: 'cell.unknown' } })
  })

  test('two servers and forty savings at once: each is kept, the log is whole', async () => {
    const other = openDatabase(database.url)
    try {
      const measures = Object.keys((await whole())?.set.measures ?? {})
        .filter((key) => key !== 'income-per-capita' && key !== 'multidimensional-poverty-rate')
        .slice(0, 40)
      const answers = await Promise.all(
        measures.map((measure, at) => saveCell(at % 2 ? db : other.db, at % 3 ? hoa : tuan, binhXa, sheet.id, change(measure, '7'))),
      )
      for (const answer of answers) expect(answer).toMatchObject({ ok: true })
      const { rows } = await pool.query(`select count(*) from assessment.cell where sheet_id = $1`, [sheet.id])
      expect(rows[0].count).toBe(measures.length + 2)
    } finally {
      await other.close()
    }
    await sound()
  }, 60_000)
})

describe('Hoa submits', () => {
  const by = { personId: 1, assignmentId: null, postName: 'Công chức nông nghiệp' }
  test('gaps are named one by one', async () => {
    const before = await whole()
    const answer = await writeAs(db, edge, (ctx) =>
      submitSheet(ctx, { unitId: binhXa, sheetId: sheet.id, seen: before?.sheet.version ?? 0, by }),
    )
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'assessment.incomplete' } })
    if (!answer.ok) expect(answer.refusal.offenders).toContainEqual({ where: '10', what: expect.stringContaining('1,234') })
  })

  test('with an answer or a reason in every cell it goes, twice pressed once, and is locked', async () => {
    const now = await whole()
    for (const measure of Object.values(now?.set.measures ?? {})) {
      const cell = now?.cells.find((one) => one.measure === measure.key)
      const typed = measure.kind === 'yesNo' ? 'có' : measure.kind === 'level' ? (measure.levels?.[0] ?? 'III') : '50'
      const saved = await save(hoa, change(measure.key, typed, cell?.version ?? 0, { note: 'số của thôn gửi lên' }))
      expect(saved).toMatchObject({ ok: true })
    }
    const seen = (await whole())?.sheet.version ?? 0
    const submit = () => writeAs(db, edge, (ctx) => submitSheet(ctx, { unitId: binhXa, sheetId: sheet.id, seen, by }))
    expect(await submit()).toMatchObject({ ok: true, value: { state: 'submitted' } })
    expect(await submit()).toMatchObject({ ok: true, value: { state: 'submitted' } })
    expect(await save(hoa, change('income-per-capita', '60', 5))).toMatchObject({ ok: false, refusal: { code: 'sheet.locked' } })
    const { rows } = await pool.query(`select count(*) from assessment.sheet_step where sheet_id = $1`, [sheet.id])
    expect(rows[0].count).toBe(1)
    await sound()
  }, 60_000)

  test('taken back before anybody looked, it can be filled again', async () => {
    const back = await writeAs(db, edge, (ctx) => withdrawSheet(ctx, { unitId: binhXa, sheetId: sheet.id, reason: 'nhầm số', by }))
    expect(back).toMatchObject({ ok: true, value: { state: 'draft' } })
    const cell = (await whole())?.cells.find(({ measure }) => measure === 'income-per-capita')
    expect(await save(hoa, change('income-per-capita', '61', cell?.version))).toMatchObject({ value: { outcome: 'saved' } })
    await sound()
  })
})
