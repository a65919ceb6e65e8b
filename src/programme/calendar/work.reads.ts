import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import { requestsWaiting, type WaitingRequest } from './queries.ts'

/** Communes that asked for more time and got no answer yet; one question, whatever the number of rounds. */
export const requestsOfPost: Gather = async (ctx, held) => {
  if (!holds(held, 'rounds.extend')) return []
  const rounds = Map.groupBy(await requestsWaiting(ctx.tx, held.unitId, ctx.today), ({ roundId }) => roundId)
  return [...rounds].map(([id, open]) => {
    const [{ roundName }] = open as [WaitingRequest]
    return {
      what: `${open.length} xã xin gia hạn, ${roundName}: ${open.map(({ unitName }) => unitName).join(', ')}`,
      where: held.unitName,
      href: `/ky-bao-cao/${id}/dieu-chinh`,
      dueOn: open.map(({ until }) => until).sort()[0] ?? null,
      returned: null,
      asked: true,
      as: heldText(held),
    }
  })
}
