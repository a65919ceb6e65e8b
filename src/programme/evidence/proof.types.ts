import type { LocalDate } from '../../platform/base/local-date.ts'
import type { EvidenceFile } from './file.types.ts'

/** What a person says of a proof when it is added or mended. */
export type ProofFields = {
  title: string
  /** number and date of a document, or where it can be found; '' for none */
  reference: string
  /** the day that it is of; null where only the picture can tell */
  effectiveOn: LocalDate | null
  /** its last day; null where none is known */
  expiresOn: LocalDate | null
  note: string
  /** holds data of persons: each reading is told in the log */
  personal: boolean
}

/** For which indicators of a set a proof stands: in a year, or in one sheet. */
export type Use = { setId: string; indicator: string } & ({ year: number; sheetId: null } | { year: null; sheetId: number })

/** `since`: when it was attached. */
export type LiveUse = Use & { id: number }

export type Proof = Omit<ProofFields, 'effectiveOn'> & {
  unitId: number
  id: number
  version: number
  effectiveOn: LocalDate
  file: EvidenceFile | null
  addedBy: string
  addedAt: Date
  withdrawn: { at: Date; by: string; because: string } | null
  uses: LiveUse[]
}

/** What a reader must see of a proof. `elsewhere`: the very file is a proof of another unit; `sameShot`: a picture of another unit has the same moment and place. */
export type FlagKind = 'withdrawn' | 'expired' | 'expiring' | 'elsewhere' | 'sameShot'
export type Flag = { kind: FlagKind /** the other units, for those who may see them */; unitIds?: readonly number[] }

/** A proof as the sheet and the verifiers see it beside an indicator. */
export type ProofLink = {
  id: number
  title: string
  effectiveOn: LocalDate
  expiresOn: LocalDate | null
  flags: Flag[]
  href: string
}

export type ProofFilter = {
  text?: string
  setId?: string
  indicator?: string
  year?: number
  state?: 'expired' | 'expiring' | 'flagged' | 'withdrawn' | 'unused'
}

/** A proof in a list. */
export type ProofRow = Pick<Proof, 'unitId' | 'id' | 'title' | 'reference' | 'effectiveOn' | 'expiresOn' | 'personal' | 'uses'> & {
  unitName: string
  fileType: string | null
  fileSize: number | null
  withdrawn: boolean
  flags: Flag[]
}
