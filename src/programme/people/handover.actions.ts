import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from './access.ts'
import { unitPathOf } from './actor.queries.ts'
import { delegationsOf } from './delegation.queries.ts'
import * as queries from './handover.queries.ts'
import type { Moved } from './handover.types.ts'
import { type Managing, ownPerson, writing } from './managing.actions.ts'
import { addAssignment, endAssignment } from './queries.ts'
import { refusals } from './text.ts'
import { type Actor, type RoleId, roleIds } from './types.ts'

export type HandoverForm = {
  fromPersonId: number
  toPersonId: number
  /** the receiver's first day */
  day: LocalDate | null
  reason: string
  /** as it was shown */
  moved: Moved
}

/**
 * Everything open goes from one person to another from a day on: posts with what was delegated of them, and what the first does in
 * others' stead. Data belong to posts, so what lies open in other modules goes with them.
 */
export const handOver = (managing: Managing, form: HandoverForm): Promise<Result<{ handoverId: number }>> =>
  writing(managing, async (ctx) => {
    const held = orThrow(allowed(managing.actor, 'people.manage'))
    const { day, moved } = form
    const reason = tidy(form.reason)
    if (day === null || day < ctx.today) throw new Refused(refusals.badHandoverDay)
    if (reason === '') throw new Refused(refusals.noReason)
    const [from, to] = [await ownPerson(ctx, managing.actor, form.fromPersonId), await ownPerson(ctx, managing.actor, form.toPersonId)]
    if (from.id === to.id) throw new Refused(refusals.samePerson)
    if (to.disabledBecause !== null) throw new Refused(refusals.receiverOff)
    const assignments = await moveAssignments(ctx, { from: from.id, to: to.id, day })
    const deputies = await moveDeputies(ctx, managing.actor, { from: from.id, to: to.id, day })
    if (assignments.length === 0 && deputies === 0) throw new Refused(refusals.nothingOpen(from.name))
    const row = { fromPersonId: from.id, toPersonId: to.id, takesOverOn: day, reason }
    const doneBy = managing.actor.personId
    const handoverId = await queries.addHandover(ctx.tx, { ...row, unitId: held.unitId, moved, doneBy, doneAt: ctx.now })
    for (const personId of [from.id, to.id])
      await ctx.enter({ chain: `person:${personId}`, kind: 'people.handedOver', payload: { handoverId, ...row, assignments, deputies } })
    return { handoverId }
  })

/** What the first does in the stead of people whose posts lie in the actor's place; trust that somebody above gave stays with whom it was given to. */
async function moveDeputies(ctx: WriteCtx, actor: Actor, { from, to, day }: Move): Promise<number> {
  const own: number[] = []
  for (const { toPersonId, assignmentId, unitId } of await delegationsOf(ctx.tx, [from], day)) {
    const place = { unitPath: await unitPathOf(ctx.tx, unitId, ctx.today) }
    if (toPersonId === from && allowed(actor, 'people.manage', place).ok) own.push(assignmentId)
  }
  return own.length === 0 ? 0 : queries.moveDeputies(ctx.tx, own, from, to, day)
}

type Move = { from: number; to: number; day: LocalDate }
type MovedAssignment = { from: number; to: number; delegations: number }

async function moveAssignments(ctx: WriteCtx, { from, to, day }: Move): Promise<MovedAssignment[]> {
  const moved: MovedAssignment[] = []
  for (const one of await queries.assignmentsFrom(ctx.tx, from, day)) {
    const begins = one.from > day ? one.from : day
    const { postId, unitId, criteria, until } = one
    const role = roleIds.find((id): id is RoleId => id === one.role) as RoleId
    const id =
      (await addAssignment(ctx.tx, { personId: to, postId, role, unitId, criteria, from: begins, until })) ??
      (await queries.sameAssignment(ctx.tx, to, one, day))
    if (id === undefined) throw new Error(`assignment ${one.id} could not be moved`)
    const delegations = await queries.moveDelegations(ctx.tx, one.id, id, to, day)
    await endAssignment(ctx.tx, from, one.id, day)
    moved.push({ from: one.id, to: id, delegations })
  }
  return moved
}
