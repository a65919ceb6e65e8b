import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { picturedFigure } from '../picture.reads.ts'
import { unknownPicture } from '../refusals.text.ts'
import { figureSvg, seriesSvg } from '../svg.rules.ts'
import type { Route } from './+types/picture.page'

/** A figure (`so.<key>.svg`) or its course over the releases (`chuoi.<key>.svg`) as a picture that other sites may show. */
export async function loader({ params: { ma, tep }, context }: Route.LoaderArgs) {
  const [, kind, key = ''] = /^(so|chuoi)\.([a-z-]+)\.svg$/.exec(tep) ?? []
  return readPage(context, async (ctx) => {
    if (!kind) throw new Refused(unknownPicture(tep))
    const { figure, points } = await picturedFigure(ctx, { code: ma, key }, kind === 'chuoi')
    const svg = kind === 'so' ? figureSvg(figure) : seriesSvg(figure, points)
    return new Response(svg, {
      headers: { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cross-Origin-Resource-Policy': 'cross-origin' },
    })
  })
}
