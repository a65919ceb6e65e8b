import { type Db, read } from '../../platform/db/database.ts'
import { formatDate } from '../../platform/text/date.ts'
import { setVersion } from '../criteria/reads.ts'
import { mutationOf, type Saver, saveCell } from './cell.actions.ts'
import { typedOf } from './cell.rules.ts'
import * as queries from './sheet.queries.ts'
import { criteriaAsking } from './sheet.rules.ts'
import { stageNames } from './sheet.text.ts'
import type { Sheet } from './sheet.types.ts'

/**
 * Fills the empty cells of a sheet with what is known of its period already: another form, another set's sheet, an import. Each such cell
 * says where it comes from, and is changed like any other; values of the period before are only shown beside. Run twice it fills once.
 */
export async function prefill(db: Db, saver: Saver, sheet: Sheet): Promise<number> {
  const { set, known } = await read(db, async (tx) => ({
    set: await setVersion({ tx }, sheet.setId, sheet.setVersion),
    known: await queries.knownOfPeriod(tx, sheet),
  }))
  let filled = 0
  for (const one of known) {
    const measure = set?.measures?.[one.measure]
    if (!set || !measure || criteriaAsking(set, one.measure).length === 0) continue
    const saved = await saveCell(db, saver, sheet.unitId, sheet.id, {
      measure: one.measure,
      mutation: mutationOf('prefill', String(sheet.id), one.measure),
      base: 0,
      typed: typedOf(measure, one),
      note: '',
      origin: 'prefilled',
      originNote: `«${one.source}», ${stageNames[one.stage]}, ${formatDate(one.on)}`,
    })
    if (saved.ok && saved.value.outcome === 'saved') filled++
  }
  return filled
}
