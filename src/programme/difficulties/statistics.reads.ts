import { orThrow } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { criterionNames } from '../criteria/choice.reads.ts'
import { allowed } from '../people/access.ts'
import type { Actor } from '../people/types.ts'
import { countsUnder } from './reads.ts'
import { readGrouping } from './thread.rules.ts'

/** The statistics that an address asks for, of the place where the actor works: the page and its workbook show the same. */
export async function statisticsOf(ctx: ReadCtx, actor: Actor, address: string) {
  const { unitId, unitName } = orThrow(allowed(actor, 'difficulties.read'))
  const { by, year } = readGrouping(new URL(address).searchParams, ctx.today)
  const counts = await countsUnder(ctx, unitId, year, by)
  const keys = by === 'criterion' ? counts.map(({ key }) => key) : []
  return { unitName, by, year, counts, names: await criterionNames(ctx, keys) }
}
