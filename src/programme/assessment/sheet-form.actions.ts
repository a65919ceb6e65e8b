import { done, type Result, refused } from '../../platform/base/result.ts'
import { type Db, read } from '../../platform/db/database.ts'
import { mutationOf, type Saver, saveCell } from './cell.actions.ts'
import * as queries from './sheet.queries.ts'
import type { Cell, CellOrigin, Sheet } from './sheet.types.ts'
import { changedCells, type SentCell } from './sheet-form.rules.ts'

/** A cell that somebody else changed meanwhile: what was sent, and what stands. */
export type Conflict = { measure: string; typed: string; note: string; theirs: Pick<Cell, 'version' | 'typed' | 'note' | 'by' | 'savedAt'> }

/**
 * Saves the cells of a posted form that were changed. What others changed meanwhile is given back with both values and not overwritten;
 * the rest is saved. `sending` tells a form sent twice: it saves once.
 */
export async function saveForm(
  db: Db,
  saver: Saver,
  sheet: Sheet,
  sent: readonly SentCell[],
  sending: string,
  origin: CellOrigin = 'typed',
): Promise<Result<{ saved: number; conflicts: Conflict[] }>> {
  const versions = await read(db, (tx) =>
    queries.versionsDrawn(
      tx,
      sheet.unitId,
      sheet.id,
      sent.map(({ measure, base }) => ({ measure, base })),
    ),
  )
  const drawn = new Map(versions.map((one) => [`${one.measure} ${one.version}`, one]))
  const conflicts: Conflict[] = []
  let saved = 0
  for (const { measure, typed, note, base } of changedCells(sent, (measure, base) => drawn.get(`${measure} ${base}`))) {
    const answer = await saveCell(db, saver, sheet.unitId, sheet.id, {
      measure,
      typed,
      note,
      base,
      origin,
      mutation: mutationOf(sending, measure, typed, note),
    })
    if (!answer.ok) return refused(answer.refusal)
    const { outcome, cell } = answer.value
    if (outcome === 'conflict' && cell) conflicts.push({ measure, typed, note, theirs: cell })
    else if (outcome === 'saved') saved++
  }
  return done({ saved, conflicts })
}
