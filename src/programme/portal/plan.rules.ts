/** The numbers of documents that a text names («Kế hoạch 12/KH-UBND» → «12/kh-ubnd»), in small letters. */
export const codesIn = (text: string): string[] =>
  (text.match(/\d+[a-zđ]?\/(?:\d{4}\/)?\p{L}[\p{L}\d]*(?:-[\p{L}\d]+)*/giu) ?? []).map((code) => code.toLowerCase())

/** `place`: the code of a province of today. */
export type PlanAsk = { place: string | null; year: number | null; page: number }

/** Reads the address of the public plan; what it does not know is left out. */
export function planAsk(query: URLSearchParams): PlanAsk {
  const said = (name: string, pattern: RegExp) => pattern.exec(query.get(name) ?? '')?.[0] ?? null
  const year = said('nam', /^20\d\d$/)
  return {
    place: said('don-vi', /^[\dA-Z]{1,8}$/),
    year: year === null ? null : Number(year),
    page: Math.max(1, Number(said('trang', /^\d{1,4}$/) ?? 1)),
  }
}

/** The address of the public plan with its choices. */
export function planPath(path: string, { place, year, page }: PlanAsk): string {
  const query = new URLSearchParams()
  if (place) query.set('don-vi', place)
  if (year) query.set('nam', String(year))
  if (page > 1) query.set('trang', String(page))
  return query.size === 0 ? path : `${path}?${query}`
}
