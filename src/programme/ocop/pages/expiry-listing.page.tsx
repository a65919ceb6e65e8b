import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { ancestorsOf } from '../../units/reads.ts'
import { certifiedListing } from '../listing.views.ts'
import { endingUnder, warningMonths } from '../reads.ts'
import type { Route } from './+types/expiry-listing.page'

/** Certificates that end soon or have ended, for a spreadsheet. */
export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const province = (await ancestorsOf(ctx, unitId, ctx.today)).find(({ level }) => level === 'province')
    const months = await warningMonths(ctx, province?.id ?? unitId)
    const { rows } = await endingUnder(ctx, unitId, { ahead: months, back: 12 }, 0)
    const lines = [actor.chosen?.unitName ?? '', `Hết hiệu lực trong ${months} tháng tới hoặc đã hết trong 12 tháng qua`]
    return listingAnswer(
      'ocop-het-han',
      certifiedListing(rows, { title: 'Hạn hiệu lực giấy chứng nhận OCOP', lines, today: ctx.today, months }),
    )
  })
}
