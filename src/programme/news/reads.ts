import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import type { Actor, Held } from '../people/types.ts'
import { rightsAt } from './acting.actions.ts'
import * as queries from './article.queries.ts'
import { statedFigures } from './figure.reads.ts'
import * as pictureQueries from './picture.queries.ts'
import { actsFor, mayWrite } from './procedures.ts'
import { publishedById } from './published.queries.ts'
import type { Act, Article, OfficeLine, OfficeView, Picture, Published, StatedFigure, Step, Version, VersionLine } from './types.ts'

/** Which articles are there in the unit of a post and under it? The one changed last first; a page at a time, or all of them (null). */
export const articlesUnder = async (
  ctx: ReadCtx,
  held: Pick<Held, 'unitId'>,
  { personId, view, text }: { personId: number; view: OfficeView; text: string },
  page: number | null,
): Promise<Page<OfficeLine>> =>
  pageOf(await queries.articlesUnder(ctx.tx, { unitId: held.unitId, personId, view, folded: fold(text) }, ctx.today, spanOf(page)))

export type SeenArticle = {
  article: Article
  version: Version
  acts: Act[]
  writes: boolean
  published: Published | null
  pictures: Picture[]
}

/** An article as somebody of its office, or of one above, sees it, with what they may do; null where it is not there for them. */
export async function seenArticle(ctx: ReadCtx, actor: Actor, id: number): Promise<SeenArticle | null> {
  const article = await queries.articleById(ctx.tx, id, ctx.today)
  if (!article) return null
  const rights = await rightsAt(ctx, actor, article.unitId)
  if (!rights.verbs.includes('news.read')) return null
  const version = await queries.versionOf(ctx.tx, article, article.version)
  if (!version) return null
  return {
    ...{ article, version, acts: actsFor(article, rights), writes: mayWrite(article, rights) },
    published: article.liveVersion === null ? null : await publishedById(ctx.tx, id),
    pictures: await pictureQueries.picturesOf(ctx.tx, article),
  }
}

export const stepsOf = (ctx: ReadCtx, article: Article): Promise<Step[]> => queries.stepsOf(ctx.tx, article)
export const versionsOf = (ctx: ReadCtx, article: Article): Promise<VersionLine[]> => queries.versionsOf(ctx.tx, article)
export const versionOf = (ctx: ReadCtx, article: Article, number: number): Promise<Version | null> =>
  queries.versionOf(ctx.tx, article, number)

/** The figures that a text would freeze today, for its preview. */
export const previewFigures = async (ctx: ReadCtx, unitId: number, html: string): Promise<Map<string, StatedFigure>> =>
  (await statedFigures(ctx, unitId, html)).figures
