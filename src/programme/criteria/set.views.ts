import { compareVietnamese } from '../../platform/text/collate.ts'
import { areaClassText, quantity, regionText, setterOf } from './text.ts'
import type { Certainty, Condition, CriteriaSet, Indicator, Region, Test, Threshold, Value } from './types.ts'

/** One thing that a row asks, of whom, and how sure that is. */
export type AskedLine = { who: string[]; text: string; certainty: Certainty; source: string[] }

type Words = { set: CriteriaSet; unit: string | null; kind: Parameters<typeof quantity>[2]; operator: string; source: string[] }

const signs: Record<string, string> = { atLeast: '≥ ', atMost: '≤ ', equals: '', level: 'từ ' }

/** What a row asks, in words; equal values of several regions stand together. `region` keeps to one column. */
export function askedLines(set: CriteriaSet, row: Indicator | Condition, region: Region | null = null): AskedLine[] {
  if (row.test === null) return [{ who: [], text: 'chưa rõ yêu cầu', certainty: 'missing', source: [] }]
  return joined(linesOfTest(set, row, row.test, region))
}

function linesOfTest(set: CriteriaSet, row: Indicator | Condition, test: Test, region: Region | null): AskedLine[] {
  if ('allOf' in test) return test.allOf.flatMap((part) => linesOfTest(set, row, part, region))
  if ('anyOf' in test)
    return test.anyOf.flatMap((part, index) =>
      linesOfTest(set, row, part, region).map((line) => ({ ...line, text: index > 0 ? `hoặc ${line.text}` : line.text })),
    )
  const key = ('measure' in test && test.measure) || row.measure
  const measure = key ? set.measures?.[key] : undefined
  const prefix = key && key !== row.measure && measure ? `${measure.name}: ` : ''
  const words = { set, unit: measure?.unit ?? row.unit, kind: measure?.kind, source: row.source }
  return linesOfSingle(test, words, region).map((line) => ({ ...line, text: `${prefix}${line.text}` }))
}

function linesOfSingle(test: Test, words: Omit<Words, 'operator'>, region: Region | null): AskedLine[] {
  const line = (text: string, certainty: Certainty, source: string[] | undefined): AskedLine[] => [
    { who: [], text, certainty, source: source ?? words.source },
  ]
  if ('yes' in test) return line('có', test.yes.certainty, test.yes.source)
  if ('oneOf' in test) return line(`một trong: ${test.oneOf.values.join(', ')}`, test.oneOf.certainty, test.oneOf.source)
  if ('ratioTo' in test) {
    const { factor, set, certainty, source } = test.ratioTo
    return line(`≥ ${String(factor).replace('.', ',')} lần mức của bộ ${set}`, certainty, source)
  }
  if ('meetsSet' in test) return line(`đạt bộ ${test.meetsSet.set}`, test.meetsSet.certainty, test.meetsSet.source)
  if ('shareOfUnits' in test) {
    const { atLeast, source } = test.shareOfUnits
    return line(
      atLeast.value === null ? 'tỷ lệ đơn vị đạt: chưa rõ' : `≥ ${quantity(atLeast.value, '%')} số đơn vị đạt`,
      atLeast.certainty,
      source,
    )
  }
  if ('within' in test)
    return [
      ...linesOf(test.within.from, { ...words, operator: 'atLeast' }, region),
      ...linesOf(test.within.to, { ...words, operator: 'atMost' }, region),
    ]
  const operator = ['atLeast', 'atMost', 'equals', 'level'].find((name) => name in test) ?? 'equals'
  const threshold = (test as Record<string, unknown>)[operator] as Threshold | undefined
  return threshold ? linesOf(threshold, { ...words, operator }, region) : []
}

function linesOf(threshold: Threshold, words: Words, region: Region | null): AskedLine[] {
  if ('setBy' in threshold)
    return [{ who: [], text: `${setterOf(threshold)} quy định`, certainty: threshold.certainty, source: words.source }]
  const own = 'source' in threshold && threshold.source ? { ...words, source: threshold.source } : words
  if ('same' in threshold) return [lineOf(threshold.same, [], own)]
  if ('byRegion' in threshold) {
    const columns = Object.entries(threshold.byRegion) as [Region, Value][]
    return columns
      .filter(([column]) => region === null || column === region)
      .map(([column, value]) => lineOf(value, [regionText[column]], own))
  }
  if ('byGroup' in threshold)
    return Object.entries(threshold.byGroup).map(([group, value]) => lineOf(value, [groupName(words.set, group)], own))
  if ('byAreaClass' in threshold)
    return [
      ...Object.entries(threshold.byAreaClass).map(([name, value]) => lineOf(value, [areaClassText[name] ?? name], own)),
      ...linesOf(threshold.otherwise, own, region),
    ]
  if ('byYear' in threshold)
    return Object.entries(threshold.byYear).flatMap(([year, inner]) => withYear(linesOf(inner, own, region), `năm ${year}`))
  return [
    ...withYear(linesOf(threshold.threshold, own, region), `hết năm ${threshold.byEndOf}`),
    ...withYear(linesOf(threshold.interim, own, region), 'các năm trước'),
  ]
}

const withYear = (lines: AskedLine[], year: string): AskedLine[] => lines.map((line) => ({ ...line, who: [...line.who, year] }))

const groupName = (set: CriteriaSet, code: string): string => set.groups?.find((group) => group.code === code)?.name.split(':')[0] ?? code

function lineOf(value: Value, who: string[], { operator, unit, kind, source }: Words): AskedLine {
  const text =
    value.value === null
      ? 'chưa rõ mức'
      : `${typeof value.value === 'boolean' ? '' : (signs[operator] ?? '')}${quantity(value.value, unit, kind)}`
  return { who, text, certainty: value.certainty, source }
}

/** Lines that ask the same of several are one line. */
function joined(lines: AskedLine[]): AskedLine[] {
  const found: AskedLine[] = []
  for (const line of lines) {
    const same = found.find(
      (one) => one.text === line.text && one.certainty === line.certainty && one.who.length > 0 && line.who.length > 0,
    )
    if (same) same.who = [...same.who, ...line.who.filter((who) => !same.who.includes(who))]
    else found.push({ ...line })
  }
  return found
}

/** A source by its key: an address or, for what is no page, its words. */
export const sourceLink = (set: CriteriaSet, key: string): { text: string; href: string | null } => {
  const address = set.sources[key]
  if (!address) return { text: key, href: null }
  return /^https?:/.test(address) ? { text: new URL(address).hostname.replace(/^www\./, ''), href: address } : { text: address, href: null }
}

/** Sets by the level that they judge, then by period and tier. */
export const byLevel = <Set extends { level: string; validFrom: string; name: string }>(sets: readonly Set[]): [string, Set[]][] => {
  const order = ['commune', 'village', 'district', 'province']
  const groups = Map.groupBy(sets, (set) => set.level)
  return [...groups]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([level, list]) => [
      level,
      list.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : compareVietnamese(a.name, b.name))),
    ])
}
