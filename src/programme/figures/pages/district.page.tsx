import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { districtsDrawing } from '../../../platform/ui/map-files.ts'
import { Halves, Section, Strip } from '../../../platform/ui/page.tsx'
import { successorsOfDistrict } from '../../units/successor.reads.ts'
import { unitPath } from '../address.rules.ts'
import { leadOf, silenceOf } from '../page.views.ts'
import { placePage } from '../place.reads.ts'
import { tilesOf } from '../reads.ts'
import { seriesOf } from '../series.reads.ts'
import type { Route } from './+types/district.page'
import { Course, CriteriaBars, Identities, Reported, Targets } from './beside.part.tsx'
import { CommuneTable } from './commune-table.part.tsx'
import { Bands, Demonstration, PictureNotes, PictureStats } from './picture.part.tsx'
import { Namesakes, NothingYet, PlaceHead, PlaceSteps, Timeline } from './place.part.tsx'
import { TileMap } from './place-map.part.tsx'

export const handle = { menu: '/ket-qua' }

export function loader({ context, request, params }: Route.LoaderArgs) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const answer = await placePage(ctx, 'district', params.code, query)
    if (!answer.ok) throw new Refused(answer.refusal)
    const place = answer.value
    const province = place.above.find((unit) => unit.level === 'province')
    return {
      place,
      recognised: place.resolved.carried ? [] : await seriesOf(ctx, place.resolved, 'communes-recognised'),
      average: place.resolved.carried ? [] : await seriesOf(ctx, place.resolved, 'average-criteria-met'),
      successors: await successorsOfDistrict(ctx, place.resolved.frame.unit.id, place.resolved.frame.mapOf),
      communes: await tilesOf(ctx, place.resolved, { kind: 'met' }),
      drawing: province ? ((await districtsDrawing(province.code, place.resolved.frame.unit.code)) ?? null) : null,
    }
  })
}

export default function District({ loaderData }: Route.ComponentProps) {
  const { place, communes, drawing, successors } = loaderData
  const { resolved, picture } = place
  const { unit, asOf } = resolved.frame
  const lead = leadOf(picture)
  return (
    <>
      <title>{`${unit.name} đến ${formatDate(asOf)} – Nông thôn mới`}</title>
      <PlaceHead place={place} lead={lead ?? silenceOf(picture)} />
      <Strip kind="history">
        <p>Cấp huyện kết thúc ngày 01/7/2025. Trang lưu lịch sử, hiển thị huyện như ngày {formatDate(resolved.frame.mapOf)}. </p>
      </Strip>
      <PlaceSteps place={place} />
      <Namesakes place={{ ...place, outsideLife: null }} />
      <Demonstration releases={[picture.release]} />
      <PictureNotes picture={picture} silent={!lead} />
      <Halves>
        <div className="stack">
          {lead ? (
            <>
              <PictureStats picture={picture} resolved={resolved} />
              <Bands picture={picture} resolved={resolved} />
            </>
          ) : (
            <NothingYet place={place} />
          )}
        </div>
        <div className="stack">
          {drawing ? (
            <TileMap
              name={`Các xã của ${unit.name}`}
              drawing={drawing}
              picture={picture}
              resolved={resolved}
              communes={communes}
              districts={[unit]}
              labels={false}
              measure={{ kind: 'met' }}
            />
          ) : (
            <p className="muted">Không có ranh giới để vẽ huyện này.</p>
          )}
        </div>
      </Halves>
      <Section title="Các xã">
        <CommuneTable caption={`Các xã của ${unit.name}`} communes={communes} picture={picture} resolved={resolved} />
      </Section>
      <Course picture={picture} recognised={loaderData.recognised} average={loaderData.average} />
      <Targets picture={picture} />
      <CriteriaBars picture={picture} resolved={resolved} />
      <Reported picture={picture} />
      <Identities picture={picture} />
      <Section title="Địa bàn hiện nay" lead="Các xã, phường hôm nay có phần đất của huyện.">
        <ul className="columns">
          {successors.map((unit) => (
            <li key={unit.id}>
              <a href={unitPath(unit)}>{unit.name}</a>
            </li>
          ))}
        </ul>
      </Section>
      <Timeline place={place} />
    </>
  )
}
