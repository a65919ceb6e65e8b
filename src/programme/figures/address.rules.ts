import type { Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { localDate } from '../../platform/base/local-date.ts'
import { frameQuery } from '../units/frame.rules.ts'
import type { Frame, Level } from '../units/types.ts'

type Framed = Pick<Frame, 'asOf' | 'mapOf' | 'set' | 'stage' | 'scope'>

const segments: Partial<Record<Level, string>> = { province: 'tinh', district: 'huyen', commune: 'xa' }

/** The page of a unit, without a date: `/xa/06325`; the country's is `/ket-qua`. */
export const unitPath = (unit: { level: Level; code: string }): string => {
  const segment = segments[unit.level]
  return segment ? `/${segment}/${unit.code}` : '/ket-qua'
}

/** The picture that is shown where the page of a unit as of a day is shared: `/the/xa-06325-2019-12-31.png`. */
export const cardPath = (unit: { level: Level; code: string }, asOf: LocalDate): string =>
  `/the/${segments[unit.level] ?? 'ket-qua'}-${unit.code}-${asOf}.png`

/** Reads it again; null for the name of no card. */
export function cardIn(file: string): { level: Level; code: string; asOf: LocalDate } | null {
  const [, segment, code = '', text = ''] = /^(tinh|huyen|xa)-(\d{2,5})-(\d{4}-\d{2}-\d{2})\.png$/.exec(file) ?? []
  const level = (Object.keys(segments) as Level[]).find((one) => segments[one] === segment)
  const asOf = localDate(text)
  return level && asOf ? { level, code, asOf } : null
}

/** A unit's page in a frame: the address of what a reader sees, so that a link is a citation. */
export const unitHref = (unit: { level: Level; code: string }, frame: Framed): string => `${unitPath(unit)}?${frameQuery(frame)}`

/** A unit's page as of a day, under whatever set answers on that day. */
export const dayHref = (unit: { level: Level; code: string }, asOf: LocalDate): string => `${unitPath(unit)}?ngay=${asOf}`

/** Qualifiers as the addresses of pages write them. */
const names = {
  lo: 'tu',
  hi: 'den',
  k: 'duoi',
  criterion: 'tieu-chi',
  tier: 'danh-hieu',
  from: 'tu-ngay',
  to: 'den-ngay',
  year: 'nam',
} as const

/** The page with the communes behind a figure, its definition and its sources. */
export function traceHref(frame: Framed & { unit: { code: string } }, key: string, qualifier: Qualifier | null): string {
  const query = new URLSearchParams(`don-vi=${frame.unit.code}&so=${key}&${frameQuery(frame)}`)
  for (const [name, value] of Object.entries(qualifier ?? {})) {
    const slug = names[name as keyof typeof names]
    if (slug && value !== null && value !== undefined) query.set(slug, String(value))
  }
  return `/ket-qua/danh-sach?${query}`
}

/** Reads the qualifier of an address again; what is no number or no day is left out. */
export function qualifierOf(query: URLSearchParams): Qualifier {
  const qualifier: Qualifier = {}
  for (const name of ['lo', 'hi', 'k', 'year'] as const) {
    const text = query.get(names[name])
    if (text !== null && /^\d{1,4}$/.test(text)) qualifier[name] = Number(text)
  }
  if (qualifier.lo !== undefined && qualifier.hi === undefined) qualifier.hi = null
  for (const name of ['criterion', 'tier'] as const) {
    const text = query.get(names[name])
    if (text) qualifier[name] = text
  }
  for (const name of ['from', 'to'] as const) {
    const date = localDate(query.get(names[name]) ?? '')
    if (date) qualifier[name] = date
  }
  return qualifier
}
