import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { Facts, Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { parseFrame } from '../../units/frame.rules.ts'
import { qualifierOf, unitHref } from '../address.rules.ts'
import { resolveFrame } from '../frame.reads.ts'
import { sourceParts } from '../page.views.ts'
import { definitions, figureIn, pictureOf, unitsBehind } from '../reads.ts'
import { traceFacts } from '../trace.views.ts'
import type { Ask, Behind } from '../types.ts'
import type { Route } from './+types/trace.page'
import { CommuneTable } from './commune-table.part.tsx'
import { Demonstration } from './picture.part.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const key = query.get('so') ?? 'communes-in-scope'
  return readPage(context, async (ctx) => {
    const definition = definitions.find((one) => one.key === key)
    if (!definition)
      throw new Refused({
        code: 'figures.unknown',
        status: 404,
        text: `Không có chỉ tiêu thống kê «${key}». Mở «Số này từ đâu?» từ trang kết quả.`,
      })
    const parsed = parseFrame(Object.fromEntries(query), query.get('don-vi') ?? 'VN')
    if (!parsed.ok) throw new Refused(parsed.refusal)
    const ask: Ask = { ...parsed.value, mode: 'public' }
    const resolved = await resolveFrame(ctx, ask)
    if (!resolved.ok) throw new Refused(resolved.refusal)
    const picture = await pictureOf(ctx, ask)
    if (!picture.ok) throw new Refused(picture.refusal)
    const qualifier = qualifierOf(query)
    const behind = await unitsBehind(ctx, resolved.value, key, qualifier)
    return {
      definition,
      resolved: resolved.value,
      picture: picture.value,
      figure: (await figureIn(ctx, resolved.value, key, qualifier)) ?? null,
      behind: behind.ok ? behind.value : null,
      noList: behind.ok ? null : behind.refusal.text,
    }
  })
}

export default function Trace({ loaderData }: Route.ComponentProps) {
  const { definition, resolved, picture, figure, behind, noList } = loaderData
  const { frame } = resolved
  const name = figure?.name ?? behind?.name ?? definition.name
  const known = figure?.value !== null && figure?.value !== undefined
  return (
    <>
      <title>{`${name}, ${frame.unit.name} đến ${formatDate(frame.asOf)} – Số này từ đâu`}</title>
      <PageHead
        crumbs={[{ href: unitHref(frame.unit, frame), text: frame.unit.name }]}
        kicker="Số này từ đâu?"
        title={name}
        lead={
          known
            ? `${frame.unit.name} đến ${formatDate(frame.asOf)}: ${formatNumber(figure.value as number)} ${definition.unit}.`
            : (figure?.missing?.text ?? 'Không có số liệu.')
        }
      />
      <Demonstration releases={resolved.bases.map((base) => base.release)} />
      <Notes kind="note" notes={picture.notes} />
      <Facts facts={traceFacts(definition, figure, behind)} />
      <SourceLine parts={sourceParts(picture, resolved, definition.unit)} />
      {noList ? <p className="section">{noList}</p> : null}
      {behind && known ? (
        <>
          <Section title={`${formatNumber(behind.numerator.length)} xã được tính`}>
            <CommuneTable caption="Các xã được tính" communes={behind.numerator} picture={picture} resolved={resolved} withDistrict />
          </Section>
          <Rest behind={behind} loaderData={loaderData} />
        </>
      ) : null}
    </>
  )
}

/** What the count is out of, without those that it counts. */
function Rest({ behind, loaderData }: { behind: Behind; loaderData: Route.ComponentProps['loaderData'] }) {
  const counted = new Set(behind.numerator.map((commune) => commune.id))
  const rest = behind.denominator.filter((commune) => !counted.has(commune.id))
  if (rest.length === 0) return null
  return (
    <details className="section">
      <summary>
        {formatNumber(rest.length)} xã còn lại của mẫu số ({formatNumber(behind.denominator.length)} xã)
      </summary>
      <CommuneTable
        caption="Các xã còn lại của mẫu số"
        communes={rest}
        picture={loaderData.picture}
        resolved={loaderData.resolved}
        withDistrict
      />
    </details>
  )
}
