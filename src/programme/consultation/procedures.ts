import { day, type LocalDate } from '../../platform/base/local-date.ts'
import type { LegalNumber, SurveyTier, Thresholds } from './types.ts'

/** What a period of the law asks of posting and of residents' satisfaction. Keys as in assessment's procedures. */
type ConsultationProcedure = {
  key: '2010-2015' | '2016-2020' | '2021-2025' | 'two-tier'
  name: string
  from: LocalDate
  /** exclusive; null = open */
  to: LocalDate | null
  postingDays: LegalNumber
  thresholds: Record<SurveyTier, Thresholds>
}

const missing = (source: string, note: string): LegalNumber => ({ value: null, certainty: 'missing', source, note })
const recalled = (value: number, source: string, note: string): LegalNumber => ({ value, certainty: 'recalled', source, note })

const q2014 = 'Quyết định 372/QĐ-TTg ngày 14/3/2014, Thông tư 40/2014/TT-BNNPTNT'
const q2540 = 'Quyết định 2540/QĐ-TTg ngày 30/12/2016'
const q18 = 'Quyết định 18/2022/QĐ-TTg ngày 02/8/2022'
const successor = 'Văn bản thay Quyết định 18/2022/QĐ-TTg cho giai đoạn 2026–2030'
const unchecked = 'theo trí nhớ, chưa đối chiếu nguyên văn'

/** The Front of each province says it; those of two provinces were read. */
const ofTheFront: LegalNumber = {
  value: 70,
  certainty: 'inferred',
  source: 'Hướng dẫn của Mặt trận Tổ quốc tỉnh Tây Ninh năm 2019: từ 70 % số hộ',
  note: 'quyết định không quy định; mỗi tỉnh theo hướng dẫn của Mặt trận (Bình Dương: trên 60 %), nên mức của tỉnh khác là suy ra',
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

const before2022 = (source: string): Record<SurveyTier, Thresholds> => {
  const note = 'chưa tìm thấy mức hài lòng của thời kỳ này'
  return forAll({ overall: missing(source, note), content: missing(source, note), coverage: ofTheFront })
}

const noContent = (tier: string) => missing(q18, `chưa tìm thấy mức từng nội dung của xã ${tier}`)

const of2022: Record<SurveyTier, Thresholds> = {
  standard: {
    overall: recalled(90, q18, unchecked),
    content: recalled(80, q18, `${unchecked}; có người nhớ là tính ở từng thôn, hệ thống tính trên toàn xã`),
    coverage: ofTheFront,
  },
  advanced: { overall: recalled(95, q18, unchecked), content: noContent('nâng cao'), coverage: ofTheFront },
  model: { overall: missing(q18, 'chưa tìm thấy mức của xã kiểu mẫu'), content: noContent('kiểu mẫu'), coverage: ofTheFront },
  modern: unknown(q18, 'giai đoạn này không có xã hiện đại'),
}

/** By period, oldest first. No number stands here without its source; what nobody could read is null with its reason. */
export const consultationProcedures: readonly ConsultationProcedure[] = [
  {
    key: '2010-2015',
    name: 'giai đoạn 2010–2015',
    from: day('2014-03-14'),
    to: day('2016-12-30'),
    postingDays: missing(q2014, 'không ai nêu được số ngày niêm yết của thời kỳ này'),
    thresholds: forAll(unknown(q2014, 'không thấy quy định lấy ý kiến hài lòng ở thời kỳ này')),
  },
  {
    key: '2016-2020',
    name: 'giai đoạn 2016–2020',
    from: day('2016-12-30'),
    to: day('2022-08-02'),
    postingDays: recalled(20, q2540, unchecked),
    thresholds: before2022(q2540),
  },
  {
    key: '2021-2025',
    name: 'giai đoạn 2021–2025, ba cấp',
    from: day('2022-08-02'),
    to: day('2025-07-01'),
    postingDays: recalled(10, q18, unchecked),
    thresholds: of2022,
  },
  {
    key: 'two-tier',
    name: 'chính quyền hai cấp từ 01/7/2025',
    from: day('2025-07-01'),
    to: null,
    postingDays: missing(
      successor,
      'chưa tìm thấy văn bản quy định số ngày niêm yết khi không còn cấp huyện; cơ quan niêm yết ghi số ngày và căn cứ',
    ),
    thresholds: forAll(unknown(successor, 'chưa tìm thấy mức hài lòng của giai đoạn 2026–2030')),
  },
]

/** What the law of the day asks; null before the first period that could be sourced (2014-03-14). */
export const consultationOn = (date: LocalDate): ConsultationProcedure | null =>
  consultationProcedures.find(({ from, to }) => from <= date && (to === null || date < to)) ?? null
