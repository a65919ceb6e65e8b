import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import { type Form, jsonText, type Layout, type Ready, tierChoices } from '../evidence/import.rules.ts'
import * as text from './text.ts'
import type { RegistrationStatus } from './types.ts'

export const registrationLayout = {
  key: 'dang-ky',
  name: 'đăng ký phấn đấu',
  required: ['ma', 'nam', 'danh_hieu'],
  optional: ['trang_thai', 'so_tieu_chi', 'han', 'van_ban', 'ly_do'],
} as const satisfies Layout

export const targetLayout = {
  key: 'muc-tieu',
  name: 'mục tiêu được giao',
  required: ['ma', 'chi_tieu', 'han', 'ngay_giao', 'tu', 'van_ban'],
  optional: ['dieu_kien', 'ban_do', 'mau', 'bo', 'ghi_chu'],
} as const satisfies Layout

const statuses: ReadonlyMap<string, RegistrationStatus> = new Map<string, RegistrationStatus>([
  ['de-xuat', 'proposed'],
  ['duyet', 'approved'],
  ['da-duyet', 'approved'],
  ['loai', 'struck'],
  ['rut', 'struck'],
])

/** A row → key: year, tier; then status, number of criteria, due day, document, reason. The unit is read on 1 January. */
export function readRegistration(form: Form): Ready | null {
  const code = form.code()
  const year = form.required('nam', form.count)
  const first = year === null ? null : localDate(`${year}-01-01`)
  if (year !== null && (first === null || year < 2009 || year > 2100)) form.refuse('nam', text.noYear)
  const tier = form.required('danh_hieu', (column) => form.choice(column, tierChoices))
  const status = form.choice('trang_thai', statuses) ?? 'approved'
  const [criteria, due] = [form.count('so_tieu_chi'), form.day('han')]
  if (due && first && due < first) form.refuse('han', text.dueBeforeYear)
  const [decision, reason] = [form.words('van_ban'), form.words('ly_do')]
  if (!code || !first || !tier) return null
  return { code, on: first, fields: [String(year), tier, status, criteria === null ? null : String(criteria), due, decision, reason] }
}

/** A row → key: figure, qualifier, due day, day it was set; then map, numerator, denominator, set, document, note. The unit is read on the map's day. */
export const readTarget =
  (isFigure: (key: string) => boolean, setNamed: (name: string) => string | undefined) =>
  (form: Form): Ready | null => {
    const code = form.code()
    const figure = form.required('chi_tieu', form.text)
    if (figure !== null && !isFigure(figure)) form.refuse('chi_tieu', text.figureUnknown(figure))
    const qualifier = form.object('dieu_kien')
    const [due, setOn] = [form.required('han', form.day), form.required('ngay_giao', form.day)]
    if (due && setOn && due < setOn) form.refuse('han', text.dueBeforeSet)
    const mapOf: LocalDate | null = form.day('ban_do') ?? setOn
    const [num, den] = [form.required('tu', form.number), form.number('mau') ?? 1]
    if (den <= 0) form.refuse('mau', text.noDenominator)
    const named = form.text('bo')
    const set = named === null ? null : setNamed(named)
    if (named !== null && set === undefined) form.refuse('bo', text.setUnknown(named))
    const [document, note] = [form.required('van_ban', form.words), form.words('ghi_chu')]
    if (!code || !figure || !due || !setOn || !mapOf || num === null || !document) return null
    return {
      code,
      on: mapOf,
      fields: [figure, jsonText(qualifier ?? {}), due, setOn, mapOf, String(num), String(den), set ?? null, document, note],
    }
  }
