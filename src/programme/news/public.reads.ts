import type { ReadCtx } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { statedFigures } from './figure.reads.ts'
import * as pictureQueries from './picture.queries.ts'
import { hasBegun, isPublicAt } from './procedures.ts'
import * as queries from './published.queries.ts'
import type { Format, Moment, NewsFilter, NewsLine, StatedFigure } from './types.ts'

const linesOfPage = 20
/** what stands under an article */
const most = { comments: 200, others: 5 }
/** lines that a list counts, and a search, for which each text is looked into; beyond it says «hơn» */
const mostCounted = { list: 1_000, search: 400 }

export type NewsPage = { lines: NewsLine[]; total: number; isMore: boolean; pages: number }

/**
 * Which articles are public, newest first? Words are looked for as they stand together, and where nothing has them so, all of them anywhere;
 * with and without diacritics alike.
 */
export async function newsIn(ctx: Pick<ReadCtx, 'tx'>, { text, ...filter }: NewsFilter, moment: Moment, page: number): Promise<NewsPage> {
  const query = fold(text)
  const most = query === '' ? mostCounted.list : mostCounted.search
  const span = { limit: linesOfPage, offset: (page - 1) * linesOfPage }
  const ask = async (together: boolean) => {
    const asked = { ...filter, query, together }
    const total = await queries.countNews(ctx.tx, asked, moment, most + 1)
    return { total, lines: total === 0 ? [] : await queries.newsIn(ctx.tx, asked, moment, span) }
  }
  const first = await ask(true)
  const found = first.total === 0 && query.includes(' ') ? await ask(false) : first
  const total = Math.min(found.total, most)
  return { lines: found.lines, total, isMore: found.total > most, pages: Math.ceil(total / linesOfPage) }
}

const everything: NewsFilter = { category: null, text: '', tag: null, place: null }

/** The newest articles that are public at a moment, for the home page. */
export const newest = async (ctx: Pick<ReadCtx, 'tx'>, moment: Moment, count: number): Promise<NewsLine[]> =>
  queries.newsIn(ctx.tx, { ...everything, query: '', together: true }, moment, { limit: count, offset: 0 })

/** What feeds tell: the newest twenty, of a category where one is asked. */
export const feedLines = (ctx: Pick<ReadCtx, 'tx'>, category: string | null, moment: Moment): Promise<queries.FeedLine[]> =>
  queries.feedLines(ctx.tx, { category, english: false, moment }, { limit: 20, offset: 0 })

/** Which articles have an English version? Newest first. */
export const englishNews = (ctx: Pick<ReadCtx, 'tx'>, moment: Moment, page: number): Promise<queries.FeedLine[]> =>
  queries.feedLines(ctx.tx, { category: null, english: true, moment }, { limit: linesOfPage, offset: (page - 1) * linesOfPage })

/** What stands on the page of an article; its figures are those that were approved. */
export type PublicArticle = Omit<queries.Gathered, 'frozen'> & { figures: Map<string, StatedFigure> }

/** What an address leads to: an article, one that is over (and why), or nothing that the public knows of. */
export type Found = ({ kind: 'public' | 'over' } & PublicArticle) | { kind: 'none' }

/** Asks one question, so it needs no transaction around it. */
export async function findArticle(ctx: Pick<ReadCtx, 'tx'>, id: number, moment: Moment): Promise<Found> {
  const found = id === 0 ? null : await queries.articlePage(ctx.tx, { id, moment, most })
  if (!found || !hasBegun(found.article, moment)) return { kind: 'none' }
  const { frozen, ...whole } = found
  const figures = new Map(frozen.map(({ token, figure }) => [token, figure]))
  return { kind: isPublicAt(found.article, moment) ? 'public' : 'over', ...whole, figures }
}

/** Which figures of an article does the newest release say otherwise? Nothing is asked where it has none. */
export async function movedFigures(ctx: ReadCtx, { article, figures }: Pick<PublicArticle, 'article' | 'figures'>) {
  const moved = new Map<string, StatedFigure>()
  if (figures.size === 0) return moved
  const { figures: now } = await statedFigures(ctx, article.unitId, [...figures.keys()].map((token) => `{{${token}}}`).join(' '))
  for (const [token, then] of figures) {
    const fresh = now.get(token)
    if (fresh && fresh.figure.value !== then.figure.value) moved.set(token, fresh)
  }
  return moved
}

/** What a file of the store is, if it is a picture of an article. */
export const renditionOf = (ctx: Pick<ReadCtx, 'tx'>, hash: string): Promise<{ format: Format | 'png'; size: number | null } | null> =>
  pictureQueries.renditionOf(ctx.tx, hash)

/** What are units called today that an article names by their codes? */
export const placeNamesOf = (ctx: ReadCtx, codes: readonly string[]): Promise<Record<string, string>> =>
  queries.placeNames(ctx.tx, codes, ctx.today)
