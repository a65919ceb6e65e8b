import { formatNumber, parseNumber } from '../../platform/text/number.ts'
import type { Measure } from '../criteria/types.ts'
import * as text from './sheet.text.ts'

/** What was typed into a cell, read by its measure: a value, or why it is none. An empty cell is neither. */
export type CellReading = { value: number | null; valueText: string | null; problem: string | null }

const nothing: CellReading = { value: null, valueText: null, problem: null }
const value = (read: number): CellReading => ({ ...nothing, value: read })
const wrong = (problem: string): CellReading => ({ ...nothing, problem })

const answers: ReadonlyMap<string, number> = new Map([
  ...['có', 'co', 'đạt', 'dat', '1', 'x', 'c', 'đ', 'yes'].map((word) => [word, 1] as const),
  ...['không', 'khong', 'chưa', 'chua', 'chưa đạt', 'chua dat', 'không đạt', 'khong dat', '0', 'k', 'no'].map((word) => [word, 0] as const),
])

/** Reads what an officer typed or pasted: `1.234,5`, `62,5 %`, «có», «mức IV». Never guesses: `1.234` in a field with decimals is asked about. */
export function readCell(measure: Measure, typed: string): CellReading {
  const said = typed
    .normalize('NFC')
    .replace(/[\u00a0\u202f\u200b\ufeff]/gu, ' ')
    .trim()
  if (said === '') return nothing
  if (measure.kind === 'yesNo') {
    const answer = answers.get(said.toLowerCase())
    return answer === undefined ? wrong(text.notAnAnswer(typed)) : value(answer)
  }
  if (measure.kind === 'level') return readLevel(measure, said)
  return readQuantity(measure, said)
}

function readLevel(measure: Measure, said: string): CellReading {
  const bare = said.replace(/^mức\s+/i, '')
  if (!measure.levels) return { ...nothing, valueText: bare }
  const found = measure.levels.find((level) => level.toLowerCase() === bare.toLowerCase())
  return found === undefined ? wrong(text.notALevel(said, measure.levels)) : { ...nothing, valueText: found }
}

function readQuantity(measure: Measure, said: string): CellReading {
  const read = parseNumber(said.replace(/%$/, '').trim())
  if (!read.ok) return wrong(read.why === 'ambiguous' ? text.ambiguous(said) : text.notANumber(said))
  const [low, high] = measure.bounds ?? [null, null]
  if ((low !== null && read.value < low) || (high !== null && read.value > high)) return wrong(text.outOfBounds(measure, read.value))
  return value(read.value)
}

/** A value as it is typed back into a cell. */
export function typedOf(measure: Measure, given: { value: number | null; valueText: string | null }): string {
  if (given.valueText !== null) return given.valueText
  if (given.value === null) return ''
  if (measure.kind === 'yesNo') return given.value === 1 ? 'có' : 'không'
  const decimals = (String(given.value).split('.')[1] ?? '').length
  return formatNumber(given.value, decimals)
}

/**
 * How far a value may lie from the last one before it must be explained. Ours, not the law's: wide enough for a year of honest work,
 * narrow enough to catch a slipped comma.
 */
export const jumps = { percentPoints: 25, factor: 1.5 } as const

/** Whether a value lies improbably far from the last one. Percentages are compared by points, amounts by factor, scores and levels not at all. */
export function isJump(measure: Measure, now: number | null, before: number | null): boolean {
  if (now === null || before === null) return false
  if (measure.kind === 'percent') return Math.abs(now - before) > jumps.percentPoints
  if (measure.kind !== 'number' || before <= 0) return false
  return now > before * jumps.factor || now < before / jumps.factor
}
