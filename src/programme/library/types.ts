import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Certainty } from '../criteria/types.ts'

export const documentTypes = [
  'law',
  'resolution',
  'decree',
  'decision',
  'directive',
  'circular',
  'jointCircular',
  'plan',
  'programme',
  'scheme',
  'guidance',
  'regulation',
  'notice',
  'letter',
  'report',
  'other',
] as const
export type DocumentType = (typeof documentTypes)[number]

/** What a document does to another one. */
export const relationKinds = ['replaces', 'repeals', 'amends', 'guides'] as const
export type RelationKind = (typeof relationKinds)[number]

/** How a document stands on a day; `unknown`: nobody entered from when it holds, or since when another one ends it. */
export const standings = ['inForce', 'notYet', 'expired', 'unknown', 'draft'] as const
export type Standing = (typeof standings)[number]

/** `otherId` null: that document is not kept here. `fromOn` null: nobody said from when. */
export type Relation = { kind: RelationKind; otherId: number | null; other: string; fromOn: LocalDate | null }

/** What is said of a document. `expiresOn`: the first day on which it does not hold. */
export type Metadata = {
  type: DocumentType
  number: string | null
  symbol: string | null
  issuer: string
  title: string
  abstract: string | null
  field: string | null
  signer: string | null
  issuedOn: LocalDate | null
  inForceOn: LocalDate | null
  expiresOn: LocalDate | null
  isDraft: boolean
  opinionsFrom: LocalDate | null
  opinionsUntil: LocalDate | null
  criteria: string[]
  tasks: number[]
  source: string | null
  certainty: Certainty
  note: string | null
}

/** Metadata as they were entered at one time. */
export type Edition = Metadata & { edition: number; reason: string | null; enteredBy: string; enteredOn: LocalDate }

export type DocumentFile = {
  number: number
  hash: string
  name: string
  type: string
  size: number
  unreadBecause: string | null
  addedBy: string
  addedOn: LocalDate
  removedOn: LocalDate | null
  removedBecause: string | null
}

/** A file that was kept, with its text for the search. */
export type FileTaken = Pick<DocumentFile, 'hash' | 'name' | 'type' | 'size' | 'unreadBecause'> & { letters: string; folded: string }

/** What was handed in for approval: an edition, the files up to a number, an answer to opinions; and what became of it. */
export type Submission = {
  number: number
  edition: number
  files: number
  summary: number | null
  submittedBy: string
  submittedOn: LocalDate
  answer: 'approved' | 'returned' | 'replaced' | null
  because: string | null
  answeredBy: string | null
  answeredOn: LocalDate | null
}

/** The approval that makes an edition public. */
export type Publication = { edition: number; files: number; approvedBy: string; publishedOn: LocalDate }

/** What an office sees of a document that it keeps. */
export type KeptDocument = {
  id: number
  unitId: number
  editions: Edition[]
  relations: Relation[]
  files: DocumentFile[]
  publication: Publication | null
  opinions: Opinion[]
  /** the newest answer to the opinions, approved or not */
  summary: Summary | null
  /** the last one */
  submission: Submission | null
}

/** A document in a list. */
export type DocumentLine = Pick<
  Metadata,
  'type' | 'number' | 'symbol' | 'issuer' | 'title' | 'field' | 'signer' | 'issuedOn' | 'inForceOn' | 'isDraft' | 'opinionsUntil'
> & { id: number; endsOn: LocalDate | null; standing: Standing; publishedOn: LocalDate | null; files: number }

/** Another document in the life of this one, as everybody sees it. */
export type Related = { kind: RelationKind; isOther: boolean; id: number | null; name: string; fromOn: LocalDate | null }

/** A document as everybody sees it on a day. */
export type PublicDocument = Edition & {
  id: number
  unitId: number
  publishedOn: LocalDate
  approvedBy: string
  endsOn: LocalDate | null
  standing: Standing
  files: Pick<DocumentFile, 'number' | 'name' | 'type' | 'size'>[]
  related: Related[]
  opinions: number
  summary: Summary | null
}

export type Opinion = { id: number; text: string; organisation: string | null; receivedOn: LocalDate }
/** An answer to opinions; not approved yet where nobody is named. */
export type Summary = { number: number; text: string; opinions: number; publishedOn: LocalDate | null; approvedBy: string | null }

/** What is asked of the public list. `words`: folded; `typed`: in small letters with marks. */
export type Filter = {
  text: string
  typed: string
  words: string
  type: DocumentType | null
  issuer: string
  field: string
  from: LocalDate | null
  until: LocalDate | null
  standing: Standing | null
  /** «xa-2021», «xa-2021/17»; a set's documents count for each of its criteria, and the other way round */
  criterion: string
  /** the day of which standing is asked; null: today */
  on: LocalDate | null
}

/** What somebody does with a kept document, read of a form. */
export type Entry = { metadata: Metadata; relations: Omit<Relation, 'otherId'>[] }
