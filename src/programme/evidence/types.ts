import type { LocalDate } from '../../platform/base/local-date.ts'

/** Where facts come from: a file that was imported, a document that was read, a screen. */
export type Source = {
  id: number
  kind: 'file' | 'document' | 'screen'
  title: string
  /** sha256 of the file */
  hash: string | null
  /** reconstructed demonstration data: labelled wherever it shows */
  demonstration: boolean
  publishedOn: LocalDate | null
  url: string | null
  enteredBy: string
  /** the known time of the facts it brought */
  enteredAt: Date
}

/** What is wrong with one cell of a file, Vietnamese. */
export type Problem = { line: number; column: string; value: string; reason: string }

export type ImportOptions = {
  /** key of the kind where the header does not tell it */
  kind?: string
  /** everything is done and nothing is kept */
  dryRun?: boolean
  /** rows without a problem are kept though others have one */
  keepGood?: boolean
  demonstration?: boolean
  /** title of the source; the file's name where none is given */
  title?: string
  /** measurements are judged right after they are entered; on unless false */
  judge?: boolean
  onProgress?: (read: number, total: number) => void
}

export type ImportOutcome = 'written' | 'nothing' | 'refused' | 'dryRun'

export type ImportReport = {
  file: string
  kind: string | null
  outcome: ImportOutcome
  /** rows of the file, its header left out */
  rows: number
  /** facts that are new (or would be, in a dry run) */
  written: number
  /** rows whose value already stands */
  unchanged: number
  /** rows with a problem */
  refused: number
  /** the first thousand problems in the order of lines */
  problems: Problem[]
  notes: string[]
  sourceId: number | null
}

/** The facts of one unit that one source brought into one table, as the event log keeps them. */
export type Entered = { unitId: number; facts: number; digest: string }

/** Facts of one table against what the log says was entered; `wrong` is the first unit and source that differ. */
export type FactCheck = {
  fact: string
  checked: number
  wrong: { source: string; unit: string; told: number | null; found: number | null } | null
}

/** What the tables hold of one kind of fact: how many rows one source gave one unit at one moment, and their digest. */
export type Held = { source_id: number; known_at: Date; unit_id: number; facts: number; digest: string }
