import type { Refusal } from '../../platform/base/refusal.ts'
import type { BodyKind, RoleId, Verb } from './types.ts'

export const roleNames: Record<RoleId, string> = {
  administrator: 'Quản trị',
  communeOfficer: 'Cán bộ xã',
  communeLeader: 'Lãnh đạo xã',
  departmentOfficer: 'Chuyên viên sở, ngành',
  coordinationOffice: 'Văn phòng điều phối',
  appraiser: 'Người thẩm định',
  councilMember: 'Thành viên hội đồng',
  leader: 'Lãnh đạo',
  nationalOffice: 'Văn phòng điều phối trung ương',
  clerk: 'Văn thư',
}

export const verbNames: Record<Verb, string> = {
  'people.manage': 'quản lý người dùng',
  'duties.assign': 'phân công cơ quan phụ trách',
  'units.plan': 'nhập thay đổi đơn vị hành chính',
  'villages.enter': 'nhập danh sách thôn',
  'tokens.manage': 'cấp mã truy cập API',
  'sets.publish': 'ban hành bộ tiêu chí',
  'slots.set': 'quy định mức của tỉnh',
  'rounds.open': 'mở kỳ báo cáo',
  'rounds.extend': 'gia hạn kỳ báo cáo',
  'log.read': 'xem nhật ký',
  'sheet.read': 'xem phiếu',
  'sheet.fill': 'nhập phiếu',
  'sheet.submit': 'nộp phiếu',
  'evidence.add': 'thêm minh chứng',
  'posting.keep': 'niêm yết, tiếp nhận góp ý',
  'survey.run': 'mở lấy ý kiến người dân',
  'survey.enter': 'nhập phiếu ý kiến giấy',
  'sheet.verify': 'thẩm tra',
  'sheet.appraise': 'thẩm định',
  'dossier.read': 'xem hồ sơ',
  'dossier.prepare': 'lập hồ sơ',
  'dossier.vote': 'bỏ phiếu',
  'dossier.decide': 'ra quyết định',
  'recognition.publish': 'công bố quyết định',
  'watch.read': 'xem theo dõi duy trì',
  'release.approve': 'duyệt công khai số liệu',
  'plan.read': 'xem mục tiêu, đăng ký',
  'plan.register': 'đăng ký mục tiêu của xã',
  'plan.set': 'giao mục tiêu, duyệt danh sách đăng ký',
  'funding.read': 'xem vốn',
  'funding.allocate': 'phân bổ vốn',
  'funding.enter': 'nhập dự án, giải ngân, đóng góp',
  'ocop.read': 'xem hồ sơ OCOP',
  'ocop.keep': 'lập hồ sơ OCOP',
  'ocop.score': 'chấm điểm OCOP',
  'ocop.decide': 'phê duyệt kết quả OCOP',
  'tasks.read': 'xem nhiệm vụ',
  'tasks.assign': 'giao nhiệm vụ',
  'tasks.report': 'báo cáo nhiệm vụ',
  'meetings.read': 'xem hội nghị',
  'meetings.hold': 'tổ chức hội nghị',
  'inspections.read': 'xem kiểm tra, tập huấn',
  'inspections.run': 'lập kế hoạch kiểm tra, tập huấn',
  'movement.read': 'xem phong trào thi đua',
  'movement.keep': 'quản lý phong trào thi đua',
  'difficulties.read': 'xem kiến nghị',
  'difficulties.raise': 'gửi khó khăn, kiến nghị',
  'difficulties.handle': 'xử lý kiến nghị',
  'difficulties.assign': 'phân công xử lý kiến nghị',
  'documents.read': 'xem văn bản',
  'documents.draft': 'soạn văn bản',
  'documents.sign': 'ký văn bản',
  'documents.number': 'cấp số văn bản',
  'documents.template': 'quản lý mẫu văn bản',
  'reports.read': 'xem báo cáo',
  'reports.compose': 'soạn báo cáo',
  'reports.approve': 'duyệt, chốt báo cáo',
  'reports.receive': 'tiếp nhận báo cáo của cấp dưới',
  'news.write': 'viết tin',
  'news.edit': 'biên tập tin',
  'news.approve': 'duyệt công khai tin',
  'comments.moderate': 'duyệt bình luận',
  'library.keep': 'quản lý thư viện văn bản',
}

export const bodyKindNames: Record<BodyKind, string> = {
  steeringCommittee: 'Ban Chỉ đạo',
  coordinationOffice: 'Văn phòng điều phối',
  department: 'Sở, ngành',
  committee: 'Ban',
  peoplesCommittee: 'Ủy ban nhân dân',
  front: 'Mặt trận Tổ quốc, đoàn thể',
  council: 'Hội đồng',
  assistingBody: 'Đơn vị giúp đỡ',
}

/** Why an account was disabled by itself. */
export const idleBecause = (days: number): string => `không sử dụng ${days} ngày`

/** Why the password must be changed now: it is older than so many days, or (null) somebody else chose it. */
export const passwordTodo = (days: number | null): string =>
  days === null
    ? 'Mật khẩu đang dùng do người khác đặt. Đổi mật khẩu để tiếp tục.'
    : `Mật khẩu của quản trị đã dùng quá ${days} ngày. Đổi mật khẩu để tiếp tục.`

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  wrongLogin: no('signIn.wrong', 'Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại.'),
  locked: (minutes: number) =>
    no(
      'signIn.locked',
      `Đã nhập sai nhiều lần nên tài khoản tạm khóa ${minutes} phút. Thử lại sau, hoặc đề nghị quản trị cấp mật khẩu mới.`,
    ),
  closed: no('signIn.closed', 'Tài khoản đã ngừng hoạt động. Liên hệ quản trị của đơn vị để mở lại.'),
  tooMany: no('signIn.tooMany', 'Có quá nhiều lần đăng nhập từ nơi này. Đợi một phút rồi thử lại.'),
  wrongCode: no('signIn.wrongCode', 'Mã xác thực chưa đúng hoặc đã hết hạn. Mở ứng dụng xác thực và nhập mã đang hiện.'),
  noChallenge: no('signIn.noChallenge', 'Bước nhập mã đã hết hạn. Đăng nhập lại từ đầu.'),
  provider: no(
    'signIn.provider',
    'Nhà cung cấp danh tính không trả lời, hoặc danh tính này chưa gắn với tài khoản nào. Đề nghị quản trị gắn rồi thử lại.',
  ),
  wrongPassword: no('password.wrong', 'Mật khẩu hiện tại chưa đúng. Nhập lại.'),
  unlike: no('password.unlike', 'Hai lần nhập mật khẩu mới không giống nhau. Nhập lại cả hai.'),
  samePassword: no('password.same', 'Mật khẩu mới trùng mật khẩu cũ. Chọn mật khẩu khác.'),
  reusedPassword: (count: number) =>
    no('password.reused', `Mật khẩu này nằm trong ${count} mật khẩu gần nhất của tài khoản. Chọn mật khẩu khác.`),
  noPerson: no('person.unknown', 'Không tìm thấy người dùng này trong phạm vi quản lý.', 404),
  noSession: no('session.unknown', 'Không tìm thấy phiên làm việc ấy. Có thể phiên đã kết thúc.', 404),
  notHeld: no('role.notHeld', 'Chức vụ ấy không còn hiệu lực. Chọn chức vụ khác trong danh sách.', 404),
  deadLink: no('firstLink.dead', 'Đường dẫn đã dùng hoặc hết hạn. Khởi động lại máy chủ để in đường dẫn mới.', 404),
  loginTaken: (login: string) => no('account.taken', `Tên đăng nhập ${login} đã có người dùng. Chọn tên khác.`, 409),
  badLogin: no('account.badLogin', 'Tên đăng nhập phải là một địa chỉ thư điện tử, ví dụ hoa.nt@binhxa.langson.gov.vn.'),
  noName: no('account.noName', 'Chưa ghi họ tên. Nhập họ tên đầy đủ.'),
  badUnit: (code: string) =>
    no('account.badUnit', `Không có đơn vị mã ${code || '(trống)'} trong phạm vi quản lý. Tra mã tại trang Đơn vị rồi nhập lại.`),
  badDates: no('assignment.badDates', 'Ngày bắt đầu và ngày kết thúc chưa đúng. Ngày kết thúc phải từ ngày bắt đầu trở đi.'),
  badRole: no('assignment.badRole', 'Chưa chọn vai trò có trong danh sách.'),
  wrongLevel: no('assignment.wrongLevel', 'Vai trò này không đặt ở cấp của đơn vị đã chọn. Chọn đơn vị khác hoặc vai trò khác.'),
  beyond: no('person.beyond', 'Người này còn giữ chức vụ ngoài phạm vi quản lý. Đề nghị quản trị cấp trên thực hiện.', 403),
  noPost: no('assignment.noPost', 'Chưa ghi chức vụ hoặc cơ quan. Nhập cả hai, ví dụ «Công chức văn hóa – xã hội» của «UBND xã Bính Xá».'),
  twice: no('assignment.twice', 'Người này đã giữ chức vụ ấy ở nơi ấy trong thời gian đã chọn. Kết thúc phân công cũ trước.', 409),
  noDelegation: no(
    'delegation.none',
    'Chưa ủy quyền được: chức vụ phải của chính người ủy quyền và còn hiệu lực suốt thời gian ấy, người nhận phải là người khác đang làm việc trong cùng đơn vị hoặc cơ quan và chưa được ủy quyền trùng ngày.',
    409,
  ),
  noKeptForm: no(
    'form.notKept',
    'Không còn giữ biểu mẫu này: đã gửi, đã quá một giờ, hoặc được gửi từ máy khác hay bởi người khác. Mở lại trang và nhập lại.',
    404,
  ),
  nobodyChosen: no('review.nobody', 'Chưa chọn tài khoản nào. Chọn ít nhất một tài khoản đã xem.'),
  ownReview: no('review.self', 'Không tự rà soát tài khoản của mình. Bỏ chọn, và đề nghị quản trị khác thực hiện.', 409),
  badHandoverDay: no('handover.badDay', 'Ngày người nhận bắt đầu phải từ hôm nay trở đi. Chọn lại ngày.'),
  samePerson: no('handover.same', 'Người bàn giao và người nhận là một. Chọn người nhận khác.'),
  receiverOff: no('handover.receiverOff', 'Tài khoản của người nhận đã ngừng. Mở lại tài khoản ấy, hoặc chọn người nhận khác.', 409),
  nothingOpen: (name: string) => no('handover.nothing', `Từ ngày ấy ${name} không còn chức vụ hay ủy quyền nào để bàn giao.`, 409),
  noHandover: no('handover.unknown', 'Không tìm thấy lần bàn giao này trong phạm vi quản lý.', 404),
  noSuchDelegation: no('delegation.unknown', 'Không tìm thấy ủy quyền ấy, hoặc ủy quyền đã hết hạn.', 404),
  noDuty: no('duty.unknown', 'Không tìm thấy phân công ấy, hoặc phân công đã kết thúc.', 404),
  noBody: no('duty.noBody', 'Chưa chọn cơ quan có trong danh sách. Chọn một cơ quan, hoặc ghi tên và loại của cơ quan mới.'),
  noSource: no('duty.noSource', 'Chưa ghi căn cứ phân công. Ghi số, ngày của văn bản, ví dụ «Công văn 120/UBND-KT ngày 5/3/2026».'),
  badDuty: no('duty.badKind', 'Chưa chọn việc được phân công: phụ trách tiêu chí hoặc giúp đỡ xã.'),
  tooManyDuties: (most: number) =>
    no('duty.tooMany', `Một lần phân công tối đa ${most} dòng (số đơn vị × số tiêu chí). Chia thành nhiều lần.`),
  dutyTwice: no('duty.twice', 'Cơ quan này đã phụ trách nội dung ấy ở nơi ấy trong thời gian đã chọn. Kết thúc phân công cũ trước.', 409),
  ownEnd: no('account.self', 'Không thể tự ngừng tài khoản của mình. Đề nghị quản trị khác thực hiện.', 409),
  alreadyOff: no('account.off', 'Tài khoản này đã ngừng hoạt động.', 409),
  noReason: no('account.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
  demonstrationForbidden: no('demo.forbidden', 'Tài khoản minh hoạ không được tạo khi NODE_ENV=production. Bỏ --demo rồi chạy lại.', 403),
} as const
