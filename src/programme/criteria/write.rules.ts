import { Document, isMap, isScalar, isSeq, type Pair, visit, type YAMLMap } from 'yaml'
import { operators } from './test.rules.ts'
import {
  type Certainty,
  type Condition,
  type CriteriaSet,
  type Criterion,
  type Indicator,
  regions,
  type Test,
  type Threshold,
  type Value,
} from './types.ts'

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

/** The text of a `set.yaml`: what `readSet` reads back to the same set. One row of the law's table stays one line. */
export function writeSet(set: CriteriaSet): string {
  const document = new Document(plainSet(set), { aliasDuplicateObjects: false })
  visit(document, { Pair: (_, pair) => shapePair(pair as Pair), Map: (_, map) => shapeMap(map) })
  const criteria = document.get('criteria')
  if (isSeq(criteria)) for (const criterion of criteria.items.slice(1)) if (isMap(criterion)) criterion.spaceBefore = true
  return document.toString({ lineWidth: 140, singleQuote: true, flowCollectionPadding: false })
}

const alwaysOneLine = [
  'aliases',
  'source',
  'counts',
  'bands',
  'byRegion',
  'byGroup',
  'byAreaClass',
  'certainty',
  'kinds',
  'scale',
  'values',
  'classes',
]
/** A threshold or a requirement that begins with one of these is short enough for one line. */
const shortForms = ['same', 'byGroup', 'setBy', 'certainty', 'set', 'values']

const keysOf = (map: YAMLMap) => map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''))
const isShort = (node: unknown) => isMap(node) && shortForms.includes(keysOf(node)[0] ?? '') && !keysOf(node).includes('note')

/** A row of the law's table is one line; the years of a threshold are numbers. */
function shapePair({ key, value }: Pair): undefined {
  const name = isScalar(key) ? String(key.value) : ''
  if ((isMap(value) || isSeq(value)) && alwaysOneLine.includes(name)) value.flow = true
  if (isMap(value) && isShort(value)) value.flow = true
  if (name === 'byYear' && isMap(value)) for (const year of value.items) if (isScalar(year.key)) year.key.value = Number(year.key.value)
}

const lineKeys: readonly string[] = ['measure', 'scale', ...operators.filter((operator) => operator !== 'allOf' && operator !== 'anyOf')]

/** A test whose threshold is short is one line. */
function shapeMap(map: YAMLMap): undefined {
  if (
    map.items.every(
      ({ key, value }) => isScalar(key) && lineKeys.includes(String(key.value)) && (isShort(value) || isScalar(value) || isSeq(value)),
    )
  )
    map.flow = true
}

const plainSet = (set: CriteriaSet): Plain => ({
  id: set.id,
  version: set.version,
  aliases: set.aliases,
  name: set.name,
  decision: set.decision,
  ...(set.annex && { annex: set.annex }),
  issued: set.issued,
  validFrom: set.validFrom,
  validTo: set.validTo,
  period: set.period,
  level: set.level,
  tier: set.tier,
  ...(set.provinceCode && { provinceCode: set.provinceCode }),
  counts: set.counts,
  ...(set.unlisted !== undefined && { unlisted: set.unlisted }),
  ...(set.bands && { bands: set.bands.map(({ lo, hi }) => (hi === lo ? lo : `${lo}-${hi ?? ''}`)) }),
  ...(set.areaOverride && { areaOverride: { ...set.areaOverride } }),
  ...(set.groups && { groups: set.groups.map((group) => ({ ...group })) }),
  ...(set.amendedBy && { amendedBy: set.amendedBy.map((amendment) => ({ ...amendment })) }),
  ...(set.notes && { notes: set.notes }),
  sources: set.sources,
  ...(set.conditions.length > 0 && { conditions: set.conditions.map(plainCondition) }),
  ...(set.criteria.length > 0 && { criteria: set.criteria.map(plainCriterion) }),
})

const plainCriterion = (criterion: Criterion): Plain => ({
  code: criterion.code,
  name: criterion.name,
  ...(criterion.group && { group: criterion.group }),
  ...(criterion.leadField && { leadField: criterion.leadField }),
  ...(criterion.indicatorCount !== undefined && { indicatorCount: criterion.indicatorCount }),
  certainty: criterion.certainty,
  ...(criterion.source.length > 0 && { source: criterion.source }),
  ...(criterion.note && { note: criterion.note }),
  ...(criterion.indicators.length > 0 && { indicators: criterion.indicators.map(plainIndicator) }),
})

const plainIndicator = (indicator: Indicator): Plain => ({
  code: indicator.code,
  ...plainName(indicator),
  ...(indicator.leadField && { leadField: indicator.leadField }),
  ...(indicator.appliesIf && { appliesIf: indicator.appliesIf }),
  ...plainTested(indicator),
})

const plainCondition = (condition: Condition): Plain => ({ code: condition.code, ...plainName(condition), ...plainTested(condition) })

const plainName = (row: Condition | Indicator): { [key: string]: Plain } => ({
  name: row.name,
  certainty: row.certainty,
  ...(row.source.length > 0 && { source: row.source }),
  ...(row.clause && { clause: row.clause }),
  ...(row.note && { note: row.note }),
})

const plainTested = (row: Condition | Indicator): { [key: string]: Plain } => ({
  ...(row.measure && { measure: row.measure }),
  ...(row.unit && { unit: row.unit }),
  test: row.test && plainTest(row.test),
})

function plainTest(test: Test): Plain {
  const measure: { [key: string]: Plain } = 'measure' in test && test.measure ? { measure: test.measure } : {}
  if ('allOf' in test) return { allOf: test.allOf.map(plainTest) }
  if ('anyOf' in test) return { anyOf: test.anyOf.map(plainTest) }
  if ('atLeast' in test) return { ...measure, atLeast: plainThreshold(test.atLeast) }
  if ('atMost' in test) return { ...measure, atMost: plainThreshold(test.atMost) }
  if ('equals' in test) return { ...measure, equals: plainThreshold(test.equals) }
  if ('level' in test) return { ...measure, level: plainThreshold(test.level), ...(test.scale && { scale: test.scale }) }
  if ('within' in test) return { ...measure, within: { from: plainThreshold(test.within.from), to: plainThreshold(test.within.to) } }
  if ('yes' in test) return { ...measure, yes: { ...test.yes } }
  if ('oneOf' in test) return { ...measure, oneOf: { ...test.oneOf } }
  if ('ratioTo' in test) return { ...measure, ratioTo: { ...test.ratioTo } }
  if ('meetsSet' in test) return { meetsSet: { ...test.meetsSet } }
  const { kinds, meet, atLeast, source } = test.shareOfUnits
  return { shareOfUnits: { kinds, meet, atLeast: atLeast.value, ...certaintyOf(atLeast), ...(source && { source }) } }
}

export function plainThreshold(threshold: Threshold): Plain {
  if ('setBy' in threshold) return { ...threshold }
  if ('byYear' in threshold)
    return { byYear: Object.fromEntries(Object.entries(threshold.byYear).map(([year, inner]) => [year, plainThreshold(inner)])) }
  if ('byEndOf' in threshold)
    return { byEndOf: threshold.byEndOf, threshold: plainThreshold(threshold.threshold), interim: { ...threshold.interim } }
  const source = threshold.source && { source: threshold.source }
  if ('same' in threshold) return { same: threshold.same.value, ...certaintyOf(threshold.same), ...source }
  if ('byGroup' in threshold) return { ...plainTable('byGroup', threshold.byGroup), ...source }
  if ('byAreaClass' in threshold)
    return { ...plainTable('byAreaClass', threshold.byAreaClass), otherwise: plainThreshold(threshold.otherwise), ...source }
  const inOrder = Object.fromEntries(regions.map((region) => [region, threshold.byRegion[region]]))
  return { ...plainTable('byRegion', inOrder, threshold.national), ...source }
}

const certaintyOf = ({ value, certainty }: Value): { [key: string]: Plain } => (value === null ? {} : { certainty })

/** A table of values and, as short as it can be said, how sure they are: one word, or the usual one and the exceptions. */
function plainTable(key: string, table: Record<string, Value>, national?: Value): { [key: string]: Plain } {
  const values = Object.fromEntries(Object.entries(table).map(([column, { value }]) => [column, value]))
  const known = Object.entries(table).filter(([, { value }]) => value !== null)
  const usual = mostCommon(known.map(([, { certainty }]) => certainty))
  const exceptions = Object.fromEntries(
    known.filter(([, value]) => value.certainty !== usual).map(([column, { certainty }]) => [column, certainty]),
  )
  const ofNational = national && national.value !== null ? national.certainty : undefined
  const plain = Object.keys(exceptions).length === 0 && (ofNational === undefined || usual === undefined || ofNational === usual)
  const said: Plain = plain
    ? (usual ?? ofNational ?? null)
    : { ...(usual && { [key]: usual }), ...(ofNational && { national: ofNational }), ...exceptions }
  return { [key]: values, ...(national && { national: national.value }), ...(said !== null && { certainty: said }) }
}

function mostCommon(list: Certainty[]): Certainty | undefined {
  const counts = new Map<Certainty, number>()
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
