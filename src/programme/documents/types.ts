import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Paper, PaperType } from '../../platform/base/paper.ts'
import type { Verb } from '../people/types.ts'

export const documentStates = ['drafting', 'content', 'form', 'signing', 'signed', 'numbered', 'issued', 'recalled', 'dropped'] as const
export type DocumentState = (typeof documentStates)[number]

export const documentSteps = ['submit', 'approve', 'check', 'sign', 'number', 'issue', 'return', 'withdraw', 'recall', 'drop'] as const
export type DocumentStep = (typeof documentSteps)[number]

/** What a document came from: a meeting, a report, a dossier. */
export type Source = { kind: string; id: string; href: string }

/** How a document mends an issued one: its form by a letter of correction, its content by an equivalent document. */
export type Correction = 'format' | 'content'

/** A document as it stands now. */
export type OfficialDocument = {
  id: number
  unitId: number
  unitName: string
  bodyId: number
  bodyName: string
  draftBodyId: number
  draftBodyName: string
  type: PaperType
  subject: string
  state: DocumentState
  version: number
  steps: number
  drafterId: number
  drafter: string
  approverId: number | null
  approverPersonId: number | null
  approver: string | null
  authorityId: number | null
  source: Source | null
  corrects: { id: number; correction: Correction } | null
  waitsSince: LocalDate
  signedOn: LocalDate | null
  signedHash: string | null
  issuedOn: LocalDate | null
  /** what the clerk gave it */
  number: { ordinal: number; symbol: string; on: LocalDate; copies: number | null } | null
  /** bodies whose clerks number its documents */
  clerkBodyId: number
}

/** A document in a list. */
export type DocumentLine = Pick<
  OfficialDocument,
  'id' | 'type' | 'subject' | 'state' | 'drafter' | 'bodyName' | 'draftBodyName' | 'waitsSince' | 'number'
>

/** What a document said in a version. */
export type DocumentVersion = {
  number: number
  paper: Paper
  because: string
  /** not drafted: only the signer's name, or number and day, came to it */
  filled: 'sign' | 'number' | null
  personId: number
  writtenBy: string
  writtenAt: Date
}

/** The same without what it said. */
export type VersionLine = Omit<DocumentVersion, 'paper'>

/** A step that was taken. */
export type TakenStep = {
  number: number
  kind: DocumentStep
  toState: DocumentState
  version: number
  reason: string | null
  joined: string | null
  personId: number
  doneBy: string
  post: string
  doneOn: LocalDate
  doneAt: Date
}

export const authorityKinds = ['head', 'TM', 'KT', 'TL', 'TUQ', 'Q'] as const
export type AuthorityKind = (typeof authorityKinds)[number]

/** By what right somebody signs for a body. */
export type Authority = {
  id: number
  bodyId: number
  bodyName: string
  assignmentId: number
  /** who holds the post */
  personId: number
  name: string
  kind: AuthorityKind
  collective: string | null
  head: string | null
  post: string
  source: string
  from: LocalDate
  /** the last day; null: without end */
  until: LocalDate | null
}
export type NewAuthority = Omit<Authority, 'id' | 'bodyName' | 'personId' | 'name'>

/** How a body issues documents. */
export type IssuerSetting = {
  bodyId: number
  above: string | null
  name: string
  abbreviation: string
  place: string
  clerkBodyId: number
  source: string
}

export const joinedPairs = ['draft+check', 'approve+check', 'approve+sign', 'check+sign'] as const
export type JoinedPair = (typeof joinedPairs)[number]

/** Two steps that one person may take on the same document of a body. */
export type Joining = { id: number; bodyId: number; bodyName: string; pair: JoinedPair; reason: string; from: LocalDate }

/** A run of numbers of a body in a year. */
export type Series = {
  id: number
  bodyId: number
  bodyName: string
  year: number
  name: string
  types: PaperType[]
  began: number
  last: number
}

/** One line of the register of outgoing documents. */
export type RegisterEntry = {
  seriesId: number
  ordinal: number
  symbol: string
  bodyName: string
  type: PaperType
  subject: string
  on: LocalDate
  signer: string
  recipients: string
  keeper: string
  copies: number | null
  note: string
  documentId: number | null
  because: string | null
  /** when it went out; null: not yet, or on paper */
  issuedOn: LocalDate | null
  recalled: boolean
}
export type NewEntry = Omit<RegisterEntry, 'bodyName' | 'issuedOn' | 'recalled'> & { bodyId: number; year: number }

/** Which part of the register is asked for. */
export type RegisterFilter = { year: number; bodyId: number | null; type: PaperType | null; words: string }

/** Who does something, as far as the procedure asks. */
export type Doer = {
  personId: number
  assignmentId: number
  unitId: number
  bodyId: number
  delegatedBy: string | null
  verbs: readonly Verb[]
}

/** A body of the unit, and somebody with a post in it. */
export type Body = { id: number; name: string }
export type Colleague = { assignmentId: number; personId: number; name: string; post: string; bodyId: number; bodyName: string }
