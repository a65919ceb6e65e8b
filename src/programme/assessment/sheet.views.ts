import { formatDate } from '../../platform/text/date.ts'
import { type AppliedLine, appliedLines } from '../criteria/applied.views.ts'
import { certaintyText, verdictText } from '../criteria/text.ts'
import type { CriteriaSet, Facts, Measure, Verdict } from '../criteria/types.ts'
import { typedOf } from './cell.rules.ts'
import { linesOf, type SheetLine } from './sheet.rules.ts'
import { criterionStateNames, sheetStateNames, stageNames } from './sheet.text.ts'
import type { Cell, Previous, WholeSheet } from './sheet.types.ts'

export type SheetView = ReturnType<typeof sheetView>
export type CriterionView = SheetView['criteria'][number]
export type LineView = CriterionView['indicators'][number]
export type CellView = LineView['cells'][number]

/** A sheet as officers see it: criteria, indicators, cells with their last values, thresholds with clause and certainty, verdicts with reason. */
export function sheetView(parts: WholeSheet) {
  const { sheet, set } = parts
  const states = new Map(parts.criteria.map((one) => [one.criterion, one]))
  const verdicts = new Map(parts.verdicts.map((one) => [one.code, one]))
  const lines = Map.groupBy(linesOf(set), ({ criterion }) => criterion.code)
  const filled = parts.cells.filter(({ value, valueText }) => value !== null || valueText !== null).length
  return {
    id: sheet.id,
    version: sheet.version,
    state: sheet.state,
    stateName: sheetStateNames[sheet.state],
    asOf: sheet.asOf,
    unit: { id: sheet.unitId, code: parts.unitCode, name: parts.unitName },
    round: { id: sheet.roundId, name: parts.roundName, opensOn: parts.opensOn, dueOn: parts.dueOn },
    set: { id: set.id, version: set.version, name: set.name, decision: set.decision, newerVersion: parts.newerVersion },
    successorSheetId: parts.successorSheetId,
    submittedAt: sheet.submittedAt?.toISOString() ?? null,
    filled,
    cells: new Set(linesOf(set).flatMap(({ measures }) => measures.map(({ key }) => key))).size,
    criteria: set.criteria.map((criterion) => {
      const state = states.get(criterion.code)
      const verdict = verdicts.get(criterion.code)
      return {
        code: criterion.code,
        name: criterion.name,
        state: state?.state ?? 'open',
        stateName: criterionStateNames[state?.state ?? 'open'],
        version: state?.version ?? 0,
        reason: state?.reason ?? null,
        needs: state?.needs ?? null,
        dueOn: state?.dueOn ?? null,
        verdict: verdict?.verdict ?? 'unjudgeable',
        verdictName: verdictText[verdict?.verdict ?? 'unjudgeable'],
        explanation: verdict?.explanation ?? '',
        indicators: (lines.get(criterion.code) ?? []).map((line) => lineView(line, parts, verdict)),
      }
    }),
  }
}

function lineView(line: SheetLine, { set, cells, previous, facts }: WholeSheet, criterion: Verdict | undefined) {
  const verdict = criterion?.parts?.find(({ code }) => code === line.key)
  return {
    key: line.key,
    name: line.indicator.name,
    note: line.indicator.note ?? null,
    verdict: verdict?.verdict ?? 'unjudgeable',
    verdictName: verdictText[verdict?.verdict ?? 'unjudgeable'],
    explanation: verdict?.explanation ?? '',
    clause: verdict?.clause ?? null,
    threshold: verdict?.threshold ? { value: verdict.threshold.value, certainty: certaintyText[verdict.threshold.certainty] } : null,
    asked: facts ? appliedLines(set, line.key, line.indicator, facts) : ([] satisfies AppliedLine[]),
    cells: line.measures.map((measure) => cellView(measure, cells, previous)),
  }
}

function cellView(measure: Measure, cells: readonly Cell[], previous: readonly Previous[]) {
  const cell = cells.find((one) => one.measure === measure.key)
  const before = previous.find((one) => one.measure === measure.key)
  return {
    measure: measure.key,
    name: measure.name,
    kind: measure.kind,
    unit: measure.unit,
    levels: measure.levels ?? null,
    ...stands(cell),
    previous: before
      ? { typed: typedOf(measure, before), on: formatDate(before.on), stage: stageNames[before.stage], source: before.source }
      : null,
  }
}

const stands = (cell: Cell | undefined) => ({
  version: cell?.version ?? 0,
  typed: cell?.typed ?? '',
  problem: cell?.problem ?? null,
  note: cell?.note ?? '',
  origin: cell?.origin ?? null,
  originNote: cell?.originNote ?? null,
  by: cell?.by ?? null,
  savedAt: cell?.savedAt.toISOString() ?? null,
})

/** A cell alone, as an answer to a save. */
export const savedCellView = (cell: Cell) => ({ measure: cell.measure, ...stands(cell) })

/**
 * What a device needs to judge a sheet without network by the same rules: the set, the sets it refers to, and all that is known of the unit
 * but for the sheet's own cells. Maps travel as pairs.
 */
export const lawView = (set: CriteriaSet, facts: Facts, own: readonly Cell[]) => {
  const typed = new Set(own.map(({ measure }) => measure))
  return {
    set,
    facts: {
      date: facts.date,
      region: facts.region,
      areaClasses: facts.areaClasses,
      group: facts.group,
      measurements: [...facts.measurements].filter(([measure]) => !typed.has(measure)),
      slots: [...facts.slots],
      sets: [...facts.sets].filter(([id]) => id !== set.id && refersTo(set, id)),
    },
  }
}

const refersTo = (set: CriteriaSet, id: string): boolean => JSON.stringify(set.criteria).includes(`"set":"${id}"`)
