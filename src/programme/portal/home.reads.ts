import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { closedSurveys, hanging } from '../consultation/reads.ts'
import { published } from '../difficulties/reads.ts'
import { filterIn } from '../library/filter.rules.ts'
import { documentsBy } from '../library/reads.ts'
import { lineView } from '../library/views.ts'
import { momentOf } from '../news/moment.rules.ts'
import { newest } from '../news/public.reads.ts'
import { newsLineView } from '../news/views.ts'
import { newestCertified } from '../ocop/reads.ts'
import { starsText } from '../ocop/text.ts'

/** as many of each as the home page shows */
const most = { news: 5, documents: 5, others: 3 }

/** What is new on the portal: articles, documents, drafts and postings that take opinions, answers to residents, products. */
export async function whatIsNew(ctx: ReadCtx, now: Date) {
  const documents = await documentsBy(ctx, filterIn(new URLSearchParams()), 1)
  const drafts = await documentsBy(ctx, filterIn(new URLSearchParams({ 'hieu-luc': 'draft' })), 1)
  const postings = await hanging(ctx, null, 1)
  const surveys = await closedSurveys(ctx, null, 1)
  const answers = await published(ctx, null, 1)
  const products = await newestCertified(ctx, most.others)
  return {
    news: (await newest(ctx, momentOf(ctx.today, now), most.news)).map(newsLineView),
    documents: documents.rows
      .filter(({ standing }) => standing !== 'draft')
      .slice(0, most.documents)
      .map(lineView),
    drafts: drafts.rows.filter(({ opinionsUntil }) => opinionsUntil !== null && opinionsUntil >= ctx.today).map(lineView),
    postings: {
      total: postings.total,
      rows: postings.rows.slice(0, most.others).map(({ id, unitName, until }) => ({ id, unitName, until: formatDate(until) })),
    },
    surveys: surveys.rows
      .slice(0, most.others)
      .map(({ id, unitName, year, closedOn }) => ({ id, unitName, year, on: formatDate(closedOn) })),
    answers: answers.rows
      .slice(0, most.others)
      .map(({ id, title, unitName, answeredBy, publishedOn }) => ({ id, title, unitName, answeredBy, on: formatDate(publishedOn) })),
    products: products.map(({ productId, productName, producerName, unitName, stars, decidedOn }) => ({
      ...{ id: productId, name: productName, producerName, unitName },
      ...{ stars: starsText(stars), on: formatDate(decidedOn) },
    })),
  }
}
