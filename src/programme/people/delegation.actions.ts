import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Accounts } from './auth.actions.ts'
import { addDelegation, endDelegation } from './delegation.queries.ts'
import type { DelegationRow } from './delegation.types.ts'
import { refusals } from './text.ts'
import type { Actor } from './types.ts'

/** The holder lets a colleague exercise an assignment over some days, within its own; the holder keeps it. */
export async function delegate(ctx: WriteCtx, holderId: number, given: DelegationRow): Promise<Result<{ delegationId: number }>> {
  const row = { ...given, reason: tidy(given.reason) }
  if (row.reason === '') return refused(refusals.noReason)
  if (row.until < row.from || row.until < ctx.today) return refused(refusals.badDates)
  const delegationId = await addDelegation(ctx.tx, holderId, row, ctx.today)
  if (delegationId === null) return refused(refusals.noDelegation)
  await ctx.enter({ chain: `person:${holderId}`, kind: 'people.delegated', payload: { delegationId, holderId, ...row } })
  return done({ delegationId })
}

type Own = { accounts: Accounts; actor: Actor; edge: Edge }
export type DelegationForm = { assignmentId: number; toPersonId: number; reason: string; from: LocalDate | null; until: LocalDate | null }

/** The visitor lets a colleague stand in for one of the own posts. A post that was delegated to the visitor cannot go on to a third. */
export async function giveDelegation({ accounts, actor, edge }: Own, form: DelegationForm): Promise<Result<object>> {
  const { from, until } = form
  if (from === null || until === null) return refused(refusals.badDates)
  const given = await writeAs(accounts.db, edge, (ctx) => delegate(ctx, actor.personId, { ...form, from, until }))
  accounts.visits.forget(form.toPersonId)
  return given
}

/** Ends a delegation of one's own from today: the deputy may do nothing with it any more. */
export async function takeBack({ accounts, actor, edge }: Own, delegationId: number): Promise<Result<object>> {
  const toPersonId = await writeAs(accounts.db, edge, async (ctx) => {
    const deputy = await endDelegation(ctx.tx, actor.personId, delegationId, ctx.today)
    const payload = { delegationId, holderId: actor.personId, toPersonId: deputy }
    if (deputy !== null) await ctx.enter({ chain: `person:${actor.personId}`, kind: 'people.delegationEnded', payload })
    return deputy
  })
  if (toPersonId === null) return refused(refusals.noSuchDelegation)
  accounts.visits.forget(toPersonId)
  return done({})
}
