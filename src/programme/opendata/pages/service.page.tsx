import { odataError, odataJson, versionFor } from '../../../platform/http/odata.ts'
import { preflight } from '../../../platform/http/open-data.ts'
import { rootOf } from '../answer.reads.ts'
import { serviceDocument } from '../metadata.views.ts'
import { tooOld } from '../refusals.text.ts'
import type { Route } from './+types/service.page'

/** What the feed offers. */
export function loader({ request, context }: Route.LoaderArgs) {
  if (versionFor(request) === null) return odataError(400, tooOld)
  return preflight(request) ?? odataJson(serviceDocument(rootOf(context, request)))
}
