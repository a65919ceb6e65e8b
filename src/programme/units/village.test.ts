import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day } from '../../platform/base/local-date.ts'
import { isRefused } from '../../platform/base/refusal.ts'
import { type Database, read } from '../../platform/db/database.ts'
import { type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { applyPlan, reversePlan, tryPlan } from './plan.actions.ts'
import { planOfText } from './plan-file.reads.ts'
import { transitions, unitsAsOf } from './reads.ts'
import { addVillages, endVillage, mergeVillages, renameVillage, takeVillage } from './village.actions.ts'
import { villagesOfCommune } from './village.reads.ts'
import { duplicatesIn, namesakes, readVillages, villageName } from './village.rules.ts'

describe('a name', () => {
  test.each([
    ['thôn  Nà Lầm ', { name: 'Thôn Nà Lầm' }],
    ['Tổ dân phố số 3', { name: 'Tổ dân phố số 3' }],
    ['bản Pác Ngòi', { name: 'Bản Pác Ngòi' }],
    ['', { problem: 'thiếu tên' }],
    ['Nà Lầm', { problem: expect.stringContaining('chưa ghi loại') }],
    [`Thôn ${'a'.repeat(130)}`, { problem: expect.stringContaining('dài quá') }],
  ])('%s', (text, read) => expect(villageName(text)).toEqual(read))
})

describe('a pasted list', () => {
  test.each([
    [
      'names alone',
      'Thôn Nà Lầm\n\nBản Chu',
      [
        [1, 'Thôn Nà Lầm', null, ''],
        [3, 'Bản Chu', null, ''],
      ],
    ],
    [
      'numbered',
      '1. Thôn Nà Lầm\n2) Bản Chu',
      [
        [1, 'Thôn Nà Lầm', null, ''],
        [2, 'Bản Chu', null, ''],
      ],
    ],
    ['from a sheet', '1\tThôn Nà Lầm\t01/7/2025\tNQ 12', [[1, 'Thôn Nà Lầm', '2025-07-01', 'NQ 12']]],
    ['with a heading in another order', 'STT;Văn bản;Tên thôn\n1;NQ 12;Xóm Đông', [[2, 'Xóm Đông', null, 'NQ 12']]],
  ])('%s', (_, text, rows) => {
    const read = readVillages(text)
    expect(read.ok && read.value.map(({ line, name, from, document }) => [line, name, from, document])).toEqual(rows)
  })

  test('every wrong line is named', () => {
    const read = readVillages('Nà Lầm\nThôn A, 32/1/2025\nTên thôn\nThôn B')
    expect(!read.ok && read.refusal.offenders?.map(({ where }) => where)).toEqual(['dòng 1', 'dòng 3'])
    const dated = readVillages('Tên thôn;Từ ngày\nThôn B;32/1/2025')
    expect(!dated.ok && dated.refusal.offenders).toEqual([{ where: 'dòng 2', what: expect.stringContaining('không phải là ngày') }])
    expect(readVillages(' \n ')).toMatchObject({ ok: false, refusal: { code: 'villages.none' } })
  })
})

test('names are the same whatever their diacritics and letters', () => {
  expect(duplicatesIn([{ line: 1, name: 'Thôn Na Lam' }], [{ name: 'Thôn Nà Lầm' }])?.offenders).toHaveLength(1)
  expect(duplicatesIn([{ name: 'Thôn 1' }, { name: 'thôn 1' }], [])).toMatchObject({ code: 'villages.twice' })
  expect(duplicatesIn([{ name: 'Thôn 1' }, { name: 'Xóm 1' }], [{ name: 'Thôn 2' }])).toBeNull()
  expect(namesakes([{ name: 'Thôn 1' }, { name: 'thôn 1' }, { name: 'Thôn 2' }])).toEqual(['Thôn 1'])
})

const today = day('2026-11-22')
const [binhXa, vanAn] = [3, 4]
const document = 'Nghị quyết 12/NQ-HĐND ngày 1/6/2026'
let database: Database

beforeAll(async () => {
  database = await freshDatabase()
  await settleTwoProvinces(database)
})

const act = <T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
  writeAs(database.db, { today, actor: 'Nông Thị Hoa', now: new Date() }, work)
const codeOf = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error) => (isRefused(error) ? error.refusal.code : String(error)),
  )
const listOf = (commune: number, on: string) => read(database.db, (tx) => villagesOfCommune({ tx }, commune, day(on)))
const namesOf = async (commune: number, on = '2026-11-22') => (await listOf(commune, on)).standing.map(({ name }) => name)
const add = (commune: number, names: string[], from = '2025-07-01') =>
  act((ctx) =>
    addVillages(
      ctx,
      commune,
      names.map((name, at) => ({ line: at + 1, name, from: null, document: '' })),
      { from: day(from), document },
    ),
  )
const find = async (commune: number, name: string, on = '2026-11-22') => {
  const { standing, adrift } = await listOf(commune, on)
  const found = [...standing, ...adrift].find((one) => one.name === name)
  if (!found) throw new Error(`no village ${name}`)
  return { id: found.id, versionId: found.versionId }
}
const plan = (rows: string, name = 'ke-hoach.csv') => planOfText(name, `kind,effective_date,from,to,to_name,to_kind,share\n${rows}`)

describe('Hoa keeps the villages of Bính Xá', () => {
  test('enters a list, all or none; no code is invented and nobody else meets them', async () => {
    await add(binhXa, ['Thôn Nà Lầm', 'Thôn Pò Háng', 'Bản Chu', 'Bản Mạ'])
    expect(await namesOf(binhXa)).toEqual(['Bản Chu', 'Bản Mạ', 'Thôn Nà Lầm', 'Thôn Pò Háng'])
    expect(await codeOf(add(binhXa, ['Thôn Mới', 'Thôn Na Lam']))).toBe('villages.twice')
    expect(await codeOf(add(binhXa, ['Thôn Mới'], '2025-06-30'))).toBe('villages.noCommune')
    expect(await codeOf(act((ctx) => addVillages(ctx, binhXa, [], { from: today, document: ' ' })))).toBeNull()
    expect(await namesOf(binhXa)).toHaveLength(4)
    const { rows } = await database.pool.query(`select distinct code, level, province_id from units.version where level = 'village'`)
    expect(rows).toEqual([{ code: null, level: 'village', province_id: 2 }])
    expect((await read(database.db, (tx) => unitsAsOf({ tx }, { asOf: today }))).every(({ code }) => code !== null)).toBe(true)
  })

  test('renames from a day on; on the first day the name is corrected', async () => {
    const seen = await find(binhXa, 'Bản Mạ')
    await act((ctx) => renameVillage(ctx, binhXa, seen, 'Bản Mạ Một', { on: day('2026-07-01'), document }))
    expect([await namesOf(binhXa, '2026-06-30'), await namesOf(binhXa)].map((names) => names[1])).toEqual(['Bản Mạ', 'Bản Mạ Một'])
    expect(await codeOf(act((ctx) => renameVillage(ctx, binhXa, seen, 'Bản Khác', { on: today, document })))).toBe('villages.stale')
    const corrected = await find(binhXa, 'Bản Mạ Một')
    await act((ctx) => renameVillage(ctx, binhXa, corrected, 'Bản Mạ 1', { on: day('2026-07-01'), document }))
    expect((await namesOf(binhXa))[1]).toBe('Bản Mạ 1')
    const { rows } = await database.pool.query(`select count(*) from units.version where name = 'Bản Mạ Một' and withdrawn_at is not null`)
    expect(rows).toEqual([{ count: 1 }])
    const next = await find(binhXa, 'Bản Mạ 1')
    expect(await codeOf(act((ctx) => renameVillage(ctx, binhXa, next, 'thôn Na lam', { on: today, document })))).toBe('villages.twice')
    expect(await codeOf(act((ctx) => renameVillage(ctx, binhXa, next, 'Bản X', { on: day('2026-01-01'), document })))).toBe(
      'villages.tooEarly',
    )
    expect(await codeOf(act((ctx) => renameVillage(ctx, vanAn, next, 'Bản X', { on: today, document })))).toBe('villages.stale')
    expect(await codeOf(act((ctx) => renameVillage(ctx, binhXa, next, 'Bản X', { on: today, document: '' })))).toBe('villages.noDocument')
  })

  test('merges two into one, and takes back what was entered by mistake', async () => {
    const pair = [await find(binhXa, 'Bản Chu'), await find(binhXa, 'Bản Mạ 1')]
    await act((ctx) => mergeVillages(ctx, binhXa, pair, 'Bản Chu Mạ', { on: day('2026-09-01'), document }))
    expect(await namesOf(binhXa)).toEqual(['Bản Chu Mạ', 'Thôn Nà Lầm', 'Thôn Pò Háng'])
    expect(await codeOf(act((ctx) => mergeVillages(ctx, binhXa, pair, 'Bản Chu', { on: today, document })))).toBe('villages.stale')
    await add(binhXa, ['Thôn Nhầm'], '2026-11-01')
    const mistake = await find(binhXa, 'Thôn Nhầm')
    await act((ctx) => endVillage(ctx, binhXa, mistake, { on: day('2026-11-01'), document }))
    expect([await namesOf(binhXa), (await listOf(binhXa, '2026-11-22')).other.map(({ name }) => name)]).toEqual([
      ['Bản Chu Mạ', 'Thôn Nà Lầm', 'Thôn Pò Háng'],
      ['Bản Mạ 1', 'Bản Chu', 'Bản Mạ'],
    ])
    // the public list of changes of the map is of units with codes
    const shown = await read(database.db, (tx) => transitions({ tx }))
    expect(shown.items).toEqual([])
    const { rows } = await database.pool.query(`select kind from events.entry where chain = 'unit:${binhXa}' order by number`)
    expect(rows.map(({ kind }) => kind.replace('units.', ''))).toEqual([
      'villagesAdded',
      'villagesAdded',
      'villageRenamed',
      'villageRenamed',
      'villagesMerged',
      'villagesAdded',
      'villageEnded',
    ])
  })

  test('twenty who enter the same village at once: one does', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(add(vanAn, ['Thôn Khau Phạ']))))
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set([null, 'villages.twice']))
  })

  test('of two who change the same village at once one is told that the list has changed', async () => {
    const seen = await find(vanAn, 'Thôn Khau Phạ')
    const codes = await Promise.all(
      ['Thôn Một', 'Thôn Hai'].map((name) =>
        codeOf(act((ctx) => renameVillage(ctx, vanAn, seen, name, { on: day('2026-10-01'), document }))),
      ),
    )
    expect(codes.toSorted()).toEqual([null, 'villages.stale'].toSorted())
  })
})

describe('villages follow their communes', () => {
  test('into the commune that takes theirs whole, and back when the plan is reversed', async () => {
    const merging = plan('merge,2027-07-01,06280,06622\n')
    const tried = await read(database.db, (tx) => tryPlan({ tx, today }, merging))
    expect(tried).toMatchObject({ ok: true, value: { villages: { follow: 1, unclear: [] } } })
    const applied = await act((ctx) => applyPlan(ctx, merging))
    expect(applied.ok).toBe(true)
    // entered after the plan was written, for a day before it takes effect
    await add(vanAn, ['Thôn Bản Tẳng'], '2026-12-01')
    const [last] = await namesOf(vanAn)
    expect(await namesOf(binhXa, '2027-07-01')).toEqual(
      ['Bản Chu Mạ', 'Thôn Bản Tẳng', last, 'Thôn Nà Lầm', 'Thôn Pò Háng'].toSorted((a, b) =>
        (a as string).localeCompare(b as string, 'vi'),
      ),
    )
    expect(await namesOf(vanAn, '2027-07-01')).toEqual([])
    expect(await codeOf(add(vanAn, ['Thôn Muộn'], '2027-08-01'))).toBe('villages.noCommune')
    // until then its commune goes on keeping it, and what it does goes along
    const tang = await find(vanAn, 'Thôn Bản Tẳng', '2026-12-01')
    await act((ctx) => renameVillage(ctx, vanAn, tang, 'Thôn Bản Tẳng Mới', { on: day('2026-12-05'), document }))
    const named = await find(vanAn, 'Thôn Bản Tẳng Mới', '2026-12-05')
    await act((ctx) => endVillage(ctx, vanAn, named, { on: day('2026-12-10'), document }))
    expect((await namesOf(binhXa, '2027-07-01')).some((name) => name.startsWith('Thôn Bản Tẳng'))).toBe(false)
    expect((await act((ctx) => reversePlan(ctx, merging))).ok).toBe(true)
    expect([await namesOf(binhXa, '2027-07-01'), await namesOf(vanAn, '2027-07-01')].map((names) => names.length)).toEqual([3, 1])
  })

  test('a village that was changed at its new place holds the plan', async () => {
    const merging = plan('merge,2026-08-01,06280,06622\n')
    const villages = (await listOf(vanAn, '2026-11-22')).standing
    expect(villages.length).toBe(1)
    // it took its name on 2026-10-01, after the day on which its commune would end
    const refused = await act((ctx) => applyPlan(ctx, merging))
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'units.planVillages' } })
    const later = plan('merge,2026-12-15,06280,06622\n')
    expect((await act((ctx) => applyPlan(ctx, later))).ok).toBe(true)
    const seen = await find(binhXa, villages[0]?.name as string, '2026-12-15')
    await act((ctx) => renameVillage(ctx, binhXa, seen, 'Thôn Đổi Tên', { on: day('2026-12-20'), document }))
    expect(await act((ctx) => reversePlan(ctx, later))).toMatchObject({ ok: false, refusal: { code: 'units.planBuiltUpon' } })
  })

  test('of a divided commune they are without one until one of its heirs takes them', async () => {
    const dividing = plan('split,2027-01-01,06622,99901,Bính Xá Đông,xã,40\nsplit,2027-01-01,06622,99902,Bính Xá Tây,xã,\n')
    const tried = await read(database.db, (tx) => tryPlan({ tx, today }, dividing))
    expect(tried).toMatchObject({
      ok: true,
      value: { villages: { unclear: [{ commune: 'Xã Bính Xá' }] }, carrying: { withoutShare: [expect.stringContaining('Bính Xá Tây')] } },
    })
    await act((ctx) => applyPlan(ctx, dividing))
    const { rows } = await database.pool.query<{ unit_id: number }>(
      `select unit_id from units.live where code in ('99901', '99902') order by code`,
    )
    const [east, west] = rows.map(({ unit_id }) => unit_id) as [number, number]
    const { adrift } = await listOf(east, '2027-01-01')
    expect(adrift.map(({ name, before }) => `${name}, ${before}`)).toContain('Thôn Nà Lầm, Xã Bính Xá')
    const seen = await find(east, 'Thôn Nà Lầm', '2027-01-01')
    const codes = await Promise.all([east, west].map((commune) => codeOf(act((ctx) => takeVillage(ctx, commune, seen, document)))))
    expect(codes.toSorted()).toEqual([null, 'villages.stale'].toSorted())
    expect([...(await namesOf(east, '2027-01-01')), ...(await namesOf(west, '2027-01-01'))]).toEqual(['Thôn Nà Lầm'])
    expect((await act((ctx) => reversePlan(ctx, dividing))).ok).toBe(true)
    expect(await namesOf(binhXa, '2027-01-01')).toContain('Thôn Nà Lầm')
  })
})

test('whatever plans do, villages are neither lost nor doubled, and taken back everything is what it was', async () => {
  const own = await freshDatabase()
  await settleTwoProvinces(own)
  const run = <T>(work: (ctx: WriteCtx) => Promise<T>) => writeAs(own.db, { today, actor: 'Nông Thị Hoa', now: new Date() }, work)
  const rows = (names: string[]) => names.map((name, at) => ({ line: at + 1, name, from: null, document: '' }))
  for (const commune of [3, 4, 6])
    await run((ctx) =>
      addVillages(ctx, commune, rows([`Thôn ${commune} Một`, `Thôn ${commune} Hai`]), { from: day('2025-07-01'), document }),
    )
  const standing = async (on: string) => {
    const { rows: found } = await own.pool.query(
      'select unit_id, name, parent_id, province_id from units.village where valid_from <= $1 and valid_to > $1 order by unit_id',
      [on],
    )
    return found as { unit_id: number; parent_id: number | null; province_id: number }[]
  }
  const steps = fc.constantFrom(
    'merge,D,06280,06622\n',
    'merge,D,06622,99901,Mới,xã,\nmerge,D,06280,99901,,,\n',
    'split,D,06280,99902,Đông,xã,30\nsplit,D,06280,99903,Tây,xã,\n',
    'extract,D,06280,06622,,,10\n',
    'merge,D,04,20,,,\n',
    'rename,D,06280,,Văn An Mới,,\n',
    'split,D,06622,06622,Bính Xá,xã,50\nsplit,D,06622,99904,Xá Bính,xã,50\n',
  )
  const days = ['2027-01-01', '2028-01-01', '2029-01-01']
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 3 }), async (chosen) => {
      const before = await Promise.all(['2026-11-22', ...days].map(standing))
      const done: ReturnType<typeof plan>[] = []
      for (const [at, text] of chosen.entries()) {
        const file = plan(text.replaceAll('D', days[at] as string), `${at}.csv`)
        if ((await run((ctx) => applyPlan(ctx, file))).ok) done.push(file)
      }
      for (const on of days) {
        const now = await standing(on)
        expect(now.map(({ unit_id }) => unit_id)).toEqual(before[0]?.map(({ unit_id }) => unit_id))
        // each lies under a commune that stands on the day, in the commune's own province, or under none
        const { rows: wrong } = await own.pool.query(
          `select v.name from units.village v where v.valid_from <= $1 and v.valid_to > $1 and v.parent_id is not null and not exists (
             select from units.live c where c.unit_id = v.parent_id and c.level = 'commune' and c.province_id = v.province_id and c.valid_from <= $1 and c.valid_to > $1)`,
          [on],
        )
        expect(wrong).toEqual([])
      }
      for (const file of done.toReversed()) expect((await run((ctx) => reversePlan(ctx, file))).ok).toBe(true)
      expect(await Promise.all(['2026-11-22', ...days].map(standing))).toEqual(before)
    }),
    { numRuns: 25, seed: 14 },
  )
})
