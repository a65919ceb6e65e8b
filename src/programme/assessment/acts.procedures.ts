import type { Act, Basis, Limit, VoteShare } from './procedure.types.ts'
import { noLimit } from './steps.procedures.ts'

const registerPage =
  'https://krongno.daknong.gov.vn/cai-cach-hanh-chinh/huong-dan-thu-tuc-hanh-chinh/cap-huyen/nong-nghiep-va-phat-trien-nong-thon/5.-trinh-tu-thu-tuc-ho-so-dang-ky-xa-dat-chuan-nong-thon-moi.html'

const recalled = (text: string): Basis => ({
  text,
  certainty: 'recalled',
  note: 'Theo trí nhớ của người làm nghề; chưa đối chiếu văn bản.',
})
const unread = noLimit('Chưa đọc được thời hạn ở văn bản nào.')

type Words = {
  basis: Basis
  file: readonly string[]
  /** days of posting, where anybody recalls them */
  posting: number | null
  /** share of votes in meetings and council, where anybody recalls it */
  share: number | null
  text: string
}

const share = ({ share: atLeastPercent, text }: Words): { vote?: VoteShare } =>
  atLeastPercent === null ? {} : { vote: { atLeastPercent, basis: recalled(text) } }

const posting = ({ posting: days, text }: Words): Limit =>
  days === null ? noLimit('Không ai nêu được số ngày niêm yết của thời kỳ này.') : { days, counted: 'calendarDays', basis: recalled(text) }

const register = ({ basis, text }: Words): Act => ({
  id: 'register',
  name: 'Xã đăng ký; Ủy ban nhân dân huyện đưa vào kế hoạch năm và trả lời',
  verb: 'register',
  holder: { kind: 'peoplesCommittee', level: 'district' },
  after: null,
  by: [{ role: 'communeLeader', level: 'commune' }],
  documents: ['Văn bản đăng ký'],
  limit: { days: 5, counted: 'workingDays', basis: { text, certainty: 'secondary', url: registerPage } },
  basis,
})

const inCommune = (words: Words): Act[] => [
  {
    id: 'post',
    name: 'Niêm yết, lấy ý kiến Mặt trận, đoàn thể và nhân dân trong xã',
    verb: 'post',
    holder: { kind: 'peoplesCommittee', level: 'commune' },
    after: null,
    by: [{ role: 'communeOfficer', level: 'commune' }],
    documents: ['Báo cáo tổng hợp ý kiến'],
    limit: posting(words),
    basis: words.basis,
  },
  {
    id: 'meet',
    name: 'Ban chỉ đạo, ban quản lý xã và các ban phát triển thôn họp, bỏ phiếu đề nghị',
    verb: 'meet',
    holder: { kind: 'steeringCommittee', level: 'commune' },
    after: 'post',
    by: [{ role: 'communeLeader', level: 'commune' }],
    documents: ['Biên bản cuộc họp'],
    limit: unread,
    basis: words.basis,
    ...share(words),
  },
  {
    id: 'file',
    name: 'Ủy ban nhân dân xã hoàn thiện và nộp hồ sơ',
    verb: 'file',
    holder: { kind: 'peoplesCommittee', level: 'commune' },
    after: 'meet',
    by: [{ role: 'communeLeader', level: 'commune' }],
    documents: words.file,
    limit: unread,
    basis: words.basis,
  },
]

const survey = (level: 'district' | 'province', { basis }: Words): Act => ({
  id: 'survey',
  name: 'Mặt trận Tổ quốc lấy ý kiến về sự hài lòng của người dân',
  verb: 'survey',
  holder: { kind: 'front', level },
  after: 'submit',
  by: [
    { role: 'communeOfficer', level: 'commune' },
    { role: 'coordinationOffice', level: 'province' },
  ],
  documents: ['Báo cáo kết quả lấy ý kiến về sự hài lòng của người dân'],
  limit: unread,
  basis,
})

const forward = (words: Words): Act => ({
  id: 'forward',
  name: 'Ủy ban nhân dân huyện công khai, Ban chỉ đạo huyện họp, trình tỉnh',
  verb: 'forward',
  holder: { kind: 'peoplesCommittee', level: 'district' },
  after: 'verify',
  by: [{ role: 'leader', level: 'district' }],
  documents: ['Tờ trình', 'Báo cáo thẩm tra', 'Biên bản cuộc họp'],
  limit: unread,
  basis: words.basis,
  ...share(words),
})

const inProvince = (words: Words): Act[] => [
  {
    id: 'vote',
    name: 'Hội đồng thẩm định tỉnh họp, bỏ phiếu',
    verb: 'vote',
    holder: { kind: 'council', level: 'province' },
    after: 'appraise',
    by: [{ role: 'councilMember', level: 'province' }],
    documents: ['Biên bản họp hội đồng'],
    limit: unread,
    basis: words.basis,
    ...share(words),
  },
  {
    id: 'decide',
    name: 'Chủ tịch Ủy ban nhân dân tỉnh quyết định công nhận',
    verb: 'decide',
    holder: { kind: 'peoplesCommittee', level: 'province' },
    after: 'vote',
    by: [{ role: 'leader', level: 'province' }],
    documents: ['Quyết định công nhận', 'Bằng công nhận'],
    limit: unread,
    basis: words.basis,
  },
  {
    id: 'publish',
    name: 'Công bố quyết định',
    verb: 'publish',
    holder: { kind: 'coordinationOffice', level: 'province' },
    after: 'decide',
    by: [{ role: 'coordinationOffice', level: 'province' }],
    documents: ['Thông báo công bố'],
    limit: unread,
    basis: words.basis,
  },
]

/** What was asked while there were districts: commune, then district, then province. */
export const threeLevelActs = (words: Words, registers: boolean): Act[] => [
  ...(registers ? [register(words)] : []),
  ...inCommune(words),
  survey('district', words),
  forward(words),
  ...inProvince(words),
]

/** Since 2025-07-01 nothing lies between the commune and the province. */
export const twoTierActs = (words: Words): Act[] => [...inCommune(words), survey('province', words), ...inProvince(words)]
