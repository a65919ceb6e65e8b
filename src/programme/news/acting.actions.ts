import { refuse } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { ReadCtx, WriteCtx } from '../../platform/events/context.ts'
import { tell } from '../desk/actions.ts'
import { allowed, may, notHere } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitById } from '../units/reads.ts'
import * as queries from './article.queries.ts'
import type { Rights } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import type { Article, State, StepKind } from './types.ts'

const newsVerbs = ['news.read', 'news.write', 'news.edit', 'news.approve'] as const satisfies readonly Verb[]

/** Which verbs of news somebody has at the place of an article. */
export async function rightsAt(ctx: ReadCtx, actor: Actor, unitId: number): Promise<Rights> {
  const place = await placeOf(ctx, unitId)
  return { verbs: newsVerbs.filter((verb) => may(actor, verb, place)), unitId: actor.chosen?.unitId ?? null }
}

/** The article with what somebody may do there, held until the end of the transaction; elsewhere it is not found. */
export async function heldArticle(ctx: WriteCtx, actor: Actor, id: number, seen: number): Promise<{ article: Article; rights: Rights }> {
  await queries.holdArticle(ctx.tx, id)
  const article = await queries.articleById(ctx.tx, id, ctx.today)
  const rights = article && (await rightsAt(ctx, actor, article.unitId))
  if (!article || !rights?.verbs.includes('news.read')) {
    orThrow(allowed(actor, 'news.read'))
    return refuse(article ? notHere : refusals.unknown)
  }
  if (article.steps !== seen) refuse(refusals.changed(''))
  return { article, rights }
}

type Done = { kind: StepKind; state: State; version: number; reason?: string | null; live?: boolean; facts?: Record<string, unknown> }

/** Writes the step down and enters it in the log of the article's unit. */
export async function enterStep(ctx: WriteCtx, actor: Actor, article: Pick<Article, 'unitId' | 'id'>, done: Done): Promise<void> {
  const { kind, state, version, reason = null, live = false, facts = {} } = done
  const who = { by: ctx.actor, personId: actor.personId, at: ctx.now }
  await queries.addStep(ctx.tx, article, { kind, state, version, reason, on: ctx.today, live }, who)
  const payload = { articleId: article.id, version, state, ...(reason ? { reason } : {}), ...facts }
  await ctx.enter({ chain: chainOf(article), kind: `news.${kind}`, payload })
}

/** The unit in which editors and approvers of an article sit: its province, or the country. */
async function deskOf(ctx: ReadCtx, unitId: number): Promise<number> {
  return (await unitById(ctx, unitId, ctx.today))?.provinceId ?? unitId
}

/** Tells those who have the verb that an article waits for them. */
export const tellDesk = async (ctx: WriteCtx, { id, unitId, steps }: Article, verb: Verb, title: string): Promise<void> => {
  const to = { unitId: await deskOf(ctx, unitId), verb }
  await tell(ctx, [{ to, key: `news:${id}:${verb}:${steps}`, title, href: `/bien-tap/${id}` }])
}

/** Tells the author. */
export const tellAuthor = async (ctx: WriteCtx, { id, unitId, authorId, steps }: Article, title: string): Promise<void> => {
  await tell(ctx, [{ to: { unitId, personId: authorId }, key: `news:${id}:author:${steps}`, title, href: `/bien-tap/${id}` }])
}
