import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { closedSurveys, hanging } from '../consultation/reads.ts'
import { published } from '../difficulties/reads.ts'
import { sourceParts } from '../figures/page.views.ts'
import { placePage } from '../figures/place.reads.ts'
import type { Shown } from '../figures/place.types.ts'
import { partsOf } from '../figures/reads.ts'
import { filterIn } from '../library/filter.rules.ts'
import { documentsBy } from '../library/reads.ts'
import { lineView } from '../library/views.ts'
import { momentOf } from '../news/moment.rules.ts'
import { newest } from '../news/public.reads.ts'
import { newsLineView } from '../news/views.ts'
import { newestCertified } from '../ocop/reads.ts'
import { starsText } from '../ocop/text.ts'
import { communesOf } from './home.views.ts'
import type { PortalOffice } from './profile.types.ts'

/**
 * The communes of the portal's own province on today's map, of the day of its newest figures; null for the country, and for a province without
 * any.
 */
export async function ownCommunes(ctx: ReadCtx, place: PortalOffice | null, first: Shown | null) {
  if (place?.level !== 'province' || !first?.today.some(({ id }) => id === place.unitId)) return null
  const answer = await placePage(ctx, 'province', place.unitCode, { ngay: first.release.asOf, 'ban-do': 'hien-nay' })
  if (!answer.ok) return null
  const { resolved, picture } = answer.value
  const areas = communesOf(await partsOf(ctx, resolved), resolved.frame, resolved.carried)
  return { name: place.unitName, code: place.unitCode, areas, carried: resolved.carried, source: sourceParts(picture, resolved, '% số xã') }
}

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
