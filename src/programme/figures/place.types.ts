import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Level, PlacedUnit, Unit } from '../units/types.ts'
import type { Picture, Release, ResolvedFrame } from './types.ts'

/** A day on which figures were published, and the page that shows them. */
export type Stop = { asOf: LocalDate; onToday: boolean; release: Release }

/** What every page of a place shows: the picture, the days there are, and who this place was and is. */
export type PlacePage = {
  resolved: ResolvedFrame
  picture: Picture
  /** oldest first */
  stops: Stop[]
  /** from the country down, without the place itself */
  above: Unit[]
  /** other units that ever had the same code at the same level */
  namesakes: Unit[]
  /** the unit is shown of a day of its life, because the day asked lies outside it */
  outsideLife: string | null
  /** who held its territory on the day before it began, where that was others */
  before: PlacedUnit[]
  /** who holds its territory today, and on the day of the data when another map is shown */
  today: PlacedUnit[]
  atData: PlacedUnit[]
}

/** A published picture and the provinces of today that hold its place. */
export type Shown = { release: Release; picture: Picture; resolved: ResolvedFrame; level: Level; today: PlacedUnit[] }
