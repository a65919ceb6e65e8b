import type { FigureDefinition } from '../../platform/base/figure.ts'
import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { csvLine } from '../../platform/text/csv.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { Level } from '../units/types.ts'
import { traceHref } from './address.rules.ts'
import { daysOf, figureSlug, shareOf } from './course.rules.ts'
import type { CourseAsk, CoursePoint, CourseUnit } from './course.types.ts'
import { chartLines, shareText, stageName } from './page.views.ts'

const levelNames: Partial<Record<Level, string>> = { province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' }

/** Counts of communes are told out of all communes of their day, too. */
export const countsCommunes = ({ unit, sums, key }: FigureDefinition): boolean =>
  unit === 'xã' && sums === 'adds' && key !== 'communes-in-scope'

const narrowedKeys = ['communes-in-band', 'communes-under-criteria', 'communes-meeting-criterion', 'communes-recognised']
/** not to be followed over days: lists, changes from one release to the next, and what documents alone state */
const notFollowed = [
  'weakest-criteria',
  'total-change',
  'average-change',
  'communes-recognised-change',
  'villages-recognised',
  'villages-recognised-share',
]

/** The figures that can be compared, for the choice «Chỉ tiêu»; `criteria`: those of the set of the newest figures. */
export function figureChoices(
  definitions: readonly FigureDefinition[],
  criteria: readonly { code: string; name: string }[],
): { value: string; text: string }[] {
  const whole = definitions.filter(({ key }) => !narrowedKeys.includes(key) && !notFollowed.includes(key))
  const recognised = (tier: string, words: string) => ({
    value: figureSlug('communes-recognised', { tier }),
    text: `Số xã được công nhận đạt chuẩn${words}`,
  })
  return [
    recognised('standard', ''),
    ...[recognised('advanced', ' nâng cao'), recognised('model', ' kiểu mẫu'), recognised('modern', ' hiện đại')],
    ...whole.map(({ key, name }) => ({ value: key, text: name })),
    ...[5, 10, 15].map((k) => ({ value: figureSlug('communes-under-criteria', { k }), text: `Số xã đạt dưới ${k} tiêu chí` })),
    ...criteria.map(({ code, name }) => ({
      value: figureSlug('communes-meeting-criterion', { criterion: code }),
      text: `Số xã đạt tiêu chí ${code} (${name})`,
    })),
  ]
}

/** What makes the units unlike, said before they are set beside each other. */
export function unlikeNotes(units: readonly CourseUnit[], definition: FigureDefinition, regions: readonly string[]): string[] {
  const levels = new Set(units.map(({ unit }) => unit.level))
  const kinds = new Set(units.map(({ unit }) => unit.kind))
  const named = units.map(({ unit }) => `${unit.name} là ${levelNames[unit.level]}`).join(', ')
  const mixed = daysOf(units).filter((day) => {
    const sets = new Set(
      units.flatMap(({ points }) => points.filter(({ asOf, value }) => asOf === day && value !== null).map(({ set }) => set)),
    )
    return sets.size > 1
  })
  return [
    levels.size > 1
      ? `Các đơn vị khác cấp (${named})${definition.sums === 'adds' ? ': số xã rất khác nhau, nên so bình quân hoặc tỷ lệ thay cho tổng số' : ''}.`
      : null,
    levels.size === 1 && levels.has('commune') && kinds.size > 1
      ? `Các đơn vị khác loại: ${units.map(({ unit }) => unit.name).join(', ')}; phường, thị trấn không đánh giá theo bộ tiêu chí xã.`
      : null,
    regions.length > 1 ? 'Các xã thuộc những vùng khác nhau, mức đạt của một số tiêu chí khác nhau theo vùng.' : null,
    mixed.length > 0 ? `Ngày ${mixed.map(formatDate).join(', ')}: các đơn vị được đánh giá theo bộ tiêu chí khác nhau.` : null,
  ].filter((note) => note !== null)
}

/** A value in words: «61/207 (29,5%)», «11,54». */
export function pointText(point: CoursePoint, definition: FigureDefinition, level: Level): string {
  if (point.value === null) return '–'
  const value = formatNumber(point.value)
  return countsCommunes(definition) && level !== 'commune'
    ? `${value}/${formatNumber(point.of)} (${shareText(point.value, point.of)})`
    : value
}

export type CourseCell = { text: string; why: string | null; href: string | null; carried: boolean }

/** The table of the chart: a row a day, a cell a unit; what is missing says why. */
export const courseTable = (
  units: readonly CourseUnit[],
  definition: FigureDefinition,
  ask: Pick<CourseAsk, 'qualifier'>,
  today: LocalDate,
) =>
  daysOf(units).map((day) => ({
    day,
    when: formatDate(day),
    cells: units.map(({ unit, points }): CourseCell => {
      const point = points.find(({ asOf }) => asOf === day)
      if (!point) return { text: '–', why: null, href: null, carried: false }
      const { asOf, set, stage, carried } = point
      const frame = { unit: { code: unit.code }, asOf, mapOf: carried ? today : asOf, set, stage, scope: 'xa' }
      const text = pointText(point, definition, unit.level)
      return point.value === null
        ? { text, why: point.missing?.text ?? 'không có số liệu', href: null, carried }
        : { text, why: null, href: traceHref(frame, definition.key, ask.qualifier), carried }
    }),
  }))

/** Why values of the table are missing: days without a release once for all, the rest by unit and day. */
export function gapNotes(units: readonly CourseUnit[], rows: readonly { when: string; cells: CourseCell[] }[]): string[] {
  const reasons = rows.flatMap(({ when, cells }) =>
    cells.flatMap(({ why }, at) => (why === null ? [] : [{ why, of: `${units[at]?.unit.name} ${when}` }])),
  )
  const absent = rows.some(({ cells }) => cells.some(({ text, why, href }) => text === '–' && why === null && href === null))
  return [
    ...(absent ? ['«–»: đơn vị không có bản số liệu được duyệt công khai của ngày đó.'] : []),
    ...[...Map.groupBy(reasons, ({ why }) => why)].map(([why, all]) => `${all.map(({ of }) => of).join(', ')}: ${why}`),
  ]
}

/** The stretches to draw: of each unit a new one where its set or its number of communes changes; the last bears the unit's name. */
export function courseLines(units: readonly CourseUnit[], draw: CourseAsk['draw']) {
  return units.flatMap(({ slug, unit, points }, at) => {
    const drawn = draw === 'share' ? points.map((point) => ({ ...point, value: percentOf(point) })) : points
    const lines = chartLines(drawn)
    return lines.map((line, index) => ({
      ...line,
      name: `${slug} ${line.name}`,
      series: (at + 1) as 1 | 2 | 3 | 4 | 5,
      ...(index === lines.length - 1 ? { label: unit.shortName } : {}),
    }))
  })
}

function percentOf(point: CoursePoint): number | null {
  const share = shareOf(point)
  return share && roundRatio(share, 1)
}

/** The chart in words, for readers by ear. */
export const courseWords = (units: readonly CourseUnit[]): string =>
  units
    .map(
      ({ unit, points }) =>
        `${unit.name}: ${points.map(({ asOf, value }) => `${formatDate(asOf)} ${value === null ? '–' : formatNumber(value)}`).join(', ')}`,
    )
    .join('; ')

type Line = { unit: CourseUnit['unit']; day: LocalDate; point: CoursePoint | undefined }

/** Exactly what the table shows, one line a unit and day. */
export function courseListing(units: readonly CourseUnit[], definition: FigureDefinition, name: string, today: LocalDate): Listing<Line> {
  const rows = daysOf(units).flatMap((day) =>
    units.map(({ unit, points }): Line => ({ unit, day, point: points.find(({ asOf }) => asOf === day) })),
  )
  return {
    sheet: 'So sánh',
    title: `${name}: ${units.map(({ unit }) => unit.name).join(', ')}`,
    lines: [`Chỉ từ các bản số liệu đã duyệt công khai; lấy ngày ${formatDate(today)}.`, definition.definition],
    columns: [
      { head: 'Đơn vị', width: 28, value: ({ unit }) => unit.name },
      { head: 'Mã', width: 8, value: ({ unit }) => unit.code },
      { head: 'Chốt đến hết', width: 13, kind: 'date', value: ({ day }) => day },
      { head: 'Giá trị', width: 10, kind: 'decimal', value: ({ point }) => point?.value ?? null },
      { head: 'Đơn vị tính', width: 14, value: () => definition.unit },
      { head: 'Số xã của ngày', width: 10, kind: 'integer', value: ({ point }) => point?.of ?? null },
      { head: 'Bộ tiêu chí', width: 14, value: ({ point }) => point?.set ?? null },
      { head: 'Cấp', width: 18, value: ({ point }) => (point ? stageName(point.stage) : null) },
      {
        head: 'Bản đồ',
        width: 14,
        value: ({ point }) => (point ? (point.carried ? 'hiện nay, đếm các xã cũ' : 'lúc chốt số liệu') : null),
      },
      {
        head: 'Vì sao không có số',
        width: 44,
        value: ({ point }) => (point ? (point.missing?.text ?? null) : 'không có bản chốt của ngày này'),
      },
    ],
    rows,
  }
}

/** A listing as CSV: the same columns, numbers with a point, days as 2019-12-31. */
export function listingCsv<Row>({ columns, rows }: Listing<Row>): string {
  const head = csvLine(columns.map(({ head }) => head))
  return head + rows.map((row) => csvLine(columns.map(({ value }) => String(value(row) ?? '')))).join('')
}
