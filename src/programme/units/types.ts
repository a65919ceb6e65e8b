import type { LocalDate } from '../../platform/base/local-date.ts'

export const levels = ['country', 'province', 'district', 'commune', 'village'] as const
export type Level = (typeof levels)[number]

export const kinds = [
  'country',
  'province',
  'centralCity',
  'district',
  'urbanDistrict',
  'town',
  'provincialCity',
  'commune',
  'ward',
  'township',
  'specialZone',
  'village',
] as const
export type Kind = (typeof kinds)[number]

/** A unit as it stood on a day: one version. `id` is the identity; the code is an attribute. */
export type Unit = {
  id: number
  versionId: number
  code: string
  /** with its kind: «Xã Bính Xá» */
  name: string
  /** without: «Bính Xá» */
  shortName: string
  level: Level
  kind: Kind
  parentId: number | null
  provinceId: number | null
  /** null where the official list says only «older than 2004-08-31» */
  validFrom: LocalDate | null
  /** exclusive; null = open */
  validTo: LocalDate | null
  territorySince: LocalDate | null
}

export type TransitionKind = 'merge' | 'split' | 'extract' | 'move' | 'rename' | 'upgrade' | 'renewal'

/** Territory that went from one version to another on the effective date. */
export type Edge = {
  from: Unit
  to: Unit
  whole: boolean
  share: number | null
  kind: TransitionKind
  on: LocalDate
  decree: string | null
  note: string | null
}

/**
 * What a question is asked of. The URL carries it: `?ngay=2016-12-31&ban-do=hien-nay&bo=xa-2016&cap=tham-dinh`.
 * `unit` is resolved on the map of `mapOf`.
 */
export type Frame = {
  unit: Unit
  asOf: LocalDate
  /** the map on which places are drawn and counted; equal to asOf when that day's map is meant */
  mapOf: LocalDate
  /** criteria set id */
  set: string
  stage: Stage
  /** id of the list of communes that count */
  scope: string
}

export type Stage = 'self' | 'verified' | 'appraised'

/** A unit with the names of what stands above it on the same day. */
export type PlacedUnit = Unit & { parentName: string | null; provinceName: string | null }

/**
 * One step of a unit's descent. `before`: territory that came to it (through several transitions), `own`: its own versions
 * following each other, `after`: where its territory went. `depth` 1 is next to the unit itself.
 */
export type LineageStep = Edge & { transitionId: number; direction: 'before' | 'own' | 'after'; depth: number; source: string }

/** Where a unit's territory belongs on a day. */
export type Whereabouts = {
  /** units that hold it on the day; empty when nobody knows */
  units: PlacedUnit[]
  /** false where part of the territory has no known holder */
  complete: boolean
}

export type TransitionSide = Pick<Unit, 'id' | 'versionId' | 'code' | 'name'>

/** One legal change of the map with what went where. */
export type Transition = {
  id: number
  kind: TransitionKind
  on: LocalDate
  decree: string | null
  source: string
  note: string | null
  edges: { from: TransitionSide; to: TransitionSide; whole: boolean; share: number | null; note: string | null }[]
}

export type SearchHit = PlacedUnit & {
  /** false where this name, or the unit, has ended */
  current: boolean
}

export type GapKind = 'noSuccessor' | 'noPredecessor' | 'renameWithoutEdge' | 'mended' | 'codeAlias'

/** Something that the source data leave open. */
export type Gap = {
  kind: GapKind
  unitId: number
  code: string
  name: string
  level: Level
  provinceName: string | null
  provinceCode: string | null
  on: LocalDate
  note: string
}

export type UnitClass = {
  scheme: string
  value: string
  certainty: string
  source: string
  validFrom: LocalDate | null
  validTo: LocalDate | null
}

export type UnitAttributes = {
  validFrom: LocalDate
  /** km², exact text as published */
  areaKm2: string | null
  population: number | null
  centre: { lon: number; lat: number } | null
  source: string
}
