import type { Situation } from './procedures.ts'
import type {
  Authority,
  Body,
  Colleague,
  Correction,
  DocumentStep,
  DocumentVersion,
  IssuerSetting,
  Joining,
  Series,
  VersionLine,
} from './types.ts'

/** A step that is the reader's now; `refusal` where something still stands in its way. */
export type OwnStep = { step: DocumentStep; refusal: string | null }

/** A document that mends another one; `number`: «12/UBND», once it has one. */
export type Mender = { id: number; correction: Correction; number: string | null; issued: boolean }

/** A document with everything that its page says. */
export type SeenDocument = {
  situation: Situation
  shown: DocumentVersion
  versions: VersionLine[]
  menders: Mender[]
  own: OwnStep[]
  /** goes on writing it */
  edits: boolean
  /** may draft what mends it */
  mends: boolean
}

/** Whom a draft can name. */
export type DraftChoices = { bodies: Body[]; approvers: Colleague[]; authorities: Authority[] }

/** How the bodies of a unit issue documents. */
export type Settings = {
  bodies: Body[]
  issuers: IssuerSetting[]
  authorities: Authority[]
  signers: Colleague[]
  joinings: Joining[]
  series: Series[]
  sets: boolean
  numbers: boolean
}
