import { localDate } from '../../platform/base/local-date.ts'
import { csvLine } from '../../platform/text/csv.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { keyOf, qualifierOf } from './key.rules.ts'
import { type FigureKind, type FigureStatus, kinds } from './types.ts'

/** A reading as a person left it: kept or dropped, with what was corrected. */
export type Correction = {
  kept: boolean
  what: FigureKind
  value: number
  stated: string
  lo: number | null
  hi: number | null
  status: FigureStatus
  place: string
  asOf: string
  sentence: string
}

const header = ['ma', 'chi_tieu', 'dieu_kien', 'den_ngay', 'tu', 'mau', 'nguyen_van', 'van_ban', 'ngay_dang', 'dia_chi', 'ghi_chu']

/**
 * Kept results as a file of reported figures for `ntm import`; aims and kinds outside the registry are left out.
 * @param codeOf code of a place named by its label; a place without one is left out
 */
export function reportedFile(
  corrections: readonly Correction[],
  document: { title: string; day: string },
  codeOf: (place: string, asOf: string) => string | null,
): string {
  const rows = corrections.flatMap((one) => {
    const [key, code] = [keyOf(one.what), codeOf(one.place, one.asOf)]
    if (!one.kept || one.status !== 'actual' || !key || !code || !localDate(one.asOf)) return []
    const decimals = /,(\d+)$/.exec(one.stated)?.[1]?.length ?? 0
    const qualifier = qualifierOf(one)
    return [
      [
        code,
        key,
        qualifier ? JSON.stringify(qualifier) : '',
        one.asOf,
        String(Math.round(one.value * 10 ** decimals)),
        String(10 ** decimals),
        one.stated,
        document.title,
        document.day,
        '',
        'Đọc từ văn bản, đã có người xem',
      ],
    ]
  })
  return [header, ...rows].map(csvLine).join('')
}

/** Everything a person said of the readings, as cases for the tests: one JSON object a line. */
export function caseFile(corrections: readonly Correction[]): string {
  return corrections
    .map(
      ({ sentence, what, value, lo, hi, status, kept }) =>
        `${JSON.stringify({ text: sentence, what: kept ? what : null, value, lo, hi, status })}\n`,
    )
    .join('')
}

/** Reads a form's fields `k-0`, `v-0` … back into corrections; a value that is no number keeps what was read. */
export function correctionsOf(fields: ReadonlyMap<string, string>): Correction[] {
  const found: Correction[] = []
  for (let i = 0; fields.has(`cau-${i}`); i++) {
    const get = (name: string) => fields.get(`${name}-${i}`) ?? ''
    const typed = parseNumber(get('gia-tri'), 'decimal')
    const number = (text: string) => (text === '' ? null : Number(text))
    found.push({
      kept: get('giu') === 'co',
      what: (kinds as readonly string[]).includes(get('loai')) ? (get('loai') as FigureKind) : 'other',
      value: typed.ok ? typed.value : Number(get('da-doc')),
      stated: get('nguyen-van'),
      lo: number(get('tu')),
      hi: number(get('den')),
      status: (['actual', 'target', 'plan', 'estimate'] as const).find((one) => one === get('trang-thai')) ?? 'actual',
      place: get('don-vi'),
      asOf: get('ngay'),
      sentence: get('cau'),
    })
  }
  return found
}
