import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { dayHref, traceHref, unitHref, unitPath } from '../figures/address.rules.ts'
import { bandParts, figureAt, fillOfShare, leadOf, shareText, sourceParts } from '../figures/page.views.ts'
import type { Shown } from '../figures/place.types.ts'
import type { PartRow, Picture } from '../figures/types.ts'
import type { Frame } from '../units/types.ts'
import type { PortalOffice } from './profile.types.ts'

type Place = Pick<PortalOffice, 'unitId' | 'level'> | null

/** The picture that the home page begins with: that of the portal's own place, else the newest of a province, else the newest that there is. */
export const firstOf = (shown: readonly Shown[], place: Place): Shown | null =>
  shown.find(({ release, today }) => place && (release.unitId === place.unitId || today.some(({ id }) => id === place.unitId))) ??
  shown.find(({ level }) => level === 'province') ??
  shown[0] ??
  null

/** «tỉnh Cao Bằng»: within a sentence the kind of a unit is written small. */
const within = (name: string): string => name.replace(/^(Tỉnh|Thành phố|Huyện|Thị xã|Quận) /, (kind) => kind.toLowerCase())

const recognisedIn = (picture: Picture) => figureAt(picture.figures, 'communes-recognised', (figure) => !figure.qualifier?.tier)

/** The sentence of a place with its day and its name. */
export function sentenceOf({ picture, release }: Shown): string {
  const of = within(release.unitName)
  const communes = recognisedIn(picture)?.coverage?.have
  return (
    leadOf(picture, communes ? { communes, of } : undefined) ?? `Đến ${formatDate(picture.frame.asOf)}, chưa tính được số liệu của ${of}.`
  )
}

/** What stands beside the sentence where the figures are not of today. */
export const noteOf = (first: Shown, today: LocalDate): string | null =>
  first.release.asOf === today
    ? null
    : `Hôm nay, ${formatDate(today)}, chưa có số liệu kỳ này được duyệt công khai; trang hiện kỳ đã công bố gần nhất.`

type Headline = { name: string; value: string; unit: string | null; more: string | null; trace: string | null }

/** The three figures that people ask for first; what is not known says why. */
export function headlinesOf({ picture }: Shown): Headline[] {
  const recognised = recognisedIn(picture)
  const average = figureAt(picture.figures, 'average-criteria-met')
  const of = recognised?.coverage?.have ?? null
  const known = (value: number | null | undefined) => (value === null || value === undefined ? '–' : formatNumber(value))
  return [
    {
      name: 'Xã được công nhận đạt chuẩn',
      value: known(recognised?.value),
      unit: recognised?.value !== null && of ? `/${formatNumber(of)} xã` : null,
      more: recognised?.value === null ? (recognised.missing?.text ?? null) : shareText(recognised?.value ?? null, of),
      trace: recognised?.opens ? traceHref(picture.frame, recognised.key, recognised.qualifier) : null,
    },
    {
      name: 'Tiêu chí đạt bình quân',
      value: known(average?.value),
      unit: average?.value === null ? null : 'tiêu chí/xã',
      more: average?.value === null ? (average.missing?.text ?? null) : null,
      trace: average?.opens ? traceHref(picture.frame, average.key, average.qualifier) : null,
    },
    targetOf(picture),
  ]
}

/** How far it is to what was set for the year of the figures, else for the next year that has a target. */
function targetOf({ targets, frame }: Picture): Headline {
  const name = 'So với mục tiêu'
  const next = targets
    .filter(({ key, qualifier, due }) => key === 'communes-recognised' && !qualifier?.tier && due >= frame.asOf)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))[0]
  if (!next) return { name, value: '–', unit: null, more: 'chưa có mục tiêu năm được công bố cho nơi này', trace: null }
  const { actual, target, unit, due } = next
  return {
    name: `So với mục tiêu đến ${formatDate(due)}`,
    value: actual === null ? '–' : formatNumber(actual),
    unit: `/${formatNumber(target)} ${unit}`,
    more:
      actual === null
        ? 'chưa tính được số thực hiện'
        : next.reached
          ? 'đã đạt mục tiêu'
          : `còn ${formatNumber(next.distance ?? target - actual)} ${unit}`,
    trace: null,
  }
}

/** A place on the home page, with the way to its own page. */
export function placeView(one: Shown) {
  const { release, picture, resolved, level } = one
  return {
    id: release.id,
    name: release.unitName,
    href: dayHref({ level, code: release.unitCode }, release.asOf),
    sentence: leadOf(picture),
    bands: bandParts(picture, resolved, true),
    source: sourceParts(picture, resolved, null),
  }
}

export type Located = { code: string; fill: 'band1' | 'band2' | 'band3' | 'band4' | 'band5' | 'none'; title: string; href: string }

/** The communes of a province by the share of what was recognised in them; on another day's map the old communes are counted. */
export const communesOf = (parts: readonly PartRow[], frame: Frame, carried: boolean): Located[] =>
  parts.map((row) => ({
    code: row.unit.code,
    fill: fillOfShare(row.recognised, row.covered),
    title:
      row.recognised === null
        ? `${row.unit.name}: ${row.missing ?? 'không có dữ liệu'}`
        : carried
          ? `${row.unit.name}: ${row.recognised}/${row.covered} xã cũ được công nhận`
          : `${row.unit.name}: ${row.recognised > 0 ? 'đã được công nhận' : 'chưa được công nhận'}`,
    href: unitHref(row.unit, frame),
  }))

/** Which provinces of today have published figures, and of which day: for the locator map. */
export const locatedOf = (shown: readonly Shown[]): Located[] =>
  shown.flatMap(({ today, release }) =>
    today.map((unit) => ({
      code: unit.code,
      fill: 'band4' as const,
      title: `${unit.name}: số liệu đến ${formatDate(release.asOf)}`,
      href: `${unitPath(unit)}?ngay=${release.asOf}&ban-do=hien-nay`,
    })),
  )
