import type { FigureDefinition } from '../../platform/base/figure.ts'
import type { Ratio } from '../../platform/base/ratio.ts'

const common = { base: 'số xã có số liệu trong phạm vi tính', decimals: 0 } as const

/** Figures about criteria met. Criteria are counted, never given in per cent. */
export const metrics = {
  criteriaMetTotal: {
    ...common,
    key: 'criteria-met-total',
    name: 'Tổng số lượt tiêu chí đạt',
    definition: 'Cộng số tiêu chí đạt của từng xã trong phạm vi tính có số liệu.',
    unit: 'lượt tiêu chí',
    sums: 'adds',
    better: 'up',
  },
  averageCriteriaMet: {
    ...common,
    key: 'average-criteria-met',
    name: 'Số tiêu chí đạt bình quân một xã',
    definition: 'Tổng số lượt tiêu chí đạt chia cho số xã có số liệu; là số đếm, không phải tỷ lệ phần trăm.',
    unit: 'tiêu chí/xã',
    sums: 'ratioOfSums',
    decimals: 2,
    better: 'up',
  },
  communesInBand: {
    ...common,
    key: 'communes-in-band',
    name: 'Số xã theo nhóm tiêu chí đạt',
    definition: 'Số xã có số tiêu chí đạt nằm trong nhóm; các nhóm lấy từ bộ tiêu chí.',
    unit: 'xã',
    sums: 'adds',
    better: null,
  },
  communesUnderCriteria: {
    ...common,
    key: 'communes-under-criteria',
    name: 'Số xã đạt dưới một số tiêu chí',
    definition: 'Số xã có số tiêu chí đạt nhỏ hơn số đã nêu.',
    unit: 'xã',
    sums: 'adds',
    better: 'down',
  },
  communesAllCriteriaMet: {
    ...common,
    key: 'communes-all-criteria-met',
    name: 'Số xã đạt đủ các tiêu chí',
    definition:
      'Số xã có mọi tiêu chí áp dụng đều đạt. Khác với số xã được công nhận: công nhận là một quyết định, đạt đủ tiêu chí là một kết quả.',
    unit: 'xã',
    sums: 'adds',
    better: 'up',
  },
  communesMeetingCriterion: {
    ...common,
    key: 'communes-meeting-criterion',
    name: 'Số xã đạt tiêu chí',
    definition: 'Số xã được kết luận đạt một tiêu chí đã nêu của bộ tiêu chí.',
    unit: 'xã',
    sums: 'adds',
    better: 'up',
  },
  weakestCriteria: {
    ...common,
    key: 'weakest-criteria',
    name: 'Tiêu chí có ít xã đạt nhất',
    definition: 'Năm tiêu chí có ít xã đạt nhất; bằng nhau thì theo thứ tự của bộ tiêu chí.',
    unit: 'xã',
    sums: 'never',
    better: null,
  },
  totalChange: {
    ...common,
    key: 'total-change',
    name: 'Thay đổi tổng số lượt tiêu chí đạt',
    definition: 'Tổng số lượt tiêu chí đạt trừ tổng của lần duyệt trước, mỗi bên theo các xã của ngày đó.',
    unit: 'lượt tiêu chí',
    sums: 'adds',
    better: 'up',
  },
  averageChange: {
    ...common,
    key: 'average-change',
    name: 'Thay đổi số tiêu chí đạt bình quân một xã',
    definition: 'Số tiêu chí đạt bình quân một xã trừ số bình quân của lần duyệt trước, mỗi bên chia cho số xã của ngày đó.',
    unit: 'tiêu chí/xã',
    sums: 'never',
    decimals: 2,
    better: 'up',
  },
  unitsWithoutData: {
    ...common,
    key: 'units-without-data',
    name: 'Số xã chưa có số liệu',
    definition: 'Số xã trong phạm vi tính mà chưa có kết luận nào còn hiệu lực, kể cả xã chưa đánh giá lại sau sáp nhập.',
    unit: 'xã',
    base: 'số xã trong phạm vi tính',
    sums: 'adds',
    better: 'down',
  },
  criteriaMetOfUnit: {
    ...common,
    key: 'criteria-met-of-unit',
    name: 'Số tiêu chí đạt của xã',
    definition: 'Số tiêu chí của bộ tiêu chí mà xã được kết luận đạt.',
    unit: 'tiêu chí',
    base: 'số tiêu chí của bộ tiêu chí',
    sums: 'never',
    better: 'up',
  },
} as const satisfies Record<string, FigureDefinition>

/** How many communes have one number of criteria met; `met` null: they have no data. */
export type MetCount = { communes: number; met: number | null; allMet: boolean }

const counted = (rows: readonly MetCount[], fits: (row: MetCount & { met: number }) => boolean): number => {
  let sum = 0
  for (const { communes, met, allMet } of rows) if (met !== null && fits({ communes, met, allMet })) sum += communes
  return sum
}

export const communesIn = (rows: readonly MetCount[]): number => rows.reduce((sum, row) => sum + row.communes, 0)
export const communesWithData = (rows: readonly MetCount[]): number => counted(rows, () => true)
export const totalMet = (rows: readonly MetCount[]): number => rows.reduce((sum, row) => sum + row.communes * (row.met ?? 0), 0)
/** Over the communes that have data. */
export const averageMet = (rows: readonly MetCount[]): Ratio => ({ num: totalMet(rows), den: communesWithData(rows) })
export const communesInBand = (rows: readonly MetCount[], lo: number, hi: number | null): number =>
  counted(rows, ({ met }) => met >= lo && (hi === null || met <= hi))
export const communesUnder = (rows: readonly MetCount[], k: number): number => counted(rows, ({ met }) => met < k)
export const communesAllMet = (rows: readonly MetCount[]): number => counted(rows, ({ allMet }) => allMet)

/** later − earlier, exact. */
export const changeOf = (later: Ratio, earlier: Ratio): Ratio =>
  later.den === earlier.den
    ? { num: later.num - earlier.num, den: later.den }
    : { num: later.num * earlier.den - earlier.num * later.den, den: later.den * earlier.den }
