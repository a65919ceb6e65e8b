import type { Certainty, Condition, CriteriaSet, Criterion, Indicator, Measure, SetBy, Test, Threshold, Value } from './types.ts'

/** Claims to have been read somewhere. */
export const isSure = (certainty: Certainty): boolean => certainty === 'official' || certainty === 'secondary'

/** All tests of a test, parts included. */
export function testsIn(test: Test | null): Test[] {
  if (test === null) return []
  if ('allOf' in test) return [test, ...test.allOf.flatMap(testsIn)]
  if ('anyOf' in test) return [test, ...test.anyOf.flatMap(testsIn)]
  return [test]
}

/** The thresholds of one test, parts not included. */
export function thresholdsOf(test: Test): Threshold[] {
  if ('atLeast' in test) return [test.atLeast]
  if ('atMost' in test) return [test.atMost]
  if ('equals' in test) return [test.equals]
  if ('level' in test) return [test.level]
  if ('within' in test) return [test.within.from, test.within.to]
  return []
}

/** The values of a threshold, whoever they are for. */
export function valuesIn(threshold: Threshold): Value[] {
  if ('setBy' in threshold) return []
  if ('same' in threshold) return [threshold.same]
  if ('byRegion' in threshold) return [...Object.values(threshold.byRegion), ...(threshold.national ? [threshold.national] : [])]
  if ('byGroup' in threshold) return Object.values(threshold.byGroup)
  if ('byAreaClass' in threshold) return [...Object.values(threshold.byAreaClass), ...valuesIn(threshold.otherwise)]
  if ('byYear' in threshold) return Object.values(threshold.byYear).flatMap(valuesIn)
  return valuesIn(threshold.threshold)
}

/** The slots of a threshold: who sets what is left open. */
export function slotsIn(threshold: Threshold): SetBy[] {
  if ('setBy' in threshold) return [threshold]
  if ('byEndOf' in threshold) return [threshold.interim, ...slotsIn(threshold.threshold)]
  if ('byAreaClass' in threshold) return slotsIn(threshold.otherwise)
  if ('byYear' in threshold) return Object.values(threshold.byYear).flatMap(slotsIn)
  return []
}

/** The slot that a row leaves to the provinces, or undefined. */
export const provincialSlotOf = (row: Indicator | Condition): SetBy | undefined =>
  testsIn(row.test)
    .flatMap(thresholdsOf)
    .flatMap(slotsIn)
    .find((slot) => slot.setBy === 'province')

/** The measures that a row needs, its own first. */
export const measuresOf = (row: Indicator | Condition): string[] => [
  ...new Set([
    ...(row.measure === null ? [] : [row.measure]),
    ...testsIn(row.test).flatMap((test) => ('measure' in test && test.measure ? [test.measure] : [])),
    ...('appliesIf' in row && row.appliesIf ? [row.appliesIf] : []),
  ]),
]

/** Keys of the sources that a thing names anywhere in it, its own rows aside. */
export function sourcesIn(thing: Criterion | Indicator | Condition | { source: string[] }): string[] {
  const own = thing.source
  if (!('test' in thing)) return own
  return [...own, ...testsIn(thing.test).flatMap(sourcesOfTest)]
}

function sourcesOfTest(test: Test): string[] {
  if ('yes' in test) return test.yes.source ?? []
  if ('oneOf' in test) return test.oneOf.source ?? []
  if ('ratioTo' in test) return test.ratioTo.source ?? []
  if ('meetsSet' in test) return test.meetsSet.source ?? []
  if ('shareOfUnits' in test) return test.shareOfUnits.source ?? []
  return thresholdsOf(test).flatMap(sourcesOfThreshold)
}

function sourcesOfThreshold(threshold: Threshold): string[] {
  if ('setBy' in threshold) return []
  if ('byYear' in threshold) return Object.values(threshold.byYear).flatMap(sourcesOfThreshold)
  if ('byEndOf' in threshold) return sourcesOfThreshold(threshold.threshold)
  return [...(threshold.source ?? []), ...('byAreaClass' in threshold ? sourcesOfThreshold(threshold.otherwise) : [])]
}

/** What an indicator is called where codes are unknown: its place in its criterion. */
export const indicatorKey = (criterion: Criterion, index: number): string =>
  criterion.indicators[index]?.code ?? `${criterion.code}.?${index + 1}`

export type Reference = { name: string; kind: 'set' | 'setOrMeasure' }

/** The other sets that a set speaks of; of shareOfUnits it may be a yes/no measure. */
export const referencesOf = (set: CriteriaSet): Reference[] => rowsOf(set).flatMap(({ test }) => testsIn(test).flatMap(referencesOfTest))

function referencesOfTest(test: Test): Reference[] {
  if ('ratioTo' in test) return [{ name: test.ratioTo.set, kind: 'set' }]
  if ('meetsSet' in test) return [{ name: test.meetsSet.set, kind: 'set' }]
  return 'shareOfUnits' in test ? [{ name: test.shareOfUnits.meet, kind: 'setOrMeasure' }] : []
}

/** Every row that carries a test: indicators, then conditions. */
export const rowsOf = (set: CriteriaSet): (Indicator | Condition)[] => [
  ...set.criteria.flatMap(({ indicators }) => indicators),
  ...set.conditions,
]

/** The set with the meaning of its measures beside it, so that a published version says all by itself. */
export function withMeasures(set: CriteriaSet, measures: ReadonlyMap<string, Measure>): CriteriaSet {
  const asked = rowsOf(set).flatMap(({ test }) =>
    testsIn(test).flatMap((one) => ('shareOfUnits' in one ? [one.shareOfUnits.meet] : 'ratioTo' in one ? [one.ratioTo.measure] : [])),
  )
  const keys = new Set([...rowsOf(set).flatMap(measuresOf), ...asked])
  return { ...set, measures: Object.fromEntries([...measures].filter(([key]) => keys.has(key))) }
}

/** Key of a row's slot among the facts. */
export const slotKey = (setId: string, row: string): string => `${setId} ${row}`

/** Key of a share of units among the facts. */
export const shareKey = (kinds: readonly string[], meet: string): string => `${[...kinds].sort().join('+')} ${meet}`
