import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { LineChart } from '../../../platform/ui/line-chart.tsx'
import { Notes, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { registrationsOf } from '../../plan/reads.ts'
import { type CommuneResult, communeResult, madeOf } from '../commune.reads.ts'
import { type Made, missingScore, notReassessed, scoreOf, stateOf } from '../commune.views.ts'
import { chartLines, figureAt, sourceParts } from '../page.views.ts'
import { placePage } from '../place.reads.ts'
import type { PlacePage } from '../place.types.ts'
import { unitsBehind } from '../reads.ts'
import { seriesOf } from '../series.reads.ts'
import type { Route } from './+types/commune.page'
import { Reported, Targets } from './beside.part.tsx'
import { Criteria, Recognitions, Registrations } from './commune-result.part.tsx'
import { CommuneTable } from './commune-table.part.tsx'
import { Demonstration, PictureNotes } from './picture.part.tsx'
import { Namesakes, NothingYet, PlaceHead, PlaceSteps, Timeline } from './place.part.tsx'

export const handle = { menu: '/ket-qua' }

export function loader({ context, request, params }: Route.LoaderArgs) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const answer = await placePage(ctx, 'commune', params.code, query)
    if (!answer.ok) throw new Refused(answer.refusal)
    const place = answer.value
    const { carried, frame } = place.resolved
    const behind = carried ? await unitsBehind(ctx, place.resolved, 'communes-in-scope') : null
    return {
      place,
      result: carried ? null : await communeResult(ctx, place.resolved),
      made: await madeOf(ctx, frame.unit),
      old: behind?.ok ? behind.value.denominator : [],
      series: carried ? [] : await seriesOf(ctx, place.resolved, 'criteria-met-of-unit'),
      registrations: carried ? [] : await registrationsOf(ctx, frame.unit.id),
    }
  })
}

/** «Được công nhận đạt chuẩn (…). Đạt 14/19 tiêu chí (cấp thẩm định, 31/12/2019).» */
function leadOf(place: PlacePage, state: string | null): string {
  const { frame } = place.resolved
  const score = scoreOf(place)
  if (state) return `${state}. ${score ?? `Đến ${formatDate(frame.asOf)} chưa có kết quả theo tiêu chí.`}`
  return score ?? missingScore(place)
}

/** Null where no release answers, and for units that the programme does not count. */
function stateText({ resolved, picture }: PlacePage, result: CommuneResult | null, made: Made | null): string | null {
  const recognised = figureAt(picture.figures, 'communes-recognised', (figure) => !figure.qualifier?.tier)?.value ?? null
  const counted = figureAt(picture.figures, 'communes-in-scope')?.value !== 0
  if (!result || !resolved.release || recognised === null || !counted) return null
  const assessed = result.criteria.some((criterion) => criterion.verdict !== null)
  return stateOf({ made, recognised: recognised === 1, acts: result.recognitions, assessed })
}

export default function Commune({ loaderData }: Route.ComponentProps) {
  const { place, result, made, old, series, registrations } = loaderData
  const { resolved, picture } = place
  const { frame, carried } = resolved
  const lines = chartLines(series)
  const oldRecognised = old.filter((commune) => commune.standard).length
  const hasResult = result?.criteria.some((criterion) => criterion.verdict !== null) ?? false
  const waits = !carried && !hasResult && picture.release !== null
  return (
    <>
      <title>{`${frame.unit.name} đến ${formatDate(frame.asOf)} – Nông thôn mới`}</title>
      <PlaceHead
        place={place}
        lead={
          carried
            ? `Đến ${formatDate(frame.asOf)}, ${oldRecognised}/${old.length} xã cũ của địa bàn này được công nhận đạt chuẩn. Xã hiện nay chưa được đánh giá theo số liệu đó.`
            : leadOf(place, stateText(place, result, made))
        }
      />
      <PlaceSteps place={place} />
      <Namesakes place={place} />
      <Demonstration releases={resolved.bases.map((base) => base.release)} />
      {waits && made ? <Notes kind="note" notes={[notReassessed(made)]} /> : null}
      <PictureNotes picture={picture} />
      {carried ? (
        <Section title="Các xã cũ của địa bàn">
          <CommuneTable caption="Các xã cũ" communes={old} picture={picture} resolved={resolved} withDistrict />
        </Section>
      ) : null}
      {result ? <Recognitions recognitions={result.recognitions} /> : null}
      {result && hasResult ? (
        <Section title="Kết quả theo tiêu chí" lead={resolved.set?.label}>
          <Criteria criteria={result.criteria} />
          <SourceLine parts={sourceParts(picture, resolved, 'tiêu chí')} />
        </Section>
      ) : null}
      {lines.length > 0 ? (
        <Section title="Số tiêu chí đạt qua các lần chốt">
          <div className="prose">
            <LineChart
              name={`Số tiêu chí đạt của ${frame.unit.name}: ${series.map((point) => `${formatDate(point.asOf)} ${point.value ?? '–'}`).join('; ')}`}
              lines={lines}
              unit="tiêu chí"
            />
          </div>
          <p className="source">Đường nối đứt ở chỗ đổi bộ tiêu chí.</p>
        </Section>
      ) : null}
      {hasResult || carried ? null : <NothingYet place={place} />}
      <Registrations registrations={registrations} />
      <Targets picture={picture} />
      <Reported picture={picture} />
      <Timeline place={place} />
    </>
  )
}
