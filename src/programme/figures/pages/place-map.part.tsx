import { formatNumber } from '../../../platform/text/number.ts'
import { type Fill, type LegendItem, MapLegend, MapView, type Paint, type Tile } from '../../../platform/ui/map.tsx'
import type { Drawing } from '../../../platform/ui/map-draw.ts'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import type { Frame, Level } from '../../units/types.ts'
import { unitHref } from '../address.rules.ts'
import type { Mark, Measure, TiledCommune } from '../measure.types.ts'
import { countedWords, markText, measureName } from '../measure.views.ts'
import { averageText, bandsOf, fillOfMet, fillOfShare, shareClasses, sourceParts } from '../page.views.ts'
import type { PartRow, Picture, ResolvedFrame, SetInForce } from '../types.ts'

type Props = {
  drawing: Drawing
  picture: Picture
  resolved: ResolvedFrame
  name: string
  measure: Measure
  /** two maps stand side by side: one legend for both, the source under each */
  bare?: boolean
}

const noData: LegendItem = { fill: 'none', text: 'Không có dữ liệu hoặc không tính được' }
const fillsOf = ['band1', 'band2', 'band3', 'band4', 'band5'] as const

const shareLegend: LegendItem[] = [...shareClasses.map((text, index) => ({ fill: fillsOf[index] as Fill, text })), noData]
const eitherLegend: LegendItem[] = [{ fill: 'band5', text: 'Có' }, { fill: 'band1', text: 'Chưa' }, noData]

function criteriaLegend(set: SetInForce | null, perCommune: boolean): LegendItem[] {
  const bands = bandsOf(set)
  const words = (lo: number, hi: number | null) =>
    hi === null || lo === hi ? `${lo}` : lo === 0 ? `dưới ${hi + 1}` : perCommune ? `${lo}–${hi}` : `${lo} đến dưới ${hi + 1}`
  return [...bands.map((band) => ({ fill: band.fill as Fill, text: words(band.lo, band.hi) })), noData]
}

/** The classes of a measure: fixed, the same on every day. `one`: each area is one commune. */
export function measureLegend(measure: Measure, set: SetInForce | null, one: boolean) {
  const items = measure.kind === 'met' ? criteriaLegend(set, one) : one ? eitherLegend : shareLegend
  return <MapLegend title={measureName(measure, one)} items={items} />
}

type PartProps = Props & { rows: PartRow[]; marks: ReadonlyMap<number, Mark>; level: Level }

/** Units of the table as areas: provinces of the country, communes of a province on today's map. */
export function PartMap({ drawing, picture, resolved, name, rows, marks, level, measure, bare }: PartProps) {
  const byCode = new Map(rows.map((row) => [row.unit.code, row]))
  const bands = bandsOf(resolved.set)
  const one = level === 'commune' && !resolved.carried
  const paint = (code: string): Paint => {
    const row = byCode.get(code)
    if (!row) return { fill: 'out', title: 'Ngoài phạm vi tính', href: unitHref({ level, code }, picture.frame) }
    const mark = marks.get(row.unit.id) ?? null
    return {
      fill: fillOfMark(mark, measure, bands),
      title: partTitle(row, mark, measure, resolved.carried),
      href: unitHref(row.unit, picture.frame),
    }
  }
  return (
    <>
      <MapView name={name} drawing={drawing} paint={paint} />
      {bare ? null : (
        <>
          {measureLegend(measure, resolved.set, one)}
          <SourceLine parts={sourceParts(picture, resolved, measure.kind === 'met' ? 'tiêu chí/xã' : '% số xã')} />
        </>
      )}
    </>
  )
}

function fillOfMark(mark: Mark, measure: Measure, bands: { lo: number; hi: number | null }[]): Fill {
  if (mark === null || mark.den === 0) return 'none'
  return measure.kind === 'met' ? fillOfMet(mark.num / mark.den, bands) : fillOfShare(mark.num, mark.den)
}

/** On a map of another day the words count the old communes and never judge the new one. */
function partTitle(row: PartRow, mark: Mark, measure: Measure, carried: boolean): string {
  if (row.recognised === null) return `${row.unit.name}: ${row.missing ?? 'không có dữ liệu'}`
  const old = carried && row.unit.level === 'commune' ? ' cũ' : ''
  const average = averageText(row.average)
  const further = measure.kind === 'met' || (measure.kind === 'tier' && measure.tier === 'standard') ? null : markText(mark, measure, false)
  return `${row.unit.name}: ${row.recognised}/${row.covered} xã${old} được công nhận${average ? `, bình quân ${average} tiêu chí/xã${old}` : ''}${further && measure.kind !== 'met' ? `, ${countedWords(measure)} ${further}` : ''}`
}

const communeTitle = (commune: TiledCommune) =>
  `${commune.name}: ${commune.met === null ? 'không có dữ liệu' : `đạt ${formatNumber(commune.met)} tiêu chí`}${commune.standard ? ', đã được công nhận' : ''}`

type TileProps = Props & { communes: TiledCommune[]; districts: { id: number; code: string; name: string }[]; labels: boolean }

/** Before 2025-07-01: districts of approximate boundary, one square per commune. */
export function TileMap({ drawing, picture, resolved, name, communes, districts, labels, measure, bare }: TileProps) {
  const bands = bandsOf(resolved.set)
  // a day without a release shows recognitions as little as results
  const answered = resolved.bases.some((base) => base.release)
  const tiles = new Map<string, Tile[]>()
  for (const district of districts) {
    const own = communes.filter((commune) => commune.districtId === district.id)
    tiles.set(
      district.code,
      own
        .toSorted((a, b) => (b.met ?? -1) - (a.met ?? -1))
        .map((commune) => tileOf(commune, { bands, measure, frame: picture.frame, answered })),
    )
  }
  const names = new Map(districts.map((district) => [district.code, district.name]))
  const drawn = new Set(drawing.shapes.map((shape) => shape.code))
  const undrawn = districts.filter((district) => !drawn.has(district.code))
  return (
    <>
      <MapView
        name={name}
        drawing={drawing}
        tiles={tiles}
        labels={labels ? new Map([...names].map(([code, text]) => [code, text.replace(/^(Huyện|Thành phố|Thị xã|Quận) /, '')])) : undefined}
        paint={(code) => ({
          fill: 'out',
          title: names.get(code) ?? '',
          href: names.has(code) ? unitHref({ level: 'district', code }, picture.frame) : null,
        })}
      />
      {bare ? null : (
        <>
          {measureLegend(measure, resolved.set, true)}
          <p className="small muted">Mỗi ô là một xã; dấu chấm: đã được công nhận đạt chuẩn.</p>
        </>
      )}
      {undrawn.length > 0 ? (
        <p className="small">Không có ranh giới để vẽ: {undrawn.map((district) => district.name).join(', ')}.</p>
      ) : null}
      <SourceLine
        parts={[
          'Ranh giới huyện gần đúng; vị trí ô trong huyện không phải vị trí xã',
          ...(bare ? [] : sourceParts(picture, resolved, 'tiêu chí')),
        ]}
      />
    </>
  )
}

type Tiling = { bands: { lo: number; hi: number | null }[]; measure: Measure; frame: Frame; answered: boolean }

function tileOf(commune: TiledCommune, { bands, measure, frame, answered }: Tiling): Tile {
  const link = unitHref({ level: 'commune', code: commune.code }, frame)
  if (!answered) return { fill: 'none', title: `${commune.name}: không có dữ liệu`, href: link, marked: false }
  return { fill: fillOfCommune(commune, measure, bands), title: communeTitle(commune), href: link, marked: commune.standard }
}

/** A commune of which nobody judged the criterion is unknown, never «chưa». */
function fillOfCommune(commune: TiledCommune, measure: Measure, bands: Tiling['bands']): Fill {
  if (measure.kind === 'met') return fillOfMet(commune.met, bands)
  const holds = measure.kind === 'tier' ? commune[measure.tier] : commune.meets
  return holds === null ? 'none' : holds ? 'band5' : 'band1'
}
