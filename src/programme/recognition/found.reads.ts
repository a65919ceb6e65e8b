import { type FoundPart, partOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { dossierTitle } from './dossier.views.ts'
import { decisionsFound } from './found.queries.ts'

/** «quyết định số 12/QĐ-UBND» asks for the number, «quyết định công nhận xã Bính Xá» for the unit. */
const introduction = /^(?:quyet dinh )?(?:so )?(?:(?:cong nhan|thua nhan|thu hoi) )?/

/** Which public decisions are meant, by their number or the name of their unit? */
export async function findDecisions(ctx: Pick<ReadCtx, 'tx'>, { readings }: Sought, span: Span): Promise<FoundPart> {
  const asked = [...new Set(readings.flatMap((one) => [one, one.replace(introduction, '')]))].filter((one) => one !== '')
  const rows = await decisionsFound(ctx.tx, { numbers: asked, names: asked }, span)
  return partOf(rows, (one) => ({
    href: `/quyet-dinh/${one.id}`,
    title: `Quyết định số ${one.number}: ${dossierTitle(one).toLowerCase()}, ${one.unitName}`,
    ...{ text: '', date: one.decidedOn, fit: one.isExact ? 0 : 3 },
    where: [one.above, one.body].filter(Boolean).join(', '),
  }))
}
