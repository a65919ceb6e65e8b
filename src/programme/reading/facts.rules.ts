import type { LocalDate } from '../../platform/base/local-date.ts'
import type { FigureKind, FoundFigure } from './types.ts'

/** What the database knows of one place on one day; every field is null where it does not know. */
export type PlaceFacts = {
  place: string
  asOf: LocalDate
  /** communes that count on that day's map */
  communes: number | null
  /** figures computed from results, by kind and band */
  computed: {
    what: FigureKind
    lo: number | null
    hi: number | null
    value: number
    decimals: number
    newest: LocalDate | null
    demonstration: boolean
  }[]
  /** the same figure as documents of an earlier day stated it */
  earlier: { what: FigureKind; lo: number | null; hi: number | null; value: number; asOf: LocalDate; document: string }[]
  /** mergers of communes between this day and the end of the next year */
  merger: { on: LocalDate; before: number; after: number } | null
}

export type FactsOf = (place: string | null, asOf: LocalDate | null) => PlaceFacts | null

/** The database is not asked: only what the text itself says. */
export const noFacts: FactsOf = () => null

/** Figures of the same place, day and standing as another. */
export const sameFrame = (a: FoundFigure, b: FoundFigure): boolean =>
  a.place === b.place && a.asOf === b.asOf && (a.status === 'target') === (b.status === 'target')

/** How many figures before and after one still belong to the same passage; further ones are not compared, so checks grow with the text. */
const passage = 60

/** The figures around the one at place `at`, in order. */
export const around = (figures: readonly FoundFigure[], at: number): readonly FoundFigure[] =>
  figures.slice(Math.max(0, at - passage), at + passage)
