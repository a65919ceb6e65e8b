import { done, type Result, refused } from '../../platform/base/result.ts'
import { formatDate } from '../../platform/text/date.ts'
import { fitsMeasure } from './check-test.rules.ts'
import { setterOf } from './text.ts'
import type { CriteriaSet, Slot, Threshold } from './types.ts'
import { provincialSlotOf, slotsIn, testsIn, thresholdsOf, valuesIn } from './walk.rules.ts'

/** What a province wants to set. */
export type SlotRequest = Slot & { indicator: string; validFrom: Slot['decidedOn'] }

/** May this slot take this value? Names the row, says who sets it where it is not the province. */
export function fillSlot(set: CriteriaSet, request: SlotRequest): Result<Slot> {
  const row = set.criteria.flatMap(({ indicators }) => indicators).find(({ code }) => code === request.indicator)
  const no = (code: string, text: string, what: string, status: 404 | 409 | 422 = 422): Result<never> =>
    refused({ code, text, offenders: [{ where: `chỉ tiêu ${request.indicator}, bộ ${set.id}`, what }], status })
  if (!row)
    return no('slot.unknown', `Bộ ${set.id} không có chỉ tiêu ${request.indicator}. Xem lại số của chỉ tiêu.`, 'không có trong bộ', 404)
  if (!provincialSlotOf(row)) {
    const slot = testsIn(row.test).flatMap(thresholdsOf).flatMap(slotsIn)[0]
    const who = slot ? setterOf(slot) : set.decision
    return no(
      'slot.notProvincial',
      `Chỉ tiêu ${request.indicator} của bộ ${set.id} không giao tỉnh quy định nên không nhận mức của tỉnh.`,
      `mức do ${who} quy định`,
      409,
    )
  }
  if (request.decision.trim() === '') return no('slot.noDecision', 'Ghi số quyết định của tỉnh rồi lưu lại.', 'thiếu số quyết định')
  if (request.validFrom < request.decidedOn)
    return no(
      'slot.beforeDecision',
      `Mức không thể áp dụng trước ngày ký quyết định. Sửa ngày áp dụng.`,
      `áp dụng ${formatDate(request.validFrom)}, ký ${formatDate(request.decidedOn)}`,
    )
  if (set.validTo !== null && request.validFrom >= set.validTo)
    return no(
      'slot.afterSet',
      `Bộ ${set.id} thôi áp dụng từ ${formatDate(set.validTo)}. Sửa ngày áp dụng, hoặc chọn bộ đang áp dụng.`,
      `áp dụng ${formatDate(request.validFrom)}`,
    )
  const wrong = wrongValue(set, row.measure, request.threshold)
  if (wrong !== null) return no('slot.wrongValue', `Mức của chỉ tiêu ${request.indicator} chưa đúng. Sửa mức rồi lưu lại.`, wrong)
  return done({ threshold: request.threshold, decision: request.decision, decidedOn: request.decidedOn })
}

/** Why a threshold cannot stand in a slot; null when it can. */
function wrongValue(set: CriteriaSet, key: string | null, threshold: Threshold): string | null {
  if (slotsIn(threshold).length > 0) return 'mức của tỉnh không được để người khác quy định'
  const values = valuesIn(threshold)
  if (values.length === 0 || values.some(({ value }) => value === null)) return 'thiếu giá trị'
  const measure = key === null ? undefined : set.measures?.[key]
  for (const { value } of values) {
    const why = measure && value !== null ? fitsMeasure(value, measure) : null
    if (why !== null) return `${value} ${why}`
  }
  return null
}
