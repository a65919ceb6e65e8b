import { type FoundPart, partOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { provisionsFound } from './found.queries.ts'

/** Which published sets, criteria and indicators are meant? */
export const findProvisions = async (ctx: ReadCtx, sought: Sought, span: Span): Promise<FoundPart> =>
  partOf(await provisionsFound(ctx.tx, sought, ctx.today, span), ({ setId, criterion, title, setName, decision, issued, fit }) => ({
    href: `/bo-tieu-chi/${setId}${criterion === null ? '' : `#tieu-chi-${criterion}`}`,
    ...{ title, text: '', date: issued, where: criterion === null ? 'Bộ tiêu chí' : `${setName} (${decision})`, fit },
  }))
