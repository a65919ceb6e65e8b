import { isRefused, Refused } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { addCertificate } from './certificate.queries.ts'
import { settleProduct } from './dossier.actions.ts'
import { readingOf, type Sheet } from './import.reads.ts'
import type { Fault } from './import.rules.ts'
import { refusals } from './refusals.text.ts'

/**
 * Takes in a list of products that were certified before, all or nothing: producers and products by their names, certificates by product,
 * decision and day. What is there already stays; a second run changes nothing. A row costs some statements, and a list is bounded.
 */
export const importCertified = (acting: Acting, sheet: Sheet): Promise<Result<{ added: number; known: number }>> =>
  writing(acting, async (ctx) => {
    const unitId = acting.actor.chosen?.unitId ?? 0
    await demand(ctx, acting.actor, 'ocop.keep', unitId)
    const { rows, faults } = await readingOf(ctx, unitId, sheet)
    if (faults.length > 0) throw new Refused(refusals.badEntry(faults))
    const clashes: Fault[] = []
    let added = 0
    for (const { line, unitId: of, unitName: _name, producer, kind, product, group, ...given } of rows) {
      try {
        const productId = await settleProduct(ctx, of, { producer, kind, contact: '', product, group })
        const row = { ...given, unitId: of, productId, dossierId: null, by: ctx.actor, at: ctx.now }
        const certificateId = await addCertificate(ctx.tx, row)
        if (certificateId === null) continue
        added++
        await ctx.enter({
          chain: chainOf({ unitId: of }),
          kind: 'ocop.certificateImported',
          payload: { certificateId, productId, ...given },
        })
      } catch (error) {
        // said in words before any sentence of SQL failed, so the transaction still stands
        if (!isRefused(error)) throw error
        clashes.push({ where: `Dòng ${line}`, what: error.refusal.text })
      }
    }
    if (clashes.length > 0) throw new Refused(refusals.badEntry(clashes))
    return { added, known: rows.length - added }
  })
