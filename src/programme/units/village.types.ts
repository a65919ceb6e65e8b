import type { LocalDate } from '../../platform/base/local-date.ts'

/** A village as it stands: entered by its commune, without a code. */
export type Village = {
  id: number
  versionId: number
  name: string
  /** null where its commune was divided and nobody has said yet who has it */
  communeId: number | null
  validFrom: LocalDate
  /** exclusive; null = open */
  validTo: LocalDate | null
  /** the day since which its ground is unchanged */
  territorySince: LocalDate
  /** the document that it stands on */
  source: string
  /** where it goes at its end with its commune: the unit's name, '' where nobody has it yet; null where it does not end so */
  goesTo: string | null
}

/** A village that someone saw on a list: `versionId` tells whether it has changed since. */
export type SeenVillage = { id: number; versionId: number }

/** A village of a pasted list. */
export type VillageRow = { line: number; name: string; from: LocalDate | null; document: string }

/** What a plan does to villages: how many follow their commune to its heir, and of which divided communes they are left without one. */
export type VillageFates = { follow: number; unclear: { commune: string; count: number }[] }

/** Where a village goes when its commune changes. */
export type VillageCut = {
  versionId: number
  on: LocalDate
  transitionId: number
  parentId: number | null
  provinceId: number | null
}

/** The villages of a commune on a day. */
export type CommuneVillages = {
  /** in Vietnamese order */
  standing: Village[]
  /** ended, or beginning later; newest first */
  other: Village[]
  /** of divided communes of which this one took a part: nobody has said yet who has them */
  adrift: (Village & { before: string })[]
  /** names that several bear, as mergers leave them */
  namesakes: string[]
}
