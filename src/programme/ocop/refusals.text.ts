import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })
type Offenders = { where: string; what: string }[]
const several = (code: string, text: string, offenders: Offenders): Refusal => ({ code, text, offenders })

export const refusals = {
  badEntry: (offenders: Offenders) => several('ocop.bad', 'Chưa ghi được: có mục chưa đúng. Sửa từng mục dưới đây rồi gửi lại.', offenders),
  notCommune: (code: string) =>
    no('ocop.notCommune', `Không có xã mã ${code || '(trống)'} trong phạm vi phụ trách. Tra mã tại trang Đơn vị rồi nhập lại.`),
  otherKind: (name: string, kind: string) =>
    no('ocop.otherKind', `Chủ thể «${name}» của xã đã có với loại hình ${kind}. Chọn đúng loại hình, hoặc ghi tên khác.`, 409),
  twice: (product: string, year: number) =>
    no('dossier.twice', `Sản phẩm «${product}» đã có hồ sơ năm ${year}. Dùng hồ sơ ấy, hoặc rút nó trước khi mở hồ sơ khác.`, 409),
  wrongState: (state: string) => no('dossier.state', `Hồ sơ đang ở bước «${state}» nên không làm được việc này. Tải lại trang.`, 409),
  noReason: no('ocop.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
  noPapers: no('dossier.noPapers', 'Hồ sơ chưa có tài liệu nào. Ghi ít nhất một tài liệu trước khi gửi.', 409),
  noPaper: no('paper.unknown', 'Không tìm thấy tài liệu này trong hồ sơ.', 404),
  badPaper: no(
    'paper.bad',
    'Chưa ghi được tài liệu: ghi tên tài liệu và nơi xem được (số, ký hiệu văn bản, hộp hồ sơ hoặc số minh chứng).',
  ),
  noProof: (id: string) => no('paper.noProof', `Xã không có minh chứng số ${id}. Xem số tại trang Minh chứng, hoặc để trống ô này.`),
  badPoints: (offenders: Offenders) => several('score.bad', 'Chưa ghi được phiếu chấm. Sửa từng phần dưới đây rồi gửi lại.', offenders),
  notMember: no(
    'score.notMember',
    'Đồng chí không có trong hội đồng chấm hồ sơ này. Thành viên hội đồng ghi tại trang Quy định, hội đồng OCOP.',
    403,
  ),
  ownDossier: no('score.own', 'Người lập, bổ sung hoặc gửi hồ sơ không chấm hồ sơ ấy. Thành viên khác của hội đồng chấm.', 403),
  noCouncil: no('council.unknown', 'Chưa chọn hội đồng của tỉnh có trong danh sách. Lập hội đồng tại trang Quy định, hội đồng OCOP.'),
  badCouncil: (offenders: Offenders) => several('council.bad', 'Chưa lập được hội đồng. Sửa từng mục dưới đây.', offenders),
  councilTwice: (number: string) => no('council.twice', `Hội đồng theo quyết định ${number} đã có. Dùng hội đồng ấy.`, 409),
  allHands: no(
    'council.allHands',
    'Mọi thành viên của hội đồng đã tham gia lập hồ sơ này nên không ai chấm được. Chọn hội đồng khác.',
    409,
  ),
  noSheets: no('result.noSheets', 'Chưa có phiếu chấm nào nên chưa tổng hợp được. Đợi thành viên hội đồng chấm.', 409),
  absent: (names: readonly string[]) => ({
    ...no('result.absent', 'Còn thành viên chưa chấm. Đợi đủ phiếu, hoặc ghi lý do tổng hợp khi vắng.', 409),
    offenders: names.map((name) => ({ where: name, what: 'chưa có phiếu chấm' })),
  }),
  badDecision: (offenders: Offenders) => several('decision.bad', 'Chưa ghi được quyết định. Sửa từng mục dưới đây rồi gửi lại.', offenders),
  noCertificate: (stars: number) =>
    no(
      'decision.noStars',
      `Kết quả ${stars} sao không cấp giấy chứng nhận: chỉ cấp từ 3 sao. Hoàn thiện sản phẩm rồi lập hồ sơ năm sau.`,
      409,
    ),
  noLevel: (because: string) =>
    no('decision.noLevel', `Chưa ghi được quyết định: ${because}. Nhập quy định của tỉnh tại trang Quy định, hội đồng OCOP.`, 409),
  decidedTwice: no('decision.twice', 'Quyết định này đã ghi, hoặc cấp ấy đã quyết định cho hồ sơ này. Tải lại trang để xem.', 409),
  badRegulation: (offenders: Offenders) => several('regulation.bad', 'Chưa ghi được quy định của tỉnh. Sửa từng mục dưới đây.', offenders),
  notProvince: no('regulation.notProvince', 'Quy định và hội đồng là của tỉnh. Chọn vai trò của cơ quan cấp tỉnh rồi nhập.', 403),
  noCertificateHere: no('certificate.unknown', 'Không tìm thấy giấy chứng nhận này của sản phẩm.', 404),
  revoked: no('certificate.revoked', 'Giấy chứng nhận này đã thu hồi trước đó. Tải lại trang để xem.', 409),
  badRevocation: (decidedOn: LocalDate) =>
    no('revocation.bad', `Ghi đủ số quyết định, ngày thu hồi (từ ${formatDate(decidedOn)}, ngày cấp, đến hôm nay) và lý do thu hồi.`),
} as const
