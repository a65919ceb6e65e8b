import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { communesDrawing, communesDrawnSince, districtsDrawing } from '../../../platform/ui/map-files.ts'
import { Halves, Section } from '../../../platform/ui/page.tsx'
import { otherStops } from '../compare.views.ts'
import { releasesBefore, releasesUnder } from '../home.reads.ts'
import { measureOf } from '../measure.rules.ts'
import type { Measure } from '../measure.types.ts'
import { leadOf, silenceOf } from '../page.views.ts'
import { placePage } from '../place.reads.ts'
import { criteriaChoices, tilesOf } from '../reads.ts'
import { type Coloured, coloured, secondDay } from '../second-day.reads.ts'
import { seriesOf } from '../series.reads.ts'
import type { Route } from './+types/province.page'
import { Course, CriteriaBars, Identities, Reported, Targets } from './beside.part.tsx'
import { CompareDays } from './compare-days.part.tsx'
import { MeasureForm } from './measure-form.part.tsx'
import { PartList, PartTable } from './part-table.part.tsx'
import { Bands, Demonstration, PictureNotes, PictureStats } from './picture.part.tsx'
import { MapChoice, Namesakes, NothingYet, OldCommunes, PlaceHead, PlaceSteps, Timeline, Within } from './place.part.tsx'
import { PartMap, TileMap } from './place-map.part.tsx'

export const handle = { menu: '/ket-qua' }

type Ctx = Parameters<typeof coloured>[0]

/** A province on one day: its map by communes of today, or by districts with a square for each commune of before. */
async function drawnOf(ctx: Ctx, side: Coloured, measure: Measure) {
  const { resolved } = side.place
  const { mapOf, unit } = resolved.frame
  const byDistrict = mapOf < communesDrawnSince
  return {
    ...side,
    byDistrict,
    communes: byDistrict && !resolved.carried ? await tilesOf(ctx, resolved, measure) : [],
    drawing: (await (byDistrict ? districtsDrawing(unit.code, null) : communesDrawing(unit.code))) ?? null,
  }
}
type Drawn = Awaited<ReturnType<typeof drawnOf>>

export function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const answer = await placePage(ctx, 'province', params.code, Object.fromEntries(asked))
    if (!answer.ok) throw new Refused(answer.refusal)
    const place = answer.value
    const { resolved } = place
    const { frame, carried, release } = resolved
    const criteria = await criteriaChoices(ctx, resolved)
    const usual: Measure = carried ? { kind: 'tier', tier: 'standard' } : { kind: 'met' }
    const measure = measureOf(asked.get('chi-tieu'), criteria) ?? usual
    const first = await drawnOf(ctx, await coloured(ctx, place, measure), measure)
    const second = await secondDay(ctx, first, asked.get('so-voi'), measure)
    return {
      ...{ place, measure, criteria, first },
      second: second && { ...second, other: await drawnOf(ctx, second.other, measure) },
      recognised: carried ? [] : await seriesOf(ctx, resolved, 'communes-recognised'),
      average: carried ? [] : await seriesOf(ctx, resolved, 'average-criteria-met'),
      within: carried || release ? [] : [...(await releasesUnder(ctx, frame.unit, frame.mapOf)), ...(await releasesBefore(ctx, place))],
    }
  })
}

export default function Province({ loaderData }: Route.ComponentProps) {
  const { place, measure, criteria, first, second, within } = loaderData
  const { parts, byDistrict } = first
  const { resolved, picture } = place
  const { frame } = resolved
  const lead = leadOf(picture)
  const title = `${frame.unit.name} đến ${formatDate(frame.asOf)}`
  const chooser = lead ? (
    <MeasureForm
      {...{ place, measure, criteria, others: otherStops(place) }}
      one={!byDistrict && !resolved.carried}
      second={second?.other.place.resolved.frame.asOf ?? null}
    />
  ) : null
  return (
    <>
      <title>{`${title} – Nông thôn mới`}</title>
      <PlaceHead place={place} lead={lead ?? silenceOf(picture)} />
      <PlaceSteps place={place} />
      <Namesakes place={place} />
      <Demonstration releases={resolved.bases.map((base) => base.release)} />
      <PictureNotes picture={picture} silent={!lead} />
      {second ? <MapChoice place={place} /> : null}
      {second ? chooser : null}
      {second ? (
        <CompareDays
          {...{ first, second, measure }}
          one={!byDistrict && !resolved.carried}
          drawnOne={!resolved.carried}
          map={(side) => <ProvinceMap {...(side === second.other ? second.other : first)} measure={measure} bare />}
        />
      ) : null}
      <Halves>
        <div className="stack">
          {resolved.carried ? <OldCommunes /> : null}
          {lead ? (
            <>
              <PictureStats picture={picture} resolved={resolved} />
              <Bands picture={picture} resolved={resolved} />
            </>
          ) : (
            <>
              <Within releases={within} />
              <NothingYet place={place} />
            </>
          )}
        </div>
        <div className="stack">
          {second ? null : <MapChoice place={place} />}
          {second ? null : chooser}
          {second ? null : <ProvinceMap {...first} measure={measure} />}
        </div>
      </Halves>
      {lead ? (
        <Section title={byDistrict ? 'Theo huyện' : resolved.carried ? 'Theo xã hiện nay' : 'Theo xã'}>
          <PartTable
            caption={`Kết quả của ${frame.unit.name}`}
            first={byDistrict ? 'Huyện, thành phố' : 'Xã'}
            rows={parts}
            picture={picture}
            resolved={resolved}
          />
        </Section>
      ) : (
        <PartList rows={parts} frame={frame} />
      )}
      <Course picture={picture} recognised={loaderData.recognised} average={loaderData.average} />
      <Targets picture={picture} />
      <CriteriaBars picture={picture} resolved={resolved} />
      <Reported picture={picture} />
      <Identities picture={picture} />
      <Timeline place={place} />
    </>
  )
}

function ProvinceMap({ place, parts, marks, communes, byDistrict, drawing, measure, bare }: Drawn & { measure: Measure; bare?: boolean }) {
  const { resolved, picture } = place
  const { unit } = resolved.frame
  if (!drawing) return <p className="muted">Không có ranh giới để vẽ bản đồ của ngày này.</p>
  const drawn = { drawing, picture, resolved, measure, bare }
  return byDistrict && !resolved.carried ? (
    <TileMap
      {...drawn}
      name={`Bản đồ ${unit.name} theo huyện, mỗi ô một xã`}
      communes={communes}
      districts={parts.map((row) => row.unit)}
      labels
    />
  ) : (
    <PartMap
      {...drawn}
      name={`Bản đồ ${unit.name} theo ${byDistrict ? 'huyện' : 'xã'}`}
      rows={parts}
      marks={marks}
      level={byDistrict ? 'district' : 'commune'}
    />
  )
}
