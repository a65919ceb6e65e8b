import type { Fit } from '../../platform/base/found.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'

export const states = ['draft', 'submitted', 'returned', 'approved', 'withdrawn', 'discarded'] as const
export type State = (typeof states)[number]

export const acts = ['submit', 'discard', 'return', 'approve', 'withdraw'] as const
export type Act = (typeof acts)[number]

export type StepKind = 'written' | 'submitted' | 'returned' | 'approved' | 'withdrawn' | 'discarded'

export const topics = ['tieu-chi', 'cong-nhan', 'von', 'ocop', 'sap-nhap', 'so-lieu', 'khac'] as const
export type Topic = (typeof topics)[number]

/** A question as its office keeps it. */
export type Entry = {
  id: number
  unitId: number
  unitName: string
  authorId: number
  author: string
  state: State
  version: number
  liveVersion: number | null
  steps: number
  /** the answer to a resident from which it was begun */
  publicationId: number | null
}

/** What is written. `criteria`: «xa-2026/17»; `documents`: «318/QĐ-TTg». */
export type Text = { question: string; answer: string; topic: Topic; criteria: string[]; documents: string[] }
export type Version = Text & { number: number; writtenBy: string; personId: number; writtenAt: Date }

export type Step = { number: number; kind: StepKind; version: number; reason: string | null; by: string; on: LocalDate }

/** A line of the office's list. */
export type EntryLine = Pick<Entry, 'id' | 'unitName' | 'author' | 'state'> & {
  question: string
  topic: Topic
  changedAt: Date
  approvedOn: LocalDate | null
}

/** A question as everybody finds it. */
export type PublicLine = { id: number; question: string; answer: string; topic: Topic; approvedOn: LocalDate; unitName: string; fit: Fit }

/** A question as everybody reads it; `endedOn`: it was withdrawn. */
export type PublicQuestion = Omit<PublicLine, 'fit'> &
  Pick<Text, 'criteria' | 'documents'> & { endedOn: LocalDate | null; endedBecause: string | null }

/** A document as a question names it; null where the library does not have it. */
export type NamedDocument = { name: string; id: number | null }

export type OfficeFilter = { state: State | null; text: string }
export type PublicFilter = { topic: Topic | null; text: string }
