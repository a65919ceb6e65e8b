import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { Certainty, MeasureKind, Overall, Region, RowChange, SetBy, Tier, UnjudgeableReason, VerdictValue } from './types.ts'

/** Short mark beside a threshold. */
export const certaintyText: Record<Certainty, string> = {
  official: 'đọc trong văn bản chính thức',
  secondary: 'đọc ở nguồn thứ cấp',
  recalled: 'theo trí nhớ, chưa đối chiếu',
  inferred: 'suy ra',
  missing: 'chưa tìm thấy',
}

/** What the mark means, for the legend. */
export const certaintyMeaning: Record<Certainty, string> = {
  official: 'Đã đọc trong văn bản chính thức.',
  secondary: 'Đọc ở trang báo, cổng thông tin hoặc thư viện pháp luật dẫn lại văn bản.',
  recalled: 'Người trong ngành nhớ lại, chưa đối chiếu với văn bản.',
  inferred: 'Suy ra từ thông tin liên quan, chưa thấy nguyên văn.',
  missing: 'Chưa tìm thấy ở nguồn nào; không đoán.',
}

export const tierText: Record<Tier, string> = {
  standard: 'đạt chuẩn',
  advanced: 'nâng cao',
  model: 'kiểu mẫu',
  modern: 'hiện đại',
  completion: 'hoàn thành nhiệm vụ',
}

export const verdictText: Record<VerdictValue, string> = {
  met: 'Đạt',
  notMet: 'Chưa đạt',
  notApplicable: 'Không áp dụng',
  unjudgeable: 'Chưa đủ căn cứ',
}

export const reasonText: Record<UnjudgeableReason, string> = {
  noMeasurement: 'Chưa có số liệu',
  valueUnreadable: 'Số liệu không đúng kiểu',
  slotUnset: 'Tỉnh chưa quy định mức này',
  thresholdMissing: 'Chưa tìm thấy mức trong văn bản',
  classUnknown: 'Chưa rõ xã thuộc vùng hoặc nhóm nào',
  unlisted: 'Chưa liệt kê đủ chỉ tiêu của bộ',
  partUnjudgeable: 'Có phần chưa đủ căn cứ',
  referenceMissing: 'Chưa có bộ tiêu chí hoặc kết quả để so',
}

export const regionText: Record<Region, string> = {
  TDMNPB: 'Trung du miền núi phía Bắc',
  DBSH: 'Đồng bằng sông Hồng',
  BTB: 'Bắc Trung Bộ',
  DHNTB: 'Duyên hải Nam Trung Bộ',
  TN: 'Tây Nguyên',
  DNB: 'Đông Nam Bộ',
  DBSCL: 'Đồng bằng sông Cửu Long',
}

export const areaClassText: Record<string, string> = {
  speciallyDifficult: 'xã đặc biệt khó khăn',
  safeZonePoorDistrict: 'xã an toàn khu thuộc huyện nghèo hoặc vừa thoát nghèo',
}

const setterText: Record<SetBy['setBy'], string> = { province: 'UBND tỉnh', ministry: 'Bộ' }

/** Who is to set the value of a slot. */
export const setterOf = (slot: SetBy): string => slot.body ?? setterText[slot.setBy]

/** «áp dụng 1/12/2016 – 7/3/2022»: days as people read them; the end is the last day. */
export function validityText(from: Parameters<typeof formatDate>[0], lastDay: Parameters<typeof formatDate>[0] | null): string {
  return lastDay === null ? `áp dụng từ ${formatDate(from)}` : `áp dụng ${formatDate(from)} – ${formatDate(lastDay)}`
}

/** A number as it is, without rounding: 1234.567 → «1.234,567». */
export function exactNumber(value: number): string {
  const decimals = (String(value).split('.')[1] ?? '').length
  return formatNumber(value, decimals)
}

/** A value with its unit: «62,5%», «36 triệu đồng/người/năm», «có», «mức IV». */
export function quantity(value: number | boolean | string, unit: string | null, kind?: MeasureKind): string {
  if (kind === 'yesNo' || typeof value === 'boolean') return value === true || value === 1 ? 'có' : 'không'
  if (kind === 'level' || typeof value === 'string') return `mức ${value}`
  const number = exactNumber(value)
  if (unit === null) return number
  return unit === '%' ? `${number}%` : `${number} ${unit}`
}

/** What became of a row from one set to the next. */
export const rowChangeText: Record<RowChange, string> = {
  new: 'mới',
  dropped: 'bỏ',
  renumbered: 'đổi số',
  renamed: 'đổi tên',
  unitChanged: 'đổi đơn vị',
  measureChanged: 'đổi nội dung đo',
  testChanged: 'đổi cách xét',
}

export const overallText: Record<Overall, string> = {
  up: 'mức tăng',
  down: 'mức giảm',
  mixed: 'mức tăng ở vùng này, giảm ở vùng khác',
  same: 'mức giữ nguyên',
  incomparable: 'mức không so được',
}
