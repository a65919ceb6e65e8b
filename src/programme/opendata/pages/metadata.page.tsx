import { formOf, odataError, odataJson, odataText, versionFor } from '../../../platform/http/odata.ts'
import { preflight } from '../../../platform/http/open-data.ts'
import { metadataJson, metadataXml } from '../metadata.views.ts'
import { tooOld } from '../refusals.text.ts'
import type { Route } from './+types/metadata.page'

/** What the sets of the feed hold: XML unless JSON alone is asked for, which Excel and Power BI never do. */
export function loader({ request }: Route.LoaderArgs) {
  const answer = preflight(request)
  if (answer) return answer
  const version = versionFor(request)
  if (version === null) return odataError(400, tooOld)
  const { json, xml } = formOf(request)
  const isJson = json && (!xml || new URL(request.url).searchParams.get('$format') === 'json')
  // a description in JSON is there since 4.01
  return isJson && version === '4.01' ? odataJson(metadataJson(), { version }) : odataText(metadataXml(), 'application/xml;charset=utf-8')
}
