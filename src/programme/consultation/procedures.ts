import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Procedure, ProcedureKey } from '../assessment/procedure.types.ts'
import { procedureOn } from '../assessment/procedures.ts'
import type { LegalNumber, SurveyTier, Thresholds } from './types.ts'

const missing = (source: string, note: string): LegalNumber => ({ value: null, certainty: 'missing', source, note })
const recalled = (value: number, source: string, note: string): LegalNumber => ({ value, certainty: 'recalled', source, note })

const q2014 = 'Quyết định 372/QĐ-TTg, Thông tư 40/2014/TT-BNNPTNT'
const q2540 = 'Quyết định 2540/QĐ-TTg'
const q18 = 'Quyết định 18/2022/QĐ-TTg'
const successor = 'văn bản thay Quyết định 18/2022/QĐ-TTg cho giai đoạn 2026–2030'
const unchecked = 'chưa đối chiếu nguyên văn'

/** The Front of each province says it; those of two provinces were read. */
const ofTheFront: LegalNumber = {
  value: 70,
  certainty: 'inferred',
  source: 'hướng dẫn của Mặt trận Tổ quốc tỉnh Tây Ninh năm 2019',
  note: 'quyết định không quy định, mỗi tỉnh theo hướng dẫn của Mặt trận (Bình Dương: trên 60 %)',
}

const unknown = (source: string, note: string): Thresholds => ({
  overall: missing(source, note),
  content: missing(source, note),
  coverage: missing(source, note),
})

const forAll = (thresholds: Thresholds): Record<SurveyTier, Thresholds> => ({
  standard: thresholds,
  advanced: thresholds,
  model: thresholds,
  modern: thresholds,
})

const noContent = (tier: string) => missing(q18, `chưa tìm thấy mức từng nội dung của xã ${tier}`)
const notOf2540 = missing(q2540, 'chưa tìm thấy mức hài lòng của giai đoạn 2016–2020')

/** What share of the residents must be satisfied, by period of the procedure. What nobody could read is null with its reason. */
export const satisfactionThresholds: Record<ProcedureKey, Record<SurveyTier, Thresholds>> = {
  '2010-2015': forAll(unknown(q2014, 'không thấy quy định lấy ý kiến hài lòng ở giai đoạn 2010–2015')),
  '2016-2020': forAll({ overall: notOf2540, content: notOf2540, coverage: ofTheFront }),
  '2021-2025': {
    standard: {
      overall: recalled(90, q18, unchecked),
      content: recalled(80, q18, `${unchecked}; có người nhớ là tính ở từng thôn, hệ thống tính trên toàn xã`),
      coverage: ofTheFront,
    },
    advanced: { overall: recalled(95, q18, unchecked), content: noContent('nâng cao'), coverage: ofTheFront },
    model: { overall: missing(q18, 'chưa tìm thấy mức của xã kiểu mẫu'), content: noContent('kiểu mẫu'), coverage: ofTheFront },
    modern: unknown(q18, 'giai đoạn 2021–2025 không có xã hiện đại'),
  },
  'two-tier': forAll(unknown(successor, 'chưa tìm thấy mức hài lòng của giai đoạn 2026–2030')),
}

const beforeAll = missing('', 'trước ngày 14/3/2014 chưa có quy định nào tìm được')

/** The thresholds of the day on which a survey opens. */
export function lawfulThresholds(on: LocalDate, tier: SurveyTier): Thresholds {
  const procedure = procedureOn(on)
  return procedure ? satisfactionThresholds[procedure.key][tier] : { overall: beforeAll, content: beforeAll, coverage: beforeAll }
}

/** How many days a self-assessment hangs in public under a procedure: the limit of its act of posting. */
export function postingDaysOf(procedure: Procedure): LegalNumber {
  const limit = procedure.acts.find(({ verb }) => verb === 'post')?.limit
  if (limit === undefined || limit.days === null) return missing(procedure.name, limit?.because ?? 'thủ tục này không có bước niêm yết')
  const { text, certainty, note } = limit.basis
  return { value: limit.days, certainty, source: text ?? procedure.name, ...(note ? { note } : {}) }
}
