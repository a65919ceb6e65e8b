import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { levelNames } from '../assessment/text.ts'
import { tierText } from '../criteria/text.ts'
import type { Tier } from '../criteria/types.ts'
import type { Level, Stage } from '../units/types.ts'
import type {
  BallotKind,
  BarredPart,
  Choice,
  ConditionKey,
  DossierKind,
  DossierState,
  DossierVerb,
  Outcome,
  Seat,
  SessionState,
  VoteBase,
} from './dossier.types.ts'

export const kindNames: Record<DossierKind, string> = {
  recognition: 'Công nhận',
  acknowledgement: 'Thừa nhận sau sáp nhập',
  revocation: 'Thu hồi công nhận',
}

export const stateNames: Record<DossierState, string> = {
  draft: 'Đang lập',
  sent: 'Đã gửi hội đồng',
  inSession: 'Hội đồng đang họp',
  voted: 'Đã bỏ phiếu',
  signed: 'Đã ký, chờ số',
  decided: 'Đã quyết định, chưa công bố',
  published: 'Đã công bố',
  returned: 'Đã trả lại để bổ sung',
  withdrawn: 'Đã rút',
}

export const verbNames: Record<DossierVerb | 'open', string> = {
  open: 'lập hồ sơ',
  amend: 'bổ sung hồ sơ',
  confirm: 'nhập văn bản xác nhận',
  freeze: 'gửi hội đồng',
  return: 'trả lại để bổ sung',
  withdraw: 'rút hồ sơ',
  convene: 'mở phiên họp',
  attend: 'ghi thành viên có mặt',
  adjourn: 'hoãn phiên họp',
  startVote: 'bắt đầu bỏ phiếu',
  enterPaper: 'nhập phiếu giấy',
  closeVote: 'kết thúc bỏ phiếu',
  sign: 'ký quyết định',
  unsign: 'rút chữ ký',
  number: 'cấp số, ngày quyết định',
  publish: 'công bố quyết định',
}

export const conditionNames: Record<ConditionKey, string> = {
  criteria: 'Đạt đủ tiêu chí',
  satisfaction: 'Sự hài lòng của người dân',
  arrears: 'Không có nợ đọng xây dựng cơ bản thuộc Chương trình',
  security: 'Không phức tạp về an ninh, trật tự',
  registered: 'Đã đăng ký và được xác nhận',
  predecessors: 'Mọi xã trước sáp nhập đã được công nhận',
  grounds: 'Căn cứ thu hồi',
}

export const outcomeNames: Record<Outcome, string> = { met: 'Đáp ứng', notMet: 'Chưa đáp ứng', unknown: 'Chưa rõ' }
export const stageNames: Record<Stage, string> = { self: 'tự đánh giá', verified: 'thẩm tra', appraised: 'thẩm định' }
export const choiceNames: Record<Choice, string> = {
  agree: 'Đồng ý',
  disagree: 'Không đồng ý',
  blank: 'Không có ý kiến hoặc phiếu không hợp lệ',
}
export const ballotNames: Record<BallotKind, string> = { secret: 'Bỏ phiếu kín', open: 'Biểu quyết công khai' }
export const baseNames: Record<VoteBase, string> = { present: 'số thành viên có mặt', all: 'toàn thể thành viên được bỏ phiếu' }
export const barredNames: Record<BarredPart, string> = {
  prepared: 'người lập hồ sơ',
  verified: 'người thẩm tra phiếu',
  appraised: 'người thẩm định phiếu',
}
export const partNames: Record<Seat['part'], string> = { chair: 'Chủ trì', secretary: 'Thư ký', member: 'Thành viên' }
export const sessionStateNames: Record<SessionState, string> = {
  convened: 'Đã mở, chưa bỏ phiếu',
  voting: 'Đang bỏ phiếu',
  closed: 'Đã kết thúc',
  adjourned: 'Đã hoãn',
}

const no = (code: string, text: string, status?: Refusal['status'], offenders?: Refusal['offenders']): Refusal => ({
  code,
  text,
  ...(status ? { status } : {}),
  ...(offenders ? { offenders } : {}),
})
const levelName = (level: Level) => levelNames.get(level) ?? level

export const refusals = {
  unknown: no('dossier.unknown', 'Không tìm thấy hồ sơ này. Mở lại từ danh sách hồ sơ.', 404),
  unknownUnit: (code: string) => no('dossier.unknownUnit', `Không có đơn vị mã ${code || '(trống)'} hôm nay. Tra mã tại trang Đơn vị.`),
  unknownSheet: no('dossier.unknownSheet', 'Không tìm thấy phiếu đánh giá ấy. Chọn một phiếu trong danh sách phiếu đã thẩm định.', 404),
  sheetNotAppraised: no(
    'dossier.sheetNotAppraised',
    'Phiếu này chưa thẩm định xong nên chưa lập được hồ sơ. Chờ cơ quan thẩm định kết luận mọi tiêu chí.',
    409,
  ),
  noSet: (level: Level, tier: Tier) =>
    no('dossier.noSet', `Hôm nay không có bộ tiêu chí ${tierText[tier]} nào cho cấp ${levelName(level)}. Kiểm tra danh hiệu đã chọn.`),
  noRules: no('dossier.noRules', 'Chưa có quy định xét công nhận cho thời điểm này. Văn bản sớm nhất đọc được ban hành ngày 14/3/2014.'),
  noOffice: (level: Level, tier: Tier, rules: string) =>
    no('dossier.noOffice', `${rules} không xét danh hiệu ${tierText[tier]} cho cấp ${levelName(level)}. Chọn danh hiệu hoặc đơn vị khác.`),
  officeOver: (level: Level, until: LocalDate) =>
    no('dossier.officeOver', `Cấp ${levelName(level)} thôi được xét từ ${formatDate(until)}. Chỉ xem được các quyết định cũ.`),
  noDecider: (level: Level, because: string) =>
    no('dossier.noDecider', `Chưa rõ cơ quan quyết định cho cấp ${levelName(level)}: ${because}. Chờ văn bản quy định.`),
  badYear: (first: number, last: number) =>
    no('dossier.badYear', `Năm ghi nhận phải từ ${first} (năm của kết quả) đến ${last}. Nhập lại năm.`),
  already: (id: number) =>
    no(
      'dossier.already',
      `Đơn vị này đã có hồ sơ số ${id} cùng loại, cùng danh hiệu đang giải quyết. Tiếp tục hồ sơ ấy hoặc rút trước.`,
      409,
    ),
  recognisedAlready: (on: LocalDate) =>
    no(
      'dossier.recognisedAlready',
      `Đơn vị đang giữ danh hiệu này theo quyết định ngày ${formatDate(on)}. Không lập thêm hồ sơ công nhận.`,
      409,
    ),
  nothingToRevoke: no('dossier.nothingToRevoke', 'Đơn vị không giữ danh hiệu này nên không có gì để thu hồi. Chọn danh hiệu khác.', 409),
  wrongState: (state: DossierState, verb: DossierVerb) =>
    no(
      'dossier.wrongState',
      `Hồ sơ ${stateNames[state].toLowerCase()} nên chưa thể ${verbNames[verb]}. Mở lại hồ sơ để xem bước tiếp theo.`,
      409,
    ),
  changed: (steps: { where: string; what: string }[]) =>
    no('dossier.changed', 'Hồ sơ đã thay đổi từ khi mở trang. Xem những thay đổi dưới đây, rồi làm lại nếu vẫn cần.', 409, steps),
  noReason: no('dossier.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
  noDocument: no('dossier.noDocument', 'Chưa ghi đủ số văn bản, ngày và cơ quan ban hành. Nhập đủ ba mục.'),
  badDay: no('dossier.badDay', 'Ngày chưa đúng hoặc sau hôm nay. Nhập ngày như 14/6/2026.'),
  unknownPaper: no('dossier.unknownPaper', 'Loại văn bản này không thuộc thành phần hồ sơ. Chọn trong danh sách.'),
  unknownProof: no(
    'dossier.unknownProof',
    'Không có tệp minh chứng ấy ở đơn vị này. Thêm tệp tại trang Minh chứng, rồi chọn trong danh sách.',
  ),
  paperGone: no('dossier.paperGone', 'Văn bản ấy không còn trong hồ sơ. Tải lại trang.', 409),
  notAsserted: (key: ConditionKey) =>
    no('dossier.notAsserted', `Điều kiện «${conditionNames[key]}» do hệ thống tính từ dữ liệu, không nhận văn bản xác nhận.`),
  notReady: (offenders: { where: string; what: string }[]) =>
    no(
      'dossier.notReady',
      `Chưa đủ điều kiện gửi hội đồng: còn thiếu ${offenders.length} mục dưới đây. Bổ sung rồi gửi lại.`,
      422,
      offenders,
    ),
  noVoteRule: (offenders: { where: string; what: string }[]) =>
    no(
      'session.noRule',
      'Chưa có quy định đủ để bỏ phiếu. Nhập quy chế của hội đồng kèm văn bản tại trang Quy chế hội đồng, rồi mở phiên họp.',
      409,
      offenders,
    ),
  badVoteRule: no('session.badRule', 'Tỷ lệ phải là phân số từ 0 đến 1, ví dụ 9/10 hoặc 2/3. Nhập lại.'),
  noCouncil: no(
    'session.noCouncil',
    'Chưa có ai giữ vai trò thành viên hội đồng ở nơi quyết định. Phân công thành viên trước khi mở phiên họp.',
    409,
  ),
  noChair: no('session.noChair', 'Người chủ trì phải là một thành viên được bỏ phiếu của phiên họp. Chọn người khác.'),
  noPlace: no('session.noPlace', 'Chưa ghi nơi họp. Nhập nơi họp.'),
  unknownSession: no('session.unknown', 'Không tìm thấy phiên họp này. Mở lại từ hồ sơ.', 404),
  notConvened: no('session.notConvened', 'Phiên họp đã bắt đầu bỏ phiếu hoặc đã kết thúc. Tải lại trang để xem.', 409),
  noQuorum: (text: string) =>
    no('session.noQuorum', `Chưa đủ số thành viên để bỏ phiếu: ${text}. Ghi thêm thành viên có mặt hoặc hoãn phiên họp.`, 409),
  notVoting: no('session.notVoting', 'Phiên họp không trong lúc bỏ phiếu. Chờ thư ký mở bỏ phiếu, hoặc xem kết quả nếu đã kết thúc.', 409),
  noSeat: no(
    'session.noSeat',
    'Chức vụ đang chọn không phải thành viên của phiên họp này. Đổi vai trò tại trang Tài khoản nếu có nhiều chức vụ.',
    403,
  ),
  barred: (because: string) => no('session.barred', `Không được bỏ phiếu: ${because}.`, 403),
  absent: no('session.absent', 'Thư ký chưa ghi thành viên này có mặt. Báo thư ký ghi có mặt rồi bỏ phiếu.', 409),
  noChoice: no('session.noChoice', 'Chưa chọn đồng ý hay không đồng ý. Chọn một mục rồi gửi.'),
  votedOtherwise: no('session.votedOtherwise', 'Đã biểu quyết trước đó với ý kiến khác; mỗi thành viên chỉ biểu quyết một lần.', 409),
  votedElsewhere: no('session.votedElsewhere', 'Người này đã bỏ phiếu ở một ghế khác của phiên họp; mỗi người chỉ bỏ một phiếu.', 409),
  noScan: no('session.noScan', 'Chưa ghi số biên bản kiểm phiếu hoặc mã tệp bản chụp. Phiếu giấy phải kèm bản chụp.'),
  paperSum: (members: number, ballots: number) =>
    no('session.paperSum', `Đã chọn ${members} thành viên nhưng có ${ballots} phiếu. Kiểm lại số phiếu giấy.`),
  paperVoted: (names: string[]) => no('session.paperVoted', `Đã bỏ phiếu rồi: ${names.join(', ')}. Bỏ chọn những người này.`, 409),
  paperAbsent: (names: string[]) =>
    no('session.paperAbsent', `Chưa ghi có mặt hoặc không được bỏ phiếu: ${names.join(', ')}. Ghi có mặt trước, hoặc bỏ chọn.`, 409),
  paperOne: no('session.paperOne', 'Phiếu kín bằng giấy phải nhập từ hai phiếu trở lên, vì một phiếu thì ai nhập cũng biết của ai.'),
  noVotes: no('session.noVotes', 'Chưa có phiếu nào nên chưa kết thúc bỏ phiếu được. Chờ thành viên bỏ phiếu hoặc nhập phiếu giấy.', 409),
  mayNotDecide: (offenders: { where: string; what: string }[]) =>
    no('decision.mayNot', 'Chưa ký được quyết định: bản chốt và kết quả bỏ phiếu chưa cho phép. Trả lại hồ sơ để bổ sung.', 409, offenders),
  wrongDecider: (name: string) =>
    no(
      'decision.wrongDecider',
      `Quyết định này thuộc thẩm quyền của ${name}. Đổi sang chức vụ ở nơi ấy, hoặc chuyển cho người có thẩm quyền.`,
      403,
    ),
  ownSheet: no('decision.ownSheet', 'Người nộp phiếu không ký quyết định về phiếu của mình. Chuyển cho người khác có thẩm quyền.', 403),
  noSigner: no('decision.noSigner', 'Chưa ghi đủ người ký: chức vụ thẩm quyền, và chức vụ của người ký khi ký thay. Nhập lại.'),
  noNumber: no('decision.noNumber', 'Số quyết định phải có dạng như 99/QĐ-UBND. Nhập lại.'),
  earlyDay: (voted: LocalDate) =>
    no('decision.earlyDay', `Ngày quyết định phải từ ngày họp hội đồng (${formatDate(voted)}) đến hôm nay. Nhập lại.`),
  numberTaken: (number: string, of: string) =>
    no('decision.numberTaken', `Số ${number} trong năm ấy đã là của ${of}. Kiểm tra sổ văn bản rồi nhập số đúng.`, 409),
  dayTaken: no('decision.dayTaken', 'Đơn vị đã có một quyết định cùng danh hiệu cùng ngày. Kiểm tra lại ngày quyết định.', 409),
  unpublished: no('decision.unpublished', 'Không tìm thấy quyết định này. Có thể quyết định chưa được công bố.', 404),
} as const
