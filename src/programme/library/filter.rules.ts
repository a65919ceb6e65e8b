import { parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { documentTypes, type Filter, standings } from './types.ts'

/** Reads the address of the public list; what it does not know is left out. */
export function filterIn(params: URLSearchParams): Filter {
  const said = (name: string) => tidy(params.get(name) ?? '').slice(0, 200)
  const text = said('tim')
  return {
    ...{ text, typed: text.toLowerCase(), words: fold(text) },
    type: documentTypes.find((one) => one === said('loai')) ?? null,
    ...{ issuer: said('co-quan'), field: said('linh-vuc') },
    ...{ from: parseDate(said('tu')), until: parseDate(said('den')), on: parseDate(said('ngay')) },
    standing: standings.find((one) => one === said('hieu-luc')) ?? null,
    criterion: /^[a-z0-9-]{1,40}(\/[^/]{1,20})?$/.exec(said('tieu-chi'))?.[0] ?? '',
  }
}

/** Reads the address of the office's list. */
export function keptFilterIn(params: URLSearchParams): { text: string; words: string; waiting: boolean } {
  const text = tidy(params.get('tim') ?? '').slice(0, 200)
  return { text, words: fold(text), waiting: params.get('xem') === 'cho-duyet' }
}

/** The address of the office's list with its filter. */
export function keptPath(path: string, { text, waiting }: { text: string; waiting: boolean }, page = 1): string {
  const pairs = { tim: text, xem: waiting ? 'cho-duyet' : '', trang: page > 1 ? String(page) : '' }
  const query = new URLSearchParams(Object.entries(pairs).filter(([, value]) => value !== '')).toString()
  return query === '' ? path : `${path}?${query}`
}

/** The address of a list with its filter. */
export function filterPath(path: string, { text, type, issuer, field, from, until, standing, on, criterion }: Filter, page = 1): string {
  const pairs = {
    tim: text,
    loai: type,
    'co-quan': issuer,
    'linh-vuc': field,
    tu: from,
    den: until,
    'hieu-luc': standing,
    ngay: on,
    'tieu-chi': criterion,
  }
  const params = new URLSearchParams(Object.entries(pairs).filter((pair): pair is [string, string] => Boolean(pair[1])))
  if (page > 1) params.set('trang', String(page))
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}

/** The words of a search as PostgreSQL asks for them: all of them, the last as it begins; null without any. */
export const wordsQuery = (folded: string): string | null =>
  folded === ''
    ? null
    : folded
        .split(' ')
        .map((word) => `${word}:*`)
        .join(' & ')

/** A page of the address, from 1. */
export const pageIn = (text: string | null): number => (text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1)
