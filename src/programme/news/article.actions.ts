import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { criteriaChoices } from '../criteria/choice.reads.ts'
import { allowed } from '../people/access.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { enterStep, heldArticle, tellAuthor, tellDesk } from './acting.actions.ts'
import * as queries from './article.queries.ts'
import { picturesOf } from './body.rules.ts'
import { categoriesOf } from './category.reads.ts'
import { statedFigures } from './figure.reads.ts'
import { type Given, type Known, readReason, readText } from './form.rules.ts'
import * as pictures from './picture.queries.ts'
import { actsFor, mayWrite, procedure, stateWritten } from './procedures.ts'
import { endPublication } from './published.queries.ts'
import { refusals } from './refusals.text.ts'
import type { Act, Article, Text } from './types.ts'

/** What a text asks for that it cannot have: figures that nobody released, pictures of other articles. */
async function checkParts(ctx: WriteCtx, unitId: number, id: number, text: Text): Promise<void> {
  const { wrong } = await statedFigures(ctx, unitId, `${text.body}\n${text.bodyEn ?? ''}`)
  const own = id === 0 ? [] : (await pictures.picturesOf(ctx.tx, { unitId, id })).map((one) => one.id)
  const asked = [...picturesOf(text.body), ...picturesOf(text.bodyEn ?? ''), ...(text.pictureId ? [text.pictureId] : [])]
  const strange = asked
    .filter((one) => !own.includes(one))
    .map((one) => ({ where: `[[anh ${one}]]`, what: 'bài không có ảnh mang số này' }))
  if (wrong.length + strange.length > 0) refuse(refusals.badFigures([...wrong, ...strange]))
}

async function addText(ctx: WriteCtx, actor: Actor, article: Article, text: Text, restored: number | null): Promise<void> {
  const who = { by: ctx.actor, personId: actor.personId, at: ctx.now }
  const version = await queries.addVersion(ctx.tx, article, { ...text, restored, folded: fold(text.title) }, who)
  const facts = { hash: sha256(canonical(text)), ...(restored ? { restored } : {}) }
  await enterStep(ctx, actor, article, { kind: 'written', state: stateWritten(article.state), version, facts })
}

/** What a text may name; what the one before it named stays so. */
const known = async (ctx: WriteCtx, before: Pick<Text, 'criteria' | 'category'> | null): Promise<Known> => {
  const criteria = (await criteriaChoices(ctx)).map(({ value }) => value)
  const categories = (await categoriesOf(ctx)).filter(({ closed, slug }) => !closed || slug === before?.category)
  return { criteria: [...criteria, ...(before?.criteria ?? [])], categories: categories.map(({ slug }) => slug) }
}

/** Begins an article in the unit in which somebody works. */
export const begin = (acting: Acting, given: Given): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'news.write'))
    const text = orThrow(readText(given, await known(ctx, null)))
    await checkParts(ctx, unitId, 0, text)
    const id = await queries.addArticle(ctx.tx, unitId, { by: ctx.actor, personId: acting.actor.personId, at: ctx.now })
    const article = await queries.articleById(ctx.tx, id, ctx.today)
    await addText(ctx, acting.actor, article ?? refuse(refusals.unknown), text, null)
    return { id }
  })

/**
 * Writes a new version of an article; `seen`: how many steps it had when it was read. What is public stays as it is until the new version is
 * approved by name.
 */
export const rewrite = (acting: Acting, id: number, seen: number, given: Given): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { article, rights } = await heldArticle(ctx, acting.actor, id, seen)
    if (!mayWrite(article, rights)) return refuse(refusals.notWritable(article.state))
    const before = await queries.versionOf(ctx.tx, article, article.version)
    const text = orThrow(readText(given, await known(ctx, before)))
    await checkParts(ctx, article.unitId, id, text)
    if (article.liveVersion !== null && text.correction === null && given('chi-trinh-bay') !== 'co') refuse(refusals.noCorrection)
    await addText(ctx, acting.actor, article, text, null)
    return { id }
  })

/** Brings back the text of an older version, as a new one. */
export const restore = (acting: Acting, id: number, seen: number, number: number): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { article, rights } = await heldArticle(ctx, acting.actor, id, seen)
    if (!mayWrite(article, rights)) return refuse(refusals.notWritable(article.state))
    const old = await queries.versionOf(ctx.tx, article, number)
    if (!old) return refuse(refusals.unknownVersion)
    await addText(ctx, acting.actor, article, old, number)
    return { id }
  })

const told: Partial<Record<Act, string>> = { return: 'được trả lại kèm lý do', withdraw: 'đã được gỡ khỏi trang công khai' }

/** Everything that is done with an article but writing and approving: submitted, passed on, returned, withdrawn, given up. */
export const act = (acting: Acting, id: number, seen: number, what: Exclude<Act, 'approve'>, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { article, rights } = await heldArticle(ctx, acting.actor, id, seen)
    if (!actsFor(article, rights).includes(what)) return refuse(refusals.notNow(what, article.state))
    const { to, kind, needsReason } = procedure[what]
    const because = needsReason ? orThrow(readReason(reason)) : null
    const version = await queries.versionOf(ctx.tx, article, article.version)
    await enterStep(ctx, acting.actor, article, { kind, state: to, version: article.version, reason: because })
    if (what === 'withdraw') await endPublication(ctx.tx, id, ctx.today, because ?? '')
    const title = version?.title ?? ''
    if (what === 'submit') await tellDesk(ctx, article, 'news.edit', `Bài chờ biên tập: ${title}`)
    if (what === 'pass') await tellDesk(ctx, article, 'news.approve', `Bài chờ duyệt công khai: ${title}`)
    const words = told[what]
    if (words) await tellAuthor(ctx, article, `Bài ${words}: ${title}`)
    return {}
  })
