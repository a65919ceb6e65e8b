import { dayOfYear, recognised, release, reportedRows, setOfYear, targetRows } from './acts.ts'
import { absorbedOthers, communesOf } from './country.ts'
import type { Place, Row } from './file.ts'
import { orderOf, resultRows } from './matrix.ts'
import { type Ranked, rank } from './strength.ts'

const province = '04'
const day = '2022-12-31'
const set = 'xa-2021'

/** City and Hoà An ahead, the far west behind: our judgement. */
const districts = {
  '040': 1.8,
  '051': 0.8,
  '049': 0.4,
  '047': 0.2,
  '053': 0.1,
  '045': 0,
  '048': -0.1,
  '052': -0.2,
  '043': -0.8,
  '042': -0.9,
}

/** Published: recognised for 2019 by Decision 46/QĐ-UBND of 2020-01-20. None of them took in another xã in 2020. */
const publishedOf2019 = { '01639': 'Đại Sơn', '01417': 'Sóc Hà', '01819': 'Lê Lai', '01696': 'Hoàng Tung', '01693': 'Vĩnh Quang' }

/** Bands of the published text below the recognised, strongest first: how many communes, with how many criteria. */
const bands = [
  { communes: 3, hi: 18, lo: 15 },
  { communes: 50, hi: 14, lo: 10 },
  { communes: 68, hi: 9, lo: 5 },
  { communes: 1, hi: 4, lo: 4 },
]

/** The twelve others: a commune that took in another in 2020 is recognised after that, since older decisions do not speak of it. */
function othersRecognised(ranked: Ranked[]): { code: string; year: number }[] {
  const absorbers = absorbedOthers('2010-12-31', day)
  const free = ranked.filter((c) => !(c.code in publishedOf2019))
  const merged = free.filter((c) => absorbers.has(c.code)).slice(0, 2)
  const unchanged = free.filter((c) => !absorbers.has(c.code)).slice(0, 10)
  const years = [2014, 2015, 2015, 2016, 2016, 2017, 2017, 2018, 2018, 2018]
  return [...unchanged.map((c, i) => ({ code: c.code, year: years[i] ?? 2018 })), ...merged.map((c) => ({ code: c.code, year: 2021 }))]
}

function counts(ranked: Ranked[], recognisedCodes: Set<string>): Map<string, number> {
  const met = new Map([...recognisedCodes].map((code) => [code, 19]))
  const rest = ranked.filter((c) => !recognisedCodes.has(c.code))
  for (const { communes, hi, lo } of bands) {
    const band = rest.splice(0, communes)
    // within a band the weaker half crowds towards its foot
    band.forEach((c, i) => void met.set(c.code, hi - Math.floor((hi - lo + 1) * (i / band.length) ** 0.8)))
  }
  return met
}

function recognitionRows(others: { code: string; year: number }[]): Row[] {
  const published: Row[] = Object.keys(publishedOf2019).map((code) => ({
    ...recognised(code, '2020-01-20', 'xa-2016', 'công bố: đạt chuẩn năm 2019'),
    so_quyet_dinh: '46/QĐ-UBND',
    co_quan: 'UBND tỉnh Cao Bằng',
  }))
  return [...published, ...others.map((o) => recognised(o.code, dayOfYear(o.year), setOfYear(o.year)))].sort((a, b) =>
    `${a.ngay_quyet_dinh}${a.ma}`.localeCompare(`${b.ngay_quyet_dinh}${b.ma}`),
  )
}

const document = 'Tin năm 2023 của Chi cục Phát triển nông thôn Cao Bằng về đẩy nhanh Chương trình nông thôn mới'
const dayUnknown = 'bản tin năm 2023, không ghi ngày'

const reported = (): Row[] =>
  reportedRows(province, day, document, '', '', [
    { figure: 'communes-recognised', num: 17, stated: '17 xã', note: dayUnknown },
    { figure: 'communes-in-band', given: { lo: 15, hi: 18 }, num: 3, stated: '03 xã', note: dayUnknown },
    { figure: 'communes-in-band', given: { lo: 10, hi: 14 }, num: 50, stated: '50 xã', note: dayUnknown },
    { figure: 'communes-in-band', given: { lo: 5, hi: 9 }, num: 68, stated: '68 xã', note: dayUnknown },
    { figure: 'communes-in-band', given: { lo: 0, hi: 4 }, num: 1, stated: '01 xã', note: dayUnknown },
    { figure: 'villages-recognised', num: 16, stated: '16 xóm', note: `${dayUnknown}; không có danh sách xóm` },
  ])

const targets = (): Row[] => {
  const note = 'ngày giao không được nêu: ghi theo mốc số liệu của bản tin'
  return targetRows(province, day, day, set, document, [
    { figure: 'communes-recognised', due: '2025-12-31', num: 50, note },
    { figure: 'communes-recognised', given: { tier: 'advanced' }, due: '2025-12-31', num: 10, note: `${note}; trong số 50 xã` },
    { figure: 'communes-recognised', given: { tier: 'model' }, due: '2025-12-31', num: 5, note: `${note}; trong số 50 xã` },
    { figure: 'communes-under-criteria', given: { k: 15 }, due: '2025-12-31', num: 0, note },
    { figure: 'villages-recognised-share', due: '2025-12-31', num: 30, den: 100, note: `${note}; ít nhất` },
  ])
}

export function caoBang(): Place {
  const ranked = rank(communesOf(province, day), districts)
  const others = othersRecognised(ranked)
  const met = counts(ranked, new Set([...Object.keys(publishedOf2019), ...others.map((o) => o.code)]))
  const results = [...met.keys()].sort().flatMap((code) => resultRows(code, day, set, orderOf(code), met.get(code) ?? 0))
  return {
    folder: 'cao-bang',
    files: [
      { name: 'ket-qua-2022', kind: 'ket-qua', rows: results },
      { name: 'cong-nhan', kind: 'cong-nhan', rows: recognitionRows(others) },
      { name: 'muc-tieu', kind: 'muc-tieu', rows: targets() },
      { name: 'so-cong-bo', kind: 'so-cong-bo', rows: reported() },
      { name: 'ban-duyet', kind: 'ban-duyet', rows: [release(province, day, set, day, 'Kết quả đến hết năm 2022')] },
    ],
  }
}
