import { formatDate } from '../../platform/text/date.ts'
import { areaClassText, regionText, setterOf } from './text.ts'
import {
  type CriteriaSet,
  type Facts,
  type Region,
  regions,
  type SetBy,
  type Threshold,
  type UnjudgeableReason,
  type Value,
} from './types.ts'
import { slotKey, valuesIn } from './walk.rules.ts'

/** A threshold for one unit on one day, and why this one; or why there is none. */
export type Resolved =
  | { ok: true; threshold: Value & { value: number | boolean | string }; why: string[]; onlyMet?: string }
  | { ok: false; reason: UnjudgeableReason; why: string }

/** From where a threshold is looked up: the row's key among the slots, the column of the region table. */
export type Standpoint = { set: CriteriaSet; key: string; facts: Facts; column: Column }

/** The region column that a unit takes, and why. */
export type Column = { region: Region | null; why: string | null }

/**
 * The columns that may be a unit's. Where the area class decides and nobody classified the unit, both are given:
 * a verdict that both give holds whatever the class.
 */
export function columnsOf(set: CriteriaSet, facts: Facts): Column[] {
  const own: Column = { region: facts.region, why: facts.region && `cột ${regionText[facts.region]}` }
  const rule = set.areaOverride
  if (!rule || facts.region === rule.takes) return [own]
  const named = facts.areaClasses?.find((name) => rule.classes.includes(name))
  const taken = (because: string): Column => ({ region: rule.takes, why: `cột ${regionText[rule.takes]}, vì ${because}` })
  if (named !== undefined) return [taken(`là ${areaClassText[named] ?? named}`)]
  return facts.areaClasses === null ? [own, taken('có thể là xã đặc biệt khó khăn')] : [own]
}

/** Finds the value that applies. */
export function resolve(threshold: Threshold, from: Standpoint): Resolved {
  if ('setBy' in threshold) return ofSlot(threshold, from)
  if ('same' in threshold) return given(threshold.same, [])
  if ('byYear' in threshold) return ofYear(threshold.byYear, from)
  if ('byEndOf' in threshold) return ofPeriod(threshold, from)
  const values = valuesIn(threshold)
  if (values.every(({ value }) => value === null)) return none('thresholdMissing', 'chưa tìm thấy mức trong văn bản')
  if ('byRegion' in threshold) return ofRegion(threshold, from)
  if ('byGroup' in threshold) return ofGroup(threshold.byGroup, from)
  return ofAreaClass(threshold, from)
}

const none = (reason: UnjudgeableReason, why: string): Resolved => ({ ok: false, reason, why })

function given({ value, certainty }: Value, why: string[]): Resolved {
  if (value === null) return none('thresholdMissing', ['chưa tìm thấy mức trong văn bản', ...why].join(', '))
  return { ok: true, threshold: { value, certainty }, why }
}

const because = (resolved: Resolved, why: string): Resolved => (resolved.ok ? { ...resolved, why: [...resolved.why, why] } : resolved)

function ofRegion({ byRegion }: Extract<Threshold, { byRegion: unknown }>, { column }: Standpoint): Resolved {
  if (column.region !== null) return given(byRegion[column.region], [column.why ?? regionText[column.region]])
  const first = byRegion[regions[0]]
  if (regions.every((region) => byRegion[region].value === first.value)) return given(first, ['mọi vùng như nhau'])
  return none('classUnknown', 'chưa rõ đơn vị thuộc vùng nào')
}

function ofGroup(byGroup: Record<string, Value>, { set, facts }: Standpoint): Resolved {
  const value = facts.group === null ? undefined : byGroup[facts.group]
  if (!value) return none('classUnknown', 'chưa rõ xã thuộc nhóm nào')
  return given(value, [set.groups?.find(({ code }) => code === facts.group)?.name.split(':')[0] ?? `nhóm ${facts.group}`])
}

function ofAreaClass({ byAreaClass, otherwise }: Extract<Threshold, { byAreaClass: unknown }>, from: Standpoint): Resolved {
  const classes = from.facts.areaClasses
  if (classes === null) return none('classUnknown', 'chưa rõ xã có thuộc diện đặc biệt khó khăn không')
  const name = classes.find((one) => one in byAreaClass)
  const value = name === undefined ? undefined : byAreaClass[name]
  return name !== undefined && value ? given(value, [areaClassText[name] ?? name]) : resolve(otherwise, from)
}

function ofYear(byYear: Record<string, Threshold>, from: Standpoint): Resolved {
  const year = from.facts.date.slice(0, 4)
  const threshold = byYear[year]
  return threshold ? because(resolve(threshold, from), `mức năm ${year}`) : none('thresholdMissing', `chưa tìm thấy mức của năm ${year}`)
}

function ofPeriod({ byEndOf, threshold, interim }: Extract<Threshold, { byEndOf: unknown }>, from: Standpoint): Resolved {
  const year = Number(from.facts.date.slice(0, 4))
  const end = because(resolve(threshold, from), `mức đến năm ${byEndOf}`)
  if (year >= byEndOf) return end
  const set = ofSlot(interim, from)
  if (set.ok || !end.ok) return set.ok ? set : end
  return { ...end, onlyMet: `mức năm ${year} do ${setterOf(interim)} quy định, chưa có` }
}

function ofSlot(slot: SetBy, from: Standpoint): Resolved {
  const filled = slot.setBy === 'province' ? from.facts.slots.get(slotKey(from.set.id, from.key)) : undefined
  if (filled) return because(resolve(filled.threshold, from), `${filled.decision} ngày ${formatDate(filled.decidedOn)}`)
  if (slot.setBy === 'province') return none('slotUnset', `mức do ${setterOf(slot)} quy định, chưa có`)
  return none('thresholdMissing', `mức do ${setterOf(slot)} quy định, chưa tìm thấy`)
}
