import { type PaperType, paperTypes } from '../../platform/base/paper.ts'
import { typeNames as decreeNames } from '../../platform/text/paper.ts'
import type { AuthorityKind, DocumentState, DocumentStep, JoinedPair } from './types.ts'

/** Names of types as a sentence begins with them. */
export const typeNames = Object.fromEntries(
  paperTypes.map((type) => {
    const name = decreeNames[type].name ?? 'công văn'
    return [type, name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)]
  }),
) as Record<PaperType, string>

export const stateNames: Record<DocumentState, string> = {
  drafting: 'Đang soạn thảo',
  content: 'Chờ duyệt nội dung',
  form: 'Chờ kiểm tra thể thức',
  signing: 'Chờ ký',
  signed: 'Đã ký, chờ cấp số',
  numbered: 'Đã cấp số, chờ phát hành',
  issued: 'Đã phát hành',
  recalled: 'Đã thu hồi',
  dropped: 'Đã bỏ dự thảo',
}

/** What somebody does by taking a step. */
export const stepWords: Record<DocumentStep, string> = {
  submit: 'trình duyệt',
  approve: 'duyệt nội dung',
  check: 'kiểm tra thể thức',
  sign: 'ký',
  number: 'cấp số',
  issue: 'phát hành',
  return: 'trả lại',
  withdraw: 'rút về soạn lại',
  recall: 'thu hồi',
  drop: 'bỏ dự thảo',
}

export const authorityNames: Record<AuthorityKind, string> = {
  head: 'Người đứng đầu, không có quyền hạn ghi trước',
  TM: 'TM. (thay mặt tập thể)',
  KT: 'KT. (ký thay cấp trưởng)',
  TL: 'TL. (thừa lệnh)',
  TUQ: 'TUQ. (thừa ủy quyền)',
  Q: 'Q. (quyền cấp trưởng)',
}

export const pairNames: Record<JoinedPair, string> = {
  'draft+check': 'Soạn thảo và kiểm tra thể thức',
  'approve+check': 'Duyệt nội dung và kiểm tra thể thức',
  'approve+sign': 'Duyệt nội dung và ký',
  'check+sign': 'Kiểm tra thể thức và ký',
}
