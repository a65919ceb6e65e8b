import { roundRatio } from '../../platform/base/ratio.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { certaintyText } from '../criteria/text.ts'
import type {
  Answer,
  Channel,
  Flag,
  LegalNumber,
  Outcome,
  PaperState,
  PostingState,
  SatisfactionTest,
  SurveyResult,
  SurveyState,
  ThresholdKey,
} from './types.ts'

export const thresholdNames: Record<ThresholdKey, string> = {
  overall: 'Hài lòng chung',
  content: 'Hài lòng từng nội dung',
  coverage: 'Số hộ trả lời trên tổng số hộ',
}

/** An office that typed a number with its source stands for having read it. */
const setByOffice = 'cơ quan nhập ghi theo văn bản'

const howSure = ({ certainty, note }: Pick<LegalNumber, 'certainty' | 'note'>) =>
  [certainty === 'official' ? setByOffice : certaintyText[certainty], ...(note ? [note.replace(/\.$/, '')] : [])].join('; ')

/** «từ 90 % (Quyết định 18/2022/QĐ-TTg; theo trí nhớ)», or why there is none. */
export function thresholdText(number: LegalNumber): string {
  if (number.value === null) return `chưa có mức${number.note ? `; ${number.note}` : ''}`
  return `từ ${formatNumber(number.value)} % (${number.source}; ${howSure(number)})`
}

/** «20 ngày (Quyết định 2540/QĐ-TTg; theo trí nhớ)», or why nobody can say. */
export function daysText(number: LegalNumber): string {
  if (number.value === null) return `chưa có số ngày${number.note ? `; ${number.note.replace(/\.$/, '')}` : ''}`
  return `${number.value} ngày (${number.source}; ${howSure(number)})`
}

/** «62/69 = 89,9 %»; a share of nothing is no share. */
export function shareText(share: SatisfactionTest['share']): string {
  const percent = roundRatio({ num: share.num * 100, den: share.den }, 1)
  const counts = `${formatNumber(share.num)}/${formatNumber(share.den)}`
  return percent === null ? counts : `${counts} = ${formatNumber(percent, 1)} %`
}

const nameOf = ({ of, content }: SatisfactionTest) => (of === 'content' ? `«${content}»` : thresholdNames[of].toLowerCase())

const missedText = (test: SatisfactionTest) =>
  `${nameOf(test)} ${shareText(test.share)}, cần từ ${formatNumber(test.threshold.value ?? 0)} %`
const whyOpen = ({ share, threshold }: SatisfactionTest) => (share.den === 0 ? 'không có phiếu trả lời' : thresholdText(threshold))

/** Tests that cannot be judged, those for the same reason together. */
function openText(tests: SatisfactionTest[]): string {
  const reasons = [...new Set(tests.map(whyOpen))]
  return reasons
    .map(
      (why) =>
        `${tests
          .filter((test) => whyOpen(test) === why)
          .map(nameOf)
          .join(', ')}: ${why}`,
    )
    .join('; ')
}

/** Why a survey came to its verdict: what fails, what cannot be judged, else how sure the thresholds are. */
export function explain({ tests, verdict }: Pick<SurveyResult, 'tests' | 'verdict'>): string {
  const of = (wanted: SatisfactionTest['verdict']) => tests.filter((test) => test.verdict === wanted)
  if (verdict === 'notMet') return `Chưa đạt: ${of('notMet').map(missedText).join('; ')}.`
  if (verdict === 'unjudgeable') return `Chưa đủ căn cứ: ${openText(of('unjudgeable'))}.`
  const weakest = (['inferred', 'recalled', 'secondary'] as const).find((one) => tests.some(({ threshold }) => threshold.certainty === one))
  return `Đạt mọi mức${weakest ? `; có mức ${certaintyText[weakest]}, cần đối chiếu văn bản` : ''}.`
}

export const stillOpen = 'Đang lấy ý kiến; tỷ lệ có khi đóng đợt.'

export const answerNames: Record<Answer | 'blank', string> = {
  satisfied: 'Hài lòng',
  notSatisfied: 'Chưa hài lòng',
  noOpinion: 'Không có ý kiến',
  blank: 'Bỏ trống',
}

export const surveyStateNames: Record<SurveyState, string> = { open: 'đang lấy ý kiến', closed: 'đã đóng', cancelled: 'đã hủy' }
export const postingStateNames: Record<PostingState, string> = { open: 'đang niêm yết', closed: 'đã đóng', withdrawn: 'đã rút' }
export const paperStateNames: Record<PaperState, string> = {
  entered: 'chờ người thứ hai kiểm tra',
  checked: 'đã kiểm tra',
  returned: 'trả lại',
}

export const channelNames: Record<Channel, string> = {
  paper: 'Phiếu, đơn giấy',
  loudspeaker: 'Phản hồi sau thông báo trên loa truyền thanh',
  meeting: 'Họp thôn, họp dân',
  web: 'Trang niêm yết công khai',
}

export const outcomeNames: Record<Outcome, string> = {
  accepted: 'Tiếp thu, sửa kết quả',
  explained: 'Giải trình, giữ kết quả',
  passedOn: 'Chuyển cơ quan có thẩm quyền',
}

/** An instant of the log as people read it: «14:05 ngày 14/6/2026». */
const instantOf = (iso: string): string => {
  const local = new Date(new Date(iso).getTime() + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)} ngày ${Number(local.slice(8, 10))}/${Number(local.slice(5, 7))}/${local.slice(0, 4)}`
}

/** What the rules saw, in words. */
export function flagText({ kind, subject, count }: Pick<Flag, 'kind' | 'subject' | 'count'>): string {
  if (kind === 'manyAtOnce') return `${count} phiếu điện tử trong mười phút từ ${instantOf(subject)}`
  if (kind === 'oneAddress') return `${count} phiếu điện tử từ cùng một nơi gửi trong 15 phút từ ${instantOf(subject)}`
  return `Lô phiếu giấy số ${subject}: cả ${count} phiếu đều hài lòng mọi nội dung`
}
