import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tell } from '../desk/actions.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitById } from '../units/reads.ts'
import * as approvals from './approval.queries.ts'
import * as queries from './document.queries.ts'
import { heldDocument } from './entry.actions.ts'
import { lines } from './entry.rules.ts'
import { addSummary, opinionsOf, summaryOf } from './list.queries.ts'
import { refusals } from './refusals.text.ts'
import { nameOf } from './text.ts'
import type { Edition, Publication, Submission } from './types.ts'

/** What stands of a document now, and what of it is public. */
type Newest = { last: Edition; files: number; summary: number | null; before: Publication | null }

async function newestOf(ctx: WriteCtx, at: queries.At): Promise<Newest | null> {
  const last = (await queries.editionsOf(ctx.tx, at)).at(-1)
  if (!last) return null
  const files = Math.max(0, ...(await queries.filesOf(ctx.tx, at)).map(({ number }) => number))
  const summary = await summaryOf(ctx.tx, at.unitId, at.id, false)
  return {
    ...{ last, files, before: await queries.publicationOf(ctx.tx, at) },
    summary: summary?.approvedBy === null ? summary.number : null,
  }
}

const isPublicWhole = ({ last, files, summary, before }: Newest): boolean =>
  before?.edition === last.edition && before.files === files && summary === null

const made = (ctx: WriteCtx, { actor }: Acting) => ({ by: ctx.actor, personId: actor.personId, on: ctx.today, at: ctx.now })

/** Hands the newest edition with its files in for approval; `seen`: the edition that the keeper read. Handed in twice it waits once. */
export const submitDocument = (acting: Acting, id: number, seen: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, 'library.keep', id)
    const newest = await newestOf(ctx, at)
    if (newest?.last.edition !== seen) return refuse(refusals.changed)
    if (isPublicWhole(newest)) return refuse(refusals.already)
    const before = await approvals.lastSubmission(ctx.tx, at)
    if (before?.answer === null) return {}
    const { last, files, summary } = newest
    await approvals.addSubmission(ctx.tx, at, { edition: seen, files, summary }, made(ctx, acting))
    const number = (before?.number ?? 0) + 1
    await ctx.enter({ chain: chainOf(at), kind: 'library.submitted', payload: { documentId: id, edition: seen, files, summary } })
    const approvers = { unitId: (await unitById(ctx, at.unitId, ctx.today))?.provinceId ?? at.unitId, verb: 'library.approve' as const }
    const title = `Văn bản chờ duyệt công khai: ${nameOf(last)}`
    await tell(ctx, [{ to: approvers, key: `library:${id}:submitted:${number}`, title, href: `/van-ban/quan-ly/${id}` }])
    return {}
  })

type Waiting = { at: queries.At; newest: Newest; submission: Submission & { personId: number } }

/** What waits for this approver; `seen`: the number of what was handed in when they read it. */
async function heldSubmission(ctx: WriteCtx, acting: Acting, id: number, seen: number): Promise<Waiting> {
  const at = await heldDocument(ctx, acting.actor, 'library.approve', id)
  const submission = await approvals.lastSubmission(ctx.tx, at)
  const newest = await newestOf(ctx, at)
  if (!newest || submission?.answer !== null || submission.number !== seen) return refuse(refusals.notWaiting)
  return { at, newest, submission }
}

const tellKeeper = (ctx: WriteCtx, { at, newest, submission }: Waiting, what: string) =>
  tell(ctx, [
    {
      to: { unitId: at.unitId, personId: submission.personId },
      key: `library:${at.id}:answered:${submission.number}`,
      title: `${what}: ${nameOf(newest.last)}`,
      href: `/van-ban/quan-ly/${at.id}`,
    },
  ])

/** Approves for everybody what was handed in, in the name of this person, who neither entered nor handed in any of it. */
export const approveDocument = (acting: Acting, id: number, seen: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const waiting = await heldSubmission(ctx, acting, id, seen)
    const { at, newest, submission } = waiting
    const { edition, files, summary } = submission
    const authors = await approvals.enteredBy(ctx.tx, at, submission, newest.before?.files ?? 0)
    if ([submission.personId, ...authors].includes(acting.actor.personId)) return refuse(refusals.ownDocument)
    const who = made(ctx, acting)
    if (newest.before?.edition !== edition || newest.before.files !== files) {
      if (newest.before) await queries.endPublication(ctx.tx, at, `Thay bằng lần ghi ${edition}`, who)
      await queries.addPublication(ctx.tx, at, edition, files, who)
    }
    if (summary !== null) await approvals.approveSummary(ctx.tx, at, summary, who)
    await approvals.answerSubmission(ctx.tx, at, { ...who, answer: 'approved', because: null })
    const payload = { documentId: id, edition, files, summary, approver: acting.actor.personId }
    await ctx.enter({ chain: chainOf(at), kind: 'library.published', payload })
    await tellKeeper(ctx, waiting, 'Văn bản đã được duyệt công khai')
    return {}
  })

/** Gives back what was handed in, with the reason; what is public stays. */
export const returnDocument = (acting: Acting, id: number, seen: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const waiting = await heldSubmission(ctx, acting, id, seen)
    const because = lines(reason)
    if (because.length < 5) return refuse(refusals.noReason)
    await approvals.answerSubmission(ctx.tx, waiting.at, { answer: 'returned', because, by: ctx.actor, on: ctx.today })
    const payload = { documentId: id, edition: waiting.submission.edition, because }
    await ctx.enter({ chain: chainOf(waiting.at), kind: 'library.returned', payload })
    await tellKeeper(ctx, waiting, 'Văn bản bị trả lại')
    return {}
  })

/** Takes a document off the public pages, with the reason; everything is kept. */
export const withdrawDocument = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, 'library.read', id)
    const because = lines(reason)
    if (because.length < 5) return refuse(refusals.noReason)
    if (!(await queries.publicationOf(ctx.tx, at))) return refuse(refusals.notPublic)
    await queries.endPublication(ctx.tx, at, because, made(ctx, acting))
    await ctx.enter({ chain: chainOf(at), kind: 'library.withdrawn', payload: { documentId: id, because } })
    return {}
  })

/** Writes what the office answers to the opinions on a draft, after the last day; it is public once approved, instead of an earlier one. */
export const writeSummary = (acting: Acting, id: number, typed: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, 'library.keep', id)
    const last = (await queries.editionsOf(ctx.tx, at)).at(-1)
    if (!last?.isDraft || last.opinionsUntil === null || ctx.today <= last.opinionsUntil) return refuse(refusals.notDraft)
    const text = lines(typed)
    if (text.length < 10 || text.length > 20_000) return refuse(refusals.noSummary)
    const { length: opinions } = await opinionsOf(ctx.tx, at.unitId, id)
    const before = await summaryOf(ctx.tx, at.unitId, id, false)
    if (before?.text === text) return {}
    const number = (before?.number ?? 0) + 1
    await addSummary(ctx.tx, at.unitId, id, { number, text, opinions, personId: acting.actor.personId })
    await approvals.replaceSubmission(ctx.tx, at, made(ctx, acting))
    await ctx.enter({ chain: chainOf(at), kind: 'library.summarised', payload: { documentId: id, number, opinions, text: sha256(text) } })
    return {}
  })
