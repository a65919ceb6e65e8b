import type { LocalDate } from '../../platform/base/local-date.ts'
import { day } from '../../platform/base/local-date.ts'
import type { Group, Level, PartCode, Regulation, Said } from './types.ts'

/**
 * What 148/QĐ-TTg (24/2/2023) says of OCOP, as far as somebody could read it in secondary sources; its text and Annex III were not found.
 * It replaces 1048/QĐ-TTg (2019) and 781/QĐ-TTg (2020). Sources: hangthat.thuonghieucongluan.com.vn/…a93435, thuvienphapluat tin 46523,
 * ieem.vn/…16321, danang.gov.vn/web/san-pham-ocop, congnghieptieudung.vn/…dt40883.
 */
export const law = {
  id: '148/QĐ-TTg',
  name: 'Quyết định 148/QĐ-TTg ngày 24/2/2023',
  certainty: 'secondary',
  /** largest points of each part */
  parts: [
    { code: 'A', name: 'Sản phẩm và sức mạnh cộng đồng', most: 40 },
    { code: 'B', name: 'Khả năng tiếp thị', most: 25 },
    { code: 'C', name: 'Chất lượng sản phẩm', most: 35 },
  ] as const satisfies readonly { code: PartCode; name: string; most: number }[],
  /** each band begins at its points, the next one above it ends it */
  bands: [
    { stars: 5, from: 90 },
    { stars: 4, from: 70 },
    { stars: 3, from: 50 },
    { stars: 2, from: 30 },
    { stars: 1, from: 0 },
  ],
  /** fewest stars that a certificate is given for, and how long it holds */
  certifiedFrom: 3,
  validityMonths: 36,
  validitySource: 'tính từ ngày ban hành quyết định; công nhận lại là đánh giá mới',
  subScores: 'Điểm của từng tiêu chí nhỏ theo bộ sản phẩm (Phụ lục III) chưa tìm thấy, nên phiếu chấm theo ba phần.',
  decimals: 'Điểm lẻ đến một chữ số thập phân và lấy bình quân các phiếu là cách làm của hệ thống; chưa tìm thấy quy định.',
} as const

const groupNames: Record<Group['law'], readonly string[]> = {
  '148': [
    'Thực phẩm',
    'Đồ uống',
    'Dược liệu và sản phẩm từ dược liệu',
    'Hàng thủ công mỹ nghệ',
    'Sinh vật cảnh',
    'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
  ],
  '1048': ['Thực phẩm', 'Đồ uống', 'Thảo dược', 'Vải và may mặc', 'Lưu niệm - nội thất - trang trí', 'Dịch vụ du lịch nông thôn, bán hàng'],
}

/** The six groups of 148/QĐ-TTg, in which new products are entered. */
export const groups: readonly { number: number; name: string }[] = groupNames['148'].map((name, at) => ({ number: at + 1, name }))

/** How a group is called; one of 2019 says so. */
export const groupName = ({ law: of, number }: Group): string => {
  const name = groupNames[of][number - 1] ?? `Nhóm ${number}`
  return of === '148' ? name : `${name} (nhóm theo 1048/QĐ-TTg)`
}

/** The group that a list names, by number or by words of either decision; null where neither knows it. */
export function groupNamed(text: string, fold: (text: string) => string): Group | null {
  const wanted = fold(text)
  if (/^[1-6]$/.test(wanted)) return { law: '148', number: Number(wanted) }
  for (const decision of ['148', '1048'] as const) {
    const at = groupNames[decision].findIndex((name) => fold(name) === wanted)
    if (at >= 0) return { law: decision, number: at + 1 }
  }
  return null
}

/** The last day on which district councils graded. */
const lastOfDistricts = day('2025-06-30')

/** From which points on the council of a province proposes to the ministry. */
export const forwardsFrom = { value: 90, certainty: 'recalled', source: law.id } as const satisfies Said<number>

/** Months before the last day at which people are told, unless the province says otherwise. Not the law's: a usage of this system. */
export const usualWarningMonths: readonly number[] = [6, 3, 1]

/** Which level decides so many stars on a day, and how sure that is. `own`: what the province entered, any order. */
export function levelFor(stars: number, on: LocalDate, own: readonly Regulation[]): Said<Level> {
  if (stars >= 5) return { value: 'central', certainty: 'recalled', source: law.id }
  if (stars === 4) return { value: 'province', certainty: 'recalled', source: law.id }
  if (stars < law.certifiedFrom)
    return { value: null, certainty: 'secondary', source: law.id, because: 'dưới 3 sao không cấp giấy chứng nhận' }
  if (on <= lastOfDistricts) return { value: 'district', certainty: 'secondary', source: law.id }
  const said = regulationOn(own, 'threeStarLevel', on)
  if (said && (said.value === 'province' || said.value === 'commune'))
    return { value: said.value, certainty: 'official', source: said.decisionNumber }
  const because = 'từ ngày 1/7/2025 không còn cấp huyện và chưa tìm thấy văn bản giao cấp nào công nhận 3 sao'
  return { value: null, certainty: 'missing', source: '', because }
}

/** What a province says on a day: the newest of its regulations of the kind that is in force. */
export function regulationOn(own: readonly Regulation[], kind: Regulation['kind'], on: LocalDate): Regulation | null {
  const inForce = own.filter((one) => one.kind === kind && one.from <= on)
  return inForce.sort((a, b) => b.from.localeCompare(a.from) || b.id - a.id)[0] ?? null
}

/** Months before the last day at which people of the province are told, the longest first. */
export function warningMonthsOn(own: readonly Regulation[], on: LocalDate): readonly number[] {
  const said = regulationOn(own, 'warningMonths', on)
  return said ? said.value.split(',').map(Number) : usualWarningMonths
}
