import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import { regulationsOf } from './council.queries.ts'
import { warningMonthsOn } from './procedures.ts'
import { waitingForScore } from './score.queries.ts'
import { dossierTitle } from './text.ts'
import { addMonths } from './validity.rules.ts'
import * as queries from './work.queries.ts'

/** things of one kind that a desk shows */
const most = 50

/** Dossiers whose council has the person among its members, and no sheet of theirs yet. */
export const sheetsToScore: Gather = async (ctx, held, actor) => {
  if (!holds(held, 'ocop.score')) return []
  const waiting = await waitingForScore(ctx.tx, held.unitId, actor.personId, ctx.today, most)
  return waiting.map((one) => ({
    ...{ what: `Chấm hồ sơ OCOP ${dossierTitle(one)}`, where: one.unitName, href: `/ocop/ho-so/${one.id}` },
    ...{ dueOn: null, returned: null, asked: true, as: heldText(held) },
  }))
}

/** Dossiers of the commune that are not sent yet, and certificates that end: what who keeps OCOP has in hand. */
export const ocopOfCommune: Gather = async (ctx, held) => {
  if (!holds(held, 'ocop.keep')) return []
  const as = heldText(held)
  const drafts = await queries.draftsOf(ctx.tx, held.unitId, ctx.today, most)
  const [months] = warningMonthsOn(await regulationsOf(ctx.tx, held.unitId), ctx.today)
  const ending = await queries.endingOf(ctx.tx, held.unitId, addMonths(ctx.today, months ?? 0), most)
  return [
    ...drafts.map((one) => ({
      ...{ what: `Hoàn thiện hồ sơ OCOP ${dossierTitle(one)}`, where: one.unitName, href: `/ocop/ho-so/${one.id}` },
      ...{ dueOn: null, returned: one.returnedBecause, asked: false, as },
    })),
    ...ending.map(({ productId, productName, expiresOn }) => ({
      ...{ what: `Lập hồ sơ công nhận lại OCOP: ${productName}`, where: held.unitName, href: `/ocop/san-pham/${productId}` },
      ...{ dueOn: expiresOn, returned: null, asked: false, as },
    })),
  ]
}

const asked = { submitted: 'đưa ra hội đồng', scoring: 'tổng hợp phiếu chấm', concluded: 'ra quyết định' } as const

/** How many dossiers wait at the province: for a council, for the sum of sheets that are all there, for a decision. */
export const ocopOfProvince: Gather = async (ctx, held) => {
  const [keeps, decides] = [holds(held, 'ocop.keep'), holds(held, 'ocop.decide')]
  if (!keeps && !decides) return []
  const waiting = await queries.waitingUnder(ctx.tx, held.unitId, ctx.today)
  return waiting.flatMap(({ state, isScored, count }) => {
    if (state !== 'submitted' && state !== 'scoring' && state !== 'concluded') return []
    if (state === 'concluded' ? !decides : !keeps || (state === 'scoring' && !isScored)) return []
    const what = `${count} hồ sơ OCOP chờ ${asked[state]}`
    const rest = { dueOn: null, returned: null, asked: true, as: heldText(held) }
    return [{ what, where: held.unitName, href: `/ocop/ho-so?buoc=${state}`, ...rest }]
  })
}
