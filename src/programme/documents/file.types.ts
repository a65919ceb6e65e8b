import type { LocalDate } from '../../platform/base/local-date.ts'
import type { SignatureVerdict } from '../../platform/base/signature.ts'

/** The signed PDF itself, or a scan of what was signed on paper. */
export type FileKind = 'signed' | 'scan'
export type FileType = 'application/pdf' | 'image/jpeg' | 'image/png'

/** A file of a document, with what was said last of its signatures. */
export type SignedFile = {
  number: number
  kind: FileKind
  hash: string
  size: number
  type: FileType
  name: string
  addedBy: string
  addedAt: Date
  verdict: (SignatureVerdict & { checkedAt: Date }) | null
}

/** Something that does not agree in a document; `contradiction`: it cannot be so, and whoever signs says why it stands. */
export type Finding = { key: string; contradiction: boolean; sentence: string; text: string }

export type Examination = { version: number; findings: Finding[]; examinedAt: Date }
export type Acknowledgement = { key: string; because: string; saidBy: string }

export const handoverStatuses = ['given', 'received', 'refused'] as const
export type HandoverStatus = (typeof handoverStatuses)[number]

/** A document handed to the document system, or what came back. */
export type Handover = {
  number: number
  status: HandoverStatus
  receivedNumber: string | null
  receivedOn: LocalDate | null
  note: string
  enteredBy: string
  enteredAt: Date
}
