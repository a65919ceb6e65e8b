import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { procedureByKey } from '../assessment/procedures.ts'
import { setVersion } from '../criteria/reads.ts'
import { allowed } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { openPostingOf } from './acting.actions.ts'
import * as queries from './posting.queries.ts'
import { type PostingForm, readPosting } from './posting.rules.ts'
import { postingDaysOf } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import type { PostableSheet, Posted } from './types.ts'

/**
 * Posts the self-assessment of a sheet: what it says now is frozen as what hangs, and its hash goes into the event log. Refused where it hangs
 * already, says nothing yet, or hangs for fewer days than the procedure (or the office, with its source) asks.
 */
export const postSheet = (acting: Acting, sheetId: number, form: PostingForm): Promise<Result<{ postingId: number }>> =>
  writing(acting, async (ctx) => {
    const unitId = await queries.unitOfSheet(ctx.tx, sheetId)
    if (unitId === null) {
      orThrow(allowed(acting.actor, 'posting.keep'))
      throw new Refused(refusals.noSheet)
    }
    await demand(ctx, acting.actor, 'posting.keep', unitId)
    const [sheet] = await queries.postableSheets(ctx.tx, unitId, sheetId)
    if (!sheet) throw new Refused(refusals.closedSheet)
    const posting = orThrow(readPosting(form, postingDaysOf(procedureByKey(sheet.procedure)), ctx.today))
    const posted = await freeze(ctx, unitId, sheet)
    const hash = sha256(canonical(posted))
    const row = { ...posting, unitId, sheetId, sheetVersion: sheet.version, posted, hash, by: ctx.actor, at: ctx.now }
    const postingId = await queries.addPosting(ctx.tx, row)
    if (postingId === null) throw new Refused(refusals.postedTwice)
    const payload = { postingId, sheetId, sheetVersion: sheet.version, ...posting, hash }
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'consultation.posted', payload })
    return { postingId }
  })

/** What the sheet says of each criterion at this moment. */
async function freeze(ctx: WriteCtx, unitId: number, sheet: PostableSheet): Promise<Posted> {
  const set = await setVersion(ctx, sheet.setId, sheet.setVersion)
  if (!set) throw new Error(`sheet ${sheet.sheetId} lacks its set`)
  const held = await queries.selfVerdicts(ctx.tx, { unitId, setId: sheet.setId, on: sheet.asOf })
  const verdicts = new Map(held.map(({ criterion, verdict }) => [criterion, verdict]))
  const criteria = set.criteria.map(({ code, name }) => ({ code, name, verdict: verdicts.get(code) ?? null }))
  if (criteria.every(({ verdict }) => verdict === null)) throw new Refused(refusals.emptySheet)
  const { setId, roundName, asOf } = sheet
  return { setId, setName: set.name, decision: set.decision, roundName, asOf, criteria }
}

/** Takes a posting down before its time, with the reason; the sheet may be posted anew. */
export const withdrawPosting = (acting: Acting, postingId: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const posting = await openPostingOf(ctx, acting.actor, postingId)
    const because = tidy(reason)
    if (because === '') throw new Refused(refusals.noReason)
    await queries.withdrawPosting(ctx.tx, postingId, because)
    await ctx.enter({ chain: chainOf(posting), kind: 'consultation.postingWithdrawn', payload: { postingId, because } })
    return {}
  })

/** Closes a posting after its last day, when every opinion has its answer; the ways to reach those who spoke are erased. */
export const closePosting = (acting: Acting, postingId: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const posting = await openPostingOf(ctx, acting.actor, postingId)
    const { opinions, handled, until } = posting
    if (ctx.today <= until) throw new Refused(refusals.hangs(until))
    if (handled < opinions) throw new Refused(refusals.unhandled(opinions - handled))
    await queries.closePosting(ctx.tx, { id: postingId, on: ctx.today, by: ctx.actor })
    await ctx.enter({ chain: chainOf(posting), kind: 'consultation.postingClosed', payload: { postingId, opinions, handled } })
    return {}
  })
