import type { Refusal } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { fold } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { areaClassText, quantity, regionText } from './text.ts'
import { type CriteriaSet, type Indicator, type Measure, type Region, regions, type Threshold, type Value } from './types.ts'
import { provincialSlotOf } from './walk.rules.ts'

/** How a province may tell its levels apart: one for all, by area class, by group of the set, by region. */
export const slotShapes = ['same', 'byAreaClass', 'byGroup', 'byRegion'] as const
export type SlotShape = (typeof slotShapes)[number]

export type SlotColumn = { key: string; name: string; optional: boolean }

const one = (key: string, name: string, optional = false): SlotColumn => ({ key, name, optional })

/** What is to be filled in for a shape; nothing where the set knows no such groups. */
export function slotColumns(set: Pick<CriteriaSet, 'groups'>, shape: SlotShape): SlotColumn[] {
  if (shape === 'same') return [one('same', 'Mọi xã')]
  if (shape === 'byGroup') return (set.groups ?? []).map(({ code, name }) => one(code, name))
  if (shape === 'byRegion') return regions.map((region) => one(region, regionText[region]))
  const classes = Object.entries(areaClassText).map(([key, name]) => one(key, name.charAt(0).toUpperCase() + name.slice(1), true))
  return [...classes, one('otherwise', 'Các xã khác')]
}

/** The rows of a set that it leaves to the provinces, in its order. */
export const slotRows = (set: CriteriaSet): (Indicator & { code: string })[] =>
  set.criteria
    .flatMap(({ indicators }) => indicators)
    .filter((row): row is Indicator & { code: string } => row.code !== null && provincialSlotOf(row) !== undefined)

export const measureOf = (set: CriteriaSet, row: Pick<Indicator, 'measure'>): Measure | undefined =>
  row.measure === null ? undefined : set.measures?.[row.measure]

type Read = { value: Value } | { problem: string }

function readValue(text: string, measure: Measure | undefined): Read {
  const official = (value: number | boolean | string): Read => ({ value: { value, certainty: 'official' } })
  if (measure?.kind === 'yesNo') {
    const answer = { co: true, khong: false }[fold(text)]
    return answer === undefined ? { problem: `«${text}» không phải câu trả lời; ghi có hoặc không` } : official(answer)
  }
  if (measure?.kind === 'level') {
    const level = measure.levels?.find((known) => fold(known) === fold(text)) ?? (measure.levels ? undefined : text)
    return level === undefined ? { problem: `«${text}» không phải mức; ghi một trong: ${measure.levels?.join(', ')}` } : official(level)
  }
  const number = parseNumber(text.replace(/%$/, ''))
  if (number.ok) return official(number.value)
  return {
    problem: number.why === 'ambiguous' ? `«${text}» có thể là hàng nghìn hoặc phần lẻ; ghi rõ, ví dụ 1,5` : `«${text}» không phải số`,
  }
}

/** What was typed as a threshold of the grammar; refused with every field that does not read. Bounds are the slot's to check. */
export function thresholdFrom(
  set: CriteriaSet,
  row: Indicator,
  shape: SlotShape,
  typed: Readonly<Record<string, string>>,
): Result<Threshold> {
  const columns = slotColumns(set, shape)
  const wrong: NonNullable<Refusal['offenders']> = []
  const values: Record<string, Value> = {}
  for (const { key, name, optional } of columns) {
    const text = (typed[key] ?? '').trim()
    if (text === '' && optional) continue
    const read = text === '' ? { problem: 'chưa có mức' } : readValue(text, measureOf(set, row))
    if ('problem' in read) wrong.push({ where: name, what: read.problem })
    else values[key] = read.value
  }
  if (columns.length === 0) wrong.push({ where: set.id, what: 'bộ này không chia nhóm xã' })
  if (wrong.length > 0)
    return refused({ code: 'slot.unreadable', text: 'Mức chưa đúng. Sửa các ô dưới đây rồi lưu lại.', offenders: wrong, status: 422 })
  const { same, otherwise, ...named } = values
  if (shape === 'same' && same) return done({ same })
  if (shape === 'byGroup') return done({ byGroup: named })
  if (shape === 'byRegion') return done({ byRegion: named as Record<Region, Value> })
  const rest: Threshold = { same: otherwise as Value }
  return done(Object.keys(named).length === 0 ? rest : { byAreaClass: named, otherwise: rest })
}

/** The shape of a threshold that a province set, and its values by column. */
export function valuesByColumn(threshold: Threshold): { shape: SlotShape; values: Record<string, Value> } {
  if ('byAreaClass' in threshold) {
    const { otherwise } = threshold
    return { shape: 'byAreaClass', values: { ...threshold.byAreaClass, ...('same' in otherwise ? { otherwise: otherwise.same } : {}) } }
  }
  if ('byGroup' in threshold) return { shape: 'byGroup', values: threshold.byGroup }
  if ('byRegion' in threshold) return { shape: 'byRegion', values: threshold.byRegion }
  return { shape: 'same', values: 'same' in threshold ? { same: threshold.same } : {} }
}

/** A threshold that a province set, in words: «80%», «Xã đặc biệt khó khăn 70%; Các xã khác 80%». */
export function slotText(set: CriteriaSet, row: Indicator, threshold: Threshold): string {
  const { shape, values } = valuesByColumn(threshold)
  const measure = measureOf(set, row)
  const told = (value: Value | undefined) =>
    value === undefined || value.value === null ? 'chưa rõ' : quantity(value.value, measure?.unit ?? row.unit, measure?.kind)
  if (shape === 'same') return told(values.same)
  return slotColumns(set, shape)
    .filter(({ key }) => values[key] !== undefined)
    .map(({ key, name }) => `${name}: ${told(values[key])}`)
    .join('; ')
}
