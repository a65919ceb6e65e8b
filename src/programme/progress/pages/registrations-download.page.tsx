import { readPage } from '../../../platform/http/context.ts'
import { listingAnswer } from '../../../platform/http/listing.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { registrationsUnder } from '../../plan/reads.ts'
import { registrationListing } from '../registration.views.ts'
import { askedOf } from '../visitor.reads.ts'
import type { Route } from './+types/registrations-download.page'

/** The registrations of a year as a workbook. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { placeId, place } = askedOf(context, request)
  const asked = new URL(request.url).searchParams.get('nam') ?? ''
  const year = Number(/^20\d\d$/.test(asked) ? asked : visitorOf(context).today.slice(0, 4))
  const { rows } = await readPage(context, (ctx) => registrationsUnder(ctx, placeId, year))
  return listingAnswer(`dang-ky-${year}`, registrationListing(rows, place, year))
}
