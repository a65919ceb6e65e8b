import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { committed, metBy, recognisedBy } from './committed.ts'
import { communesOf } from './country.ts'
import { csvOf } from './file.ts'
import { fullGroups, intoTown, mixedGroups } from './lang-son.ts'
import { home, places } from './places.ts'

const sum = (met: Map<string, number>) => [...met.values()].reduce((all, count) => all + count, 0)
const between = (met: Map<string, number>, lo: number, hi: number) => [...met.values()].filter((count) => count >= lo && count <= hi).length
const codesOn = (above: string, day: string) => communesOf(above, day).map((c) => c.code)

/** Recognised xã that change on 2020-01-01, of an assignment that tells the possible rules apart. */
const example = ['06031', '06052', '06229', '06280', '06334', '06343', '06406', '06409', '06439', '06511', '06586', '06595']

describe('the files in the repository', () => {
  it.each(places().flatMap((place) => place.files.map((file) => [`${place.folder}/${file.name}.csv`, csvOf(file)])))(
    '%s is what the tool writes',
    (path, text) => expect(readFileSync(new URL(path ?? '', home), 'utf8')).toBe(text),
  )
})

describe('Thái Nguyên at 2019-06-30', () => {
  const met = metBy('thai-nguyen', '2019-06-30', 'xa-2016')
  const registered = committed('thai-nguyen', 'dang-ky').map((row) => row.ma ?? '')
  const missing = new Map<string, string[]>()
  for (const row of committed('thai-nguyen', 'ket-qua')) {
    if (row.ket_qua === 'C') missing.set(row.ma ?? '', [...(missing.get(row.ma ?? '') ?? []), row.tieu_chi ?? ''])
  }

  it('covers the 139 xã with 2238 criteria, 5 of them under 10', () => {
    expect([...met.keys()]).toEqual(codesOn('19', '2019-06-30'))
    expect([met.size, sum(met), between(met, 0, 9)]).toEqual([139, 2238, 5])
  })
  it('recognises the 88 that have all 19', () => {
    const full = [...met].filter(([, count]) => count === 19).map(([code]) => code)
    expect(full.length).toBe(88)
    expect(recognisedBy('thai-nguyen', '2019-06-30').sort()).toEqual(full.sort())
  })
  it('registers 13 that lack income, and poverty or production organisation', () => {
    expect(registered.length).toBe(13)
    for (const code of registered) {
      expect(missing.get(code)).toContain('10')
      expect(missing.get(code)?.some((c) => c === '11' || c === '13')).toBe(true)
    }
  })
})

describe('what was measured in Thái Nguyên', () => {
  const rows = committed('thai-nguyen', 'so-lieu')
  const values = (measure: string) => new Map(rows.filter((row) => row.chi_so === measure).map((row) => [row.ma, Number(row.gia_tri)]))
  const metCodes = (criterion: string) =>
    committed('thai-nguyen', 'ket-qua')
      .filter((row) => row.tieu_chi === criterion && row.ket_qua === 'Đ')
      .map((row) => row.ma)

  it('has every measure of the set of 2016 once a commune', () => {
    expect(new Set(rows.map((row) => `${row.ma} ${row.chi_so}`)).size).toBe(rows.length)
    expect(rows.length).toBe(139 * 50)
  })
  it('agrees with the results: income from 36, poor households up to 12', () => {
    const within = (measure: string, fits: (value: number) => boolean) =>
      [...values(measure)].filter(([, value]) => fits(value)).map(([code]) => code)
    expect(within('income-per-capita', (value) => value >= 36)).toEqual(metCodes('10'))
    expect(within('multidimensional-poor-household-rate', (value) => value <= 12)).toEqual(metCodes('11'))
  })
})

describe('Lạng Sơn, 207 xã', () => {
  const reviews: [string, string, number, number][] = [
    ['2015-12-31', 'xa-2009', 1532, 13],
    ['2016-12-31', 'xa-2016', 1760, 24],
    ['2018-12-31', 'xa-2016', 2078, 48],
    ['2019-12-31', 'xa-2016', 2389, 61],
  ]
  it.each(reviews)('at %s under %s: %i criteria, %i communes with all 19', (day, set, total, full) => {
    const met = metBy('lang-son', day, set)
    expect([...met.keys()]).toEqual(codesOn('20', day))
    expect([met.size, sum(met), between(met, 19, 19)]).toEqual([207, total, full])
  })
  it('has no commune that falls back in number', () => {
    for (const [i, [day, set]] of reviews.entries()) {
      const next = reviews[i + 1]
      if (!next) continue
      const [before, after] = [metBy('lang-son', day, set), metBy('lang-son', next[0], next[1])]
      expect([...before].filter(([code, count]) => (after.get(code) ?? 0) < count)).toEqual([])
    }
  })
  it('recognises 20, 34, 48, 61 by the ends of 2016 to 2019, each with all 19', () => {
    const by = (day: string) => recognisedBy('lang-son', day)
    expect([by('2016-12-31'), by('2017-12-31'), by('2018-12-31'), by('2019-12-31')].map((codes) => codes.length)).toEqual([20, 34, 48, 61])
    const met = metBy('lang-son', '2018-12-31', 'xa-2016')
    expect(by('2018-12-31').every((code) => met.get(code) === 19)).toBe(true)
    expect(by('2018-12-31')).toEqual(expect.arrayContaining(['06622', '06280']))
    expect(recognisedBy('lang-son', '2019-12-31', 'nang-cao').length).toBe(2)
  })
  it('spreads the 61 over the mergers of 2020-01-01 as the example does', () => {
    const recognised = new Set(recognisedBy('lang-son', '2019-12-31'))
    const expected = [...Object.values(fullGroups).flat(), ...Object.values(mixedGroups), intoTown]
    expect(expected.sort()).toEqual(example)
    expect(expected.every((code) => recognised.has(code))).toBe(true)
    expect(recognised.size - expected.length).toBe(49)
    expect(recognised.has('06154')).toBe(false)
  })
})

describe('Cao Bằng at 2022-12-31', () => {
  const met = metBy('cao-bang', '2022-12-31', 'xa-2021')
  it('covers the 139 xã in the published bands', () => {
    expect([...met.keys()]).toEqual(codesOn('04', '2022-12-31'))
    const bands = [
      [19, 19],
      [15, 18],
      [10, 14],
      [5, 9],
      [0, 4],
    ].map(([lo, hi]) => between(met, lo ?? 0, hi ?? 0))
    expect(bands).toEqual([17, 3, 50, 68, 1])
  })
  it('recognises the 17 with all 19, the five of 2019 among them by their published decision', () => {
    const codes = recognisedBy('cao-bang', '2022-12-31')
    expect(codes.length).toBe(17)
    expect(codes.every((code) => met.get(code) === 19)).toBe(true)
    const published = committed('cao-bang', 'cong-nhan').filter((row) => row.so_quyet_dinh === '46/QĐ-UBND')
    expect(published.map((row) => row.ma)).toEqual(['01417', '01639', '01693', '01696', '01819'])
  })
})

describe('Mường Khương at 2024-03-31', () => {
  const met = metBy('muong-khuong', '2024-03-31', 'xa-2021')
  it('covers the 15 xã with 122 criteria', () => {
    expect([...met.keys()]).toEqual(codesOn('083', '2024-03-31'))
    expect([met.size, sum(met)]).toEqual([15, 122])
  })
  it('recognised five under older sets, whose results differ now', () => {
    const acts = committed('muong-khuong', 'cong-nhan')
    expect(acts.length).toBe(5)
    for (const act of acts) {
      expect(metBy('muong-khuong', act.ngay_quyet_dinh ?? '', act.bo ?? '').get(act.ma ?? '')).toBe(19)
      expect(met.get(act.ma ?? '')).toBeLessThan(19)
    }
    expect(acts.reduce((all, act) => all + (met.get(act.ma ?? '') ?? 0), 0)).toBe(41)
  })
  it('registers Nậm Chảy for five criteria', () => {
    expect(committed('muong-khuong', 'dang-ky')).toMatchObject([{ ma: '02770', so_tieu_chi: '5', han: '2024-12-31' }])
    expect(met.get('02770')).toBe(14)
  })
})

describe('honesty', () => {
  const folders = places().map((place) => place.folder)
  it('states a decision number only where one was published', () => {
    const numbered = folders.flatMap((folder) => committed(folder, 'cong-nhan').filter((row) => row.so_quyet_dinh !== ''))
    expect(new Set(numbered.map((row) => row.so_quyet_dinh))).toEqual(new Set(['46/QĐ-UBND']))
  })
  it('labels every picture shown to the public', () => {
    for (const row of folders.flatMap((folder) => committed(folder, 'ban-duyet')))
      expect(row.tieu_de).toContain('dữ liệu minh hoạ dựng lại')
  })
  it('gives each commune one result a criterion, day and set', () => {
    for (const folder of folders) {
      const keys = committed(folder, 'ket-qua').map((row) => `${row.ma} ${row.ngay} ${row.bo} ${row.tieu_chi}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
