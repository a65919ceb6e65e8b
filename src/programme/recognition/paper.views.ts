import type { LocalDate } from '../../platform/base/local-date.ts'
import { tierText } from '../criteria/text.ts'
import { kindNames } from './dossier.text.ts'
import type { Content, Dossier } from './dossier.types.ts'

/** As papers write a day: days under ten and the months January and February have a leading zero. */
export function dayInWords(day: LocalDate): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  return `ngày ${date} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

/** «Lạng Sơn, ngày 10 tháng 02 năm 2026»; the day stays open while there is none. */
export const placeLine = (place: string, on: LocalDate | null): string =>
  `${place.replace(/^(Tỉnh|Thành phố|Huyện|Nước) /, '')}, ${on ? dayInWords(on) : 'ngày … tháng … năm …'}`

/** «công nhận đạt chuẩn đối với Xã Bính Xá, Tỉnh Lạng Sơn, năm 2025» */
export function subjectOf(
  { kind, tier, bookedYear }: Pick<Dossier, 'kind' | 'tier' | 'bookedYear'>,
  { unit }: Pick<Content, 'unit'>,
): string {
  const place = unit.province ? `${unit.name}, ${unit.province}` : unit.name
  return `${kindNames[kind].toLowerCase()} ${tierText[tier]} nông thôn mới đối với ${place}, năm ${bookedYear}`
}
