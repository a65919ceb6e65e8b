import { Refused } from '../../../platform/base/refusal.ts'
import { answered } from '../../../platform/http/programs.ts'
import { areasToday } from '../../../platform/ui/map-files.ts'
import { geoJson } from '../boundary.rules.ts'
import { unknownFile } from '../refusals.text.ts'
import type { Route } from './+types/boundary.page'

/** Boundaries of today as the maps draw them, made simple: `tinh.geojson`, or `xa-20.geojson` for the communes of a province. */
export function loader({ params: { tep }, context }: Route.LoaderArgs) {
  return answered(context, async () => {
    const [, province] = /^(?:tinh|xa-(\d{2}))\.geojson$/.exec(tep) ?? [null, undefined]
    const asked = tep === 'tinh.geojson' || province !== undefined
    const pieces = asked ? await areasToday(province ?? null) : undefined
    if (!pieces) throw new Refused(unknownFile(tep))
    const headers = { 'Content-Type': 'application/geo+json;charset=utf-8', 'Content-Disposition': `attachment; filename="${tep}"` }
    return new Response(JSON.stringify(geoJson(pieces)), { headers })
  })
}
