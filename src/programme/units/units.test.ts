import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { day } from '../../platform/base/local-date.ts'
import { type Database, read } from '../../platform/db/database.ts'
import { type ReadCtx, writeAs } from '../../platform/events/context.ts'
import { type CountryReport, importCountry } from './actions.ts'
import * as reads from './reads.ts'
import type { Kind, Unit } from './types.ts'

const today = day('2026-11-22')
let database: Database
let report: CountryReport

beforeAll(async () => {
  database = await freshDatabase()
  report = await writeAs(database.db, { today, actor: 'người nạp', now: new Date('2026-11-22T00:00:00Z') }, (ctx) =>
    importCountry(ctx, { folder: 'country' }),
  )
})

const ask = <T>(question: (ctx: ReadCtx) => Promise<T>): Promise<T> => read(database.db, (tx) => question({ tx, today }))
const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await database.pool.query<R>(text, values)).rows
const one = async <R extends object>(text: string, values: unknown[] = []): Promise<R> => {
  const [row] = await rows<R>(text, values)
  if (!row) throw new Error(`no row: ${text}`)
  return row
}
const unit = async (code: string, on: string): Promise<Unit> => {
  const found = await ask((ctx) => reads.unitByCode(ctx, code, day(on)))
  if (!found) throw new Error(`no unit ${code} on ${on}`)
  return found
}
const kindsOf = async (asOf: string, withinCode?: string) => {
  const units = await ask((ctx) => reads.unitsAsOf(ctx, { asOf: day(asOf), level: 'commune', withinCode }))
  const count = (kind: Kind) => units.filter((u) => u.kind === kind).length
  return [count('commune'), count('ward'), count('township')].join('/')
}

describe('the country', () => {
  test('is loaded whole, as one event', async () => {
    expect(report).toMatchObject({ already: false, units: 15_311, transitions: 5393, edges: 13_811 })
    expect(await rows('select kind, chain, actor from events.entry')).toEqual([
      { kind: 'units.countryImported', chain: 'country', actor: 'người nạp' },
    ])
  })

  test('is loaded once: a second import changes nothing', async () => {
    const again = await writeAs(database.db, { today, actor: 'người nạp', now: new Date() }, (ctx) =>
      importCountry(ctx, { folder: 'country' }),
    )
    expect(again.already).toBe(true)
    expect(await rows('select from events.entry')).toHaveLength(1)
  })

  test.each([
    ['2016-06-30', 63, 713, 11_162, '207/5/14', '177/8/14', '140/30/10', '143/12/9'],
    ['2019-06-30', 63, 713, 11_160, '207/5/14', '177/8/14', '139/32/9', '143/12/9'],
    ['2020-12-31', 63, 707, 10_614, '181/5/14', '139/8/14', '137/32/9', '128/15/9'],
    ['2022-12-31', 63, 705, 10_599, '181/5/14', '139/8/14', '128/41/9', '127/16/9'],
    ['2023-12-31', 63, 705, 10_598, '181/5/14', '139/8/14', '126/41/10', '127/16/9'],
    ['2024-06-30', 63, 705, 10_595, '181/5/14', '139/8/14', '126/41/10', '127/16/9'],
    ['2025-06-30', 63, 696, 10_035, '175/5/14', '139/8/14', '121/41/10', '126/16/9'],
    ['2025-07-01', 34, 0, 3321, '61/4/0', '53/3/0', '77/15/0', '89/10/0'],
    ['2026-05-01', 34, 0, 3321, '61/4/0', '53/3/0', '77/15/0', '89/10/0'],
  ])('on %s', async (date, provinces, districts, communes, langSon, caoBang, thaiNguyen, laoCai) => {
    const units = await ask((ctx) => reads.unitsAsOf(ctx, { asOf: day(date) }))
    const count = (level: string) => units.filter((u) => u.level === level).length
    // Lào Cai bore 10 until 2025-06-30 and bears 15 since
    const lao = date < '2025-07-01' ? '10' : '15'
    expect([count('province'), count('district'), count('commune')]).toEqual([provinces, districts, communes])
    expect([await kindsOf(date, '20'), await kindsOf(date, '04'), await kindsOf(date, '19'), await kindsOf(date, lao)]).toEqual([
      langSon,
      caoBang,
      thaiNguyen,
      laoCai,
    ])
  })

  test.each([
    ['2016-06-30', '8978/1581/603'],
    ['2025-06-30', '7694/1724/617'],
    ['2025-07-01', '2621/687/0'],
    ['2026-05-01', '2611/697/0'],
  ])('on %s has xã/phường/thị trấn %s', async (date, expected) => {
    expect(await kindsOf(date)).toBe(expected)
  })

  test('Mường Khương has 15 xã and a thị trấn in 2024, and Đồng Nai is a city from 2026-04-30', async () => {
    const [muongKhuong] = await ask((ctx) => reads.search(ctx, 'Huyện Mường Khương', { asOf: day('2024-03-31') }))
    expect(await kindsOf('2024-03-31', muongKhuong?.code)).toBe('15/0/1')
    expect((await unit('75', '2026-04-29')).name).toBe('Tỉnh Đồng Nai')
    expect(await unit('75', '2026-04-30')).toMatchObject({
      name: 'Thành phố Đồng Nai',
      kind: 'centralCity',
      id: (await unit('75', '2026-04-29')).id,
    })
  })

  test('every version stands under a unit that is there on every day from 2010 on', async () => {
    const orphans = await rows(`
      select c.code, c.name from units.live c
      where c.parent_id is not null and c.valid_to > '2010-01-01' and not daterange(greatest(c.valid_from, '2010-01-01'), c.valid_to) <@ (
        select range_agg(daterange(p.valid_from, p.valid_to)) from units.live p where p.unit_id = c.parent_id)`)
    expect(orphans).toEqual([])
  })
})

describe('a code is not an identity', () => {
  test('15 is Yên Bái until 2025-06-30 and Lào Cai since', async () => {
    const [before, after] = [await unit('15', '2024-12-31'), await unit('15', '2025-07-01')]
    expect([before.name, after.name]).toEqual(['Tỉnh Yên Bái', 'Tỉnh Lào Cai'])
    expect(before.id).not.toBe(after.id)
    expect((await ask((ctx) => reads.holdersOfCode(ctx, '15'))).map((u) => u.name)).toEqual(['Tỉnh Yên Bái', 'Tỉnh Lào Cai'])
  })

  test('3,349 codes name a unit of the old system and another of the new', async () => {
    const { count } = await one<{ count: number }>(`
      select count(distinct a.code) from units.live a join units.live b on b.code = a.code
      join units.unit ua on ua.id = a.unit_id join units.unit ub on ub.id = b.unit_id
      where ua.origin = '3tier' and ub.origin = '2tier'`)
    expect(count).toBe(3349)
  })

  test('the code of another list finds the same commune, and only since July 2025', async () => {
    expect((await unit('06970', '2026-01-01')).name).toBe('Xã Ba Chẽ')
    expect((await unit('06970', '2025-06-30')).name).toBe('Thị trấn Ba Chẽ')
  })

  test('the code 11344 was left by one phường and given to another', async () => {
    const holders = await ask((ctx) => reads.holdersOfCode(ctx, '11344'))
    expect(new Set(holders.map((u) => u.id)).size).toBe(2)
    expect(await ask((ctx) => reads.unitByCode(ctx, '11344', day('2021-01-01')))).toBeUndefined()
  })
})

describe('conservation', () => {
  test('every gap that the data leave is listed', async () => {
    const listed = await ask((ctx) => reads.gaps(ctx))
    const count = (kind: string, level: string) => listed.filter((gap) => gap.kind === kind && gap.level === level).length
    expect({
      noSuccessor: [count('noSuccessor', 'commune'), count('noSuccessor', 'district')],
      noPredecessor: [count('noPredecessor', 'commune'), count('noPredecessor', 'district')],
      renameWithoutEdge: count('renameWithoutEdge', 'commune'),
      mended: count('mended', 'commune'),
      codeAlias: count('codeAlias', 'commune'),
    }).toEqual({ noSuccessor: [20, 19], noPredecessor: [202, 18], renameWithoutEdge: 89, mended: 3, codeAlias: 2 })
    expect(listed).toHaveLength(353)
    expect(
      listed.filter((gap) => gap.on.startsWith('2019') || gap.on.startsWith('2020')).filter((gap) => gap.kind === 'renameWithoutEdge')
        .length,
    ).toBe(37)
  })

  test('no unit has two versions on one day, no code two units: the database refuses', async () => {
    const { id } = await unit('20', '2020-01-01')
    const copy = (code: string, unitId: number) =>
      database.pool.query(
        `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, valid_from, valid_to, territory_since, source)
         values ($1, $2, 'x', 'x', 'x', 'x', 'commune', 'commune', '2019-01-01', '2019-02-01', '2019-01-01', 'thử')`,
        [unitId, code],
      )
    await expect(copy('99999', id)).rejects.toThrow('unit_has_one_version_a_day')
    const { id: fresh } = await one<{ id: number }>(`insert into units.unit (origin) values ('plan') returning id`)
    await expect(copy('20', fresh)).rejects.toThrow('code_names_one_unit_a_day')
    await database.pool.query('delete from units.unit where id = $1', [fresh])
  })

  test('no version descends from itself, every edge goes from the day before to the day', async () => {
    const cycles = await rows(`
      with recursive walk as (
        select e.from_version_id as root, e.to_version_id as at from units.edge e
        union
        select w.root, e.to_version_id from walk w join units.edge e on e.from_version_id = w.at
      ) select root from walk where root = at`)
    expect(cycles).toEqual([])
    const askew = await rows(`
      select from units.edge e join units.transition t on t.id = e.transition_id
      join units.version f on f.id = e.from_version_id join units.version v on v.id = e.to_version_id
      where f.valid_to <> t.effective_date or v.valid_from <> t.effective_date`)
    expect(askew).toEqual([])
  })

  test('July 2025: all 10,035 communes and the five island districts are mapped, all 3,321 reached, 441 divided', async () => {
    const counted = await one(`
      select count(distinct f.id) filter (where f.level = 'commune') as "old", count(distinct v.id) as "new",
        count(distinct f.id) filter (where f.level = 'district') as "islands", count(distinct f.id) filter (where not e.whole) as "divided"
      from units.edge e join units.transition t on t.id = e.transition_id
      join units.version f on f.id = e.from_version_id join units.version v on v.id = e.to_version_id
      where t.effective_date = '2025-07-01' and v.level = 'commune'`)
    expect(counted).toEqual({ old: 10_035, new: 3321, islands: 5, divided: 441 })
  })

  test('a unit that absorbs another begins anew from itself and the other; a rename, upgrade or move keeps its territory', async () => {
    const [before, after] = [await unit('06217', '2019-12-31'), await unit('06217', '2020-01-01')]
    expect(after).toMatchObject({ id: before.id, name: 'Xã Bình Trung', territorySince: '2020-01-01' })
    const steps = (await ask((ctx) => reads.lineageOf(ctx, after.id))).filter((step) => step.to.versionId === after.versionId)
    expect(steps.map((step) => [step.direction, step.from.name, step.kind])).toEqual([
      ['own', 'Xã Bình Trung', 'merge'],
      ['before', 'Xã Song Giáp', 'merge'],
    ])
    expect(await unit('26326', '2019-05-10')).toMatchObject({ name: 'Thị trấn Dầu Giây', territorySince: null })
    expect(await unit('25270', '2026-05-01')).toMatchObject({ kind: 'ward', territorySince: '2025-07-01' })
  })

  test('Văn Lãng: An Hùng went whole to Bắc Hùng, the three others were divided between it and Bắc Việt', async () => {
    const edges = await rows(`
      select f.name as "from", v.name as "to", e.whole from units.edge e join units.version f on f.id = e.from_version_id
      join units.version v on v.id = e.to_version_id
      where v.name in ('Xã Bắc Hùng', 'Xã Bắc Việt') and v.valid_from = '2020-01-01' and v.code like '061%' order by v.code, f.code`)
    expect(edges).toEqual([
      { from: 'Xã Tân Việt', to: 'Xã Bắc Hùng', whole: false },
      { from: 'Xã Trùng Quán', to: 'Xã Bắc Hùng', whole: false },
      { from: 'Xã An Hùng', to: 'Xã Bắc Hùng', whole: true },
      { from: 'Xã Tân Lang', to: 'Xã Bắc Hùng', whole: false },
      { from: 'Xã Tân Việt', to: 'Xã Bắc Việt', whole: false },
      { from: 'Xã Trùng Quán', to: 'Xã Bắc Việt', whole: false },
      { from: 'Xã Tân Lang', to: 'Xã Bắc Việt', whole: false },
    ])
  })
})
