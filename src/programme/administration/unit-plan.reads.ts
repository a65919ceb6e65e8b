import type { Result } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { atEndedUnits } from '../people/impact.reads.ts'
import type { AtEndedUnit } from '../people/succession.types.ts'
import { changeOfPlan, isOnMap } from '../units/change.reads.ts'
import type { Impact, MapChange, Successor } from '../units/change.types.ts'
import { type TriedPlan, tryPlan } from '../units/plan.actions.ts'
import { planOfText } from '../units/plan-file.reads.ts'
import { impactsOf, standingOn } from './impact.reads.ts'
import type { UnitPlan } from './types.ts'
import * as queries from './unit-plan.queries.ts'

/** Which plans were proposed? Newest first. */
export const unitPlans = ({ tx }: ReadCtx): Promise<Omit<UnitPlan, 'file'>[]> => queries.allPlans(tx)

/** What would a plan do, in every module? Nothing is written. */
export async function dryRun(ctx: ReadCtx, { fileName, file }: Pick<UnitPlan, 'fileName' | 'file'>): Promise<Result<DryRun>> {
  const tried = await tryPlan(ctx, planOfText(fileName, file))
  return tried.ok ? { ok: true, value: { ...tried.value, impacts: await impactsOf(ctx, tried.value.change) } } : tried
}

export type DryRun = TriedPlan & { impacts: Impact[] }

/** Something that could go to a unit that takes over, with the units to choose from. */
export type Movable = AtEndedUnit & { unitName: string; successors: Successor[] }

export type WholePlan = {
  plan: UnitPlan
  /** of one that is proposed */
  run: Result<DryRun> | null
  /** of one that was approved: what it did, what is to go along, what stands on it */
  done: { change: MapChange; movable: Movable[]; moved: number; standing: Impact[]; isOnMap: boolean } | null
}

/** A plan with what it would do now, or did. */
export async function unitPlanOf(ctx: ReadCtx, id: number): Promise<WholePlan | undefined> {
  const plan = await queries.planById(ctx.tx, id)
  if (!plan) return undefined
  if (plan.state === 'proposed') return { plan, run: await dryRun(ctx, plan), done: null }
  if (plan.state !== 'approved') return { plan, run: null, done: null }
  const change = await changeOfPlan(ctx, plan.plan)
  const moved = await queries.movedWith(ctx.tx, id)
  const own = moved.filter(({ kind }) => kind === 'assignment').map(({ newId }) => newId)
  const endings = new Map(change.endings.map((ending) => [ending.unitId, ending]))
  const movable = (await atEndedUnits(ctx, change)).map((row) => {
    const ending = endings.get(row.unitId)
    return { ...row, unitName: ending?.name ?? '', successors: ending?.successors ?? [] }
  })
  const standing = await standingOn(ctx, change, own)
  return { plan, run: null, done: { change, movable, moved: moved.length, standing, isOnMap: await isOnMap(ctx, plan.plan) } }
}
