import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import type { Tier } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'
import type { Legal, RulesKey } from './dossier.types.ts'

/** When a recognised commune stands in the frame of revocation. */
export type RevocationLaw = {
  /** the rule in a sentence, Vietnamese */
  text: string
  /** from this share of criteria failing on, if a key criterion is among them */
  low: Ratio
  /** from this share on, whichever they are */
  high: Ratio
  /** by the id of a set: the codes of its key criteria */
  keys: Readonly<Record<string, readonly string[]>>
}

/** One row = the rule of a period; null where nobody could read one, and then no ground is computed. */
export type PeriodRevocation = { key: RulesKey; name: string; law: Legal<RevocationLaw> }

/** `risk`: the rule is met; `near`: one criterion more and it is; `unknown`: nobody can say; `stable`: not met, whatever the unknown ones are. */
export const watchGroups = ['risk', 'near', 'unknown', 'stable'] as const
export type WatchGroup = (typeof watchGroups)[number]

/** A criterion that is not met: at which stage that was said, and of which day. */
export type Failing = { code: string; stage: Stage; on: LocalDate }

/** What is known of a unit by the set that it is judged on. */
export type WatchFacts = {
  setId: string
  /** how many criteria the set has; null: there is no set, or nobody could say */
  total: number | null
  /** codes of criteria that are met or do not apply */
  settled: readonly string[]
  failing: readonly Failing[]
}

/** Which of the two sentences of the rule is met. */
export type Ground = 'key' | 'half'

export type Weighed = {
  group: WatchGroup
  ground: Ground | null
  /** failing criteria that are key ones */
  keyFailing: string[]
  /** criteria that nobody could judge: neither met nor failing */
  unknown: number
  /** the unknown criteria could bring the unit into the frame */
  couldChange: boolean
  /** why nothing was computed */
  because: string | null
}

/** One row = a tier that a unit holds by an act in force, with what is known of it today. */
export type Watched = {
  unitId: number
  code: string
  name: string
  above: string | null
  tier: Tier
  kind: 'recognition' | 'acknowledgement'
  decidedOn: LocalDate
  decision: string | null
  /** the set that the act was granted under; null where its source does not say */
  actSet: string | null
  met: number
  settled: string[]
  failing: Failing[]
  /** the day of the newest fact; null: nobody said anything */
  checkedOn: LocalDate | null
}

/** One row = a span over which a recognised unit stood in the frame or next to it. */
export type Warning = {
  unitId: number
  tier: Tier
  number: number
  since: LocalDate
  group: 'risk' | 'near'
  rule: string
  offenders: string[]
  endedOn: LocalDate | null
}

export const watchActs = ['review', 'explanation'] as const
export type WatchActKind = (typeof watchActs)[number]

/** One row = a review that was opened for a year, or an explanation that was asked for. */
export type WatchAct = {
  unitId: number
  id: number
  kind: WatchActKind
  year: number
  reason: string
  dueOn: LocalDate
  person: string
  body: string
  on: LocalDate
}

/** An act that a unit from before a merger held on its eve. */
export type OldAct = { tier: Tier; decision: string | null; decidedOn: LocalDate }
export type Predecessor = { name: string; isXa: boolean; acts: OldAct[] }

/** One row = a commune that came of a merger and holds nothing since. */
export type Waiting = {
  unitId: number
  code: string
  name: string
  above: string | null
  since: LocalDate
  predecessors: Predecessor[]
  /** the dossier that is open for it */
  dossierId: number | null
}
