import type { Refusal } from '../../platform/base/refusal.ts'
import type { ProposalState } from './proposal.types.ts'
import type { Problem } from './types.ts'

export const proposalStateNames: Record<ProposalState, string> = {
  proposed: 'Chờ công bố',
  published: 'Đã công bố',
  declined: 'Không công bố',
  withdrawn: 'Đã rút',
}

const no = (code: string, text: string, status?: Refusal['status']): Refusal => ({ code, text, ...(status ? { status } : {}) })

export const refusals = {
  unknown: no('setProposal.unknown', 'Không tìm thấy đề xuất này. Mở lại danh sách đề xuất.', 404),
  noFile: no('setProposal.noFile', 'Chưa có tệp nào. Chọn tệp set.yaml, hoặc dán nội dung vào ô.'),
  twice: (setId: string, version: number) =>
    no('setProposal.twice', `Đã có đề xuất bộ ${setId} phiên bản ${version} chờ công bố. Rút đề xuất ấy trước khi đề xuất tệp khác.`, 409),
  own: no(
    'setProposal.own',
    'Người đề xuất không công bố đề xuất của mình. Đề nghị người khác có quyền ban hành bộ tiêu chí công bố.',
    403,
  ),
  notProposed: (state: ProposalState) =>
    no(
      'setProposal.notProposed',
      `Đề xuất này không còn chờ công bố: ${proposalStateNames[state].toLowerCase()}. Tải lại trang để xem.`,
      409,
    ),
  notSeen: no('setProposal.notSeen', 'Tệp được xem không phải tệp đang chờ công bố. Tải lại trang, xem lại rồi công bố.', 409),
  noReason: no('setProposal.noReason', 'Chưa ghi lý do. Ghi lý do để người sau hiểu.'),
} as const

/** Files that cannot be published: each problem with its line and how to mend it. */
export const wrongFiles = (problems: readonly Problem[]): Refusal => ({
  code: 'set.invalid',
  text: `Có ${problems.length} chỗ sai trong tệp. Sửa từng chỗ rồi gửi lại.`,
  offenders: problems.map(({ file, line, what, mend }) => ({ where: `${file}, dòng ${line}`, what: `${what}. Cách sửa: ${mend}` })),
  status: 422,
})
