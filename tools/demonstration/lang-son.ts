import { dayOfYear, recognised, release, reportedRows, setOfYear, targetRows } from './acts.ts'
import { chance } from './chance.ts'
import { absorbedOthers, communesOf } from './country.ts'
import type { Place, Row } from './file.ts'
import { afterSetback, orderOf, resultRows } from './matrix.ts'
import { type Leaning, spread } from './spread.ts'
import { rank } from './strength.ts'

const province = '20'
const merger = '2020-01-01'

/** Years' ends for which the published texts give (or imply) a total. */
const reviews = [
  { day: '2015-12-31', set: 'xa-2009', total: 1532 },
  { day: '2016-12-31', set: 'xa-2016', total: 1760 },
  { day: '2018-12-31', set: 'xa-2016', total: 2078 },
  { day: '2019-12-31', set: 'xa-2016', total: 2389 },
]

/** City and the south of the province ahead, the far west and the border behind: our judgement. */
const districts = {
  178: 1.6,
  186: 0.7,
  187: 0.5,
  185: 0.4,
  183: 0.2,
  188: 0,
  180: -0.1,
  184: -0.2,
  182: -0.3,
  189: -0.6,
  181: -0.7,
}

/** Groups of 2020-01-01 whose every xã was recognised: they are acknowledged on 2020-01-31. */
export const fullGroups = { '06031': ['06031', '06052'], '06343': ['06334', '06343'], '06406': ['06406', '06409'] }
/** Groups in which one xã was recognised: they stay «chờ xem xét». */
export const mixedGroups = { '06280': '06280', '06433': '06439', '06592': '06586', '06595': '06595', '06217': '06229' }
/** Recognised and taken into a town on 2020-01-01. */
export const intoTown = '06511'
/** Xã that changed on 2020-01-01 though `merges.csv` names them in no group or they became towns. */
const changedOtherwise = ['06112', '06346', '06511', '06571', '06154']
/** Hoàng Đồng and Chi Lăng (of Chi Lăng district): the two advanced communes of 2019. */
const advanced = ['05986', '06523']
const publishedOf2018 = ['06280', '06622']

const grouped = [...Object.values(fullGroups).flat(), ...Object.values(mixedGroups), intoTown]

type Act = { code: string; year: number; day: string; set: string }

/** Who was recognised when: 3, 10, 7, 14, 14, 13 from 2014 to 2019, strongest first; the four of January 2017 had all 19 by the end of 2016. */
function recognitions(ranked: { code: string }[]): Act[] {
  const absorbers = absorbedOthers('2019-12-31', merger)
  const absorbed = new Set(communesOf(province, '2019-12-31').map((c) => c.code))
  for (const c of communesOf(province, merger)) absorbed.delete(c.code)
  const unchanged = ranked.filter((c) => !absorbers.has(c.code) && !absorbed.has(c.code) && !changedOtherwise.includes(c.code))
  const named = [...advanced, '06622']
  const chosen = new Set([
    ...grouped,
    ...named,
    ...unchanged
      .filter((c) => !named.includes(c.code))
      .slice(0, 49 - named.length)
      .map((c) => c.code),
  ])
  const waves: [number, number, string?][] = [
    [2014, 1],
    [2015, 10],
    [2016, 7],
    [2017, 4, '2017-01-31'],
    [2017, 10],
    [2018, 12],
    [2019, 13],
  ]
  const acts: Act[] = [
    ...advanced.map((code) => ({ code, year: 2014, day: dayOfYear(2014), set: setOfYear(2014) })),
    ...publishedOf2018.map((code) => ({ code, year: 2018, day: '2018-10-31', set: 'xa-2016' })),
  ]
  const rest = ranked.filter((c) => chosen.has(c.code) && !acts.some((a) => a.code === c.code))
  for (const [year, count, on] of waves) {
    for (const c of rest.splice(0, count)) acts.push({ code: c.code, year, day: on ?? dayOfYear(year), set: setOfYear(year) })
  }
  return acts
}

/** Year by whose end the commune has all 19: the four of January 2017 had them at the end of 2016. */
const fullBy = (act: Act | undefined) => (act === undefined ? Number.POSITIVE_INFINITY : act.day === '2017-01-31' ? 2016 : act.year)

function leaning(code: string, strength: number, yearsLeft: number, before: number): Leaning {
  const push = yearsLeft <= 1 ? 4 : yearsLeft <= 2 ? 2.5 : yearsLeft <= 3 ? 1.2 : 0
  const hi = yearsLeft <= 1 ? 17 : 14
  return { code, pull: 2.6 * strength + push, lo: Math.min(before, hi), hi }
}

/** Results of every review: counts never fall, what is met changes by growth and a few setbacks. */
function results(ranked: { code: string; strength: number }[], acts: Act[]): Map<string, Row[]> {
  const actOf = new Map(acts.map((a) => [a.code, a]))
  const before = new Map(ranked.map((c) => [c.code, 2]))
  const orders = new Map(ranked.map((c) => [c.code, orderOf(c.code)]))
  const byDay = new Map<string, Row[]>()
  for (const { day, set, total } of reviews) {
    const year = Number(day.slice(0, 4))
    const open = ranked.filter((c) => fullBy(actOf.get(c.code)) > year)
    const counts = spread(
      open.map((c) => leaning(c.code, c.strength, fullBy(actOf.get(c.code)) - year, before.get(c.code) ?? 2)),
      total - 19 * (ranked.length - open.length),
    )
    const rows = [...ranked]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap(({ code }) => {
        const met = counts.get(code) ?? 19
        const order = orders.get(code) ?? []
        if (year >= 2018 && met < 19 && chance('setback', code, day)() < 0.025) orders.set(code, afterSetback(order, met))
        before.set(code, met)
        return resultRows(code, day, set, orders.get(code) ?? [], met)
      })
    byDay.set(day, rows)
  }
  return byDay
}

function recognitionRows(acts: Act[]): Row[] {
  const rows = acts.map((a) => {
    const row = recognised(a.code, a.day, a.set)
    if (!publishedOf2018.includes(a.code)) return row
    const note =
      'công bố: công nhận năm 2018 bởi Quyết định số 2165 và 2166/QĐ-UBND ngày 31/10/2018 (xã Bính Xá, xã Văn An); nguồn không nói số nào của xã nào'
    return { ...row, co_quan: 'UBND tỉnh Lạng Sơn', ghi_chu: note }
  })
  const note =
    'công bố: 02 xã nâng cao trong năm 2019 là Chi Lăng và Hoàng Đồng (Kế hoạch số 18/KH-UBND ngày 22/01/2020); ngày và số quyết định không rõ; Chi Lăng hiểu là xã của huyện Chi Lăng'
  for (const code of advanced) rows.push({ ...recognised(code, dayOfYear(2019), '', note), danh_hieu: 'nang-cao' })
  for (const code of Object.keys(fullGroups)) {
    const why = 'minh hoạ: mọi xã trước sáp nhập đều đã được công nhận nên xã mới được thừa nhận; số quyết định không rõ'
    rows.push({ ...recognised(code, '2020-01-31', 'xa-2016', why), loai: 'thua-nhan' })
  }
  return rows.sort((a, b) => `${a.ngay_quyet_dinh}${a.ma}`.localeCompare(`${b.ngay_quyet_dinh}${b.ma}`))
}

const document2017 = 'Tin hội nghị ngày 07/02/2017 của tỉnh Lạng Sơn về kế hoạch nông thôn mới năm 2017 (Báo Lạng Sơn)'
const document2020 = 'Tin hội nghị trực tuyến ngày 12/02/2020 của tỉnh Lạng Sơn về nhiệm vụ nông thôn mới năm 2020'

const reported = (): Row[] => [
  ...reportedRows(province, '2016-12-31', document2017, '2017-02-08', '', [
    { figure: 'communes-in-scope', num: 207, stated: '24/207 xã' },
    { figure: 'communes-all-criteria-met', num: 24, stated: '24/207 xã' },
    { figure: 'average-criteria-met', num: 85, den: 10, stated: '8,5 tiêu chí' },
    { figure: 'average-change', given: { from: '2015-12-31', to: '2016-12-31' }, num: 11, den: 10, stated: '1,1 tiêu chí' },
  ]),
  ...reportedRows(province, '2019-12-31', document2020, '2020-02-12', '', [
    { figure: 'communes-newly-recognised', given: { from: '2019-01-01', to: '2019-12-31' }, num: 13, stated: '13 xã' },
    { figure: 'communes-recognised', num: 61, stated: '61 xã' },
    { figure: 'communes-recognised', given: { tier: 'advanced' }, num: 2, stated: '02 xã' },
    { figure: 'average-criteria-met', num: 1154, den: 100, stated: '11,54 tiêu chí' },
    { figure: 'average-change', given: { from: '2018-12-31', to: '2019-12-31' }, num: 150, den: 100, stated: '1,50 tiêu chí' },
  ]),
]

/** `underFive` is what the demonstration had at the end of 2016: the published target is only «20 fewer». */
function targets(underFive: number): Row[] {
  const note = 'bản tin đặt mức giảm 20 xã; số đầu kỳ là của dữ liệu minh hoạ'
  return [
    ...targetRows(province, '2017-02-07', '2017-02-07', 'xa-2016', document2017, [
      { figure: 'communes-newly-recognised', given: { from: '2017-01-01', to: '2017-12-31' }, due: '2017-12-31', num: 14 },
      { figure: 'communes-under-criteria', given: { k: 5 }, due: '2017-12-31', num: underFive - 20, note: `${note}: ${underFive} − 20` },
      { figure: 'average-criteria-met', due: '2017-12-31', num: 94, den: 10 },
      { figure: 'communes-recognised', due: '2020-12-31', num: 77, note: 'đặt trên bản đồ năm 2017 (207 xã)' },
      { figure: 'average-criteria-met', due: '2020-12-31', num: 138, den: 10, note: 'đặt trên bản đồ năm 2017 (207 xã)' },
    ]),
    ...targetRows(province, '2020-02-12', '2020-02-12', 'xa-2016', document2020, [
      { figure: 'communes-recognised', due: '2020-12-31', num: 65, note: 'sau sáp nhập ngày 01/01/2020 (181 xã)' },
      {
        figure: 'communes-newly-recognised',
        given: { from: '2020-01-01', to: '2020-12-31' },
        due: '2020-12-31',
        num: 13,
        note: 'không kể 3 xã được thừa nhận sau sáp nhập',
      },
      {
        figure: 'communes-recognised',
        given: { units: 'xã điểm đặc biệt khó khăn' },
        due: '2020-12-31',
        num: 3,
        note: 'bản tin không nêu tên 3 xã',
      },
    ]),
    ...targetRows(province, '2019-12-31', '2019-12-31', 'xa-2016', document2020, [
      {
        figure: 'communes-newly-recognised',
        given: { from: '2019-01-01', to: '2019-12-31' },
        due: '2019-12-31',
        num: 12,
        note: 'kế hoạch năm 2019 theo lời bản tin (13 xã, vượt kế hoạch 1 xã); ngày giao không được nêu',
      },
    ]),
  ]
}

const releases = (): Row[] => [
  release(province, '2015-12-31', 'xa-2009', '2017-02-08', 'Kết quả đến hết năm 2015'),
  release(province, '2016-12-31', 'xa-2016', '2017-02-08', 'Kết quả đến hết năm 2016'),
  release(province, '2018-12-31', 'xa-2016', '2020-02-12', 'Kết quả đến hết năm 2018'),
  release(province, '2019-12-31', 'xa-2016', '2020-02-12', 'Kết quả đến hết năm 2019'),
  release(province, '2020-02-12', 'xa-2016', '2020-02-12', 'Kết quả sau sáp nhập xã, đến ngày 12/02/2020'),
]

const underFiveOn = (rows: Row[]): number => {
  const met = new Map<string, number>()
  for (const row of rows) met.set(row.ma ?? '', (met.get(row.ma ?? '') ?? 0) + (row.ket_qua === 'Đ' ? 1 : 0))
  return [...met.values()].filter((count) => count < 5).length
}

export function langSon(): Place {
  const ranked = rank(communesOf(province, '2019-12-31'), districts, { among: [...grouped, ...publishedOf2018], atLeast: 0.6 })
  const acts = recognitions(ranked)
  const byDay = results(ranked, acts)
  return {
    folder: 'lang-son',
    files: [
      ...[...byDay].map(([day, rows]) => ({ name: `ket-qua-${day.slice(0, 4)}`, kind: 'ket-qua' as const, rows })),
      { name: 'cong-nhan', kind: 'cong-nhan', rows: recognitionRows(acts) },
      { name: 'muc-tieu', kind: 'muc-tieu', rows: targets(underFiveOn(byDay.get('2016-12-31') ?? [])) },
      { name: 'so-cong-bo', kind: 'so-cong-bo', rows: reported() },
      { name: 'ban-duyet', kind: 'ban-duyet', rows: releases() },
    ],
  }
}
