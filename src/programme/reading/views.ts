import { keyOf, qualifierOf } from './key.rules.ts'
import type { Finding, FoundFigure } from './types.ts'

/** A figure as `ntm read --json` and the API print it. */
export const figureView = ({ upTo, because, stated, ...figure }: FoundFigure) => ({
  what: figure.what,
  key: keyOf(figure.what),
  qualifier: keyOf(figure.what) ? qualifierOf(figure) : null,
  value: figure.value,
  unit: figure.unit,
  status: figure.status === 'plan' ? 'target' : figure.status,
  approx: figure.approx,
  lo: figure.lo,
  hi: figure.hi,
  criterion: figure.criterion,
  place: figure.place,
  asOf: figure.asOf,
  sentence: figure.sentence,
  start: figure.start,
  end: figure.end,
  stated,
  upTo,
  because,
})

export const findingView = ({ start, end, ...finding }: Finding) => ({ ...finding, start, end })
