import type { CriteriaSet, Problem, SetSummary } from './types.ts'

export type ProposalState = 'proposed' | 'published' | 'declined' | 'withdrawn'

/** The files of a set as somebody brings them: `set.yaml`, and `measures.yaml` of what is measured newly ('' where nothing is). */
export type SetFiles = { file: string; measures: string }

/** A criteria set as somebody proposed it, with what became of it. */
export type Proposal = SetFiles & {
  id: number
  setId: string
  version: number
  /** sha256 of `file`: what pins the published version */
  hash: string
  note: string
  state: ProposalState
  proposedById: number
  proposedBy: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  reason: string
}

/** What is found in proposed files: the set, or every problem with its line. */
export type CheckedFiles = {
  set: CriteriaSet | null
  hash: string
  /** over both files: what a second person agrees to */
  digest: string
  problems: Problem[]
  /** what units were judged by so far: the version before, else the set of the same level and tier; null: nothing */
  before: SetSummary | null
}
