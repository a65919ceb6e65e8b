import { readPage, refusePage } from '../../../platform/http/context.ts'
import { paperAnswer, paperFormat } from '../../../platform/http/paper.ts'
import { notHere } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { lateFor, urgedIn } from '../letter.reads.ts'
import { urgingPaper } from '../letter.views.ts'
import { hereOf } from '../visitor.reads.ts'
import type { Route } from './+types/urging-file.page'

/** The letter that urges as Word or PDF. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const format = paperFormat(params.format)
  if (!format) throw refusePage(context, notHere)
  const paper = await readPage(context, async (ctx) => {
    const late = await lateFor(ctx, actor, urgedIn(new URL(request.url).searchParams))
    if (!late.ok) throw refusePage(context, late.refusal)
    return urgingPaper(late.value, { bodyName: actor.chosen?.bodyName ?? '', ...hereOf(context) }, ctx.today)
  })
  return paperAnswer(`Công văn đôn đốc ${paper.addressees.join(', ')}`, paper, format)
}
