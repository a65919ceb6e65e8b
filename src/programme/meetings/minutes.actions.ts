import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { meetingFor } from './acting.actions.ts'
import { addIssue, issueOf } from './conclusion.queries.ts'
import { addDocument, documentsOf } from './document.queries.ts'
import { minutesOf } from './minutes.reads.ts'
import { addText } from './paper.actions.ts'
import { refusals } from './refusals.text.ts'

/** Writes what the secretary puts down beside the facts; every version is kept, and one on an old page is refused with who was first. */
export const writeMinutes = (acting: Acting, id: number, text: string, seen: number): Promise<Result<{ version: number }>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'minutes')
    if ((await documentsOf(ctx.tx, id, 'minutes')).length === 0) await addDocument(ctx.tx, meeting, 'minutes')
    return { version: await addText(ctx, meeting, { kind: 'minutes', number: 1 }, { title: `Biên bản ${meeting.title}`, text, seen }) }
  })

/** Issues the minutes: facts and text stand still with their hash. Issued again, after a correction, they say why. */
export const issueMinutes = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx: WriteCtx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'minutes')
    if (meeting.state === 'opened') return refuse(refusals.notClosed)
    if ((await documentsOf(ctx.tx, id, 'minutes')).length === 0) return refuse(refusals.noMinutes)
    const before = await issueOf(ctx.tx, id, 'minutes')
    const because = before ? tidy(reason) : ''
    if (before && because === '') return refuse(refusals.noReason)
    const content = await minutesOf(ctx, meeting)
    const hash = sha256(canonical(content))
    const version = (before?.version ?? 0) + 1
    await addIssue(ctx.tx, meeting, { kind: 'minutes', version, content, hash, because, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.minutesIssued', payload: { meetingId: id, version, hash, because } })
    return {}
  })
