import { tidy } from '../../platform/text/fold.ts'
import type { Setting } from './types.ts'

/** What a form says of a regime, as it was typed. */
export type SettingForm = Record<keyof Setting, string>

const numberIn = (text: string, lo: number, hi: number): number | null => {
  const value = /^\d{1,2}$/u.test(text.trim()) ? Number(text) : Number.NaN
  return value >= lo && value <= hi ? value : null
}

/** Reads a setting; every field that is wrong by name. */
export function readSetting(form: SettingForm): { setting: Setting | null; faults: { where: string; what: string }[] } {
  const fields = [
    { key: 'closeMonth', name: 'Tháng chốt', value: numberIn(form.closeMonth, 0, 1), what: 'chọn tháng cuối kỳ hoặc tháng sau' },
    { key: 'closeDay', name: 'Ngày chốt', value: numberIn(form.closeDay, 1, 31), what: 'ghi số từ 1 đến 31' },
    { key: 'sendMonth', name: 'Tháng gửi', value: numberIn(form.sendMonth, 0, 2), what: 'chọn tháng cuối kỳ hoặc tháng sau' },
    { key: 'sendDay', name: 'Ngày gửi', value: numberIn(form.sendDay, 1, 31), what: 'ghi số từ 1 đến 31' },
  ] as const
  const faults: { where: string; what: string }[] = fields
    .filter(({ value }) => value === null)
    .map(({ name, what }) => ({ where: name, what }))
  const document = tidy(form.document)
  if (document === '') faults.push({ where: 'Văn bản quy định', what: 'chưa ghi' })
  const of = (key: (typeof fields)[number]['key']) => fields.find((one) => one.key === key)?.value ?? 0
  if (faults.length > 0) return { setting: null, faults }
  const days = { closeMonth: of('closeMonth'), closeDay: of('closeDay'), sendMonth: of('sendMonth'), sendDay: of('sendDay') }
  return { setting: { ...days, required: form.required === 'co', document }, faults: [] }
}
