import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { Measure } from '../criteria/types.ts'
import { levelNames } from './text.ts'
import type { SetInfo } from './types.ts'

export const setUnknown = (name: string) => `chưa có bộ tiêu chí «${name}» được công bố; xem các mã bằng lệnh ntm sets`

export const setNotInForce = (set: SetInfo, day: LocalDate) =>
  `bộ tiêu chí ${set.id} dùng từ ${formatDate(set.validFrom)}${set.validTo ? ` đến trước ${formatDate(set.validTo)}` : ''}, không dùng cho ngày ${formatDate(day)}`

export const criterionUnknown = (set: SetInfo) => `bộ tiêu chí ${set.id} không có tiêu chí này; có: ${[...set.criteria].join(', ')}`
export const moreThanSet = (set: SetInfo) => `bộ tiêu chí ${set.id} chỉ có ${set.criteriaCount} tiêu chí`
export const measureUnknown = (key: string) => `không có chỉ số «${key}» trong danh mục criteria-sets/measures.yaml`
export const levelUnknown = (levels: readonly string[]) => `phải là một trong các mức: ${levels.join(', ')}`

export const outOfBounds = ({ bounds, unit }: Measure) => {
  const [from, to] = bounds ?? [null, null]
  const ends = [from === null ? '' : `từ ${formatNumber(from)}`, to === null ? '' : `đến ${formatNumber(to)}`].filter(Boolean).join(' ')
  return `ngoài khoảng cho phép: ${ends}${unit ? ` ${unit}` : ''}`
}

export const wrongLevel = (set: string, wanted: string, found: string) =>
  `bộ tiêu chí ${set} dành cho cấp ${levelNames.get(wanted) ?? wanted}, đơn vị này là cấp ${levelNames.get(found) ?? found}`
