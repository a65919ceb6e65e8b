import type { ReadCtx } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { statedFigures } from './figure.reads.ts'
import * as pictureQueries from './picture.queries.ts'
import { hasBegun, isPublicAt } from './procedures.ts'
import * as queries from './published.queries.ts'
import type { Category, Correction, Format, Moment, NewsFilter, NewsLine, Picture, Published, StatedFigure } from './types.ts'

const linesOfPage = 20
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

/** The newest articles that are public at a moment, for the home page and beside an article. */
export const newest = async (ctx: Pick<ReadCtx, 'tx'>, moment: Moment, count: number): Promise<NewsLine[]> =>
  queries.newsIn(ctx.tx, { ...everything, query: '', together: true }, moment, { limit: count, offset: 0 })

/** What feeds tell: the newest twenty, of a category where one is asked. */
export const feedLines = (ctx: Pick<ReadCtx, 'tx'>, category: Category | null, moment: Moment): Promise<queries.FeedLine[]> =>
  queries.feedLines(ctx.tx, { category, english: false, moment }, { limit: 20, offset: 0 })

/** Which articles have an English version? Newest first. */
export const englishNews = (ctx: Pick<ReadCtx, 'tx'>, moment: Moment, page: number): Promise<queries.FeedLine[]> =>
  queries.feedLines(ctx.tx, { category: null, english: true, moment }, { limit: linesOfPage, offset: (page - 1) * linesOfPage })

export type PublicArticle = {
  article: Published
  pictures: Picture[]
  corrections: Correction[]
  figures: Map<string, StatedFigure>
  /** those of the figures that the newest release says otherwise */
  moved: Map<string, StatedFigure>
}

/** What an address leads to: an article, one that is over (and why), or nothing that the public knows of. */
export type Found = { kind: 'public'; article: Published } | { kind: 'over'; article: Published } | { kind: 'none' }

export async function findArticle(ctx: Pick<ReadCtx, 'tx'>, id: number, moment: Moment): Promise<Found> {
  const article = id === 0 ? null : await queries.publishedById(ctx.tx, id)
  if (!article || !hasBegun(article, moment)) return { kind: 'none' }
  return { kind: isPublicAt(article, moment) ? 'public' : 'over', article }
}

/** Everything that the page of an article shows. Its figures are those that were approved; what the newest release says otherwise is told beside. */
export async function wholeArticle(ctx: ReadCtx, article: Published): Promise<PublicArticle> {
  const figures = new Map(
    (await queries.frozenOf(ctx.tx, article.unitId, article.id, article.version)).map(({ token, figure }) => [token, figure]),
  )
  const moved = new Map<string, StatedFigure>()
  if (figures.size > 0) {
    const { figures: now } = await statedFigures(ctx, article.unitId, [...figures.keys()].map((token) => `{{${token}}}`).join(' '))
    for (const [token, then] of figures) {
      const fresh = now.get(token)
      if (fresh && fresh.figure.value !== then.figure.value) moved.set(token, fresh)
    }
  }
  return {
    article,
    pictures: await pictureQueries.picturesOf(ctx.tx, article),
    corrections: await queries.correctionsOf(ctx.tx, article.unitId, article.id),
    figures,
    moved,
  }
}

/** What a file of the store is, if it is a picture of an article. */
export const renditionOf = (ctx: Pick<ReadCtx, 'tx'>, hash: string): Promise<{ format: Format | 'png'; size: number | null } | null> =>
  pictureQueries.renditionOf(ctx.tx, hash)
