import type { Field, FieldKind } from './types.ts'

const field =
  (kind: FieldKind) =>
  (name: string, label: string, note?: string): Field => ({ name, label, kind, ...(note ? { note } : {}) })

export const text = field('text')
export const integer = field('integer')
export const decimal = field('decimal')
export const date = field('date')
export const boolean = field('boolean')

/** The release that lets rows out: its id, and day, set and stage of its data. */
export const released: readonly Field[] = [
  integer('releaseId', 'Mã bản duyệt'),
  date('asOf', 'Ngày chốt số liệu'),
  text('set', 'Bộ tiêu chí'),
  text('stage', 'Bước', 'self tự đánh giá, verified thẩm tra, appraised thẩm định'),
]
export const place: readonly Field[] = [
  integer('unitId', 'Định danh đơn vị', 'giữ nguyên khi mã đổi'),
  text('unitCode', 'Mã đơn vị', 'mã của danh mục nhà nước vào ngày của số liệu'),
  text('unitName', 'Tên đơn vị'),
]
export const parents: readonly Field[] = [text('provinceCode', 'Mã tỉnh'), text('provinceName', 'Tỉnh, thành phố')]
export const origin: readonly Field[] = [
  text('source', 'Nguồn'),
  boolean('demonstration', 'Số liệu minh hoạ', 'true: dựng lại để minh hoạ, không phải số liệu chính thức'),
]

export const table = ['csv', 'xlsx', 'json'] as const
export const byRelease = 'mỗi lần một bản số liệu được duyệt công khai'
export const releaseDays = 'ngày chốt của từng bản duyệt'
