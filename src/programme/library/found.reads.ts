import { type FoundPart, partOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { documentsFound } from './found.queries.ts'
import { nameOf } from './text.ts'

/** Which public documents are meant: by number, title, other facts, or the words of their files? */
export const findDocuments = async (ctx: Pick<ReadCtx, 'tx'>, sought: Sought, span: Span): Promise<FoundPart> =>
  partOf(await documentsFound(ctx.tx, sought, span), (one) => ({
    href: `/van-ban/${one.id}`,
    ...{ title: `${nameOf(one)}: ${one.title}`, text: one.abstract ?? '', date: one.on, where: one.issuer, fit: one.fit },
  }))
