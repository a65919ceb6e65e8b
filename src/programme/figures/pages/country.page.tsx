import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import type { Drawing } from '../../../platform/ui/map-draw.ts'
import { countryDrawing } from '../../../platform/ui/map-files.ts'
import { Halves, PageHead, Section } from '../../../platform/ui/page.tsx'
import { dayHref } from '../address.rules.ts'
import { otherStops } from '../compare.views.ts'
import { measureOf, measureSlug } from '../measure.rules.ts'
import type { Measure } from '../measure.types.ts'
import { leadOf } from '../page.views.ts'
import { countryPage } from '../place.reads.ts'
import { criteriaChoices } from '../reads.ts'
import { type Coloured, coloured, secondDay } from '../second-day.reads.ts'
import { countrySeries } from '../series.reads.ts'
import type { Route } from './+types/country.page'
import { Course, Identities } from './beside.part.tsx'
import { CompareDays } from './compare-days.part.tsx'
import { MeasureForm } from './measure-form.part.tsx'
import { PartTable } from './part-table.part.tsx'
import { Bands, Demonstration, PictureNotes, PictureStats } from './picture.part.tsx'
import { MapChoice, PlaceSteps } from './place.part.tsx'
import { PartMap } from './place-map.part.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const answer = await countryPage(ctx, Object.fromEntries(asked))
    if (!answer.ok) throw new Refused(answer.refusal)
    const place = answer.value
    const criteria = await criteriaChoices(ctx, place.resolved)
    const measure: Measure = measureOf(asked.get('chi-tieu'), criteria) ?? { kind: 'tier', tier: 'standard' }
    const first = await coloured(ctx, place, measure)
    const second = await secondDay(ctx, first, asked.get('so-voi'), measure)
    return {
      ...{ place, measure, criteria, first, second },
      course: await countrySeries(
        ctx,
        place.stops.map(({ asOf }) => asOf),
      ),
      drawing: await countryDrawing(place.resolved.frame.mapOf),
      otherDrawing: second && (await countryDrawing(second.other.place.resolved.frame.mapOf)),
      today: ctx.today,
      dated: asked.has('ngay'),
    }
  })
}

export default function Country({ loaderData }: Route.ComponentProps) {
  const { place, measure, criteria, first, second, drawing, otherDrawing, today, dated } = loaderData
  const { parts } = first
  const { resolved, picture } = place
  const { frame } = resolved
  const known = parts.filter((row) => row.recognised !== null)
  const unknown = parts.filter((row) => row.recognised === null)
  const releases = resolved.bases.map((base) => base.release)
  const whole = known.reduce((sum, row) => sum + row.covered, 0)
  const lead = leadOf(picture, { communes: whole, of: `${known.length} tỉnh có số liệu` })
  const chooser = (
    <MeasureForm
      {...{ place, measure, criteria, others: otherStops(place) }}
      one={false}
      second={second?.other.place.resolved.frame.asOf ?? null}
    />
  )
  return (
    <>
      <title>{`Kết quả cả nước đến ${formatDate(frame.asOf)} – Nông thôn mới`}</title>
      <PageHead title="Kết quả nông thôn mới" lead={lead ?? `Đến ${formatDate(frame.asOf)}: chưa có số liệu được duyệt công khai.`}>
        {dated ? null : (
          <p className="small muted">{`Hôm nay, ${formatDate(today)}: chưa có số liệu mới hơn; trang hiển thị ngày chốt gần nhất.`}</p>
        )}
      </PageHead>
      <PlaceSteps place={place} query={{ 'chi-tieu': measureSlug(measure) }} />
      <Demonstration releases={releases} />
      <PictureNotes picture={picture} />
      {second ? <MapChoice place={place} /> : null}
      {second ? chooser : null}
      {second && otherDrawing ? (
        <CompareDays
          {...{ first, second, measure }}
          one={false}
          drawnOne={false}
          map={(side) => <CountryMap side={side} drawing={side === second.other ? otherDrawing : drawing} measure={measure} bare />}
        />
      ) : null}
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
          {second ? null : <MapChoice place={place} />}
          {second ? null : chooser}
          {second ? null : <CountryMap side={first} drawing={drawing} measure={measure} />}
        </div>
      </Halves>
      <Course picture={picture} {...loaderData.course} />
      <p className="section">
        <a href="/ket-qua/so-sanh">So sánh từ hai đến năm tỉnh, huyện, xã theo thời gian</a>
      </p>
      <Section title="Kiểm tra">
        <Identities picture={picture} />
      </Section>
    </>
  )
}

function CountryMap({ side, ...drawn }: { side: Coloured; drawing: Drawing; measure: Measure; bare?: boolean }) {
  const { picture, resolved } = side.place
  const on = { picture, resolved, rows: side.parts, marks: side.marks }
  return <PartMap {...drawn} {...on} name={`Bản đồ cả nước theo tỉnh, đến hết ${formatDate(resolved.frame.asOf)}`} level="province" />
}
