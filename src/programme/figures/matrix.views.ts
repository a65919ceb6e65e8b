import type { MatrixFilter } from './part.rules.ts'
import type { MatrixRow } from './types.ts'

/** What the form of the matrix asks; a link keeps it. */
export type MatrixQuery = {
  /** code of a place with published figures; null = the newest */
  place: string | null
  district: string | null
  missingAtMost: number | null
  only: keyof typeof onlyNames | null
  criterion: string | null
  verdict: keyof typeof verdictSlugs | null
  text: string | null
}

export const onlyNames = {
  'cong-nhan-chua-dat': 'Đã công nhận nhưng chưa đạt đủ',
  'chua-du-can-cu': 'Có tiêu chí chưa đủ căn cứ',
  'cong-nhan': 'Đã được công nhận',
  'chua-cong-nhan': 'Chưa được công nhận',
  'dang-ky': 'Đăng ký đạt chuẩn trong năm',
} as const

export const verdictSlugs = { 'chua-dat': 'notMet', dat: 'met', 'chua-du-can-cu': 'unjudgeable', 'khong-ap-dung': 'notApplicable' } as const

const among = <Key extends string>(names: Record<Key, unknown>, text: string | undefined): Key | null =>
  text !== undefined && Object.hasOwn(names, text) ? (text as Key) : null

const code = (text: string | undefined): string | null => (text && /^\d{2,5}$/.test(text) ? text : null)

/** The place as the address writes it: `tinh`, or `don-vi` as the list behind a figure has it. */
export const placeText = (search: Record<string, string | undefined>): string | undefined =>
  search.tinh?.trim() || search['don-vi']?.trim() || undefined

/** Reads the address of the matrix; what it does not know is left out. */
export function readMatrixQuery(search: Record<string, string | undefined>): MatrixQuery {
  const missing = search.thieu ?? ''
  const text = search.tim?.trim().slice(0, 60)
  const criterion = search['tieu-chi']?.trim()
  return {
    place: code(placeText(search)),
    district: code(search.huyen),
    missingAtMost: /^\d{1,2}$/.test(missing) ? Number(missing) : null,
    only: among(onlyNames, search.loc),
    criterion: criterion || null,
    verdict: criterion ? among(verdictSlugs, search['ket-qua']) : null,
    text: text || null,
  }
}

export function matrixFilter({ missingAtMost, only, criterion, verdict }: MatrixQuery): MatrixFilter {
  return {
    ...(missingAtMost === null ? {} : { missingAtMost }),
    ...(only === 'cong-nhan-chua-dat' ? { recognisedNotMeeting: true } : {}),
    ...(only === 'chua-du-can-cu' ? { unjudgeable: true } : {}),
    ...(only === 'cong-nhan' ? { recognised: true } : {}),
    ...(only === 'chua-cong-nhan' ? { recognised: false } : {}),
    ...(only === 'dang-ky' ? { registered: true } : {}),
    ...(criterion && verdict ? { criterion: { code: criterion, verdict: verdictSlugs[verdict] } } : {}),
  }
}

/** Nearest to the standard first, those that lack nothing after them, those without data last; equal ones keep the order they came in. */
export function nearestFirst(rows: readonly MatrixRow[]): MatrixRow[] {
  const lacks = (row: MatrixRow) => Object.values(row.verdicts).some((verdict) => verdict === 'notMet' || verdict === 'unjudgeable')
  const group = (row: MatrixRow) => (row.met === null ? 2 : lacks(row) ? 0 : 1)
  return rows.toSorted((a, b) => group(a) - group(b) || (b.met ?? 0) - (a.met ?? 0))
}

/** How many rows meet each criterion, in the order of the columns. */
export const metPerCriterion = (rows: readonly MatrixRow[], codes: readonly string[]): number[] =>
  codes.map((criterion) => rows.filter((row) => row.verdicts[criterion] === 'met').length)
