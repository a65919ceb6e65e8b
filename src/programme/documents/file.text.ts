import type { SignatureOutcome } from '../../platform/base/signature.ts'
import type { FileKind, HandoverStatus } from './file.types.ts'

export const fileKindNames: Record<FileKind, string> = { signed: 'Bản ký số', scan: 'Bản quét' }

export const outcomeNames: Record<SignatureOutcome, string> = {
  valid: 'Chữ ký số hợp lệ',
  doubtful: 'Nội dung nguyên vẹn, chứng thư số chưa xác nhận được là tin cậy',
  invalid: 'Chữ ký số không hợp lệ: tệp đã thay đổi sau khi ký, hoặc chứng thư đã bị thu hồi',
  unsigned: 'Tệp không có chữ ký số',
  failed: 'Không kiểm được chữ ký số',
  unchecked: 'Chưa kiểm chữ ký số',
}

export const handoverNames: Record<HandoverStatus, string> = {
  given: 'Đã giao sang hệ thống quản lý văn bản',
  received: 'Đã tiếp nhận',
  refused: 'Bị từ chối',
}
