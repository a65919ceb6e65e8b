import type { LocalDate } from '../../platform/base/local-date.ts'
import { judgeCriterion } from '../criteria/judge.rules.ts'
import { type CriteriaSet, type Facts, regions, type Slot } from '../criteria/types.ts'
import { measuresOf, slotKey } from '../criteria/walk.rules.ts'
import type { Stage } from '../units/types.ts'
import type { Judged, SlotRow } from './types.ts'

/** A published version of a set and, of each of its criteria, which measures it asks for. */
export type Law = {
  set: CriteriaSet
  provinceId: number | null
  asks: ReadonlyMap<string, ReadonlySet<string>>
  /** criteria that it changes against the version that a day was judged by before it; none of a first version */
  news: ReadonlySet<string>
}

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
  news: new Set(),
})

/** All versions that are published, each with what it changes on the day from which it is judged by. */
export function lawsOf(versions: readonly { body: CriteriaSet; provinceId: number | null }[]): Law[] {
  return versions.map(({ body, provinceId }) => {
    const before = versions
      .map((one) => one.body)
      .filter((one) => one.id === body.id && one.version < body.version && one.validFrom < body.validFrom)
      .sort((a, b) => b.version - a.version)[0]
    return { ...lawOf(body, provinceId), news: before ? changedCriteria(before, body) : new Set<string>() }
  })
}

/** Criteria of which a version asks something else than the one before; as they are kept, their keys stand in one order. */
function changedCriteria(before: CriteriaSet, after: CriteriaSet): Set<string> {
  const asked = ({ indicators, indicatorCount }: CriteriaSet['criteria'][number]) =>
    JSON.stringify([indicatorCount, indicators.map(({ code, measure, test, appliesIf }) => [code, measure, test, appliesIf])])
  const old = new Map(before.criteria.map((criterion) => [criterion.code, asked(criterion)]))
  return new Set(after.criteria.filter((criterion) => old.get(criterion.code) !== asked(criterion)).map(({ code }) => code))
}

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

/** Criteria by day and set whose law changes for a unit on that day: a version begins, or its province sets a slot. */
type News = ReadonlyMap<LocalDate, readonly { setId: string; version: number; criteria: ReadonlySet<string> }[]>

function newsOf(bench: Bench, laws: readonly Law[]): News {
  const byVersion = new Map(laws.map((law) => [`${law.set.id} ${law.set.version}`, law]))
  const versions = laws.flatMap(({ set, news }) =>
    news.size > 0 ? [{ day: set.validFrom, setId: set.id, version: set.version, criteria: news }] : [],
  )
  const slots = bench.slots.flatMap(({ provinceId, set: setId, version, indicator, from: day }) => {
    const isHere = bench.places.some((place) => covers(place, day) && place.provinceId === provinceId)
    const set = isHere ? byVersion.get(`${setId} ${version}`)?.set : undefined
    const criterion = set?.criteria.find(({ indicators }) => indicators.some(({ code }) => code === indicator))
    return criterion ? [{ day, setId, version, criteria: new Set([criterion.code]) }] : []
  })
  return Map.groupBy([...versions, ...slots], ({ day }) => day)
}

/**
 * What the sets in force say of a unit at a stage on each day, from `from` on, that something was measured, or that the law changed for it.
 * Only criteria that ask for a measure of that very day, or are asked otherwise from that day on, are judged, with the newest values of the
 * unit's territory up to that day. `only`: of these sets alone.
 */
export function judgeUnit(bench: Bench, stage: Stage, from: LocalDate, laws: readonly Law[], only?: ReadonlySet<string>): Judged[] {
  const byDay = Map.groupBy(
    bench.values.filter((value) => value.stage === stage),
    ({ on }) => on,
  )
  const news = newsOf(bench, laws)
  const known = new Map<string, { on: LocalDate; value: number | string }>()
  return [...new Set([...byDay.keys(), ...news.keys()])].sort().flatMap((day) => {
    const today = new Set<string>()
    for (const { measure, value } of byDay.get(day) ?? []) {
      if (value !== null) known.set(measure, { on: day, value })
      today.add(measure)
    }
    const place = bench.places.find((span) => covers(span, day))
    if (day < from || !place) return []
    return judgeDay({ bench, place, stage, day, known, today, changed: news.get(day) ?? [], only }, laws)
  })
}

type Known = ReadonlyMap<string, { on: LocalDate; value: number | string }>

type Day = {
  bench: Bench
  place: Place
  stage: Stage
  day: LocalDate
  known: Known
  /** what was measured on the day */
  today: ReadonlySet<string>
  /** what is asked otherwise from the day on */
  changed: readonly { setId: string; version: number; criteria: ReadonlySet<string> }[]
  only?: ReadonlySet<string>
}

function judgeDay({ bench, place, stage, day, known, today, changed, only }: Day, laws: readonly Law[]): Judged[] {
  const current = lawsOn(laws, day)
  const facts = factsOf(bench, place, day, known, current)
  const applicable = current.filter(
    ({ set, provinceId }) =>
      set.level === place.level && (provinceId === null || provinceId === place.provinceId) && (only === undefined || only.has(set.id)),
  )
  return applicable.flatMap(({ set, asks }) => {
    const news = changed.filter(({ setId, version }) => setId === set.id && version === set.version)
    const isAsked = (code: string) => {
      const measures = [...(asks.get(code) ?? [])]
      // a changed law says something only of what was measured
      const isNews = news.some(({ criteria }) => criteria.has(code)) && measures.some((measure) => facts.measurements.has(measure))
      return isNews || measures.some((measure) => today.has(measure))
    }
    const asked = set.criteria.filter(({ code }) => isAsked(code))
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
  const known = knownOn(bench.values, stage, day)
  return place ? judgeDay({ bench, place, stage, day, known, today: new Set([measure]), changed: [] }, laws) : []
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
