import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './change.queries.ts'
import type { MapChange } from './change.types.ts'

type Ctx = Pick<ReadCtx, 'tx'>

/** What did a plan that stands do to units? Which ended and who took them over, which go on over other territory. */
export const changeOfPlan = async ({ tx }: Ctx, plan: string): Promise<MapChange> => ({
  endings: await queries.endingsOfPlan(tx, plan),
  regrounded: await queries.regroundedOfPlan(tx, plan),
})

/** Does the plan stand on the map? */
export const isOnMap = ({ tx }: Ctx, plan: string): Promise<boolean> => queries.isOnMap(tx, plan)
