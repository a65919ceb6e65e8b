import type { Cell } from './sheet.types.ts'

/** A cell as a form sent it: what stands in it now, its note, and which version the form was drawn from. */
export type SentCell = { measure: string; typed: string; note: string; base: number; keepServer: boolean }

/** The fields of a cell in a sheet's form. */
export const fieldOf = {
  typed: (measure: string) => `o:${measure}`,
  note: (measure: string) => `g:${measure}`,
  base: (measure: string) => `b:${measure}`,
  keepServer: (measure: string) => `m:${measure}`,
} as const

/** The cells of a posted form; line ends and decomposed letters come as browsers send them. */
export function sentCells(fields: Iterable<[string, string]>): SentCell[] {
  const given = new Map(fields)
  return [...given].flatMap(([name, typed]) => {
    if (!name.startsWith('o:')) return []
    const measure = name.slice(2)
    const base = Number(given.get(fieldOf.base(measure)) ?? '0')
    const note = (given.get(fieldOf.note(measure)) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim()
    return [
      {
        measure,
        typed: typed.normalize('NFC').trim(),
        note,
        base: Number.isInteger(base) ? base : 0,
        keepServer: given.has(fieldOf.keepServer(measure)),
      },
    ]
  })
}

/** The cells that somebody changed: they say other things than the version that the form was drawn from. `drawn` finds that version. */
export const changedCells = (
  sent: readonly SentCell[],
  drawn: (measure: string, base: number) => Pick<Cell, 'typed' | 'note'> | undefined,
): SentCell[] =>
  sent.filter(({ measure, base, typed, note, keepServer }) => {
    const before = drawn(measure, base)
    return !keepServer && (typed !== (before?.typed ?? '') || note !== (before?.note ?? ''))
  })
