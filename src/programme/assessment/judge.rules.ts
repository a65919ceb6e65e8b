import type { LocalDate } from '../../platform/base/local-date.ts'
import { judgeCriterion } from '../criteria/judge.rules.ts'
import { type CriteriaSet, type Facts, regions, type Slot } from '../criteria/types.ts'
import { measuresOf, slotKey } from '../criteria/walk.rules.ts'
import type { Stage } from '../units/types.ts'
import type { Judged, SlotRow } from './types.ts'

/** A published version of a set and, of each of its criteria, which measures it asks for. */
export type Law = { set: CriteriaSet; provinceId: number | null; asks: ReadonlyMap<string, ReadonlySet<string>> }

export type Span = { from: LocalDate; to: LocalDate | null }
export type Place = Span & { level: string; provinceId: number | null; territorySince: LocalDate }
/** A class of a unit or of its province; `own` where it is the unit's. */
export type ClassSpan = Span & { scheme: string; value: string; own: boolean }
/** `null`: what had been said of that day was taken back. */
export type Value = { stage: Stage; measure: string; on: LocalDate; value: number | string | null }

/** All that judging must know of one unit. Values stand in the order of their days. */
export type Bench = {
  unitId: number
  places: readonly Place[]
  classes: readonly ClassSpan[]
  slots: readonly SlotRow[]
  values: readonly Value[]
}

export const lawOf = (set: CriteriaSet, provinceId: number | null): Law => ({
  set,
  provinceId,
  asks: new Map(set.criteria.map((criterion) => [criterion.code, new Set(criterion.indicators.flatMap(measuresOf))])),
})

const covers = ({ from, to }: Span, day: LocalDate) => from <= day && (to === null || to > day)

/** Of each set the newest version that units are judged by on the day. */
function lawsOn(laws: readonly Law[], day: LocalDate): Law[] {
  const newest = new Map<string, Law>()
  for (const law of laws) {
    const { set } = law
    const before = newest.get(set.id)
    if (covers({ from: set.validFrom, to: set.validTo }, day) && (!before || before.set.version < set.version)) newest.set(set.id, law)
  }
  return [...newest.values()]
}

/**
 * What the sets in force say of a unit at a stage on each day, from `from` on, that something was measured.
 * Only criteria that ask for a measure of that very day are judged, with the newest values of the unit's territory up to that day.
 */
export function judgeUnit(bench: Bench, stage: Stage, from: LocalDate, laws: readonly Law[]): Judged[] {
  const values = bench.values.filter((value) => value.stage === stage)
  const known = new Map<string, { on: LocalDate; value: number | string }>()
  const judged: Judged[] = []
  for (let at = 0; at < values.length; ) {
    const day = (values[at] as Value).on
    const today = new Set<string>()
    for (; at < values.length && values[at]?.on === day; at++) {
      const { measure, value } = values[at] as Value
      if (value !== null) known.set(measure, { on: day, value })
      today.add(measure)
    }
    const place = bench.places.find((span) => covers(span, day))
    if (day >= from && place) judged.push(...judgeDay(bench, place, stage, day, known, today, laws))
  }
  return judged
}

type Known = ReadonlyMap<string, { on: LocalDate; value: number | string }>

function judgeDay(
  bench: Bench,
  place: Place,
  stage: Stage,
  day: LocalDate,
  known: Known,
  today: ReadonlySet<string>,
  laws: readonly Law[],
): Judged[] {
  const current = lawsOn(laws, day)
  const facts = factsOf(bench, place, day, known, current)
  const applicable = current.filter(
    ({ set, provinceId }) => set.level === place.level && (provinceId === null || provinceId === place.provinceId),
  )
  return applicable.flatMap(({ set, asks }) => {
    const asked = set.criteria.filter(({ code }) => [...(asks.get(code) ?? [])].some((measure) => today.has(measure)))
    const slots = asked.length > 0 ? slotsOn(bench.slots, place.provinceId, set, day) : new Map<string, Slot>()
    return asked.map((criterion) => {
      const { verdict, explanation } = judgeCriterion(set, criterion, { ...facts, slots })
      return { unitId: bench.unitId, setId: set.id, stage, criterion: criterion.code, asOf: day, verdict, reason: explanation }
    })
  })
}

function factsOf(bench: Bench, place: Place, day: LocalDate, known: Known, laws: readonly Law[]): Omit<Facts, 'slots'> {
  return {
    date: day,
    ...classesOn(bench.classes, day),
    measurements: new Map([...known].flatMap(([measure, { on, value }]) => (on >= place.territorySince ? [[measure, value]] : []))),
    sets: new Map(laws.map(({ set }) => [set.id, set])),
    shares: new Map(),
    meets: new Map(),
  }
}

/** The newest values at a stage up to a day; one that was taken back was never said. */
function knownOn(values: readonly Value[], stage: Stage, day: LocalDate): Known {
  const said = values.filter((one) => one.stage === stage && one.on <= day)
  return new Map(said.flatMap(({ measure, on, value }) => (value === null ? [] : [[measure, { on, value }] as const])))
}

/** All that `judge` may know of the unit by a set on a day; undefined where the unit does not live on the day. */
export function factsOn(bench: Bench, stage: Stage, day: LocalDate, set: CriteriaSet, laws: readonly Law[]): Facts | undefined {
  const place = bench.places.find((span) => covers(span, day))
  if (!place) return undefined
  const facts = factsOf(bench, place, day, knownOn(bench.values, stage, day), lawsOn(laws, day))
  return { ...facts, slots: slotsOn(bench.slots, place.provinceId, set, day) }
}

/** What the sets in force say on a day of the criteria that ask for a measure, as `judgeUnit` would say it of that day. */
export function judgeMeasure(bench: Bench, stage: Stage, day: LocalDate, measure: string, laws: readonly Law[]): Judged[] {
  const place = bench.places.find((span) => covers(span, day))
  return place ? judgeDay(bench, place, stage, day, knownOn(bench.values, stage, day), new Set([measure]), laws) : []
}

function classesOn(classes: readonly ClassSpan[], day: LocalDate): Pick<Facts, 'region' | 'areaClasses' | 'group'> {
  const now = classes.filter((span) => covers(span, day))
  const region = (now.find(({ scheme, own }) => scheme === 'region' && own) ?? now.find(({ scheme }) => scheme === 'region'))?.value
  const areas = now.filter(({ scheme, own }) => scheme === 'areaClass' && own).map(({ value }) => value)
  return {
    region: regions.find((one) => one === region) ?? null,
    areaClasses: areas.length > 0 ? areas : null,
    group: now.find(({ scheme, own }) => scheme === 'group2026' && own)?.value ?? null,
  }
}

/** What the province had set for the slots of the set by the day; rows stand in the order of their days, later ones win. */
function slotsOn(rows: readonly SlotRow[], provinceId: number | null, set: CriteriaSet, day: LocalDate): Map<string, Slot> {
  const own = rows.filter((row) => row.provinceId === provinceId && row.set === set.id && row.version === set.version && row.from <= day)
  return new Map(
    own.map(({ indicator, threshold, decision, decidedOn }) => [slotKey(set.id, indicator), { threshold, decision, decidedOn }]),
  )
}
