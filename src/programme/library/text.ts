import type { DocumentType, Metadata, RelationKind, Standing } from './types.ts'

export const typeNames: Record<DocumentType, string> = {
  law: 'Luật',
  resolution: 'Nghị quyết',
  decree: 'Nghị định',
  decision: 'Quyết định',
  directive: 'Chỉ thị',
  circular: 'Thông tư',
  jointCircular: 'Thông tư liên tịch',
  plan: 'Kế hoạch',
  programme: 'Chương trình',
  scheme: 'Đề án',
  guidance: 'Hướng dẫn',
  regulation: 'Quy chế, quy định',
  notice: 'Thông báo',
  letter: 'Công văn',
  report: 'Báo cáo',
  other: 'Văn bản khác',
}

export const standingNames: Record<Standing, string> = {
  inForce: 'còn hiệu lực',
  notYet: 'chưa có hiệu lực',
  expired: 'hết hiệu lực',
  unknown: 'chưa rõ hiệu lực',
  draft: 'dự thảo',
}

/** What this document does to the other one. */
export const doesNames: Record<RelationKind, string> = {
  replaces: 'Thay thế',
  repeals: 'Bãi bỏ',
  amends: 'Sửa đổi, bổ sung',
  guides: 'Hướng dẫn thi hành',
}

/** What the other one does to this document. */
export const sufferedNames: Record<RelationKind, string> = {
  replaces: 'Bị thay thế bởi',
  repeals: 'Bị bãi bỏ bởi',
  amends: 'Được sửa đổi, bổ sung bởi',
  guides: 'Được hướng dẫn bởi',
}

/** «318/QĐ-TTg»; a draft has no number. */
export const codeOf = ({ number, symbol }: Pick<Metadata, 'number' | 'symbol'>): string | null =>
  number === null ? null : symbol === null ? number : `${number}/${symbol}`

/** «Quyết định 318/QĐ-TTg», «Dự thảo Quyết định». */
export const nameOf = (one: Pick<Metadata, 'type' | 'number' | 'symbol' | 'isDraft'>): string =>
  [one.isDraft ? `Dự thảo ${typeNames[one.type].toLowerCase()}` : typeNames[one.type], codeOf(one)].filter(Boolean).join(' ')

/** Who stands for what comes with the system. */
export const deliveredBy = 'hệ thống'
