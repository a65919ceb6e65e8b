import { characters } from './characters.rules.ts'
import type { Finding, FoundFigure } from './types.ts'

/** A stretch of the text: plain, or a figure with its number in the list and the worst finding that touches it. */
export type Stretch = { text: string; figure: number | null; severity: Finding['severity'] | null }

const rank: Record<Finding['severity'], number> = { error: 3, warning: 2, note: 1 }

/** Cuts a text at its figures, in order; figures that overlap an earlier one are left to it. */
export function marks(text: string, figures: readonly FoundFigure[], findings: readonly Finding[]): Stretch[] {
  const points = characters(text.normalize('NFC'))
  const found: Stretch[] = []
  let from = 0
  figures.forEach((figure, at) => {
    if (figure.start < from) return
    if (figure.start > from) found.push({ text: points.slice(from, figure.start), figure: null, severity: null })
    const touching = findings
      .filter((one) => one.start < figure.end && one.end > figure.start)
      .sort((a, b) => rank[b.severity] - rank[a.severity])
    found.push({ text: points.slice(figure.start, figure.end), figure: at, severity: touching[0]?.severity ?? null })
    from = figure.end
  })
  if (from < points.length) found.push({ text: points.slice(from), figure: null, severity: null })
  return found
}
