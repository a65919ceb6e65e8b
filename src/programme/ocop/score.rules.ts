import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { law } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { type CouncilResult, type MemberSheet, type PartCode, type Points, partCodes } from './types.ts'

/** Points as typed, in tenths; null for what is no number, has more than one decimal or is below nothing. */
export function tenthsOf(typed: string): number | null {
  const read = parseNumber(typed)
  if (!read.ok || read.value < 0 || read.value > 1000) return null
  const tenths = Math.round(read.value * 10)
  return Math.abs(read.value * 10 - tenths) < 1e-9 ? tenths : null
}

/** A member's sheet as typed; every part that is wrong by name. */
export function readPoints(typed: Record<PartCode, string>): Result<Points> {
  const offenders: { where: string; what: string }[] = []
  const points: Points = { A: 0, B: 0, C: 0 }
  for (const { code, name, most } of law.parts) {
    const tenths = tenthsOf(typed[code])
    const where = `Phần ${code} – ${name}`
    if (tidy(typed[code]) === '') offenders.push({ where, what: 'chưa chấm điểm' })
    else if (tenths === null) offenders.push({ where, what: `«${typed[code]}» không phải số điểm có nhiều nhất một chữ số lẻ, ví dụ 32,5` })
    else if (tenths > most * 10) offenders.push({ where, what: `${typed[code]} điểm, nhiều hơn mức tối đa ${most}` })
    else points[code] = tenths
  }
  return offenders.length > 0 ? refused(refusals.badPoints(offenders)) : done(points)
}

export const totalOf = (points: Points): number => partCodes.reduce((sum, code) => sum + points[code], 0)

/** The stars of `sum` tenths over `sheets` sheets, by the exact average: 89,99… is not 90. */
export function starsOf(sum: number, sheets: number): number {
  const band = law.bands.find(({ from }) => sum >= from * 10 * sheets)
  if (!band || sheets === 0) throw new Error(`no band for ${sum} tenths over ${sheets} sheets`)
  return band.stars
}

/** What the sheets come to. `absentBecause`: why the council concluded without the members who have none. */
export function resultOf(sheets: readonly MemberSheet[], absentBecause: string | null): CouncilResult {
  const given = sheets.flatMap(({ points }) => (points === null ? [] : [points]))
  const sums: Points = { A: 0, B: 0, C: 0 }
  for (const points of given) for (const code of partCodes) sums[code] += points[code]
  const num = totalOf(sums)
  const absent = sheets.filter(({ points }) => points === null).map(({ name }) => name)
  return {
    ...{ law: law.id, sheets: given.length, sums, total: { num, den: given.length * 10 }, stars: starsOf(num, given.length) },
    ...{ absent, absentBecause: absent.length > 0 ? absentBecause : null },
  }
}
