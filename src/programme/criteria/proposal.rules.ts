import type { CriteriaSet, Measure, Problem } from './types.ts'
import { provincialSlotOf, rowsOf } from './walk.rules.ts'

/** What measured things may not do when they are brought anew: mean something else than they did. */
export function measureClashes(
  file: string,
  text: string,
  fresh: ReadonlyMap<string, Measure>,
  known: ReadonlyMap<string, Measure>,
): Problem[] {
  const lines = text.split('\n')
  const meaning = ({ kind, unit, direction, bounds, levels }: Measure) => JSON.stringify([kind, unit, direction, bounds, levels ?? null])
  return [...fresh.values()].flatMap((measure) => {
    const before = known.get(measure.key)
    if (!before || meaning(before) === meaning(measure)) return []
    const what = `số liệu «${measure.key}» đã có với nghĩa khác (${before.name}, ${before.unit ?? before.kind})`
    return [
      {
        file,
        line: lines.findIndex((line) => line.startsWith(`${measure.key}:`)) + 1 || 1,
        what,
        mend: 'đặt mã khác cho số liệu mới; nghĩa của số liệu đã dùng không đổi được',
      },
    ]
  })
}

/** Codes of the rows that two versions of a set leave to the provinces alike: the same measure, asked by a slot in both. */
export function sharedSlots(before: CriteriaSet, after: CriteriaSet): string[] {
  const slots = (set: CriteriaSet) =>
    new Map(rowsOf(set).flatMap((row) => (row.code !== null && provincialSlotOf(row) ? [[row.code, row.measure] as const] : [])))
  const old = slots(before)
  return [...slots(after)].flatMap(([code, measure]) => (old.has(code) && old.get(code) === measure ? [code] : []))
}
