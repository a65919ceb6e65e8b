import { type FoundPart, partOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { plainText } from './body.rules.ts'
import { articlesFound } from './found.queries.ts'
import { newsPath } from './slug.rules.ts'
import type { Moment } from './types.ts'

/** The words of a text, without what asks for a figure or a picture. */
const wordsOf = (body: string): string => plainText(body.replace(/\{\{[^}]*\}\}|\[\[[^\]]*\]\]/g, '…'))

/** Which public articles are meant? */
export const findNews = async (ctx: Pick<ReadCtx, 'tx'>, sought: Sought, moment: Moment, span: Span): Promise<FoundPart> =>
  partOf(await articlesFound(ctx.tx, sought, moment, span), ({ id, slug, title, sapo, body, categoryName, publishOn, fit }) => ({
    ...{
      href: newsPath({ id, slug }),
      title,
      text: `${sapo} ${wordsOf(body)}`.trim(),
      date: publishOn,
      where: categoryName,
      fit,
    },
  }))
