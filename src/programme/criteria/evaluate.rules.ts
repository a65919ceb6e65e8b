import { compareExact, compareProducts, timesExact } from './exact.rules.ts'
import { type Resolved, resolve, type Standpoint } from './resolve.rules.ts'
import { certaintyText, quantity, reasonText, verdictText } from './text.ts'
import type {
  Condition,
  CriteriaSet,
  Indicator,
  Measure,
  Test,
  Threshold,
  UnjudgeableReason,
  Value,
  Verdict,
  VerdictValue,
} from './types.ts'
import { shareKey, testsIn, thresholdsOf } from './walk.rules.ts'

/** What one test gives; its row adds code and clause. */
export type Outcome = Omit<Verdict, 'code' | 'clause'>

/** A test being judged: of which row, from where, and how the set's own criteria came out (for conditions on them). */
export type Bench = Standpoint & { row: Indicator | Condition; own: VerdictValue | null }

const unjudgeable = (reason: UnjudgeableReason, why: string, rest: Partial<Outcome> = {}): Outcome => ({
  verdict: 'unjudgeable',
  reason,
  explanation: `${sentence(why)}: ${verdictText.unjudgeable.toLowerCase()}`,
  ...rest,
})

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const said = (verdict: VerdictValue) => verdictText[verdict].toLowerCase()

/** Judges one test of a row. */
export function evaluate(test: Test, bench: Bench): Outcome {
  if ('allOf' in test) return allOf(test.allOf.map((part) => named(part, bench)))
  if ('anyOf' in test) return anyOf(test.anyOf.map((part) => named(part, bench)))
  if ('meetsSet' in test) return ofSet(test.meetsSet.set, bench)
  if ('shareOfUnits' in test) return ofShare(test.shareOfUnits, bench)
  const key = test.measure ?? bench.row.measure
  const measure = key === null ? undefined : bench.set.measures?.[key]
  const value = key === null ? undefined : bench.facts.measurements.get(key)
  if ('yes' in test)
    return compare(value, { ok: true, threshold: { value: true, certainty: test.yes.certainty }, why: [] }, 'equals', measure, bench)
  if ('oneOf' in test) return ofList(value, test.oneOf, measure)
  if ('ratioTo' in test) return compare(value, ofReference(test.ratioTo, bench), 'atLeast', measure, bench)
  if ('within' in test) {
    const from = compare(value, resolve(test.within.from, bench), 'atLeast', measure, bench)
    return allOf([from, compare(value, resolve(test.within.to, bench), 'atMost', measure, bench)])
  }
  if ('level' in test) return compare(value, resolve(test.level, bench), 'level', measure, bench, test.scale ?? measure?.levels)
  if ('atLeast' in test) return compare(value, resolve(test.atLeast, bench), 'atLeast', measure, bench)
  if ('atMost' in test) return compare(value, resolve(test.atMost, bench), 'atMost', measure, bench)
  return compare(value, resolve(test.equals, bench), 'equals', measure, bench)
}

/** A part says what it is of: its own measure, or the row's. */
function named(part: Test, bench: Bench): Outcome {
  const outcome = evaluate(part, bench)
  if ('allOf' in part || 'anyOf' in part || 'meetsSet' in part || 'shareOfUnits' in part) return outcome
  const name = bench.set.measures?.[part.measure ?? bench.row.measure ?? '']?.name
  return name ? { ...outcome, explanation: `${name}: ${outcome.explanation}` } : outcome
}

/** Met when every applicable part is; one that is not met decides, whatever is unknown beside it. */
export function allOf<T extends Outcome>(parts: readonly T[]): Outcome {
  const applicable = parts.filter(({ verdict }) => verdict !== 'notApplicable')
  if (applicable.length === 0) return joined('notApplicable', parts, parts)
  const failing = applicable.filter(({ verdict }) => verdict === 'notMet')
  if (failing.length > 0) return joined('notMet', failing, parts)
  const open = applicable.filter(({ verdict }) => verdict === 'unjudgeable')
  return open.length > 0 ? joined('unjudgeable', open, parts) : joined('met', applicable, parts)
}

/** Met when one part is; not met only when every part is known not to be. */
function anyOf(parts: readonly Outcome[]): Outcome {
  const passing = parts.filter(({ verdict }) => verdict === 'met')
  if (passing.length > 0) return joined('met', passing.slice(0, 1), parts)
  const open = parts.filter(({ verdict }) => verdict === 'unjudgeable')
  return open.length > 0 ? joined('unjudgeable', open, parts) : joined('notMet', parts, parts)
}

function joined(verdict: VerdictValue, deciding: readonly Outcome[], parts: readonly Outcome[]): Outcome {
  const reasons = new Set(deciding.map(({ reason }) => reason))
  const only = reasons.size === 1 ? deciding[0]?.reason : undefined
  return {
    verdict,
    ...(verdict === 'unjudgeable' && { reason: only ?? 'partUnjudgeable' }),
    explanation: deciding.map(({ explanation }) => explanation).join('; '),
    parts: parts.map((part, index) => ({ code: String(index + 1), ...part })),
  }
}

type Comparison = 'atLeast' | 'atMost' | 'equals' | 'level'
const signs: Record<Comparison, [met: string, notMet: string]> = {
  atLeast: ['≥', '<'],
  atMost: ['≤', '>'],
  equals: ['=', '≠'],
  level: ['≥', '<'],
}

/** A measured value against a threshold that was looked up. */
function compare(
  value: number | boolean | string | undefined,
  found: Resolved,
  how: Comparison,
  measure: Measure | undefined,
  bench: Bench,
  scale?: readonly string[],
): Outcome {
  if (!found.ok) return unjudgeable(found.reason, found.why, value === undefined ? {} : { value })
  const { threshold } = found
  const unit = measure ? measure.unit : bench.row.unit
  const bar = quantity(threshold.value, unit, measure?.kind)
  if (value === undefined) return unjudgeable('noMeasurement', `${reasonText.noMeasurement} để so với mức ${bar}`, { threshold })
  const order = orderOf(value, threshold.value, how, scale)
  if (order === null) return unjudgeable('valueUnreadable', `số liệu «${value}» không so được với mức ${bar}`, { value, threshold })
  const passes = how === 'equals' ? order === 0 : how === 'atMost' ? order <= 0 : order >= 0
  if (!passes && found.onlyMet)
    return unjudgeable('slotUnset', `${quantity(value, unit, measure?.kind)} chưa tới ${bar} (${found.why.join('; ')}), ${found.onlyMet}`, {
      value,
      threshold,
    })
  const verdict: VerdictValue = passes ? 'met' : 'notMet'
  const [met, notMet] = signs[how]
  const why = [...found.why, `${typeof threshold.value === 'boolean' ? 'yêu cầu' : 'mức'} ${certaintyText[threshold.certainty]}`].join('; ')
  const text =
    typeof threshold.value === 'boolean'
      ? `${sentence(quantity(value, unit, 'yesNo'))}`
      : `${sentence(quantity(value, unit, measure?.kind))} ${passes ? met : notMet} ${bar}`
  return { verdict, explanation: `${text} (${why}): ${said(verdict)}`, value, threshold }
}

/** −1, 0, 1 of a value against a threshold; null when they cannot be compared. */
function orderOf(
  value: number | boolean | string,
  bar: number | boolean | string,
  how: Comparison,
  scale?: readonly string[],
): number | null {
  if (typeof bar === 'boolean')
    return value === bar || (typeof value === 'number' && value === Number(bar)) ? 0 : value === !bar || value === Number(!bar) ? -1 : null
  if (how === 'level' && scale) {
    const [at, wanted] = [scale.indexOf(String(value)), scale.indexOf(String(bar))]
    return at < 0 || wanted < 0 ? null : Math.sign(at - wanted)
  }
  if (typeof value === 'number' && typeof bar === 'number') return compareExact(value, bar)
  return typeof value === 'string' && typeof bar === 'string' && value === bar ? 0 : null
}

function ofList(
  value: number | boolean | string | undefined,
  { values, certainty }: { values: string[]; certainty: Value['certainty'] },
  measure: Measure | undefined,
): Outcome {
  const wanted = values.join(', ')
  if (value === undefined) return unjudgeable('noMeasurement', `${reasonText.noMeasurement} để so với ${wanted}`)
  if (measure?.levels && !measure.levels.includes(String(value)))
    return unjudgeable('valueUnreadable', `số liệu «${value}» không có trong thang`, { value })
  const verdict: VerdictValue = values.includes(String(value)) ? 'met' : 'notMet'
  return {
    verdict,
    explanation: `${sentence(quantity(value, null, measure?.kind))} ${verdict === 'met' ? 'thuộc' : 'không thuộc'} ${wanted} (yêu cầu ${certaintyText[certainty]}): ${said(verdict)}`,
    value,
  }
}

/** `factor` × what another set asks of the same unit on the same day. */
function ofReference({ set: id, measure, factor, certainty }: Extract<Test, { ratioTo: unknown }>['ratioTo'], bench: Bench): Resolved {
  const set = bench.facts.sets.get(id)
  if (!set) return { ok: false, reason: 'referenceMissing', why: `chưa có bộ ${id} để so` }
  const found = thresholdFor(set, measure)
  if (!found) return { ok: false, reason: 'referenceMissing', why: `bộ ${id} không đặt mức cho số liệu này` }
  const base = resolve(found.threshold, { ...bench, set, key: found.key })
  if (!base.ok) return base
  if (typeof base.threshold.value !== 'number') return { ok: false, reason: 'referenceMissing', why: `mức của bộ ${id} không phải số` }
  const value = timesExact(factor, base.threshold.value)
  const why = `${quantity(factor, null)} × ${quantity(base.threshold.value, null)} của bộ ${set.decision}`
  const weaker = base.threshold.certainty === 'recalled' || base.threshold.certainty === 'inferred' ? base.threshold.certainty : certainty
  return { ...base, threshold: { value, certainty: weaker }, why: [why, ...base.why] }
}

/** The lower bound that a set puts on a measure. */
function thresholdFor(set: CriteriaSet, measure: string): { threshold: Threshold; key: string } | null {
  for (const criterion of set.criteria)
    for (const [index, row] of criterion.indicators.entries())
      for (const test of testsIn(row.test)) {
        const [threshold] = 'atLeast' in test && (test.measure ?? row.measure) === measure ? thresholdsOf(test) : []
        if (threshold) return { threshold, key: row.code ?? `${criterion.code}.?${index + 1}` }
      }
  return null
}

function ofShare({ kinds, meet, atLeast }: Extract<Test, { shareOfUnits: unknown }>['shareOfUnits'], { facts }: Bench): Outcome {
  if (typeof atLeast.value !== 'number') return unjudgeable('thresholdMissing', 'chưa tìm thấy mức trong văn bản')
  const share = facts.shares.get(shareKey(kinds, meet))
  if (!share) return unjudgeable('referenceMissing', `chưa có kết quả của các đơn vị bên dưới (${meet})`, { threshold: atLeast })
  if (share.den === 0)
    return { verdict: 'notApplicable', explanation: 'Không có đơn vị nào thuộc loại này: không áp dụng', threshold: atLeast }
  const verdict: VerdictValue = compareProducts([share.num, 100], [atLeast.value, share.den]) >= 0 ? 'met' : 'notMet'
  const text = `${share.num}/${share.den} đơn vị ${verdict === 'met' ? '≥' : '<'} ${quantity(atLeast.value, '%')}`
  return { verdict, explanation: `${text} (mức ${certaintyText[atLeast.certainty]}): ${said(verdict)}`, threshold: atLeast }
}

function ofSet(id: string, { set, facts, own }: Bench): Outcome {
  const verdict = id === set.id ? own : (facts.meets.get(id) ?? null)
  const name = id === set.id ? 'các tiêu chí của bộ này' : (facts.sets.get(id)?.name ?? `bộ ${id}`)
  if (verdict === null) return unjudgeable('referenceMissing', `chưa có kết quả xét ${name}`)
  if (verdict === 'unjudgeable') return unjudgeable('partUnjudgeable', `${name} chưa xét được hết`)
  return { verdict, explanation: `${sentence(name)}: ${said(verdict)}` }
}
