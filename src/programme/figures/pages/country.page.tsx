import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { countryDrawing } from '../../../platform/ui/map-files.ts'
import { Halves, PageHead, Section } from '../../../platform/ui/page.tsx'
import { dayHref } from '../address.rules.ts'
import { leadOf } from '../page.views.ts'
import { countryPage } from '../place.reads.ts'
import { partsOf } from '../reads.ts'
import type { Route } from './+types/country.page'
import { Identities } from './beside.part.tsx'
import { PartTable } from './part-table.part.tsx'
import { Bands, Demonstration, PictureNotes, PictureStats } from './picture.part.tsx'
import { MapChoice, PlaceSteps } from './place.part.tsx'
import { PartMap } from './place-map.part.tsx'

export const handle = { menu: '/ket-qua' }

export function loader({ context, request }: Route.LoaderArgs) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const answer = await countryPage(ctx, query)
    if (!answer.ok) throw new Refused(answer.refusal)
    const place = answer.value
    return {
      place,
      parts: await partsOf(ctx, place.resolved),
      drawing: await countryDrawing(place.resolved.frame.mapOf),
      measure: query['chi-tieu'] === 'binh-quan' ? ('criteria' as const) : ('share' as const),
      today: ctx.today,
      dated: query.ngay !== undefined,
    }
  })
}

export default function Country({ loaderData }: Route.ComponentProps) {
  const { place, parts, drawing, measure, today, dated } = loaderData
  const { resolved, picture } = place
  const { frame } = resolved
  const known = parts.filter((row) => row.recognised !== null)
  const unknown = parts.filter((row) => row.recognised === null)
  const other = measure === 'share' ? { slug: 'binh-quan', text: 'tiêu chí bình quân' } : { slug: 'ty-le', text: 'tỷ lệ xã được công nhận' }
  const releases = resolved.bases.map((base) => base.release)
  const whole = known.reduce((sum, row) => sum + row.covered, 0)
  const lead = leadOf(picture, { communes: whole, of: `${known.length} tỉnh có số liệu` })
  return (
    <>
      <title>{`Kết quả cả nước đến ${formatDate(frame.asOf)} – Nông thôn mới`}</title>
      <PageHead title="Kết quả nông thôn mới" lead={lead ?? `Đến ${formatDate(frame.asOf)}: chưa có số liệu được duyệt công khai.`}>
        {dated ? null : (
          <p className="small muted">{`Hôm nay, ${formatDate(today)}: chưa có số liệu mới hơn; trang hiển thị ngày chốt gần nhất.`}</p>
        )}
      </PageHead>
      <PlaceSteps place={place} query={measure === 'criteria' ? { 'chi-tieu': 'binh-quan' } : undefined} />
      <Demonstration releases={releases} />
      <PictureNotes picture={picture} />
      <Halves>
        <div className="stack">
          <PictureStats picture={picture} resolved={resolved} whole={whole} />
          <Bands picture={picture} resolved={resolved} covered />
          <h2>Các tỉnh có số liệu</h2>
          <PartTable
            caption="Kết quả theo tỉnh"
            first="Tỉnh, thành phố"
            rows={known}
            picture={picture}
            resolved={resolved}
            empty="Ngày này chưa có tỉnh nào có số liệu được duyệt công khai."
          />
          {unknown.length > 0 ? (
            <details>
              <summary>Không có dữ liệu: {unknown.length} tỉnh, thành phố</summary>
              <ul className="small">
                {unknown.map((row) => (
                  <li key={row.unit.id}>
                    <a href={dayHref(row.unit, frame.mapOf)}>{row.unit.name}</a>: {row.inScope} xã
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
        <div className="stack">
          <div>
            <p className="small">
              Chỉ tiêu: <strong>{measure === 'share' ? 'tỷ lệ xã được công nhận' : 'tiêu chí bình quân'}</strong> /{' '}
              <a href={`${dayHref(frame.unit, frame.asOf)}&chi-tieu=${other.slug}${resolved.carried ? '&ban-do=hien-nay' : ''}`}>
                {other.text}
              </a>
            </p>
            <MapChoice place={place} />
          </div>
          <PartMap
            name="Bản đồ cả nước theo tỉnh"
            drawing={drawing}
            picture={picture}
            resolved={resolved}
            rows={parts}
            level="province"
            measure={measure}
          />
        </div>
      </Halves>
      <Section title="Kiểm tra">
        <Identities picture={picture} />
      </Section>
    </>
  )
}
