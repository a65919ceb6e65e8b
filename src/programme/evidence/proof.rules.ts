import { addDays, type LocalDate, localDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { indicatorKey } from '../criteria/walk.rules.ts'
import { cameraPlace, cameraTime } from './file.rules.ts'
import type { Shot } from './file.types.ts'
import { proofRefusals as no, stateNames } from './proof.text.ts'
import type { Flag, ProofFields, ProofFilter, ProofLink, Use } from './proof.types.ts'

/** For how many days before its last one a proof is told to be expiring: a habit of the house, no rule of law. */
export const expiringDays = 30

/** What a form or an upload says of a proof, by the names of its fields. */
export type Given = (name: string) => string

/** What is asked with a proof: its fields, what it stands for, and what the device tells of the picture. */
export type Asked = {
  key: string
  fields: ProofFields
  uses: Omit<Extract<Use, { year: number }>, 'sheetId'>[]
  sheetId: number | null
  shot: Shot
}

const longest = { title: 200, reference: 300, note: 1000 } as const

/** Reads the fields of a proof: `ten so-hieu ngay het-han ghi-chu ca-nhan`. The title may be missing where a file's name can stand for it. */
export function readFields(given: Given, today: LocalDate): Result<ProofFields> {
  const [title, reference, note] = ['ten', 'so-hieu', 'ghi-chu'].map((name) => tidy(given(name))) as [string, string, string]
  if ([...title].length > longest.title) return refused(no.tooLong('Tên minh chứng', longest.title))
  if ([...reference].length > longest.reference) return refused(no.tooLong('Số hiệu, nơi lưu', longest.reference))
  if ([...note].length > longest.note) return refused(no.tooLong('Ghi chú', longest.note))
  const [effectiveOn, expiresOn] = [parseDate(given('ngay')), parseDate(given('het-han'))]
  if (effectiveOn === null && given('ngay').trim() !== '') return refused(no.badDate('Ngày của minh chứng', given('ngay').trim()))
  if (expiresOn === null && given('het-han').trim() !== '') return refused(no.badDate('Ngày hết hạn', given('het-han').trim()))
  if (effectiveOn !== null && effectiveOn > today) return refused(no.future)
  if (effectiveOn !== null && expiresOn !== null && expiresOn < effectiveOn) return refused(no.expiresBefore)
  return done({ title, reference, effectiveOn, expiresOn, note, personal: given('ca-nhan') !== '' })
}

/** Reads what a new proof stands for: `bo` (a set), `nam` (a year), `chi-tieu` (codes with commas); all or none. */
export function readUses(given: Given): Result<{ setId: string; indicator: string; year: number }[]> {
  const [setId, year, codes] = [given('bo').trim(), given('nam').trim(), codesIn(given('chi-tieu'))]
  if (codes.length === 0) return done([])
  if (setId === '' || year === '') return refused(no.halfUse)
  if (!/^20\d\d$/.test(year)) return refused(no.badYear(year))
  return done(codes.map((indicator) => ({ setId, indicator, year: Number(year) })))
}

/** What a list is asked for: `tim bo chi-tieu nam loc`; what does not read is not asked. */
export function filterOf(given: Given): ProofFilter {
  const [text, setId, indicator, year, state] = ['tim', 'bo', 'chi-tieu', 'nam', 'loc'].map((name) => given(name).trim()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  return {
    ...(text === '' ? {} : { text }),
    ...(setId === '' ? {} : { setId }),
    ...(indicator === '' ? {} : { indicator }),
    ...(/^20\d\d$/.test(year) ? { year: Number(year) } : {}),
    ...(Object.hasOwn(stateNames, state) ? { state: state as NonNullable<ProofFilter['state']> } : {}),
  }
}

/** «17.1, 17.2;18» → its codes, each once. */
export const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((code) => code.trim())
      .filter((code) => code !== ''),
  ),
]

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Reads all that is asked with a new proof. */
export function readAsked(given: Given, today: LocalDate): Result<Asked> {
  const key = given('khoa').trim().toLowerCase()
  if (!uuid.test(key)) return refused(no.badKey)
  const fields = readFields(given, today)
  if (!fields.ok) return fields
  const uses = readUses(given)
  if (!uses.ok) return uses
  const place = cameraPlace(given('vi-do'), given('kinh-do'))
  const shot = { takenAt: cameraTime(given('chup-luc')), lat: place?.lat ?? null, lon: place?.lon ?? null }
  const sheet = given('phieu').trim()
  return done({ key, fields: fields.value, uses: uses.value, sheetId: /^\d{1,9}$/.test(sheet) ? Number(sheet) : null, shot })
}

/** The day of a proof: what was said, or the day that its picture was taken; a camera whose clock runs ahead tells none. */
export function effectiveOf(asked: LocalDate | null, takenAt: string | null, today: LocalDate): LocalDate | null {
  if (asked !== null) return asked
  const taken = takenAt === null ? null : localDate(takenAt.slice(0, 10))
  return taken !== null && taken <= today ? taken : null
}

/** The codes that a set has not, of its criteria, indicators and conditions. */
export function unknownCodes(set: Pick<CriteriaSet, 'criteria' | 'conditions'>, codes: readonly string[]): string[] {
  const known = new Set([
    ...set.criteria.flatMap((criterion) => [criterion.code, ...criterion.indicators.map((_, index) => indicatorKey(criterion, index))]),
    ...set.conditions.map(({ code }) => code),
  ])
  return codes.filter((code) => !known.has(code))
}

export type Facts = {
  withdrawn: boolean
  expiresOn: LocalDate | null
  /** units that hold the same file, and units that hold a picture of the same moment and place */
  elsewhere: readonly number[]
  sameShot: readonly number[]
}

/** What a reader must see of a proof on a day. */
export function flagsFrom({ withdrawn, expiresOn, elsewhere, sameShot }: Facts, today: LocalDate): Flag[] {
  const expired = expiresOn !== null && expiresOn < today
  const expiring = expiresOn !== null && !expired && expiresOn <= addDays(today, expiringDays)
  const shots = sameShot.filter((unit) => !elsewhere.includes(unit))
  return [
    ...(withdrawn ? [{ kind: 'withdrawn' } as const] : []),
    ...(expired ? [{ kind: 'expired' } as const] : expiring ? [{ kind: 'expiring' } as const] : []),
    ...(elsewhere.length > 0 ? [{ kind: 'elsewhere', unitIds: [...elsewhere] } as const] : []),
    ...(shots.length > 0 ? [{ kind: 'sameShot', unitIds: shots } as const] : []),
  ]
}

/** A flag that asks for a look, not for a new date. */
export const isSuspicious = ({ kind }: Flag): boolean => kind === 'elsewhere' || kind === 'sameShot'

/**
 * Which of these indicators have nothing that stands for them? A proof of a criterion stands for each of its indicators («17» for
 * «17.1»); one that has expired stands for none.
 */
export function missingProofs(indicators: readonly string[], proofs: ReadonlyMap<string, readonly Pick<ProofLink, 'flags'>[]>): string[] {
  const stands = (code: string) =>
    (proofs.get(code) ?? []).some(({ flags }) => !flags.some(({ kind }) => kind === 'expired' || kind === 'withdrawn'))
  return indicators.filter((code) => !stands(code) && !stands(code.split('.')[0] as string))
}
