import { formatNumber } from '../../../platform/text/number.ts'
import { type Fill, type LegendItem, MapLegend, MapView, type Paint, type Tile } from '../../../platform/ui/map.tsx'
import type { Drawing } from '../../../platform/ui/map-draw.ts'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import type { Frame, Level } from '../../units/types.ts'
import { unitHref } from '../address.rules.ts'
import { averageText, bandsOf, fillOfMet, fillOfShare, shareClasses, sourceParts } from '../page.views.ts'
import type { CommuneFact, PartRow, Picture, ResolvedFrame, SetInForce } from '../types.ts'

/** What a map shows: the share of communes recognised, or criteria met. */
export type MapMeasure = 'share' | 'criteria'

type Props = { drawing: Drawing; picture: Picture; resolved: ResolvedFrame; name: string }

const noData: LegendItem = { fill: 'none', text: 'Không có dữ liệu hoặc không tính được' }
const fillsOf = ['band1', 'band2', 'band3', 'band4', 'band5'] as const

const shareLegend: LegendItem[] = [...shareClasses.map((text, index) => ({ fill: fillsOf[index] as Fill, text })), noData]

function criteriaLegend(set: SetInForce | null, perCommune: boolean): LegendItem[] {
  const bands = bandsOf(set)
  const words = (lo: number, hi: number | null) =>
    hi === null || lo === hi ? `${lo}` : lo === 0 ? `dưới ${hi + 1}` : perCommune ? `${lo}–${hi}` : `${lo} đến dưới ${hi + 1}`
  return [...bands.map((band) => ({ fill: band.fill as Fill, text: words(band.lo, band.hi) })), noData]
}

/** Units of the table as areas: provinces of the country, communes of a province on today's map. */
export function PartMap({
  drawing,
  picture,
  resolved,
  name,
  rows,
  level,
  measure,
}: Props & { rows: PartRow[]; level: Level; measure: MapMeasure }) {
  const byCode = new Map(rows.map((row) => [row.unit.code, row]))
  const bands = bandsOf(resolved.set)
  const paint = (code: string): Paint => {
    const row = byCode.get(code)
    if (!row) return { fill: 'out', title: 'Ngoài phạm vi tính', href: unitHref({ level, code }, picture.frame) }
    const fill =
      measure === 'share'
        ? row.withData > 0 || row.recognised !== null
          ? fillOfShare(row.recognised, row.covered)
          : 'none'
        : fillOfAverage(row, bands)
    return { fill, title: partTitle(row, resolved.carried), href: unitHref(row.unit, picture.frame) }
  }
  const title =
    measure === 'share'
      ? 'Tỷ lệ xã được công nhận'
      : level === 'commune' && !resolved.carried
        ? 'Số tiêu chí đạt'
        : 'Tiêu chí đạt bình quân một xã'
  return (
    <>
      <MapView name={name} drawing={drawing} paint={paint} />
      <MapLegend
        title={title}
        items={measure === 'share' ? shareLegend : criteriaLegend(resolved.set, level === 'commune' && !resolved.carried)}
      />
      <SourceLine parts={sourceParts(picture, resolved, measure === 'share' ? '% số xã' : 'tiêu chí/xã')} />
    </>
  )
}

function fillOfAverage(row: PartRow, bands: { lo: number; hi: number | null }[]): Fill {
  return fillOfMet(row.average ? row.average.num / row.average.den : null, bands)
}

/** On a map of another day the words count the old communes and never judge the new one. */
function partTitle(row: PartRow, carried: boolean): string {
  if (row.recognised === null) return `${row.unit.name}: ${row.missing ?? 'không có dữ liệu'}`
  const old = carried && row.unit.level === 'commune' ? ' cũ' : ''
  const average = averageText(row.average)
  return `${row.unit.name}: ${row.recognised}/${row.covered} xã${old} được công nhận${average ? `, bình quân ${average} tiêu chí/xã${old}` : ''}`
}

const communeTitle = (commune: CommuneFact) =>
  `${commune.name}: ${commune.met === null ? 'không có dữ liệu' : `đạt ${formatNumber(commune.met)} tiêu chí`}${commune.standard ? ', đã được công nhận' : ''}`

type TileProps = Props & { communes: CommuneFact[]; districts: { id: number; code: string; name: string }[]; labels: boolean }

/** Before 2025-07-01: districts of approximate boundary, one square per commune. */
export function TileMap({ drawing, picture, resolved, name, communes, districts, labels }: TileProps) {
  const bands = bandsOf(resolved.set)
  // a day without a release shows recognitions as little as results
  const answered = resolved.bases.some((base) => base.release)
  const tiles = new Map<string, Tile[]>()
  for (const district of districts) {
    const own = communes.filter((commune) => commune.districtId === district.id)
    tiles.set(
      district.code,
      own.toSorted((a, b) => (b.met ?? -1) - (a.met ?? -1)).map((commune) => tileOf(commune, bands, picture.frame, answered)),
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
      <MapLegend
        title="Mỗi ô là một xã; màu theo số tiêu chí đạt"
        items={[...criteriaLegend(resolved.set, true), { fill: 'out', marked: true, text: 'Đã được công nhận' }]}
      />
      {undrawn.length > 0 ? (
        <p className="small">Không có ranh giới để vẽ: {undrawn.map((district) => district.name).join(', ')}.</p>
      ) : null}
      <SourceLine
        parts={['Ranh giới huyện gần đúng; vị trí ô trong huyện không phải vị trí xã', ...sourceParts(picture, resolved, 'tiêu chí')]}
      />
    </>
  )
}

function tileOf(commune: CommuneFact, bands: { lo: number; hi: number | null }[], frame: Frame, answered: boolean): Tile {
  const link = unitHref({ level: 'commune', code: commune.code }, frame)
  if (!answered) return { fill: 'none', title: `${commune.name}: không có dữ liệu`, href: link, marked: false }
  return {
    fill: fillOfMet(commune.met, bands),
    title: communeTitle(commune),
    href: link,
    marked: commune.standard,
  }
}
