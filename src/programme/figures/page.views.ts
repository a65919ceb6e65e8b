import type { FigureValue } from '../../platform/base/figure.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { metrics as assessment } from '../assessment/metrics.ts'
import type { Stage } from '../units/types.ts'
import { traceHref } from './address.rules.ts'
import type { PartRow, Picture, ResolvedFrame, SeriesPoint, SetInForce } from './types.ts'

/** Classes of five, as the maps and bars paint them; `none`: no data. */
export type BandFill = 'band1' | 'band2' | 'band3' | 'band4' | 'band5' | 'none'

const fills = ['band1', 'band2', 'band3', 'band4', 'band5'] as const
type Band = { lo: number; hi: number | null }

/** The fill of one of `count` ordered classes, lowest first; three classes take the first, the middle and the last. */
export const fillAt = (index: number, count: number): BandFill =>
  count <= 1 ? 'band5' : (fills[Math.round((index * (fills.length - 1)) / (count - 1))] ?? 'band5')

/** Bands of a set from the lowest; sets list them from the highest. */
export const ascending = (bands: readonly Band[] | null | undefined): Band[] => [...(bands ?? [])].sort((a, b) => a.lo - b.lo)

/** The fill of a number of criteria met (or of an average of it): the class in which it lies. */
export function fillOfMet(met: number | null, bands: readonly Band[]): BandFill {
  if (met === null || bands.length === 0) return 'none'
  const index = bands.findLastIndex((band) => met >= band.lo)
  return fillAt(Math.max(index, 0), bands.length)
}

/** Fixed classes of a share of communes, the same on every date and place. */
export const shareClasses = ['dưới 20%', '20 đến dưới 40%', '40 đến dưới 60%', '60 đến dưới 80%', 'từ 80%'] as const

export function fillOfShare(num: number | null, den: number): BandFill {
  if (num === null || den === 0) return 'none'
  return fills[Math.min(4, Math.floor((num * 5) / den))] ?? 'none'
}

export const figureAt = (figures: readonly FigureValue[], key: string, fits: (figure: FigureValue) => boolean = () => true) =>
  figures.find((figure) => figure.key === key && fits(figure))

/** «29,5%», or nothing when there is no whole. */
export function shareText(num: number | null, den: number | null): string | null {
  if (num === null || den === null || den === 0) return null
  const share = roundRatio({ num: num * 100, den }, 1)
  return share === null ? null : `${formatNumber(share)}%`
}

/** «+1,5» and «−0,2»; a true minus sign. */
export const signed = (value: number): string => (value < 0 ? `−${formatNumber(-value)}` : `+${formatNumber(value)}`)

/** An average of criteria met, with the decimals that its definition publishes, in headline and table alike. */
export const averageText = (average: PartRow['average'], decimals = assessment.averageCriteriaMet.decimals): string | null => {
  const value = average && roundRatio(average, decimals)
  return value === null ? null : formatNumber(value)
}

const stageNames: Record<Stage, string> = { self: 'Cấp tự đánh giá', verified: 'Cấp thẩm tra', appraised: 'Cấp thẩm định' }
export const stageName = (stage: Stage): string => stageNames[stage]

/** The sentence that a page of a place begins with. `within`: only a part of the place has data, and is counted out of. */
export function leadOf(picture: Picture, within?: { communes: number; of: string }): string | null {
  const recognised = figureAt(picture.figures, 'communes-recognised', (figure) => !figure.qualifier?.tier)
  const coverage = recognised?.coverage
  const scope = within?.communes ?? coverage?.have
  const partly = coverage && coverage.have < coverage.of ? ' có số liệu' : ''
  const average = figureAt(picture.figures, 'average-criteria-met')
  const date = formatDate(picture.frame.asOf)
  const mean = average?.value !== null && average?.value !== undefined ? `bình quân đạt ${formatNumber(average.value)} tiêu chí/xã` : null
  if (recognised?.value !== null && recognised?.value !== undefined && scope)
    return `Đến ${date}, ${formatNumber(recognised.value)}/${formatNumber(scope)} xã${within ? ` của ${within.of}` : partly} được công nhận đạt chuẩn${mean ? `, ${mean}` : ''}.`
  return mean ? `Đến ${date}, ${mean}.` : null
}

/** The sentence of a page without figures: why there are none. */
export const silenceOf = (picture: Picture): string =>
  picture.notes[0] ?? `Ngày ${formatDate(picture.frame.asOf)}: chưa có số liệu được duyệt công khai.`

/** Dòng nguồn of a picture: unit, closing day, stage, set, coverage, map, source. */
export function sourceParts(picture: Picture, resolved: Pick<ResolvedFrame, 'set' | 'bases'>, unit: string | null): string[] {
  const { frame, release } = picture
  const coverage = figureAt(picture.figures, 'average-criteria-met')?.coverage
  const isReconstructed = resolved.bases.some((base) => base.release?.demonstration)
  const parts = [
    unit ? `ĐVT: ${unit}` : null,
    `Chốt đến hết ${formatDate(frame.asOf)}`,
    stageName(frame.stage),
    resolved.set?.label ?? null,
    coverage ? `${formatNumber(coverage.have)}/${formatNumber(coverage.of)} xã có số` : null,
    `Bản đồ ngày ${formatDate(frame.mapOf)}`,
    release ? `Nguồn: ${release.title}, duyệt ${formatDate(release.approvedOn)}` : null,
    isReconstructed && !release?.title.includes('minh hoạ') ? 'Dữ liệu minh hoạ dựng lại' : null,
  ]
  return parts.filter((part) => part !== null)
}

/** The bands that a set counts communes by, from the lowest, with their fills. */
export const bandsOf = (set: SetInForce | null): (Band & { fill: BandFill })[] => {
  const bands = ascending(set?.bands)
  return bands.map((band, index) => ({ ...band, fill: fillAt(index, bands.length) }))
}

/** How the communes spread over the bands, the highest first; `compact`: names without what the heading says. */
export function bandParts(picture: Picture, resolved: Pick<ResolvedFrame, 'set'>, compact = false) {
  const fills = bandsOf(resolved.set)
  return picture.figures
    .filter((figure) => figure.key === 'communes-in-band' && figure.value !== null)
    .toSorted((a, b) => (b.qualifier?.lo ?? 0) - (a.qualifier?.lo ?? 0))
    .map((figure) => ({
      fill: fills.find((band) => band.lo === figure.qualifier?.lo)?.fill ?? fillAt(0, 5),
      name: compact ? figure.name.replace(/^Số xã đạt /, '').replace(/ tiêu chí$/, '') : figure.name.replace(/^Số xã đạt /, 'Đạt '),
      count: figure.value as number,
      href: figure.opens ? traceHref(picture.frame, figure.key, figure.qualifier) : null,
    }))
}

export type DrawnLine = { name: string; series: 1; points: { at: string; when: string; value: number; text: string }[] }

/** A series as lines to draw: a new one where the set or the number of communes changes, so that nothing is joined that does not belong together. */
export function chartLines(series: readonly SeriesPoint[]): DrawnLine[] {
  const lines: DrawnLine[] = []
  let of: number | null = null
  for (const point of series) {
    if (point.value === null) continue
    const drawn = { at: point.asOf, when: formatDate(point.asOf), value: point.value, text: formatNumber(point.value) }
    const last = lines.at(-1)
    if (!last || point.breaks || point.of !== of) lines.push({ name: `${point.set} ${point.asOf}`, series: 1, points: [drawn] })
    else last.points.push(drawn)
    of = point.of
  }
  return lines
}

/** «Số xã thay đổi từ 207 (31/12/2019) thành 181 (12/2/2020)»: said wherever figures of different numbers of communes stand side by side. */
export function countNotes(series: readonly SeriesPoint[]): string[] {
  return series.slice(1).flatMap((point, index) => {
    const before = series[index]
    if (!before || before.of === point.of) return []
    return [
      `Số xã thay đổi từ ${formatNumber(before.of)} (${formatDate(before.asOf)}) thành ${formatNumber(point.of)} (${formatDate(point.asOf)}) do thay đổi đơn vị hành chính`,
    ]
  })
}
