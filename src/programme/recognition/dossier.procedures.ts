/**
 * The rules of recognition, period by period, as data: who decides on which units, which conditions and papers are asked, how a council
 * votes. Every value says where it was read and how sure it is; what nobody could read is null with its reason, and a council's own
 * regulation (`recognition.vote_rule`) or a document fills it.
 */
import { day, type LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import type { BodyLevel } from '../people/types.ts'
import type { ConditionRule, DossierKind, Legal, Office, PaperRule, PeriodRules, RulesKey, VoteLaw } from './dossier.types.ts'

const q372 = 'Quyết định 372/QĐ-TTg ngày 14/3/2014'
const tt40 = 'Thông tư 40/2014/TT-BNNPTNT ngày 13/11/2014'
const q2540 = 'Quyết định 2540/QĐ-TTg ngày 30/12/2016'
const q18 = 'Quyết định 18/2022/QĐ-TTg ngày 02/8/2022'
const nd131 = 'Nghị định 131/2025/NĐ-CP, Điều 44'
const afterDistricts = day('2025-07-01')

const missing = (because: string): { value: null; because: string } => ({ value: null, because })
const recalled = <T>(value: T, source: string): Legal<T> => ({ value, source, certainty: 'recalled' })

const byChairman = (certainty: 'secondary' | 'recalled' | 'inferred', source: string): Legal<BodyLevel> => ({
  value: 'province',
  source,
  certainty,
})
const byPrimeMinister = (source: string): Legal<BodyLevel> => recalled('country', source)
const village: Office = {
  level: 'village',
  tiers: ['standard', 'model'],
  until: afterDistricts,
  decider: { value: 'district', source: 'Quyết định 2392/2017/QĐ-UBND của tỉnh Thanh Hóa (mẫu của một tỉnh)', certainty: 'secondary' },
}

const silent = 'Chưa đọc được văn bản nêu mức này; hội đồng theo quy chế của mình, nhập kèm văn bản trước khi bỏ phiếu'
const voteOf = (share: Legal<Ratio>): VoteLaw => ({
  share,
  base: missing(`${silent} (tính trên số thành viên có mặt hay toàn thể)`),
  quorum: missing(silent),
  ballot: missing(`${silent} (phiếu kín hay biểu quyết công khai)`),
})

const recognises: readonly DossierKind[] = ['recognition']
const either: readonly DossierKind[] = ['recognition', 'acknowledgement']
const revokes: readonly DossierKind[] = ['revocation']

const computed = (key: ConditionRule['key'], kinds: readonly DossierKind[], source: string, certainty: ConditionRule['certainty']) =>
  ({ key, kinds, by: 'computed', source, certainty }) satisfies ConditionRule
const asserted = (key: ConditionRule['key'], source: string, certainty: ConditionRule['certainty']) =>
  ({ key, kinds: recognises, by: 'asserted', source, certainty }) satisfies ConditionRule

/** What a merged commune and a revocation are asked, in every period. */
const beside = [
  computed('predecessors', ['acknowledgement'], 'Thực tiễn của tỉnh Hà Tĩnh năm 2023; chưa thấy văn bản trung ương', 'inferred'),
  computed('grounds', revokes, `${q18}, Điều 23 và khoản 1 Điều 24`, 'secondary'),
]
const fourConditions = (source: string, certainty: 'secondary' | 'inferred') => [
  computed('criteria', recognises, source, certainty),
  computed('satisfaction', recognises, source, certainty),
  asserted('arrears', source, certainty),
  asserted('security', source, certainty),
  ...beside,
]

const paper = (key: string, name: string, kinds: readonly DossierKind[], source: string, certainty: PaperRule['certainty']): PaperRule => ({
  key,
  name,
  kinds,
  source,
  certainty,
})
const revocationPapers = [
  paper('revocation-submission', 'Tờ trình đề nghị thu hồi', revokes, nd131, 'inferred'),
  paper('revocation-opinions', 'Báo cáo tổng hợp ý kiến về việc thu hồi', revokes, nd131, 'secondary'),
]
const fourPapers = (source: string, certainty: PaperRule['certainty']) => [
  paper('submission', 'Tờ trình', either, source, certainty),
  paper('report', 'Báo cáo kết quả thực hiện các tiêu chí và biểu chi tiết', either, source, certainty),
  paper('opinions', 'Báo cáo tổng hợp ý kiến của các tổ chức, đoàn thể và nhân dân', recognises, source, certainty),
  paper('minutes', 'Biên bản cuộc họp đề nghị công nhận', recognises, source, certainty),
]
const appraisalPapers = (source: string, certainty: PaperRule['certainty']) => [
  paper('verification', 'Báo cáo thẩm tra', recognises, source, certainty),
  paper('satisfaction-report', 'Báo cáo kết quả lấy ý kiến hài lòng của người dân', recognises, source, certainty),
  paper('appraisal', 'Văn bản thẩm định của các sở, ngành', recognises, source, certainty),
]

export const allRules: readonly PeriodRules[] = [
  {
    key: '2010-2015',
    name: 'Giai đoạn 2010–2015',
    lastYear: 2015,
    from: day('2014-03-14'),
    offices: [
      {
        level: 'commune',
        tiers: ['standard'],
        until: null,
        decider: byChairman('secondary', 'Thực tiễn: các quyết định của UBND tỉnh Lạng Sơn'),
      },
    ],
    conditions: [asserted('registered', q372, 'secondary'), computed('criteria', recognises, q372, 'secondary'), ...beside],
    papers: [...fourPapers(tt40, 'secondary'), ...revocationPapers],
    vote: voteOf(missing(silent)),
  },
  {
    key: '2016-2020',
    name: 'Giai đoạn 2016–2020',
    lastYear: 2020,
    from: day('2016-12-30'),
    offices: [
      {
        level: 'commune',
        tiers: ['standard', 'advanced', 'model'],
        until: null,
        decider: byChairman('secondary', 'Thực tiễn: các quyết định của UBND tỉnh Lạng Sơn'),
      },
      {
        level: 'district',
        tiers: ['standard', 'completion'],
        until: afterDistricts,
        decider: byPrimeMinister('Quyết định 558/QĐ-TTg năm 2016'),
      },
      village,
    ],
    conditions: [computed('criteria', recognises, `${q2540} (chỉ biết điều kiện này)`, 'inferred'), ...beside],
    papers: [...fourPapers(q2540, 'inferred'), ...revocationPapers],
    vote: voteOf(recalled({ num: 9, den: 10 }, q2540)),
  },
  {
    key: '2021-2025',
    name: 'Giai đoạn 2021–2025',
    lastYear: 2025,
    from: day('2022-08-02'),
    offices: [
      { level: 'commune', tiers: ['standard', 'advanced', 'model'], until: null, decider: byChairman('recalled', q18) },
      { level: 'district', tiers: ['standard', 'advanced', 'completion'], until: afterDistricts, decider: byPrimeMinister(q18) },
      { level: 'province', tiers: ['completion'], until: null, decider: byPrimeMinister(q18) },
      village,
    ],
    conditions: fourConditions(q18, 'secondary'),
    papers: [...fourPapers(q18, 'recalled'), ...appraisalPapers(q18, 'recalled'), ...revocationPapers],
    vote: voteOf(recalled({ num: 9, den: 10 }, q18)),
  },
  {
    key: '2026-2030',
    name: 'Giai đoạn 2026–2030',
    lastYear: null,
    from: day('2026-02-15'),
    offices: [
      {
        level: 'commune',
        tiers: ['standard', 'modern'],
        until: null,
        decider: byChairman('inferred', 'Thực tiễn của các tỉnh năm 2025; chưa thấy văn bản thay Quyết định 18/2022/QĐ-TTg'),
      },
      { level: 'province', tiers: ['completion'], until: null, decider: { value: 'country', source: q18, certainty: 'inferred' } },
      {
        level: 'village',
        tiers: ['standard', 'model'],
        until: null,
        decider: missing('Cấp huyện đã kết thúc từ 01/7/2025; chưa thấy văn bản giao việc này cho cấp nào'),
      },
    ],
    conditions: fourConditions(`${q18} (chưa thấy văn bản thay thế)`, 'inferred'),
    papers: [...fourPapers(q18, 'inferred'), ...appraisalPapers(q18, 'inferred'), ...revocationPapers],
    vote: voteOf(missing(silent)),
  },
]

/** The rules that a dossier was opened under. A key that no period has is a fault of the data and throws. */
export function rulesOf(key: RulesKey): PeriodRules {
  const found = allRules.find((rules) => rules.key === key)
  if (!found) throw new Error(`no rules ${key}`)
  return found
}

/** By which rules a set is recognised: those of the period that the set names, else those of the day; null before the first. */
export function rulesFor({ period }: Pick<CriteriaSet, 'period'>, on: LocalDate): PeriodRules | null {
  const last = /(\d{4})\s*$/.exec(period ?? '')?.[1]
  if (last !== undefined) return allRules.find(({ lastYear }) => lastYear === null || Number(last) <= lastYear) ?? null
  return allRules.findLast(({ from }) => from <= on) ?? null
}
