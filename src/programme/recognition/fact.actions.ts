import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { enterFactsOf, openFor } from '../evidence/actions.ts'
import { refusals } from './dossier.text.ts'
import * as queries from './fact.queries.ts'

const fact = 'recognition.recognition'

/** An act of recognition or acknowledgement that was decided here, with its source and the log, in the transaction of the caller. */
export async function recordAct(ctx: WriteCtx, act: queries.Act, title: string): Promise<Result<object>> {
  const origin = await openFor(ctx, act.unitId, { title, demonstration: false })
  const entered = await queries.enterAct(ctx.tx, act, origin)
  if (!entered) return refused(refusals.dayTaken)
  await enterFactsOf(ctx, origin, fact, [entered])
  return done({})
}

export type Revocation = { unitId: number; tier: queries.Act['tier']; decidedOn: LocalDate; revokedOn: LocalDate; revokedDecision: string }

/** An act that is in force is revoked by a decision of here; as it was known before it stays in `superseded`. */
export async function recordRevocation(
  ctx: WriteCtx,
  { revokedOn, revokedDecision, ...key }: Revocation,
  title: string,
): Promise<Result<object>> {
  const origin = await openFor(ctx, key.unitId, { title, demonstration: false })
  const old = await queries.setAside(ctx.tx, key, origin)
  if (!old) return refused(refusals.nothingToRevoke)
  const entered = await queries.enterAct(ctx.tx, { ...old, revokedOn, revokedDecision }, origin)
  if (!entered) throw new Error('the act that was set aside still stands')
  await enterFactsOf(ctx, origin, fact, [entered])
  return done({})
}
