import { judgeCriterion } from '../../criteria/judge.rules.ts'
import type { CriteriaSet, Facts, Measure, Verdict } from '../../criteria/types.ts'
import { type CellReading, readCell } from '../cell.rules.ts'

type Law = { set: CriteriaSet; facts: (Omit<Facts, 'measurements' | 'slots' | 'sets' | 'shares' | 'meets'> & LawMaps) | null }
type LawMaps = { measurements: [string, number | string][]; slots: [string, unknown][]; sets: [string, CriteriaSet][] }

/** Judges a sheet on the device by the same rules as the server. */
export type Judge = {
  measureOf: (key: string) => Measure | undefined
  read: (key: string, typed: string) => CellReading
  criteria: (typed: ReadonlyMap<string, string>) => Verdict[]
}

/** What `/law` gave, made to judge; undefined where it is none. */
export function judgeOf(given: unknown): Judge | undefined {
  const { set, facts } = (given ?? {}) as Partial<Law>
  if (!set?.criteria) return undefined
  const measureOf = (key: string) => set.measures?.[key]
  const read = (key: string, typed: string): CellReading => {
    const measure = measureOf(key)
    return measure ? readCell(measure, typed) : { value: null, valueText: null, problem: null }
  }
  const criteria = (typed: ReadonlyMap<string, string>): Verdict[] => {
    if (!facts) return []
    const own = [...typed].flatMap(([key, text]): [string, number | string][] => {
      const { value, valueText } = read(key, text)
      const said = valueText ?? value
      return said === null ? [] : [[key, said]]
    })
    const known: Facts = {
      ...facts,
      measurements: new Map([...facts.measurements, ...own]),
      slots: new Map(facts.slots as [string, never][]),
      sets: new Map([...facts.sets, [set.id, set]]),
      shares: new Map(),
      meets: new Map(),
    }
    return set.criteria.map((criterion) => judgeCriterion(set, criterion, known))
  }
  return { measureOf, read, criteria }
}
