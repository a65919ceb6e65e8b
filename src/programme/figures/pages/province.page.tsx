import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { communesDrawing, communesDrawnSince, districtsDrawing } from '../../../platform/ui/map-files.ts'
import { Halves, PageHead, Section } from '../../../platform/ui/page.tsx'
import { releasesUnder } from '../home.reads.ts'
import { leadOf, silenceOf } from '../page.views.ts'
import { placePage } from '../place.reads.ts'
import { partsOf, unitsBehind } from '../reads.ts'
import { seriesOf } from '../series.reads.ts'
import type { Route } from './+types/province.page'
import { Course, CriteriaBars, Identities, Reported, Targets } from './beside.part.tsx'
import { PartList, PartTable } from './part-table.part.tsx'
import { Bands, Demonstration, PictureNotes, PictureStats } from './picture.part.tsx'
import { crumbsOf, MapChoice, Namesakes, NothingYet, OldCommunes, PlaceSteps, Timeline, Within } from './place.part.tsx'
import { PartMap, TileMap } from './place-map.part.tsx'

export const handle = { menu: '/ket-qua' }

export function loader({ context, request, params }: Route.LoaderArgs) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const answer = await placePage(ctx, 'province', params.code, query)
    if (!answer.ok) throw new Refused(answer.refusal)
    const place = answer.value
    const { mapOf, unit } = place.resolved.frame
    const byDistrict = mapOf < communesDrawnSince
    const behind = byDistrict && !place.resolved.carried ? await unitsBehind(ctx, place.resolved, 'communes-in-scope') : null
    return {
      place,
      parts: await partsOf(ctx, place.resolved),
      recognised: place.resolved.carried ? [] : await seriesOf(ctx, place.resolved, 'communes-recognised'),
      average: place.resolved.carried ? [] : await seriesOf(ctx, place.resolved, 'average-criteria-met'),
      communes: behind?.ok ? behind.value.denominator : [],
      byDistrict,
      within: place.resolved.carried || place.resolved.release ? [] : await releasesUnder(ctx, unit, mapOf),
      drawing: (await (byDistrict ? districtsDrawing(unit.code, null) : communesDrawing(unit.code))) ?? null,
    }
  })
}

export default function Province({ loaderData }: Route.ComponentProps) {
  const { place, parts, communes, byDistrict, within, drawing } = loaderData
  const { resolved, picture } = place
  const { frame } = resolved
  const lead = leadOf(picture)
  const title = `${frame.unit.name} đến ${formatDate(frame.asOf)}`
  return (
    <>
      <title>{`${title} – Nông thôn mới`}</title>
      <PageHead crumbs={crumbsOf(place)} title={frame.unit.name} lead={lead ?? silenceOf(picture)} />
      <PlaceSteps place={place} />
      <Namesakes place={place} />
      <Demonstration releases={resolved.bases.map((base) => base.release)} />
      <PictureNotes picture={picture} silent={!lead} />
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
          <MapChoice place={place} />
          {!drawing ? (
            <p className="muted">Không có ranh giới để vẽ bản đồ của ngày này.</p>
          ) : byDistrict && !resolved.carried ? (
            <TileMap
              name={`Bản đồ ${frame.unit.name} theo huyện, mỗi ô một xã`}
              drawing={drawing}
              picture={picture}
              resolved={resolved}
              communes={communes}
              districts={parts.map((row) => row.unit)}
              labels
            />
          ) : (
            <PartMap
              name={`Bản đồ ${frame.unit.name} theo xã`}
              drawing={drawing}
              picture={picture}
              resolved={resolved}
              rows={parts}
              level={byDistrict ? 'district' : 'commune'}
              measure={resolved.carried ? 'share' : 'criteria'}
            />
          )}
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
