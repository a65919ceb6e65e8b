import { recognised, release, reportedRows, targetRows } from './acts.ts'
import type { Place, Row } from './file.ts'
import { orderOf, resultRows } from './matrix.ts'

const district = '083'
const day = '2024-03-31'
const set = 'xa-2021'
const namChay = '02770'

/**
 * Five communes recognised under older sets, and what they meet of the set of 2021: 41 together, so that the 30 that the
 * text wants maintained lead to its 71. That reading, the choice of communes and their days are ours.
 */
const recognisedBefore = [
  { code: '02788', on: '2015-12-31', set: 'xa-2009', met: 10 },
  { code: '02785', on: '2016-11-30', set: 'xa-2009', met: 9 },
  { code: '02797', on: '2018-12-31', set: 'xa-2016', met: 8 },
  { code: '02779', on: '2019-12-31', set: 'xa-2016', met: 7 },
  { code: '02776', on: '2020-12-31', set: 'xa-2016', met: 7 },
]

/** The other ten: 81 criteria, so that the district has 122; Nậm Chảy lacks the five that it registered. */
const others: Record<string, number> = {
  [namChay]: 14,
  '02752': 9,
  '02758': 9,
  '02773': 8,
  '02791': 8,
  '02782': 7,
  '02755': 7,
  '02764': 7,
  '02767': 6,
  '02794': 6,
}

const document = 'Tin hội nghị ngày 21/03/2024 của huyện Mường Khương đánh giá nông thôn mới quý I năm 2024'

const results = (): Row[] => {
  const met = new Map([...recognisedBefore.map((c): [string, number] => [c.code, c.met]), ...Object.entries(others)])
  const then = recognisedBefore.flatMap((c) => resultRows(c.code, c.on, c.set, orderOf(c.code), 19))
  return [...then, ...[...met.keys()].sort().flatMap((code) => resultRows(code, day, set, orderOf(code), met.get(code) ?? 0))]
}

const reported = (): Row[] =>
  reportedRows(district, day, document, '2024-03-21', '', [
    { figure: 'criteria-met-total', num: 122, stated: '122 lượt tiêu chí' },
    {
      figure: 'average-criteria-met',
      num: 746,
      den: 100,
      stated: '7,46% tiêu chí/xã',
      note: 'in kèm dấu %; 122 lượt trên 15 xã là 8,13',
    },
    { figure: 'communes-recognised', num: 5, stated: '5 xã' },
  ])

const targets = (): Row[] =>
  targetRows(district, '2024-03-21', '2024-03-21', set, document, [
    {
      figure: 'criteria-met-total',
      given: { units: '5 xã đã đạt chuẩn' },
      due: '2024-12-31',
      num: 71,
      note: 'tổng của riêng 5 xã đã được công nhận theo các bộ tiêu chí cũ',
    },
    {
      figure: 'criteria-met-total',
      given: { units: '5 xã đã đạt chuẩn, duy trì' },
      due: '2024-12-31',
      num: 30,
      note: 'năm 2024 phấn đấu duy trì 30 lượt tiêu chí',
    },
    {
      figure: 'criteria-met-total',
      given: { units: 'tiêu chí đạt thấp, tiêu chí yếu của 5 xã đã hoàn thành, duy trì đạt chuẩn' },
      due: '2024-12-31',
      num: 26,
      note: 'không nêu hạn: ghi theo năm của kế hoạch',
    },
  ])

/** Nậm Chảy alone: «1–2 tiêu chí trong quý II/2024», «đến tháng 12/2024 hoàn thành 5/5», «đạt chuẩn trong giai đoạn 2024–2025». */
function targetsOfNamChay(): Row[] {
  const met = results().filter((row) => row.ma === namChay && row.ket_qua === 'Đ').length
  const from = `số đầu kỳ là của dữ liệu minh hoạ: ${met}`
  return targetRows(namChay, '2024-03-21', '2024-03-21', set, document, [
    {
      figure: 'criteria-met-of-unit',
      due: '2024-06-30',
      num: met + 1,
      note: `bản tin nêu thêm 1–2 tiêu chí trong quý II, ghi mức thấp; ${from}`,
    },
    { figure: 'criteria-met-of-unit', due: '2024-12-31', num: met + 5, note: `bản tin nêu hoàn thành 5/5 tiêu chí đăng ký; ${from}` },
    { figure: 'communes-recognised', due: '2025-12-31', num: 1, note: 'bản tin nêu đạt chuẩn trong giai đoạn 2024–2025' },
  ])
}

const registrations: Row[] = [
  { ma: namChay, nam: '2024', danh_hieu: 'chuan', trang_thai: 'duyet', so_tieu_chi: '5', han: '2024-12-31', van_ban: document },
]

export const muongKhuong = (): Place => ({
  folder: 'muong-khuong',
  files: [
    { name: 'ket-qua-2024', kind: 'ket-qua', rows: results() },
    { name: 'cong-nhan', kind: 'cong-nhan', rows: recognisedBefore.map((c) => recognised(c.code, c.on, c.set)) },
    { name: 'dang-ky', kind: 'dang-ky', rows: registrations },
    { name: 'muc-tieu', kind: 'muc-tieu', rows: [...targets(), ...targetsOfNamChay()] },
    { name: 'so-cong-bo', kind: 'so-cong-bo', rows: reported() },
    { name: 'ban-duyet', kind: 'ban-duyet', rows: [release(district, day, set, '2024-03-31', 'Kết quả quý I năm 2024')] },
  ],
})
