import { columnsOf, resolve } from './resolve.rules.ts'
import { askedLines } from './set.views.ts'
import { certaintyText, quantity } from './text.ts'
import type { Condition, CriteriaSet, Facts, Indicator, Test, Threshold } from './types.ts'

/** What a row asks of one unit on one day: in words, why this, and how sure it is. */
export type AppliedLine = { text: string; why: string; certainty: string }

const signs = { atLeast: '≥ ', atMost: '≤ ', equals: '', level: 'từ ' } as const
type Operator = keyof typeof signs
type Row = Indicator | Condition
type View = { set: CriteriaSet; key: string; row: Row; facts: Facts }

/** The thresholds that apply to a unit; where its area class is unknown and would change them, both columns. */
export function appliedLines(set: CriteriaSet, key: string, row: Row, facts: Facts): AppliedLine[] {
  if (row.test === null) return [{ text: 'chưa rõ yêu cầu', why: '', certainty: certaintyText.missing }]
  const lines = linesOf(row.test, { set, key, row, facts })
  return lines.filter((line, at) => lines.findIndex((one) => one.text === line.text) === at)
}

function linesOf(test: Test, view: View): AppliedLine[] {
  if ('allOf' in test) return test.allOf.flatMap((part) => linesOf(part, view))
  if ('anyOf' in test)
    return test.anyOf.flatMap((part, at) =>
      linesOf(part, view).map((line, first) => (at > 0 && first === 0 ? { ...line, text: `hoặc ${line.text}` } : line)),
    )
  const thresholds: [Operator, Threshold][] =
    'within' in test
      ? [
          ['atLeast', test.within.from],
          ['atMost', test.within.to],
        ]
      : (Object.keys(signs) as Operator[]).flatMap((operator): [Operator, Threshold][] =>
          operator in test ? [[operator, (test as Record<string, unknown>)[operator] as Threshold]] : [],
        )
  if (thresholds.length === 0)
    return askedLines(view.set, { ...view.row, test }).map(({ text, who, certainty }) => ({
      text,
      why: who.join(', '),
      certainty: certaintyText[certainty],
    }))
  return thresholds.flatMap(([operator, threshold]) => ofThreshold(operator, threshold, test, view))
}

function ofThreshold(operator: Operator, threshold: Threshold, test: Test, { set, key, row, facts }: View): AppliedLine[] {
  const measureKey = ('measure' in test && test.measure) || row.measure
  const measure = measureKey ? set.measures?.[measureKey] : undefined
  const name = measure && measureKey !== row.measure ? `${measure.name}: ` : ''
  return columnsOf(set, facts).map((column) => {
    const found = resolve(threshold, { set, key, facts, column })
    if (!found.ok) return { text: `${name}chưa có mức`, why: found.why, certainty: certaintyText.missing }
    const { value, certainty } = found.threshold
    const sign = typeof value === 'boolean' || measure?.kind === 'yesNo' ? '' : signs[operator]
    const text = `${name}${sign}${quantity(value, measure?.unit ?? row.unit, measure?.kind)}`
    return { text, why: found.why.join('; '), certainty: certaintyText[certainty] }
  })
}
