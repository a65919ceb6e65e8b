import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { unitByCode } from '../../units/reads.ts'
import { publicFilterIn } from '../filter.rules.ts'
import { certifiedListing } from '../listing.views.ts'
import { groups, usualWarningMonths } from '../procedures.ts'
import { certifiedToday } from '../reads.ts'
import { starsText } from '../text.ts'
import type { Route } from './+types/public-listing.page'

/** The whole public list as it is filtered, for a spreadsheet. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { province, stars, group, text, folded } = publicFilterIn(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const unit = province === '' ? undefined : await unitByCode(ctx, province, ctx.today)
    const { rows } = await certifiedToday(ctx, { unitId: unit?.id ?? null, stars, group, folded }, 0)
    const lines = [
      unit?.name ?? 'Cả nước',
      ...(stars === null ? [] : [`Hạng ${starsText(stars)}`]),
      ...(group === null ? [] : [`Nhóm ${groups[group - 1]?.name}`]),
      ...(text === '' ? [] : [`Tên có «${text}»`]),
    ]
    const about = { title: 'Sản phẩm OCOP còn hiệu lực', lines, today: ctx.today, months: Math.max(...usualWarningMonths) }
    return listingAnswer('san-pham-ocop', certifiedListing(rows, about))
  })
}
