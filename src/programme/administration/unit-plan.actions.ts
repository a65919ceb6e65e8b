import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import type { ReadCtx, WriteCtx } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { atEndedUnits } from '../people/impact.reads.ts'
import { succeed, unsucceed } from '../people/succession.actions.ts'
import type { MovedKind, Succeeded } from '../people/succession.types.ts'
import { changeOfPlan } from '../units/change.reads.ts'
import { unitsOn } from '../units/frame.reads.ts'
import { type AppliedPlan, applyPlan, reversePlan, type TriedPlan, tryPlan } from '../units/plan.actions.ts'
import { planOfText } from '../units/plan-file.reads.ts'
import { standingOn } from './impact.reads.ts'
import { builtUpon, refusals } from './text.ts'
import type { UnitPlan } from './types.ts'
import * as queries from './unit-plan.queries.ts'

/** What the plan would do to the map as it is now; nothing is written. */
export const tryUnitPlan = (ctx: ReadCtx, { fileName, file }: Pick<UnitPlan, 'fileName' | 'file'>): Promise<Result<TriedPlan>> =>
  tryPlan(ctx, planOfText(fileName, file))

export type Proposal = { fileName: string; file: string; note: string; by: number }

/** Saves a plan that could be written now, for somebody else to approve. Throws Refused as the dry run does, and where it stands already. */
export async function proposeUnitPlan(ctx: WriteCtx, { fileName, file, note, by }: Proposal): Promise<number> {
  const { hash, firstOn, lastOn, changes } = orThrow(await tryUnitPlan(ctx, { fileName, file }))
  const row = { fileName, file, plan: hash, note: tidy(note), firstOn, lastOn, changes, by, at: ctx.now }
  const id = await queries.addPlan(ctx.tx, row)
  if (id === null) throw new Refused(refusals.twice((await queries.planSaying(ctx.tx, hash)) ?? 0))
  const payload = { id, plan: hash, file: fileName, note: row.note, firstOn, lastOn, changes }
  await ctx.enter({ chain: 'country', kind: 'unitPlan.proposed', payload })
  return id
}

async function held(ctx: WriteCtx, id: number): Promise<UnitPlan> {
  const plan = await queries.holdPlan(ctx.tx, id)
  if (!plan) throw new Refused(refusals.noPlan)
  return plan
}

async function proposed(ctx: WriteCtx, id: number): Promise<UnitPlan> {
  const plan = await held(ctx, id)
  if (plan.state !== 'proposed') throw new Refused(refusals.notProposed(plan.state))
  return plan
}

/**
 * A second person approves: the map is written, and holds from the effective dates on. `seen` is the digest of what was shown; when the
 * map has changed since, nothing is written. Throws Refused.
 */
export async function approveUnitPlan(ctx: WriteCtx, id: number, { by, seen }: { by: number; seen: string }): Promise<AppliedPlan> {
  const plan = await proposed(ctx, id)
  if (plan.proposedById === by) throw new Refused(refusals.ownPlan)
  const tried = orThrow(await tryUnitPlan(ctx, plan))
  if (tried.digest !== seen || tried.hash !== plan.plan) throw new Refused(refusals.mapChanged)
  const applied = orThrow(await applyPlan(ctx, planOfText(plan.fileName, plan.file)))
  await queries.decide(ctx.tx, id, { state: 'approved', by, at: ctx.now, reason: '' })
  await ctx.enter({ chain: 'country', kind: 'unitPlan.approved', payload: { id, plan: plan.plan, proposedBy: plan.proposedBy, seen } })
  return applied
}

/** A second person says no, with the reason; or whoever proposed it takes it back. */
export async function declineUnitPlan(ctx: WriteCtx, id: number, { by, reason }: { by: number; reason: string }): Promise<void> {
  const plan = await proposed(ctx, id)
  const said = tidy(reason)
  const state = plan.proposedById === by ? 'withdrawn' : 'declined'
  if (said === '') throw new Refused(refusals.noReason)
  await queries.decide(ctx.tx, id, { state, by, at: ctx.now, reason: said })
  await ctx.enter({ chain: 'country', kind: `unitPlan.${state}`, payload: { id, plan: plan.plan, reason: said } })
}

export type Move = { kind: MovedKind; id: number; toUnitId: number }

/** Assignments, duties and accounts at units that a plan ended go to units that took them over, all that were chosen in one go. */
export async function moveWithPlan(ctx: WriteCtx, planId: number, moves: readonly Move[]): Promise<Succeeded[]> {
  const plan = await held(ctx, planId)
  if (plan.state !== 'approved') throw new Refused(refusals.notApproved(plan.state))
  if (moves.length === 0) throw new Refused(refusals.nothingMoved)
  const change = await changeOfPlan(ctx, plan.plan)
  const open = new Map((await atEndedUnits(ctx, change)).map((row) => [`${row.kind} ${row.id}`, row]))
  const endings = new Map(change.endings.map((ending) => [ending.unitId, ending]))
  const moved: Succeeded[] = []
  for (const { kind, id, toUnitId } of moves) {
    const row = open.get(`${kind} ${id}`)
    const ending = row && endings.get(row.unitId)
    if (!row || !ending?.successors.some(({ unitId }) => unitId === toUnitId)) throw new Refused(refusals.badMove)
    const [to] = await unitsOn(ctx, [toUnitId], ending.on)
    if (!to) throw new Refused(refusals.badMove)
    const done = await succeed(ctx, { kind, id, from: { id: ending.unitId, name: ending.name }, to, on: ending.on })
    if (done) moved.push(done)
  }
  await queries.addMoved(ctx.tx, planId, moved, ctx.now)
  return moved
}

/** An approved plan is taken back as long as nothing stands on it; what went along with it comes back. Throws Refused with what stands in the way. */
export async function reverseUnitPlan(ctx: WriteCtx, id: number, { by, because }: { by: number; because: string }): Promise<void> {
  const plan = await held(ctx, id)
  if (plan.state !== 'approved') throw new Refused(refusals.notApproved(plan.state))
  const said = tidy(because)
  if (said === '') throw new Refused(refusals.noReason)
  const moved = await queries.movedWith(ctx.tx, id)
  const own = moved.filter(({ kind }) => kind === 'assignment').map(({ newId }) => newId)
  const standing = await standingOn(ctx, await changeOfPlan(ctx, plan.plan), own)
  if (standing.length > 0)
    throw new Refused(
      builtUpon(
        standing.map(({ name, count, examples, fate }) => ({ where: `${name} (${count})`, what: `${examples.join('; ')}: ${fate}` })),
      ),
    )
  orThrow(await reversePlan(ctx, planOfText(plan.fileName, plan.file)))
  await unsucceed(ctx, moved)
  await queries.markReturned(ctx.tx, id, ctx.now)
  await queries.reverse(ctx.tx, id, { by, at: ctx.now, because: said })
  await ctx.enter({ chain: 'country', kind: 'unitPlan.reversed', payload: { id, plan: plan.plan, because: said, returned: moved.length } })
}
