import type { BodyLevel } from '../people/types.ts'
import type { Basis, Limit, Step } from './procedure.types.ts'

/** The law does not speak of it; without it a mistake could not be undone. */
export const houseRule = (note: string): Basis => ({ text: null, certainty: 'missing', note })

export const noLimit = (because: string): Limit => ({ days: null, because })
const notLegal = noLimit('Không phải bước do văn bản quy định.')
const unsourced = (decision: string): Limit =>
  noLimit(`Thời hạn trong ${decision} chưa đọc được ở văn bản chính thức; tỉnh đặt thời hạn cho từng kỳ.`)

type Period = {
  /** the decision, as it is cited */
  decision: string
  basis: Basis
  /** where departments look first: the district while there was one */
  verifiedAt: BodyLevel
  /** papers of the commune's file */
  file: readonly string[]
  verifiedBy: string
  verifyPapers: readonly string[]
  appraisedBy: string
}

/**
 * The steps of a sheet: submitted by the commune, verified criterion by criterion, appraised by the province. The chain is the
 * same in every period; who looks, with which papers and on which ground, is the period's.
 */
export function stepsOf({ decision, basis, verifiedAt, file, verifiedBy, verifyPapers, appraisedBy }: Period): Step[] {
  const leader = [{ role: 'communeLeader', level: 'commune' }] as const
  const department = [{ role: 'departmentOfficer', level: verifiedAt }] as const
  const appraiser = [{ role: 'appraiser', level: 'province' }] as const
  const office = [{ role: 'coordinationOffice', level: 'province' }] as const
  const limit = unsourced(decision)
  return [
    {
      id: 'submit',
      name: 'Ủy ban nhân dân xã nộp kết quả tự đánh giá',
      verb: 'submit',
      from: ['draft', 'returned'],
      to: 'submitted',
      criterion: { from: ['open', 'returned'], to: 'submitted' },
      by: leader,
      stage: 'self',
      documents: file,
      limit: noLimit('Hạn nộp là ngày của kỳ báo cáo.'),
      basis,
    },
    {
      id: 'withdraw',
      name: 'Ủy ban nhân dân xã rút lại khi chưa tiêu chí nào được xem',
      verb: 'withdraw',
      from: ['submitted'],
      to: 'draft',
      criterion: { from: ['submitted'], to: 'open' },
      by: leader,
      documents: [],
      limit: notLegal,
      basis: houseRule('Chỉ rút được khi chưa cơ quan nào kết luận tiêu chí nào.'),
    },
    {
      id: 'verify',
      name: verifiedBy,
      verb: 'verify',
      from: ['submitted', 'returned'],
      to: 'verified',
      criterion: { from: ['submitted', 'verified'], to: 'verified' },
      by: department,
      stage: 'verified',
      overdueTo: { role: 'coordinationOffice', level: 'province' },
      documents: verifyPapers,
      limit,
      basis,
    },
    {
      id: 'return',
      name: 'Cơ quan thẩm tra trả lại tiêu chí để bổ sung',
      verb: 'return',
      from: ['submitted', 'returned'],
      to: 'returned',
      criterion: { from: ['submitted', 'verified'], to: 'returned' },
      by: department,
      documents: ['Văn bản nêu lý do, nội dung cần bổ sung và thời hạn'],
      limit,
      basis,
    },
    {
      id: 'appraise',
      name: appraisedBy,
      verb: 'appraise',
      from: ['verified'],
      to: 'appraised',
      criterion: { from: ['verified', 'appraised'], to: 'appraised' },
      by: appraiser,
      stage: 'appraised',
      overdueTo: { role: 'nationalOffice', level: 'country' },
      documents: ['Báo cáo thẩm định'],
      limit,
      basis,
    },
    {
      id: 'return-appraised',
      name: 'Cơ quan thẩm định trả lại tiêu chí để bổ sung',
      verb: 'return',
      from: ['verified'],
      to: 'returned',
      criterion: { from: ['verified', 'appraised'], to: 'returned' },
      by: appraiser,
      documents: ['Văn bản nêu lý do, nội dung cần bổ sung và thời hạn'],
      limit,
      basis,
    },
    {
      id: 'reopen',
      name: 'Văn phòng điều phối tỉnh mở lại tiêu chí đã kết luận',
      verb: 'reopen',
      from: ['verified', 'appraised'],
      to: 'returned',
      criterion: { from: ['verified', 'appraised'], to: 'returned' },
      by: office,
      documents: ['Văn bản nêu lý do mở lại'],
      limit: notLegal,
      basis: houseRule('Sai sót phát hiện sau kết luận được sửa bằng một lượt nộp mới, không sửa đè.'),
    },
    {
      id: 'close',
      name: 'Văn phòng điều phối tỉnh kết thúc phiếu của kỳ',
      verb: 'close',
      from: ['appraised'],
      to: 'closed',
      criterion: null,
      by: office,
      documents: [],
      limit: notLegal,
      basis: houseRule('Phiếu kết thúc không nhận thêm thay đổi.'),
    },
    {
      id: 'move',
      name: 'Phiếu chưa nộp chuyển sang đơn vị kế thừa khi sắp xếp đơn vị hành chính',
      verb: 'move',
      from: ['draft', 'returned'],
      to: 'moved',
      criterion: null,
      by: [
        { role: 'administrator', level: 'country' },
        { role: 'administrator', level: 'province' },
        { role: 'nationalOffice', level: 'country' },
      ],
      documents: [],
      limit: notLegal,
      basis: houseRule('Số liệu đang nhập không mất khi đơn vị sáp nhập.'),
    },
  ]
}
