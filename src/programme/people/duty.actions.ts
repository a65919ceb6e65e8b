import { done, type Result, refused } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { addDelegation, addDuty, type DelegationRow, type DutyRow } from './duty.queries.ts'
import { bodyNamed } from './queries.ts'
import { refusals } from './text.ts'
import type { BodyKind, BodyLevel } from './types.ts'

/** The holder lets somebody exercise an assignment over some days, within its own; the holder keeps it. */
export async function delegate(ctx: WriteCtx, holderId: number, given: DelegationRow): Promise<Result<{ delegationId: number }>> {
  const row = { ...given, reason: tidy(given.reason) }
  if (row.reason === '') return refused(refusals.noReason)
  if (row.until < row.from) return refused(refusals.badDates)
  const delegationId = await addDelegation(ctx.tx, holderId, row)
  if (delegationId === null) return refused(refusals.noDelegation)
  await ctx.enter({ chain: `person:${holderId}`, kind: 'people.delegated', payload: { delegationId, holderId, ...row } })
  return done({ delegationId })
}

export type NewDuty = Omit<DutyRow, 'bodyId'> & { body: { kind: BodyKind; level: BodyLevel; unitId: number; name: string } }

/** A body answers for a criterion in the communes of a unit, or helps them, from the day on. */
export async function charge(ctx: WriteCtx, { body, ...duty }: NewDuty): Promise<Result<{ dutyId: number; bodyId: number }>> {
  const name = tidy(body.name)
  if (name === '') return refused(refusals.noPost)
  if (duty.until !== null && duty.until < duty.from) return refused(refusals.badDates)
  const bodyId = await bodyNamed(ctx.tx, { ...body, name, from: duty.from })
  const dutyId = await addDuty(ctx.tx, { ...duty, bodyId })
  if (dutyId === null) return refused(refusals.dutyTwice)
  await ctx.enter({ chain: `unit:${duty.unitId}`, kind: 'people.charged', payload: { dutyId, bodyId, ...duty } })
  return done({ dutyId, bodyId })
}
