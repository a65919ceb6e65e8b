import { type FoundPart, partOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { productsFound } from './found.queries.ts'
import { starsText } from './text.ts'

/** Which certified products are meant, by their name or their producer's? */
export const findProducts = async (ctx: ReadCtx, sought: Sought, span: Span): Promise<FoundPart> =>
  partOf(await productsFound(ctx.tx, sought, ctx.today, span), (one) => ({
    ...{ href: `/ocop/${one.productId}`, title: one.productName, date: one.decidedOn, fit: one.fit },
    text: `${starsText(one.stars)}, ${one.producerName}, Quyết định ${one.decisionNumber}, có hạn đến ${formatDate(one.expiresOn)}`,
    where: [...new Set([one.unitName, one.provinceName])].join(', '),
  }))
