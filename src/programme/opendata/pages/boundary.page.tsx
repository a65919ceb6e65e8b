import { localDate } from '../../../platform/base/local-date.ts'
import { contexts, readPage } from '../../../platform/http/context.ts'
import { openHeaders, preflight } from '../../../platform/http/open-data.ts'
import { problem } from '../../../platform/http/problem.ts'
import { areasOn } from '../../../platform/ui/map-files.ts'
import { unitsAsOf } from '../../units/reads.ts'
import { boundaryFileOf, geoJson } from '../boundary.rules.ts'
import { noBoundary, wrongDay } from '../refusals.text.ts'
import type { Route } from './+types/boundary.page'

const levels = { tinh: 'province', huyen: 'district', xa: 'commune' } as const

/** Units of a day (`?ngay=`) with their boundaries as the maps draw them: `tinh.geojson`, `huyen-20.geojson`, `xa-20.geojson`. */
export async function loader({ params: { tep }, request, context }: Route.LoaderArgs) {
  const answer = preflight(request)
  if (answer) return answer
  const { id } = context.get(contexts.request)
  const asked = new URL(request.url).searchParams.get('ngay')
  const mapOf = asked === null ? context.get(contexts.app).today() : localDate(asked)
  if (mapOf === null) return problem(wrongDay(asked ?? ''), id)
  const file = boundaryFileOf(tep)
  const drawn = file && (await areasOn(levels[file.kind], mapOf, file.province))
  if (!file || !drawn) return problem(noBoundary(tep, mapOf), id)
  return readPage(context, async (ctx) => {
    const within = file.province === null ? {} : { withinCode: file.province }
    const units = await unitsAsOf(ctx, { asOf: mapOf, level: levels[file.kind], ...within })
    if (units.length === 0) return problem(noBoundary(tep, mapOf), id)
    return new Response(JSON.stringify(geoJson(units, drawn.pieces, { mapOf, drawnOn: drawn.on })), {
      headers: {
        ...openHeaders,
        'Content-Type': 'application/geo+json;charset=utf-8',
        'Content-Disposition': `attachment; filename="${tep}"`,
      },
    })
  })
}
