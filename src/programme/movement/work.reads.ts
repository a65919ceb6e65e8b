import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import { waitingIn } from './pledge.queries.ts'
import { owedBy } from './round.queries.ts'

/** Gifts that wait for the commune's word, and counts that it owes an open round. */
export const movementOfCommune: Gather = async (ctx, held) => {
  if (!holds(held, 'movement.keep')) return []
  const [waiting, owed] = [await waitingIn(ctx.tx, held.unitId, 50), await owedBy(ctx.tx, held.unitId, ctx.today)]
  const rest = { where: held.unitName, returned: null, as: heldText(held) }
  return [
    ...waiting.map(({ pledgeId, bodyName, what, count }) => ({
      ...{ what: `Xác nhận ${count} khoản hỗ trợ của ${bodyName}: ${what}`, href: `/phong-trao/giup-do/${pledgeId}` },
      ...{ dueOn: null, asked: true, ...rest },
    })),
    ...owed.map(({ id, name, closesOn, missing }) => ({
      ...{ what: `Nhập ${missing} số liệu của đợt thi đua ${name}`, href: `/phong-trao/${id}`, dueOn: closesOn, asked: false, ...rest },
    })),
  ]
}
