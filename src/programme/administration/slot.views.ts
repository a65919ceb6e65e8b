import { formatDate } from '../../platform/text/date.ts'
import { askedLines } from '../criteria/set.views.ts'
import {
  measureOf,
  type SlotColumn,
  type SlotShape,
  slotColumns,
  slotRows,
  slotShapes,
  slotText,
  valuesByColumn,
} from '../criteria/slot-form.rules.ts'
import { exactNumber } from '../criteria/text.ts'
import type { CriteriaSet, Indicator, SlotValue } from '../criteria/types.ts'
import { instant } from '../people/views.ts'

export const shapeNames: Record<SlotShape, string> = {
  same: 'Một mức cho mọi xã',
  byAreaClass: 'Theo loại khu vực',
  byGroup: 'Theo nhóm xã của bộ tiêu chí',
  byRegion: 'Theo vùng',
}

const decisionText = ({ decision, decidedOn }: SlotValue) => `${decision} ngày ${formatDate(decidedOn)}`

/** The slots that a set leaves to the provinces, each with what this one set. */
export const slotList = (set: CriteriaSet, values: readonly SlotValue[]) =>
  slotRows(set).map((row) => {
    const value = values.find(({ indicator }) => indicator === row.code)
    return {
      code: row.code,
      name: row.name,
      asked: askedLines(set, row)
        .map(({ text, who }) => (who.length > 0 ? `${text} (${who.join(', ')})` : text))
        .join('; '),
      value: value ? slotText(set, row, value.threshold) : null,
      decision: value ? decisionText(value) : null,
      from: value ? formatDate(value.validFrom) : null,
    }
  })

/** A row of a set that is left to the provinces. */
export const slotRow = (set: CriteriaSet, code: string): (Indicator & { code: string }) | undefined =>
  slotRows(set).find((row) => row.code === code)

/** Everything that was ever set for a slot: a correction stands above what it corrects. */
export const slotHistoryView = (set: CriteriaSet, row: Indicator, history: readonly SlotValue[]) =>
  history.map((value, at) => ({
    key: `${value.validFrom} ${value.knownAt.toISOString()}`,
    value: slotText(set, row, value.threshold),
    from: formatDate(value.validFrom),
    decision: decisionText(value),
    entered: `${value.enteredBy}, ${instant(value.knownAt)}`,
    corrected: history.slice(0, at).some(({ validFrom }) => validFrom === value.validFrom),
  }))

export type SlotField = SlotColumn & { value: string; options: string[] | null }

/** The fields of a shape, with what stands now, and what may be chosen where there is a choice. */
export function slotFields(set: CriteriaSet, row: Indicator, shape: SlotShape, current: SlotValue | undefined): SlotField[] {
  const measure = measureOf(set, row)
  const known = current ? valuesByColumn(current.threshold) : null
  const options = measure?.kind === 'yesNo' ? ['có', 'không'] : measure?.kind === 'level' ? (measure.levels ?? null) : null
  return slotColumns(set, shape).map((column) => {
    const value = known?.shape === shape ? known.values[column.key]?.value : undefined
    const text =
      value === undefined || value === null
        ? ''
        : typeof value === 'boolean'
          ? value
            ? 'có'
            : 'không'
          : typeof value === 'number'
            ? exactNumber(value)
            : value
    return { ...column, value: text, options }
  })
}

/** The shapes that a set's grammar has room for. */
export const shapesOf = (set: CriteriaSet): SlotShape[] => slotShapes.filter((shape) => slotColumns(set, shape).length > 0)
