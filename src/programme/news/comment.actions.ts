import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result, refused } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { count, isWithin, type Resident } from '../consultation/answer.actions.ts'
import { limits } from '../consultation/burst.rules.ts'
import { tell } from '../desk/actions.ts'
import { raise } from '../difficulties/raise.actions.ts'
import { headingOf, personalIn } from '../difficulties/thread.rules.ts'
import { allowed, may, notHere } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitById } from '../units/reads.ts'
import * as queries from './comment.queries.ts'
import { isProgram, readComment } from './comment.rules.ts'
import { type Given, readReason } from './form.rules.ts'
import { momentOf } from './moment.rules.ts'
import { isPublicAt } from './procedures.ts'
import { publishedById } from './published.queries.ts'
import { refusals } from './refusals.text.ts'
import type { Comment, CommentState } from './types.ts'

/** Takes a comment of a reader; it stands nowhere until a person let it pass. The address limits how much is sent and is soon forgotten. */
export async function sendComment(resident: Resident, articleId: number, given: Given): Promise<Result<object>> {
  if (isProgram(given)) return { ok: true, value: {} }
  if (!(await isWithin(resident, 'opinion', limits.opinions))) return refused(refusals.tooManyComments)
  const sent = await writing(resident, async (ctx) => {
    const article = await publishedById(ctx.tx, articleId)
    if (!article || !isPublicAt(article, momentOf(ctx.today, ctx.now))) return refuse(refusals.commentClosed)
    const comment = orThrow(readComment(given))
    const { unitId } = article
    const key = sha256(fold(`${comment.name} ${comment.text}`))
    const added = await queries.addComment(ctx.tx, { ...comment, unitId, articleId, key, on: ctx.today, at: ctx.now })
    if (!added) return {}
    const payload = { articleId, commentId: added.id, text: sha256(comment.text) }
    await ctx.enter({ chain: chainOf(article), kind: 'news.commented', payload })
    const desk = (await unitById(ctx, unitId, ctx.today))?.provinceId ?? unitId
    const to = { unitId: desk, verb: 'comments.moderate' } as const
    await tell(ctx, [{ to, key: `news:comments:${unitId}:${ctx.today}`, title: 'Có bình luận mới chờ duyệt', href: '/bien-tap/binh-luan' }])
    return {}
  })
  if (sent.ok) await count(resident, 'opinion')
  return sent
}

/** The comment, held until the end of the transaction, where somebody moderates; elsewhere it is not found. */
async function heldComment(ctx: WriteCtx, { actor }: Acting, id: number, from: readonly CommentState[]): Promise<Comment> {
  orThrow(allowed(actor, 'comments.moderate'))
  await queries.holdComment(ctx.tx, id)
  const comment = await queries.commentById(ctx.tx, id)
  if (!comment || !may(actor, 'comments.moderate', await placeOf(ctx, comment.unitId)))
    return refuse(comment ? notHere : refusals.unknownComment)
  if (!from.includes(comment.state)) refuse(refusals.commentHandled)
  return comment
}

type Outcome = { state: CommentState; reason: string | null; threadId: number | null }

async function handle(ctx: WriteCtx, comment: Comment, outcome: Outcome): Promise<void> {
  await queries.handleComment(ctx.tx, comment.id, { ...outcome, by: ctx.actor, on: ctx.today })
  const payload = { articleId: comment.articleId, commentId: comment.id, ...outcome }
  await ctx.enter({ chain: chainOf(comment), kind: `news.comment.${outcome.state}`, payload })
}

/** Lets a comment pass: from now on everybody reads it. What tells a person's number or address does not pass; nobody's words are changed. */
export const showComment = (acting: Acting, id: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const comment = await heldComment(ctx, acting, id, ['waiting', 'refused'])
    const personal = personalIn(`${comment.name}\n${comment.text}`, await queries.contactOf(ctx.tx, id))
    if (personal !== null) return refuse(refusals.personalComment(personal))
    if (comment.text === null) return refuse(refusals.commentHandled)
    await handle(ctx, comment, { state: 'approved', reason: null, threadId: null })
    return {}
  })

/** Refuses a comment, or takes one off that was shown; the reason is kept and logged. */
export const refuseComment = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const comment = await heldComment(ctx, acting, id, ['waiting', 'approved'])
    await handle(ctx, comment, { state: 'refused', reason: orThrow(readReason(reason)), threadId: null })
    return {}
  })

/** Makes a difficulty of a comment, raised in a commune on behalf of who wrote it: then somebody must answer it. Sent twice it is one. */
export async function forwardComment(acting: Acting, id: number, code: string): Promise<Result<{ threadId: number }>> {
  const found = await writing(acting, async (ctx) => {
    const comment = await heldComment(ctx, acting, id, ['waiting'])
    return { ...comment, contact: await queries.contactOf(ctx.tx, id) }
  })
  if (!found.ok) return found
  const { name, text, contact, receivedOn } = found.value
  const fields: Record<string, string> = {
    ...{ cach: 'behalf', 'don-vi': code.trim() || '-', 'tieu-de': headingOf(text ?? ''), 'noi-dung': text ?? '', ngay: receivedOn },
    ...{ 'lien-he': [name, contact].filter((one) => one !== null).join(', '), khoa: keyOf(id) },
  }
  const raised = await raise(acting, (name) => fields[name] ?? '', null)
  if (!raised.ok) return raised
  return writing(acting, async (ctx) => {
    const comment = await heldComment(ctx, acting, id, ['waiting'])
    await handle(ctx, comment, { state: 'forwarded', reason: null, threadId: raised.value.id })
    return { threadId: raised.value.id }
  })
}

/** The key of the form by which a comment becomes a difficulty: the same each time. */
const keyOf = (id: number): string => {
  const hash = sha256(`news comment ${id}`)
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-')
}

/** How who wrote a comment can be reached. It is personal, so that somebody looked is logged. */
export const readContact = (acting: Acting, id: number): Promise<Result<{ contact: string }>> =>
  writing(acting, async (ctx) => {
    const comment = await heldComment(ctx, acting, id, ['waiting', 'approved', 'refused', 'forwarded'])
    const contact = (await queries.contactOf(ctx.tx, id)) ?? refuse(refusals.noContact)
    await ctx.enter({ chain: chainOf(comment), kind: 'news.contactRead', payload: { commentId: id, personId: acting.actor.personId } })
    return { contact }
  })
