import { paperTypes } from '../../platform/base/paper.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import type { RegisterFilter } from './types.ts'

/** Which part of the register an address asks for: `nam`, `co-quan`, `loai`, `tim`; what is no year means this one. */
export const readFilter = (query: URLSearchParams, thisYear: number): RegisterFilter => {
  const year = parseId(query.get('nam') ?? '')
  return {
    year: year >= 2000 && year <= 2100 ? year : thisYear,
    bodyId: parseId(query.get('co-quan') ?? '') || null,
    type: paperTypes.find((type) => type === query.get('loai')) ?? null,
    words: tidy(query.get('tim') ?? ''),
  }
}

/** The same as an address. */
export const filterQuery = ({ year, bodyId, type, words }: RegisterFilter): string =>
  new URLSearchParams({ nam: String(year), 'co-quan': bodyId === null ? '' : String(bodyId), loai: type ?? '', tim: words }).toString()
