import type { ReadCtx } from '../../platform/events/context.ts'
import { standingSince as ofAssessment, impactOf as onAssessment } from '../assessment/impact.reads.ts'
import { impactOf as onResidents } from '../consultation/impact.reads.ts'
import { standingSince as ofPeople, impactOf as onPeople } from '../people/impact.reads.ts'
import { standingSince as ofPlans, impactOf as onPlans } from '../plan/impact.reads.ts'
import { standingSince as ofRecognitions, impactOf as onRecognitions } from '../recognition/impact.reads.ts'
import type { Impact, MapChange } from '../units/change.types.ts'

/** What does a change of the map touch, in every module that keeps something about units? */
export async function impactsOf(ctx: ReadCtx, change: MapChange): Promise<Impact[]> {
  const impacts: Impact[] = []
  for (const read of [onPeople, onAssessment, onResidents, onPlans, onRecognitions]) impacts.push(...(await read(ctx, change)))
  return impacts
}

/** What was built on a change of the map since? `except`: assignments that came with the change itself. Nothing: it can be taken back. */
export async function standingOn(ctx: ReadCtx, { regrounded }: MapChange, except: readonly number[]): Promise<Impact[]> {
  const founded = regrounded.filter(({ isNew }) => isNew)
  const impacts = await ofPeople(ctx, founded, except)
  for (const read of [ofAssessment, ofRecognitions]) impacts.push(...(await read(ctx, regrounded)))
  return [...impacts, ...(await ofPlans(ctx, founded))]
}
