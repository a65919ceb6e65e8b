import { allOf, type Bench, evaluate, type Outcome } from './evaluate.rules.ts'
import { columnsOf } from './resolve.rules.ts'
import { reasonText, verdictText } from './text.ts'
import type { Condition, CriteriaSet, Criterion, Facts, Indicator, Judgement, Verdict, VerdictValue } from './types.ts'
import { indicatorKey, testsIn, thresholdsOf } from './walk.rules.ts'

/**
 * What a set says of a unit on a day: a verdict for every indicator, criterion and condition with its explanation, and for the set as a whole.
 * A missing value, an unset slot, a threshold that nobody could source: `unjudgeable`, never met, never not met.
 */
export function judge(set: CriteriaSet, facts: Facts): Judgement {
  const criteria = set.criteria.map((criterion) => judgeCriterion(set, criterion, facts))
  const own = criteria.length === 0 ? null : allOf(criteria).verdict
  const conditions = set.conditions.map((condition) => judgeRow(set, condition, condition.code, facts, own))
  return { criteria, conditions, whole: judgeWhole(set, [...criteria, ...conditions]) }
}

/** Does the set hold all indicators of the criterion? Known when the criterion's own count is, or when nothing of the set is unlisted. */
export function isComplete(set: CriteriaSet, criterion: Criterion): boolean {
  if (criterion.indicators.length === 0) return false
  return criterion.indicatorCount === undefined ? (set.unlisted ?? 0) === 0 : criterion.indicators.length >= criterion.indicatorCount
}

/** A criterion is met when all its applicable indicators are. */
export function judgeCriterion(set: CriteriaSet, criterion: Criterion, facts: Facts): Verdict {
  const parts = criterion.indicators.map((indicator, index) =>
    judgeRow(set, indicator, indicatorKey(criterion, index), facts, null, criterion),
  )
  const { code } = criterion
  if (!isComplete(set, criterion))
    return {
      code,
      verdict: 'unjudgeable',
      reason: 'unlisted',
      explanation: `${reasonText.unlisted}: chưa đủ căn cứ`,
      clause: clauseOf(set, criterion),
      parts,
    }
  const { verdict, reason } = allOf(parts)
  return { code, verdict, ...(reason && { reason }), explanation: summaryOf(parts, verdict), clause: clauseOf(set, criterion), parts }
}

/** «Đạt 3/3 chỉ tiêu», «Chưa đạt chỉ tiêu 2.1, 2.3», «Chưa đủ căn cứ ở chỉ tiêu 2.1». */
function summaryOf(parts: readonly Verdict[], verdict: VerdictValue): string {
  const deciding = parts.filter((part) => part.verdict === verdict)
  const applicable = parts.filter((part) => part.verdict !== 'notApplicable')
  if (verdict === 'notApplicable') return verdictText.notApplicable
  if (verdict === 'met') return `Đạt ${applicable.length}/${applicable.length} chỉ tiêu`
  const codes = deciding.map(({ code }) => code).join(', ')
  return verdict === 'notMet' ? `Chưa đạt chỉ tiêu ${codes}` : `Chưa đủ căn cứ ở chỉ tiêu ${codes}`
}

function judgeRow(
  set: CriteriaSet,
  row: Indicator | Condition,
  key: string,
  facts: Facts,
  own: VerdictValue | null,
  criterion?: Criterion,
): Verdict {
  const place = { code: key, clause: clauseOf(set, criterion ?? null, row) }
  const applies = 'appliesIf' in row && row.appliesIf ? facts.measurements.get(row.appliesIf) : undefined
  if (applies === false || applies === 0) {
    const name = ('appliesIf' in row && row.appliesIf && set.measures?.[row.appliesIf]?.name) || 'điều kiện áp dụng'
    return { ...place, verdict: 'notApplicable', explanation: `${name}: không có, nên không áp dụng` }
  }
  if (row.test === null)
    return { ...place, verdict: 'unjudgeable', reason: 'thresholdMissing', explanation: 'Chưa rõ văn bản đòi hỏi gì: chưa đủ căn cứ' }
  const { test } = row
  const byColumn = testsIn(test).flatMap(thresholdsOf).length > 0 || testsIn(test).some((one) => 'ratioTo' in one)
  const columns = columnsOf(set, facts)
  const outcomes = (byColumn ? columns : columns.slice(0, 1)).map((column) =>
    evaluate(test, { set, key, facts, column, row, own } satisfies Bench),
  )
  return { ...place, ...agreed(outcomes) }
}

/** Where the area class is unknown, a verdict holds only if both columns give it. */
function agreed(outcomes: readonly Outcome[]): Outcome {
  const [first, second] = outcomes
  if (!first) throw new Error('a row is judged in at least one column')
  if (!second || (first.verdict === second.verdict && first.reason === second.reason)) return first
  return {
    verdict: 'unjudgeable',
    reason: 'classUnknown',
    explanation: `Chưa rõ xã có thuộc diện đặc biệt khó khăn không, mà hai cột cho kết quả khác nhau: ${first.explanation}; ${second.explanation}`,
    ...(first.value !== undefined && { value: first.value }),
  }
}

/** The set as a whole: all criteria and all conditions; never met while the law asks what could not be listed. */
function judgeWhole(set: CriteriaSet, parts: readonly Verdict[]): Verdict {
  const { verdict, reason } = allOf(parts)
  const unknownRest = parts.length === 0 || (set.criteria.length > 0 && set.counts.criteria === null)
  if (unknownRest && verdict !== 'notMet')
    return { code: set.id, verdict: 'unjudgeable', reason: 'unlisted', explanation: `${reasonText.unlisted}: chưa đủ căn cứ` }
  const deciding = parts.filter((part) => part.verdict === verdict).map(({ code }) => code)
  return {
    code: set.id,
    verdict,
    ...(reason && { reason }),
    explanation: `${verdictText[verdict]} (${deciding.length}/${parts.length}): ${deciding.join(', ')}`,
  }
}

/** Where a row stands in the decision: «chỉ tiêu 4.2, tiêu chí 4, Phụ lục I, 318/QĐ-TTg». */
export function clauseOf(set: CriteriaSet, criterion: Criterion | null, row?: Indicator | Condition): string {
  if (row?.clause) return `${row.clause}, ${set.decision}`
  const code = row && (criterion ? `chỉ tiêu ${row.code ?? 'chưa rõ số'}` : `điều kiện ${row.code?.replace(/^dk-/, '')}`)
  const parts = [code, criterion && criterion.code !== row?.code ? `tiêu chí ${criterion.code}` : null, set.annex, set.decision]
  return parts.filter(Boolean).join(', ')
}
