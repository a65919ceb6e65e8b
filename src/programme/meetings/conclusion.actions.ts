import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { writing } from '../../platform/events/context.ts'
import { assignTasks } from '../directives/assign.actions.ts'
import type { NewTask } from '../directives/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { meetingBefore, meetingFor } from './acting.actions.ts'
import * as queries from './conclusion.queries.ts'
import { noticeOf, readConclusions, responsibleOf } from './conclusion.rules.ts'
import { mark } from './meeting.queries.ts'
import type { Typed } from './meeting.rules.ts'
import { tidyText } from './paper.actions.ts'
import { steps } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { tellInvited } from './tell.actions.ts'
import type { ConclusionDraft, Meeting, Reachable } from './types.ts'

/** Writes the conclusions as a whole; refused where somebody else wrote them since they were read. */
export const writeConclusions = (acting: Acting, id: number, form: Typed, seen: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'conclusions')
    const items = orThrow(readConclusions(form, await queries.reachableOf(ctx.tx, meeting, ctx.today)))
    const before = await queries.draftOf(ctx.tx, id)
    if ((before?.version ?? 0) !== seen) return refuse(refusals.changed(before?.writtenBy ?? ''))
    const draft = { version: seen + 1, opening: tidyText(form['mo-dau'] ?? ''), items }
    await queries.replaceDraft(ctx.tx, meeting, { ...draft, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.conclusionsWritten', payload: { meetingId: id, ...draft } })
    return {}
  })

/** The work that the items give out: who was named, the words themselves, the day only where one was said. */
function tasksOf({ items }: Pick<ConclusionDraft, 'items'>, reachable: readonly Reachable[]): NewTask[] {
  const wrong: { where: string; what: string }[] = []
  const tasks = items.flatMap((item, at): NewTask[] => {
    const { to, unknown } = responsibleOf(item.to, reachable)
    for (const what of unknown) wrong.push({ where: `Mục ${at + 1}`, what })
    if (to.length === 0) return []
    const words = {
      what: item.text,
      sentence: item.text,
      expected: item.product || null,
      dueOn: item.dueOn,
      dueWords: item.dueText || null,
    }
    return [{ ...words, to, cooperating: [], binding: null, recurrence: null }]
  })
  return wrong.length > 0 ? refuse(refusals.badConclusions(wrong)) : tasks
}

/**
 * Issues the notice: it stands still with its hash, its items become work of those they name (`tasks.assign`), everybody who was invited is
 * told. Items that name nobody stay words.
 */
export const issueConclusions = (acting: Acting, id: number, seen: number): Promise<Result<{ tasks: number }>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingBefore(ctx, acting.actor, id, 'conclude')
    const draft = (await queries.draftOf(ctx.tx, id)) ?? refuse(refusals.noConclusions)
    if (draft.items.length === 0) return refuse(refusals.noConclusions)
    if (draft.version !== seen) return refuse(refusals.changed(draft.writtenBy))
    const tasks = tasksOf(draft, await queries.reachableOf(ctx.tx, meeting, ctx.today))
    const content = noticeOf(meeting, draft)
    const hash = sha256(canonical(content))
    await queries.addIssue(ctx.tx, meeting, { kind: 'conclusion', version: 1, content, hash, because: '', by: ctx.actor, at: ctx.now })
    await mark(ctx.tx, id, { state: steps.conclude.to, at: ctx.now })
    if (tasks.length > 0) await assignTasks(ctx, acting.actor, { source: sourceOf(meeting), key: `meeting:${id}`, tasks })
    await tellInvited(ctx, meeting, 'concluded', `Thông báo kết luận: ${meeting.title}`)
    await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.concluded', payload: { meetingId: id, hash, tasks: tasks.length } })
    return { tasks: tasks.length }
  })

const sourceOf = ({ id, title, chair, chairPost, heldOn }: Meeting) => ({
  ...{ kind: 'meeting' as const, id, day: heldOn },
  title: `Kết luận của đồng chí ${chair}, ${chairPost}, tại ${title}`,
})
