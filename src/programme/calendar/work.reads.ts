import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { requestsOf, roundsRunBy } from './reads.ts'

/** Communes that asked for more time and got no answer yet. */
export const requestsOfPost: Gather = async (ctx, held) => {
  if (!holds(held, 'rounds.extend')) return []
  const items: WorkItem[] = []
  for (const round of (await roundsRunBy(ctx, held.unitId)).filter(
    ({ endsOn, cancelledBecause }) => endsOn >= ctx.today && cancelledBecause === null,
  )) {
    const open = (await requestsOf(ctx, round.id, null)).filter(({ answer }) => answer === null)
    if (open.length > 0)
      items.push({
        what: `${open.length} xã xin gia hạn, ${round.name}: ${open.map(({ unitName }) => unitName).join(', ')}`,
        where: held.unitName,
        href: `/ky-bao-cao/${round.id}/dieu-chinh`,
        dueOn: open.map(({ until }) => until).sort()[0] ?? null,
        returned: null,
        asked: true,
        as: heldText(held),
      })
  }
  return items
}
