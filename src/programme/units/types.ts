import type { LocalDate } from '../../platform/base/local-date.ts'

export type Level = 'country' | 'province' | 'district' | 'commune' | 'village'
export type Kind =
  | 'country'
  | 'province'
  | 'centralCity'
  | 'district'
  | 'urbanDistrict'
  | 'town'
  | 'provincialCity'
  | 'commune'
  | 'ward'
  | 'township'
  | 'specialZone'
  | 'village'

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
