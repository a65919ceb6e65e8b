import type { WriteCtx } from '../../platform/events/context.ts'
import * as queries from './carry.queries.ts'
import { stateOf } from './proof.queries.ts'

/**
 * The proofs of a predecessor's sheet stand at its successor too, for the same indicators: as copies, so that what the predecessor put
 * forward stays as it was. The bytes are kept once. Done again it adds nothing. Gives how many were new.
 * @param from what the predecessor is called, for the note
 */
export async function carryProofs(ctx: WriteCtx, carrying: queries.Carrying, from: string): Promise<number> {
  await queries.carryFiles(ctx.tx, carrying)
  const proofs = await queries.carryProofs(ctx.tx, carrying, `Chuyển từ ${from}`)
  const made = proofs.filter(({ isNew }) => isNew)
  for (const proof of made) {
    await queries.carryUses(ctx.tx, carrying, proof, ctx.now)
    const state = await stateOf(ctx.tx, proof.id)
    if (!state) throw new Error(`proof ${proof.id} is gone`)
    const { title, version, digest } = state
    const payload = {
      unit: carrying.toUnit,
      proof: proof.id,
      title,
      version,
      digest,
      from: { unit: carrying.fromUnit, proof: proof.fromId },
    }
    await ctx.enter({ chain: `unit:${carrying.toUnit}`, kind: 'evidence.proofCarried', payload })
  }
  return made.length
}
