import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { CriteriaSet, Criterion, Indicator, Measure } from '../criteria/types.ts'
import { indicatorKey, measuresOf } from '../criteria/walk.rules.ts'
import { isJump, typedOf } from './cell.rules.ts'
import { jumped, noProof, refusals, unanswered } from './sheet.text.ts'
import type { Cell, Gap, Previous, SheetCriterion, SheetState } from './sheet.types.ts'

/** One row of a sheet: an indicator with the measures that it asks for. */
export type SheetLine = { criterion: Criterion; indicator: Indicator; key: string; measures: Measure[] }

/** The rows of a sheet in the order of the law. An indicator of which nobody knows what it asks has no measures. */
export const linesOf = (set: CriteriaSet): SheetLine[] =>
  set.criteria.flatMap((criterion) =>
    criterion.indicators.map((indicator, index) => ({
      criterion,
      indicator,
      key: indicatorKey(criterion, index),
      measures: measuresOf(indicator).flatMap((key) => set.measures?.[key] ?? []),
    })),
  )

/** The criteria of a set that ask for a measure. */
export const criteriaAsking = (set: CriteriaSet, measure: string): string[] =>
  set.criteria
    .filter((criterion) => criterion.indicators.some((indicator) => measuresOf(indicator).includes(measure)))
    .map(({ code }) => code)

export type RoundDays = { opensOn: LocalDate; dueOn: LocalDate; cancelled: boolean }

/** Whether cells may be filled today: within the round's days; what was returned may be mended after them as well. */
export function mayFill(state: SheetState, round: RoundDays, today: LocalDate): Result<null> {
  if (state === 'returned') return done(null)
  if (state !== 'draft') return refused(refusals.locked)
  if (today < round.opensOn) return refused(refusals.notOpenYet(round.opensOn))
  return today > round.dueOn || round.cancelled ? refused(refusals.roundClosed(round.dueOn)) : done(null)
}

export type SubmitFacts = {
  set: CriteriaSet
  cells: readonly Cell[]
  criteria: readonly SheetCriterion[]
  previous: readonly Previous[]
  /** keys of the indicators that have evidence */
  proven: ReadonlySet<string>
}

/**
 * What keeps a sheet from being submitted, criterion by criterion: cells without an answer, values that are none, jumps without a reason,
 * indicators without evidence. A note stands for what cannot be given: it says why. Only criteria that are open are looked at.
 */
export function gapsOf({ set, cells, criteria, previous, proven }: SubmitFacts): Gap[] {
  const cellOf = new Map(cells.map((cell) => [cell.measure, cell]))
  const before = new Map(previous.map((one) => [one.measure, one]))
  const open = new Set(criteria.filter(({ state }) => state === 'open' || state === 'returned').map(({ criterion }) => criterion))
  return linesOf(set)
    .filter(({ criterion }) => open.has(criterion.code))
    .flatMap((line) => {
      if (!applies(line, cellOf)) return []
      const gaps = line.measures.flatMap((measure) => gapOf(line, measure, cellOf.get(measure.key), before.get(measure.key)))
      const noted = line.measures.some(({ key }) => (cellOf.get(key)?.note ?? '') !== '')
      const bare = line.measures.length > 0 && gaps.length === 0 && !proven.has(line.key) && !noted
      return bare ? [gap(line, null, noProof(line.key))] : gaps
    })
}

/** «Nếu có»: an indicator that the commune says does not apply asks for nothing but that answer. */
function applies({ indicator, measures }: SheetLine, cells: ReadonlyMap<string, Cell>): boolean {
  const { appliesIf } = indicator
  return !(appliesIf && cells.get(appliesIf)?.value === 0 && measures.length > 0)
}

const gap = ({ criterion, key }: SheetLine, measure: string | null, what: string): Gap => ({
  criterion: criterion.code,
  indicator: key,
  measure,
  what,
})

function gapOf(line: SheetLine, measure: Measure, cell: Cell | undefined, before: Previous | undefined): Gap[] {
  const note = cell?.note ?? ''
  if (cell?.problem) return [gap(line, measure.key, cell.problem)]
  if (!cell || cell.typed.trim() === '') return note === '' ? [gap(line, measure.key, unanswered)] : []
  if (before && note === '' && isJump(measure, cell.value, before.value))
    return [gap(line, measure.key, jumped(typedOf(measure, before), before.on))]
  return []
}
