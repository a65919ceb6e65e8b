import type { Qualifier } from '../../platform/base/figure.ts'
import { addDays, type LocalDate, localDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import { countedTiers } from '../recognition/metrics.ts'
import type { Unit } from '../units/types.ts'
import type { CourseAsk, CoursePoint, CourseUnit, UnitSlug } from './course.types.ts'

/** units that one chart can tell apart */
export const mostUnits = 5

/** how many published days of before a merger are counted anew on today's map, the newest: each asks where every commune of then went */
export const mostCarried = 5

/** How an address says a unit: its code; of one that has ended with its last day, as codes are given again: `15.2025-06-30`. */
export const slugOf = ({ code, validTo }: Pick<Unit, 'code' | 'validTo'>, today: LocalDate): string =>
  validTo !== null && validTo <= today ? `${code}.${addDays(validTo, -1)}` : code

/** Reads a unit's slug; null where it is none. */
export function readSlug(text: string): UnitSlug | null {
  const [, code, , day] = /^(\d{2,6})(\.(\d{4}-\d{2}-\d{2}))?$/.exec(text.trim()) ?? []
  const on = day === undefined ? null : localDate(day)
  return code === undefined || (day !== undefined && on === null) ? null : { code, on }
}

/** A figure with what narrows it, as one word of an address: `communes-recognised.advanced`, `communes-under-criteria.10`. */
export function figureSlug(key: string, { tier, criterion, k, lo, hi }: Qualifier): string {
  const narrowed = tier ?? criterion ?? (k === undefined ? undefined : String(k)) ?? (lo === undefined ? undefined : `${lo}-${hi ?? ''}`)
  return narrowed === undefined || narrowed === 'standard' ? key : `${key}.${narrowed}`
}

/** Reads a figure of an address; what narrows it wrongly is left out. */
export function readFigure(text: string): { key: string; qualifier: Qualifier } {
  const [key = '', narrowed = ''] = text.split(/\.(.*)/s)
  const number = /^\d{1,2}$/.test(narrowed) ? Number(narrowed) : null
  const band = /^(\d{1,2})-(\d{0,2})$/.exec(narrowed)
  if (key === 'communes-recognised') {
    const tier = countedTiers.find((one) => one === narrowed && one !== 'standard')
    return { key, qualifier: tier ? { tier } : {} }
  }
  if (key === 'communes-under-criteria' && number !== null) return { key, qualifier: { k: number } }
  if (key === 'communes-meeting-criterion' && narrowed !== '') return { key, qualifier: { criterion: narrowed } }
  if (key === 'communes-in-band' && band) return { key, qualifier: { lo: Number(band[1]), hi: band[2] ? Number(band[2]) : null } }
  return { key, qualifier: {} }
}

/** Reads the address of the page of compared units: each unit once, at most five. */
export function courseAsk(query: URLSearchParams): CourseAsk {
  const units = [...new Set(query.getAll('don-vi').flatMap((text) => (readSlug(text) ? [text.trim()] : [])))].slice(0, mostUnits)
  const asked = query.get('chi-tieu')
  const { key, qualifier } = readFigure(asked ?? '')
  return {
    units,
    ...{ key: asked ? key : null, qualifier },
    map: query.get('ban-do') === 'hien-nay' ? 'today' : 'atData',
    draw: query.get('ve') === 'ty-le' ? 'share' : 'value',
    text: (query.get('tim') ?? '').slice(0, 100),
  }
}

/** The address of the page with all its choices; a link is a citation. */
export function coursePath(ask: Omit<CourseAsk, 'text'>, path = '/ket-qua/so-sanh'): string {
  const query = new URLSearchParams(ask.units.map((slug) => ['don-vi', slug]))
  if (ask.key) query.set('chi-tieu', figureSlug(ask.key, ask.qualifier))
  if (ask.map === 'today') query.set('ban-do', 'hien-nay')
  if (ask.draw === 'share') query.set('ve', 'ty-le')
  return query.size === 0 ? path : `${path}?${query}`
}

/** Communes that a count counts, out of those of its day. */
export const shareOf = ({ value, of }: CoursePoint): Ratio | null => (value === null || of === 0 ? null : { num: value * 100, den: of })

/** All days of which any of the units has figures, oldest first. */
export const daysOf = (units: readonly CourseUnit[]): LocalDate[] => [
  ...new Set(units.flatMap(({ points }) => points.map(({ asOf }) => asOf)).sort()),
]
