import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import type { Certainty } from '../criteria/types.ts'

export const producerKinds = ['cooperative', 'company', 'household', 'group'] as const
export type ProducerKind = (typeof producerKinds)[number]

/** A group of products is named by the decision that made it: those of 2018 and of 2023 differ. */
export type GroupLaw = '148' | '1048'
export type Group = { law: GroupLaw; number: number }

export const partCodes = ['A', 'B', 'C'] as const
export type PartCode = (typeof partCodes)[number]

export const levels = ['commune', 'district', 'province', 'central'] as const
/** Whose council and authority grade. */
export type Level = (typeof levels)[number]

/** Something that the law says, or does not: `because` tells why it is null. */
export type Said<T> = { value: T | null; certainty: Certainty; source: string; because?: string }

/** Points of a sheet, in tenths of a point, so that nothing is rounded. */
export type Points = Record<PartCode, number>

export const dossierStates = ['drafting', 'submitted', 'scoring', 'concluded', 'decided', 'withdrawn'] as const
export type DossierState = (typeof dossierStates)[number]

/** What the council came to: sums of tenths over so many sheets, frozen. `total` is exact. */
export type CouncilResult = {
  law: string
  sheets: number
  sums: Points
  total: Ratio
  stars: number
  /** members of the council without a sheet, and why it was concluded without them */
  absent: string[]
  absentBecause: string | null
}

export type Dossier = {
  id: number
  unitId: number
  unitCode: string
  unitName: string
  /** at whose council it is graded */
  provinceId: number
  productId: number
  productName: string
  producerName: string
  producerKind: ProducerKind
  group: Group
  year: number
  state: DossierState
  councilId: number | null
  councilUnitId: number | null
  councilName: string | null
  /** persons who opened, completed or sent it: they do not score it */
  hands: number[]
  keptName: string
  openedOn: LocalDate
  submittedOn: LocalDate | null
  returnedBecause: string | null
  concludedOn: LocalDate | null
  concludedBy: string | null
  result: CouncilResult | null
  resultHash: string | null
  withdrawnBecause: string | null
}

/** A line of the list of dossiers. */
export type DossierLine = Pick<
  Dossier,
  'id' | 'unitName' | 'productName' | 'producerName' | 'group' | 'year' | 'state' | 'returnedBecause' | 'result' | 'concludedOn'
> & { sheets: number; members: number }

/** A paper of a dossier: what it is, and where it can be read. */
export type Paper = { id: number; name: string; place: string; proofId: number | null; addedBy: string; struckBecause: string | null }

/** The newest sheet of a member, or none yet. */
export type MemberSheet = { personId: number; name: string; version: number | null; points: Points | null; note: string }

export type Council = {
  id: number
  unitId: number
  year: number
  name: string
  decisionNumber: string
  decidedOn: LocalDate
  members: { personId: number; name: string }[]
}

export type Candidate = { personId: number; name: string; postName: string }

/** What a province says itself where the law leaves it open. */
export const regulationKinds = ['threeStarLevel', 'warningMonths'] as const
export type RegulationKind = (typeof regulationKinds)[number]
export type Regulation = {
  id: number
  kind: RegulationKind
  value: string
  decisionNumber: string
  decidedOn: LocalDate
  from: LocalDate
  enteredBy: string
}

export type Certificate = {
  id: number
  unitId: number
  productId: number
  dossierId: number | null
  stars: number
  level: Level
  body: string
  decisionNumber: string
  decidedOn: LocalDate
  expiresOn: LocalDate
  enteredBy: string
  revokedOn: LocalDate | null
  revokedBecause: string | null
  revokedDecision: string | null
  /** a later certificate of the same product stands */
  isReplaced: boolean
}

export type CertificateState = 'active' | 'expiring' | 'expired' | 'revoked' | 'replaced'

/** A certificate with what it is of, as lists show it. */
export type CertifiedProduct = Certificate & {
  unitCode: string
  unitName: string
  provinceId: number
  provinceName: string
  productName: string
  producerName: string
  producerKind: ProducerKind
  group: Group
}

export type Product = {
  id: number
  unitId: number
  unitCode: string
  unitName: string
  provinceId: number
  provinceName: string
  name: string
  group: Group
  producerName: string
  producerKind: ProducerKind
  /** how to reach the producer: for officers of the place, never for the public */
  contact: string
}
