import { fold } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { type DossierState, dossierStates } from './types.ts'

/** Which page of a list an address asks for; the first for anything else. */
export const pageIn = (text: string | null): number => Math.max(1, parseId(text ?? ''))

const numberIn = (text: string | null, least: number, most: number): number | null => {
  const value = parseId(text ?? '')
  return value >= least && value <= most ? value : null
}

/** What an address of the public list asks for. */
export const publicFilterIn = (q: URLSearchParams) => ({
  province: q.get('tinh') ?? '',
  stars: numberIn(q.get('sao'), 3, 5),
  group: numberIn(q.get('nhom'), 1, 6),
  text: (q.get('tim') ?? '').slice(0, 100),
  folded: fold((q.get('tim') ?? '').slice(0, 100)),
})

/** What an address of the list of dossiers asks for. */
export const dossierFilterIn = (q: URLSearchParams) => ({
  year: numberIn(q.get('nam'), 2023, 2100),
  state: (dossierStates.find((one) => one === q.get('buoc')) ?? null) as DossierState | null,
  text: (q.get('tim') ?? '').slice(0, 100),
  folded: fold((q.get('tim') ?? '').slice(0, 100)),
})

/** The same question as an address, on another page or of another kind. */
export function addressWith(path: string, given: Record<string, string | number | null>): string {
  const q = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value !== null && value !== '') q.set(name, String(value))
  const text = q.toString()
  return text === '' ? path : `${path}?${text}`
}
