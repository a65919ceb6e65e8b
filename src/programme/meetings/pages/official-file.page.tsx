import { readPage, refusePage } from '../../../platform/http/context.ts'
import { paperAnswer, paperFormat } from '../../../platform/http/paper.ts'
import { parseId } from '../../../platform/text/number.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { officialPaper } from '../official.reads.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/official-file.page'

/** A paper of the meeting as Word or PDF: invitation, minutes, notice, `tai-lieu-1`. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const format = paperFormat(params.format)
  const { name, paper } = await readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen || !format) throw refusePage(context, refusals.unknown)
    return officialPaper(ctx, seen, actor, params.which)
  })
  if (!paper || !format) throw refusePage(context, refusals.unknownPaper)
  return paperAnswer(name, paper, format)
}
