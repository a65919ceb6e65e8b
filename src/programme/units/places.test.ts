import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, today } from '../../../tests/harness/database.ts'
import { day, type LocalDate } from '../../platform/base/local-date.ts'
import { type Database, read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import * as reads from './reads.ts'
import type { Unit } from './types.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase('ntm_loaded')
})

const ask = <T>(question: (ctx: ReadCtx) => Promise<T>): Promise<T> => read(database.db, (tx) => question({ tx, today }))
const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await database.pool.query<R>(text, values)).rows
const unit = async (code: string, on: string): Promise<Unit> => {
  const found = await ask((ctx) => reads.unitByCode(ctx, code, day(on)))
  if (!found) throw new Error(`no unit ${code} on ${on}`)
  return found
}

type Carried = { unit_id: number; target_unit_id: number | null; whole: boolean; name: string; target: string | null; kind: string }
const carried = (asOf: string, mapOf: string, province?: number): Promise<Carried[]> =>
  rows<Carried>(
    `select c.unit_id, c.target_unit_id, c.whole, v.name, t.name as target, t.kind from units.carried($1, $2, 'xa') c
     join units.version v on v.id = c.version_id
     left join units.live t on t.unit_id = c.target_unit_id and t.valid_from <= $2 and t.valid_to > $2
     where $3::int is null or c.province_id = $3 order by c.unit_id`,
    [asOf, mapOf, province ?? null],
  )

describe('carrying communes to another map', () => {
  test('Lạng Sơn over 2020-01-01: 14 groups merged whole, Văn Lãng divided, 4 xã into towns, 165 unchanged', async () => {
    const { id } = await unit('20', '2019-12-31')
    const all = await carried('2019-12-31', '2020-01-01', id)
    expect(new Set(all.map((row) => row.unit_id)).size).toBe(207)
    const divided = all.filter((row) => !row.whole)
    expect(new Set(divided.map((row) => row.name))).toEqual(new Set(['Xã Tân Việt', 'Xã Trùng Quán', 'Xã Tân Lang']))
    expect(divided).toHaveLength(6)
    const bound = new Map<number, Carried[]>()
    for (const row of all.filter((r) => r.whole && r.kind === 'commune'))
      bound.set(row.target_unit_id ?? 0, [...(bound.get(row.target_unit_id ?? 0) ?? []), row])
    const groups = [...bound.values()].filter((group) => group.length > 1).map((group) => group.length)
    const count = (size: number) => groups.filter((length) => length === size).length
    // the fifteenth group is Văn Lãng's: An Hùng whole, with parts of three
    expect([count(2), count(3), count(4), groups.length]).toEqual([9, 4, 1, 14])
    const alone = [...bound.values()].filter((group) => group.length === 1).flat()
    expect(alone).toHaveLength(166)
    expect(alone.filter((row) => row.name === 'Xã An Hùng')).toHaveLength(1)
    expect(all.filter((row) => row.kind === 'township').map((row) => row.name)).toEqual([
      'Xã Tô Hiệu',
      'Xã Hữu Vĩnh',
      'Xã Quang Lang',
      'Xã Lục Thôn',
    ])
  })

  test('16 xã of Lạng Sơn have another territory since 2020-01-01: 14 merged whole, and both of Văn Lãng', async () => {
    const units = await ask((ctx) => reads.unitsAsOf(ctx, { asOf: day('2020-01-01'), level: 'commune', kind: 'commune', withinCode: '20' }))
    const changed = units.filter((u) => u.territorySince === '2020-01-01').map((u) => u.name)
    expect(units).toHaveLength(181)
    expect(changed).toHaveLength(16)
    expect(changed).toEqual(expect.arrayContaining(['Xã Bắc Hùng', 'Xã Bắc Việt', 'Xã Kim Đồng', 'Xã Điềm He', 'Xã Thiện Tân']))
  })

  test('to the same map every commune is itself', async () => {
    const all = await carried('2020-01-01', '2020-01-01')
    expect(all.every((row) => row.whole && row.target_unit_id === row.unit_id)).toBe(true)
    expect(all).toHaveLength((await ask((ctx) => reads.unitsAsOf(ctx, { asOf: day('2020-01-01'), kind: 'commune' }))).length)
  })

  test('Lạng Sơn of 2019 on the map of today: every commune lies somewhere, divided ones in several', async () => {
    const { id } = await unit('20', '2019-12-31')
    const all = await carried('2019-12-31', '2026-11-22', id)
    expect(new Set(all.map((row) => row.unit_id)).size).toBe(207)
    expect(all.every((row) => row.target !== null)).toBe(true)
    const times = new Map<number, number>()
    for (const row of all) times.set(row.unit_id, (times.get(row.unit_id) ?? 0) + 1)
    expect(all.every((row) => row.whole === (times.get(row.unit_id) === 1))).toBe(true)
  })

  test('backward: a commune of today on the map of 2016 lies in several, and in one only where nothing was joined', async () => {
    const all = await carried('2026-11-22', '2016-12-31')
    expect(new Set(all.map((row) => row.unit_id)).size).toBe(2611)
    expect(all.filter((row) => row.whole).length).toBeGreaterThan(100)
  })

  test('a commune without known successor is named with an empty target', async () => {
    const lost = (await carried('2019-12-31', '2026-11-22')).filter((row) => row.target_unit_id === null)
    expect(lost).toHaveLength(10)
    expect(lost.map((row) => row.name)).toContain('Xã Nghĩa Phúc')
    expect(lost.every((row) => !row.whole)).toBe(true)
  })

  test.each([
    ['2019-12-31', '2026-11-22'],
    ['2026-11-22', '2016-12-31'],
  ])('the whole country from %s to %s reads each page a few times at most', async (asOf, mapOf) => {
    // pages read, not seconds: a busy machine must not fail it (measured 50 ms)
    const [plan] = await rows<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, format json) select * from units.carried('${asOf}', '${mapOf}', 'xa')`,
    )
    const read = plan?.['QUERY PLAN'][0].Plan
    expect((read?.['Shared Hit Blocks'] ?? 0) + (read?.['Shared Read Blocks'] ?? 0)).toBeLessThan(10_000)
  })
})

describe('what stands where', () => {
  test('children, subtree and ancestors as of a day', async () => {
    const langSon = await unit('20', '2019-12-31')
    const children = await ask((ctx) => reads.childrenOf(ctx, langSon.id, day('2019-12-31')))
    expect(children.map((u) => u.level).every((level) => level === 'district')).toBe(true)
    expect(children).toHaveLength(11)
    const subtree = await ask((ctx) => reads.subtreeOf(ctx, langSon.id, day('2019-12-31')))
    expect(subtree).toHaveLength(11 + 226)
    const binhXa = await unit('06622', '2019-12-31')
    expect((await ask((ctx) => reads.ancestorsOf(ctx, binhXa.id, day('2019-12-31')))).map((u) => u.name)).toEqual([
      'Việt Nam',
      'Tỉnh Lạng Sơn',
      'Huyện Đình Lập',
    ])
    const vietNam = await ask((ctx) => reads.countryUnit(ctx))
    expect(await ask((ctx) => reads.subtreeOf(ctx, vietNam?.id ?? 0, today))).toHaveLength(34 + 3321)
    expect(await ask((ctx) => reads.childrenOf(ctx, vietNam?.id ?? 0, today))).toHaveLength(34)
  })

  test('where a commune of 2019 is now, and what a commune of today was', async () => {
    const songGiap = await unit('06229', '2019-12-31')
    const inTime = async (id: number, on: LocalDate) => (await ask((ctx) => reads.namedOn(ctx, id, on))).units.map((u) => u.name)
    expect(await inTime(songGiap.id, day('2019-01-01'))).toEqual(['Xã Song Giáp'])
    expect(await inTime(songGiap.id, day('2021-01-01'))).toEqual(['Xã Bình Trung'])
    const now = await ask((ctx) => reads.whereIsItNow(ctx, songGiap.id))
    expect(now.complete).toBe(true)
    expect(now.units.every((u) => u.provinceName === 'Tỉnh Lạng Sơn')).toBe(true)
    const yenBai = await unit('15', '2020-01-01')
    expect((await ask((ctx) => reads.whereIsItNow(ctx, yenBai.id))).units.map((u) => u.name)).toEqual(['Tỉnh Lào Cai'])
    const laoCai = await unit('15', '2026-01-01')
    expect(await inTime(laoCai.id, day('2020-01-01'))).toEqual(['Tỉnh Lào Cai', 'Tỉnh Yên Bái'])
    const lost = await unit('13960', '2019-12-31')
    expect(await ask((ctx) => reads.whereIsItNow(ctx, lost.id))).toEqual({ units: [], complete: false })
  })

  test('the lineage goes through several transitions, with kind, date and direction', async () => {
    const songGiap = await unit('06229', '2019-12-31')
    const steps = await ask((ctx) => reads.lineageOf(ctx, songGiap.id))
    expect(steps.map((step) => [step.direction, step.depth, step.on, step.from.name])).toEqual([
      ['after', 1, '2020-01-01', 'Xã Song Giáp'],
      ['after', 2, '2025-07-01', 'Xã Bình Trung'],
    ])
    const bacViet = await unit('06154', '2021-01-01')
    const own = (await ask((ctx) => reads.lineageOf(ctx, bacViet.id))).filter((step) => step.direction === 'own')
    expect(own).toMatchObject([{ whole: false, from: { name: 'Xã Tân Lang' }, to: { name: 'Xã Bắc Việt' } }])
    expect((await ask((ctx) => reads.versionsOf(ctx, bacViet.id))).map((v) => [v.name, v.parentName])).toEqual([
      ['Xã Tân Lang', 'Huyện Văn Lãng'],
      ['Xã Bắc Việt', 'Huyện Văn Lãng'],
    ])
  })

  test('the list of transitions, by day and place, a page at a time', async () => {
    const langSon = await unit('20', '2020-01-01')
    const filter = { withinId: langSon.id, from: day('2020-01-01'), to: day('2020-01-01'), kind: 'merge' as const }
    const first = await ask((ctx) => reads.transitions(ctx, { ...filter, limit: 5 }))
    // 14 whole mergers of xã, both of Văn Lãng, 4 into towns
    expect([first.total, first.items.length]).toEqual([20, 5])
    const next = await ask((ctx) => reads.transitions(ctx, { ...filter, limit: 5, offset: 5 }))
    expect(new Set([...first.items, ...next.items].map((t) => t.id)).size).toBe(10)
  })

  test('regions: of the old province by its list, of a new commune by the old province it lies in, marked as inferred', async () => {
    const regionOf = async (code: string, on: string) => {
      const { id } = await unit(code, on)
      const found = await ask((ctx) => reads.regionOf(ctx, id, day(on)))
      return found && [found.region, found.certainty]
    }
    expect(await regionOf('06622', '2019-12-31')).toEqual(['TDMNPB', 'recalled'])
    expect(await regionOf('20', '2026-01-01')).toEqual(['TDMNPB', 'inferred'])
    const communes = await ask((ctx) => reads.unitsAsOf(ctx, { asOf: today, level: 'commune' }))
    const regions = await ask((ctx) =>
      reads.regionsOf(
        ctx,
        communes.map((u) => u.id),
        today,
      ),
    )
    expect(regions).toHaveLength(3321)
    const lamDong = communes.filter((u) => u.name === 'Phường Phan Thiết')
    expect(regions.find((r) => r.unitId === lamDong[0]?.id)?.region).toBe('DHNTB')
  })

  test('border communes are known where they were computed, and nowhere said not to be', async () => {
    const kinds = await rows('select value, certainty, count(*) from units.class where scheme = $1 group by 1, 2', ['border'])
    expect(kinds).toEqual([{ value: 'yes', certainty: 'inferred', count: 41 }])
    const { id } = await unit('06004', '2026-01-01')
    expect((await ask((ctx) => reads.attributesOf(ctx, id, today)))?.areaKm2).toMatch(/^\d+(\.\d+)?$/)
  })
})

test('a unit by its identity, only in its life', async () => {
  const { id, name } = await unit('06229', '2019-12-31')
  expect((await ask((ctx) => reads.unitById(ctx, id, day('2019-12-31'))))?.name).toBe(name)
  expect(await ask((ctx) => reads.unitById(ctx, id, day('2020-01-01')))).toBeUndefined()
})

describe('search', () => {
  const names = async (text: string, options: { asOf?: LocalDate; limit?: number } = {}) =>
    (await ask((ctx) => reads.search(ctx, text, options))).map((hit) => hit.name)

  test('without diacritics, with đ as d, exact names first', async () => {
    expect((await names('dien bien'))[0]).toBe('Tỉnh Điện Biên')
    expect((await names('điện biên'))[0]).toBe('Tỉnh Điện Biên')
    expect((await names('DIEN  BIEN '))[0]).toBe('Tỉnh Điện Biên')
    expect(await names('xa binh xa')).toEqual(['Xã Bình Xa', 'Xã Bình Xa', 'Xã Bính Xá'])
    expect((await names('Xã Bính Xá'))[0]).toBe('Xã Bính Xá')
    expect((await names('lang son'))[0]).toBe('Tỉnh Lạng Sơn')
  })

  test('the place of the tone mark does not matter, diacritics typed count', async () => {
    const [modern, old] = [await names('Xã Hoà Bình', { limit: 50 }), await names('Xã Hòa Bình', { limit: 50 })]
    expect(modern).toEqual(old)
    expect(modern[0]).toMatch(/^Xã (Hoà|Hòa) Bình$/)
    const tan = await names('Xã Tân Lập', { limit: 100 })
    expect(tan[0]).toBe('Xã Tân Lập')
  })

  test('old names are found, a unit once, and marked as ended', async () => {
    const hits = await ask((ctx) => reads.search(ctx, 'Song Giáp'))
    expect(hits[0]).toMatchObject({ name: 'Xã Song Giáp', current: false, provinceName: 'Tỉnh Lạng Sơn', parentName: 'Huyện Cao Lộc' })
    expect(await names('Song Giáp', { asOf: today })).toEqual([])
    expect(await names('Song Giáp', { asOf: day('2019-12-31') })).toEqual(['Xã Song Giáp'])
    const all = await ask((ctx) => reads.search(ctx, 'tân', { limit: 100 }))
    expect(new Set(all.map((hit) => hit.id)).size).toBe(100)
  })

  test('by code, both holders, today first; nothing for nothing', async () => {
    expect(await names('15')).toEqual(expect.arrayContaining(['Tỉnh Lào Cai', 'Tỉnh Yên Bái']))
    expect((await names('15'))[0]).toBe('Tỉnh Lào Cai')
    expect((await names('06622'))[0]).toBe((await unit('06622', '2026-01-01').catch(() => unit('06622', '2024-01-01'))).name)
    expect(await names('  ')).toEqual([])
    expect(await names("%_'")).toEqual([])
    expect(await names('không có xã này')).toEqual([])
  })

  test('a name followed by those above it', async () => {
    expect((await names('chi lăng lạng sơn'))[0]).toMatch(/Chi Lăng$/)
    const hits = await ask((ctx) => reads.search(ctx, 'Song Giáp, huyện Cao Lộc, tỉnh Lạng Sơn'))
    expect(hits.map((hit) => [hit.name, hit.parentName])).toEqual([['Xã Song Giáp', 'Huyện Cao Lộc']])
    expect(await names('chi lăng cà mau')).toEqual([])
    expect(await names('song giáp lạng sơn', { asOf: day('2019-12-31') })).toEqual(['Xã Song Giáp'])
  })

  test('numbers in names are ordered by value', async () => {
    const wards = (await ask((ctx) => reads.search(ctx, 'phường 1', { asOf: day('2016-01-01'), limit: 60 }))).map((hit) => hit.name)
    expect(wards[0]).toBe('Phường 1')
    expect(wards.indexOf('Phường 10')).toBeGreaterThan(wards.lastIndexOf('Phường 1'))
  })
})
