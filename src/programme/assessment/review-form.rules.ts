import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import type { CriteriaSet, Criterion } from '../criteria/types.ts'
import { measuresOf } from '../criteria/walk.rules.ts'
import { readCell } from './cell.rules.ts'
import { outcomeSlugs } from './queue.text.ts'
import type { Reading } from './queue.types.ts'
import { reviewRefusals } from './review.text.ts'
import { type Opinion, type OwnValues, reviewOutcomes } from './review.types.ts'

/** The name of the field of a value of one's own. */
export const ownField = (measure: string): string => `so.${measure}`

/** What was typed, to be shown again when something is wrong with it. */
export type Typed = { reason: string; needs: string; dueOn: string; own: Record<string, string> }

type Given = (name: string) => string

export function typedIn(given: Given, criterion: Criterion): Typed {
  const own = criterion.indicators.flatMap(measuresOf).map((measure) => [measure, given(ownField(measure))] as const)
  return {
    reason: given('ly-do'),
    needs: given('can-bo-sung'),
    dueOn: given('han'),
    own: Object.fromEntries(own.filter(([, typed]) => typed !== '')),
  }
}

/** Reads what an officer says of a criterion. A value that says what the commune says is none of one's own. */
export function readOpinion(
  given: Given,
  { set, criterion, readings }: { set: CriteriaSet; criterion: Criterion; readings: ReadonlyMap<string, Reading> },
): Result<Opinion> {
  const outcome = reviewOutcomes.find((one) => outcomeSlugs[one] === given('ket-luan'))
  if (!outcome) return refused(reviewRefusals.badOutcome)
  const { reason, needs, dueOn, own } = typedIn(given, criterion)
  const [ownValues, offenders]: [OwnValues, { where: string; what: string }[]] = [{}, []]
  for (const [key, typed] of Object.entries(own)) {
    const measure = set.measures?.[key]
    if (!measure) continue
    const { value, valueText, problem } = readCell(measure, typed)
    const said = readings.get(key)?.now ?? null
    if (problem !== null) offenders.push({ where: measure.name, what: problem })
    else if ((value !== null || valueText !== null) && (valueText ?? value) !== said) ownValues[key] = { value, valueText }
  }
  if (offenders.length > 0) return refused(reviewRefusals.badOwn(offenders))
  const day: LocalDate | null = outcome === 'returned' ? parseDate(dueOn) : null
  return done({
    sheetId: Number(given('phieu')) || 0,
    seen: Number(given('ban')),
    outcome,
    reason,
    needs,
    dueOn: day,
    ownValues: outcome === 'returned' ? {} : ownValues,
  })
}

/** «12:3» → sheet 12 as it was at version 3. */
export const rowsIn = (texts: readonly string[]): { sheetId: number; seen: number }[] =>
  texts.flatMap((text) => {
    const match = /^(\d{1,9}):(\d{1,9})$/.exec(text)
    return match ? [{ sheetId: Number(match[1]), seen: Number(match[2]) }] : []
  })
