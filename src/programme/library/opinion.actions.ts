import { randomBytes } from 'node:crypto'
import { refuse } from '../../platform/base/refusal.ts'
import { type Result, refused } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { count, isWithin, type Resident } from '../consultation/answer.actions.ts'
import { limits } from '../consultation/burst.rules.ts'
import { chainOf } from '../units/chain.rules.ts'
import { lines } from './entry.rules.ts'
import { addOpinion, publicDocument } from './list.queries.ts'
import { refusals } from './refusals.text.ts'

/** Takes an opinion on a public draft within its days, from anybody, without a name; a form sent twice is one opinion. */
export async function sendOpinion(resident: Resident, id: number, given: (name: string) => string): Promise<Result<object>> {
  if (!(await isWithin(resident, 'opinion', limits.opinions))) return refused(refusals.tooMany)
  const sent = await writing(resident, async (ctx) => {
    const draft = await publicDocument(ctx.tx, id, ctx.today)
    if (!draft) return refuse(refusals.gone)
    const { opinionsFrom: from, opinionsUntil: until, unitId } = draft
    if (!from || !until || ctx.today < from || ctx.today > until) return refuse(refusals.closed)
    const text = lines(given('y-kien'))
    if (text.length < 10 || text.length > 8_000) return refuse(refusals.noText)
    const key = /^[0-9a-f-]{36}$/.test(given('khoa')) ? given('khoa') : randomBytes(16).toString('hex')
    const organisation = tidy(given('to-chuc')).slice(0, 200) || null
    await addOpinion(ctx.tx, unitId, id, { key, text, organisation, on: ctx.today })
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'library.opinionReceived', payload: { documentId: id, text: sha256(text) } })
    return {}
  })
  if (sent.ok) await count(resident, 'opinion')
  return sent
}
