import type { Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tier } from '../criteria/types.ts'
import type { Level } from '../units/types.ts'

export type RegistrationStatus = 'proposed' | 'approved' | 'struck'

/** A commune registered to reach a tier, or a number of criteria, in a year. */
export type Registration = {
  unitId: number
  year: number
  tier: Tier
  status: RegistrationStatus
  /** «đăng ký 5 tiêu chí»: how many, where that is what was registered */
  criteria: number | null
  /** which criteria of the standard set it ticked for the year; null: nobody said */
  ticked: string[] | null
  due: LocalDate | null
  decision: string | null
  reason: string | null
  sourceId: number
  knownAt: Date
}

/** A registration in a list: whose it is, and who entered what stands. */
export type RegistrationLine = Registration & {
  unitName: string
  provinceName: string | null
  districtName: string | null
  enteredBy: string
  enteredOn: Date
}

/** What a commune registers, read from its form. */
export type Proposal = { year: number; tier: Tier; ticked: string[] | null; whole: boolean; due: LocalDate }

export type TargetStatus = 'inForce' | 'revised' | 'withdrawn'

/** A target on a figure for a unit and a day, as the document of a day says it; the row known last of its key stands. */
export type Target = {
  id: number
  unitId: number
  figure: string
  qualifier: Qualifier
  due: LocalDate
  /** the map on which it was set: «77 xã» of 2017 is not «65 xã sau sáp nhập» */
  mapOf: LocalDate
  setOn: LocalDate
  /** exact decimals, as text */
  num: string
  den: string
  set: string | null
  status: TargetStatus
  document: string
  /** of a target that no longer stands: why */
  note: string | null
  sourceId: number
  knownAt: Date
}

/** A target in a list: whose it is, by the map on which it was set, and who entered it. */
export type TargetLine = Target & {
  code: string
  unitName: string
  level: Level
  parentId: number | null
  provinceId: number | null
  enteredBy: string
}

/** A target that everybody may see, and who said so; null where it is of the demonstration. */
export type PublicTarget = TargetLine & { publishedBy: string | null; publishedOn: LocalDate | null }

/** A publication of a target, living or ended with its reason. */
export type TargetPublication = {
  by: string
  on: LocalDate
  endedOn: LocalDate | null
  endedBecause: string | null
  endedBy: string | null
}

/** A province of today (or the country) with public targets of its territory, and a year in which one of them is due. */
export type PublishedPlace = { unitId: number; code: string; name: string; year: number }

/** A target as its form was read. */
export type NewTarget = Pick<Target, 'figure' | 'qualifier' | 'due' | 'mapOf' | 'setOn' | 'num' | 'den' | 'set' | 'document' | 'note'>

export const slowKinds = ['registeredShort', 'fewCriteria', 'noProgress'] as const
export type SlowKind = (typeof slowKinds)[number]

/** A rule by which communes of a unit count as slow; a place's own, never law. */
export type SlowRule = {
  unitId: number
  unitName: string
  kind: SlowKind
  criteria: number | null
  months: number | null
  inForce: boolean
  source: string
  knownAt: Date
  setBy: string
}
