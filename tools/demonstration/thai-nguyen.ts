import { dayOfYear, recognised, release, reportedRows, setOfYear, targetRows } from './acts.ts'
import { bell, chance } from './chance.ts'
import { communesOf } from './country.ts'
import type { Place, Row } from './file.ts'
import { orderOf, resultRows } from './matrix.ts'
import { measurementRows } from './measurements.ts'
import { spread } from './spread.ts'
import { type Ranked, rank } from './strength.ts'

const province = '19'
const day = '2019-06-30'
const set = 'xa-2016'
const total = 2238

/** Cities and the plain ahead, Định Hóa and Võ Nhai behind: our judgement. */
const districts = { 164: 1.2, 165: 1.2, 172: 1, 173: 0.7, 171: 0.4, 168: 0.3, 169: 0, 167: -0.5, 170: -1.3 }

/** How many were recognised in each year: 88 by mid-2019. */
const waves: [number, number][] = [
  [2013, 2],
  [2014, 14],
  [2015, 27],
  [2016, 14],
  [2017, 15],
  [2018, 16],
]

type Standing = { code: string; met: number; recognisedIn: number | null; registered: boolean }

/** 88 recognised with all 19, the next 13 registered for 2019 with 12–15, 33 in between, the last 5 under 10. */
function standings(ranked: Ranked[]): Standing[] {
  const years = waves.flatMap(([year, count]) => Array.from({ length: count }, () => year))
  const registered = new Set(ranked.slice(88, 101).map((c) => c.code))
  const open = ranked.slice(88)
  const met = spread(
    open.map((c, i) => {
      const [lo, hi] = registered.has(c.code) ? [12, 15] : i < open.length - 5 ? [10, 13] : [6, 9]
      return { code: c.code, pull: 3 * c.strength + bell('met', c.code), lo, hi }
    }),
    total - 88 * 19,
  )
  return ranked.map((c, i) => ({
    code: c.code,
    met: met.get(c.code) ?? 19,
    recognisedIn: years[i] ?? null,
    registered: registered.has(c.code),
  }))
}

/** The registered lack income, poverty or production organisation, most of them all three. */
function lacking(s: Standing): string[] {
  if (!s.registered) return []
  const spared = chance('lacking', s.code)()
  return spared < 0.15 ? ['10', '13'] : spared < 0.3 ? ['10', '11'] : ['10', '11', '13']
}

const document =
  'Tin hội nghị ngày 10/07/2019 của tỉnh Thái Nguyên đánh giá nông thôn mới 6 tháng đầu năm 2019 (Văn phòng Điều phối NTM tỉnh)'

const reported = (): Row[] =>
  reportedRows(province, day, document, '2019-07-10', 'http://ntm.thainguyen.gov.vn', [
    { figure: 'communes-recognised', num: 88, stated: '88 xã' },
    { figure: 'average-criteria-met', num: 161, den: 10, stated: '16,1 tiêu chí/xã' },
    { figure: 'communes-under-criteria', given: { k: 10 }, num: 5, stated: '05 xã' },
    { figure: 'communes-registered', given: { year: 2019 }, num: 13, stated: '13 xã' },
  ])

const targets = (): Row[] =>
  targetRows(province, day, day, set, document, [
    {
      figure: 'communes-newly-recognised',
      given: { from: '2019-01-01', to: '2019-12-31' },
      due: '2019-12-31',
      num: 13,
      note: 'ngày giao không được nêu: ghi theo mốc số liệu của bản tin',
    },
  ])

export function thaiNguyen(): Place {
  const all = standings(rank(communesOf(province, day), districts)).sort((a, b) => (a.code < b.code ? -1 : 1))
  const order = (s: Standing) => orderOf(s.code, lacking(s))
  const acts = all.flatMap((s) =>
    s.recognisedIn === null ? [] : [recognised(s.code, dayOfYear(s.recognisedIn), setOfYear(s.recognisedIn))],
  )
  const registrations = all
    .filter((s) => s.registered)
    .map((s) => ({
      ma: s.code,
      nam: '2019',
      danh_hieu: 'chuan',
      trang_thai: 'duyet',
      han: '2019-12-31',
      van_ban: document,
    }))
  return {
    folder: 'thai-nguyen',
    files: [
      { name: 'ket-qua-2019', kind: 'ket-qua', rows: all.flatMap((s) => resultRows(s.code, day, set, order(s), s.met)) },
      { name: 'so-lieu', kind: 'so-lieu', rows: all.flatMap((s) => measurementRows(s.code, day, new Set(order(s).slice(0, s.met)))) },
      { name: 'cong-nhan', kind: 'cong-nhan', rows: acts },
      { name: 'dang-ky', kind: 'dang-ky', rows: registrations },
      { name: 'muc-tieu', kind: 'muc-tieu', rows: targets() },
      { name: 'so-cong-bo', kind: 'so-cong-bo', rows: reported() },
      { name: 'ban-duyet', kind: 'ban-duyet', rows: [release(province, day, set, '2019-07-10', 'Kết quả 6 tháng đầu năm 2019')] },
    ],
  }
}
