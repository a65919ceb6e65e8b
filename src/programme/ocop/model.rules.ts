import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { modelKinds, type NewModel } from './model.types.ts'
import { refusals } from './refusals.text.ts'

export type ModelForm = {
  name: string
  kind: string
  year: string
  chain: string
  households: string
  revenue: string
  result: string
  isExample: boolean
}

const wholeIn = (typed: string): number | null => {
  const read = parseNumber(typed, 'integer')
  return read.ok && Number.isSafeInteger(read.value) && read.value >= 0 ? read.value : null
}

/** A production model as typed; a number that is left empty stays unknown. */
export function readModel(form: ModelForm, today: string): Result<NewModel> {
  const offenders: { where: string; what: string }[] = []
  const name = tidy(form.name)
  if (name === '') offenders.push({ where: 'Tên mô hình', what: 'chưa ghi' })
  const kind = modelKinds.find((one) => one === form.kind)
  if (!kind) offenders.push({ where: 'Lĩnh vực', what: 'chưa chọn trong danh sách' })
  const year = /^\s*\d{4}\s*$/.test(form.year) ? Number(form.year) : 0
  if (year < 2010 || year > Number(today.slice(0, 4)))
    offenders.push({ where: 'Năm', what: `«${form.year}» không phải năm từ 2010 đến nay` })
  const [households, revenue] = [wholeIn(form.households), wholeIn(form.revenue)]
  if (form.households.trim() !== '' && (households === null || households === 0 || households > 1_000_000))
    offenders.push({ where: 'Số hộ tham gia', what: `«${form.households}» không phải số hộ lớn hơn 0` })
  if (form.revenue.trim() !== '' && (revenue === null || revenue >= 1e15))
    offenders.push({ where: 'Doanh thu', what: `«${form.revenue}» không phải số tiền bằng đồng` })
  if (offenders.length > 0 || !kind) return refused(refusals.badEntry(offenders))
  return done({ name, kind, year, chain: tidy(form.chain), households, revenue, result: tidy(form.result), isExample: form.isExample })
}
