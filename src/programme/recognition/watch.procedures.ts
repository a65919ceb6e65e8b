/**
 * When a recognition is in the frame of revocation, period by period, as data with where it was read and how sure it is. A period whose rule
 * nobody could read has none, with the reason: then the page shows what fails and computes no ground.
 */
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { CriteriaSet, Tier } from '../criteria/types.ts'
import { rulesFor } from './dossier.procedures.ts'
import type { PeriodRevocation, RevocationLaw } from './watch.types.ts'

const q18 = 'Quyết định 18/2022/QĐ-TTg ngày 02/8/2022, Điều 23 và khoản 1 Điều 24'

const law2022: RevocationLaw = {
  text: 'Có từ 30% đến dưới 50% tiêu chí không đạt, trong đó có một trong các tiêu chí: thu nhập, môi trường (và an toàn thực phẩm), chất lượng môi trường sống, quốc phòng và an ninh; hoặc có từ 50% tiêu chí trở lên không đạt',
  low: { num: 3, den: 10 },
  high: { num: 1, den: 2 },
  // the sentence names criteria; their codes are those of the sets in which it is measured
  keys: { 'xa-2021': ['10', '17', '19'], 'xa-nang-cao-2021': ['10', '17', '18', '19'] },
}

const none = (because: string) => ({ value: null, because }) as const

export const revocationRules: readonly PeriodRevocation[] = [
  {
    key: '2010-2015',
    name: 'Giai đoạn 2010–2015',
    law: none('Chưa đọc được văn bản nêu tỷ lệ tiêu chí để thu hồi; Thông tư 40/2014/TT-BNNPTNT xét công nhận lại sau 5 năm'),
  },
  { key: '2016-2020', name: 'Giai đoạn 2016–2020', law: none('Chưa đọc được văn bản nêu tỷ lệ tiêu chí để thu hồi của giai đoạn này') },
  { key: '2021-2025', name: 'Giai đoạn 2021–2025', law: { value: law2022, source: q18, certainty: 'secondary' } },
  {
    key: '2026-2030',
    name: 'Giai đoạn 2026–2030',
    law: none('Chưa thấy văn bản nêu căn cứ thu hồi theo bộ tiêu chí giai đoạn 2026–2030'),
  },
]

/** By which tier's set a tier is watched: advanced and model by the advanced set (Quyết định 18/2022/QĐ-TTg), the others by their own. */
export const watchedBy = (tier: Tier): Tier => (tier === 'model' ? 'advanced' : tier)

/** The rule of the period of a set; null where there is no set, or it is of before the first period. */
export function revocationFor(set: Pick<CriteriaSet, 'period'> | undefined, on: LocalDate): PeriodRevocation | null {
  const rules = set && rulesFor(set, on)
  return revocationRules.find(({ key }) => key === rules?.key) ?? null
}
