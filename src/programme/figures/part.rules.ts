import { sortVietnamese } from '../../platform/text/collate.ts'
import { averageMet, communesIn, communesWithData, totalMet } from '../assessment/metrics.ts'
import type { CountedTier } from '../recognition/metrics.ts'
import type { Base, FactRow, MatrixRow, PartRow, Straddler } from './types.ts'
import { communesCovered, splitMissing } from './view.rules.ts'

type PartUnit = PartRow['unit']

/** One row for each unit right under the frame's unit, in Vietnamese order; `alive` are the bases of which something is known. */
export function partRows(
  parts: readonly PartUnit[],
  facts: readonly FactRow[],
  straddlers: readonly Straddler[],
  alive: ReadonlySet<number>,
  bases: readonly Base[],
): PartRow[] {
  const byPart = Map.groupBy(facts, (row) => row.partId)
  const rows = parts.map((unit) => partRow(unit, byPart.get(unit.id) ?? [], straddlers, { alive, bases }))
  return sortVietnamese(rows, (row) => row.unit.name)
}

const tierOf = (rows: readonly FactRow[]): string | null => {
  const [only] = rows
  if (!only || rows.length > 1 || only.communes !== 1 || only.standard === 0) return null
  return only.model ? 'model' : only.modern ? 'modern' : only.advanced ? 'advanced' : 'standard'
}

type Sources = { alive: ReadonlySet<number>; bases: readonly Base[] }

function partRow(unit: PartUnit, rows: readonly FactRow[], straddlers: readonly Straddler[], { alive, bases }: Sources): PartRow {
  const split = straddlers.filter((one) => one.touched.includes(unit.id)).map((one) => one.name)
  const inScope = communesIn(rows)
  const known = rows.filter((row) => alive.has(row.base))
  const withData = communesWithData(known)
  const isCommune = unit.level === 'commune' && inScope === 1
  const blank = {
    unit,
    inScope,
    covered: communesCovered(known, bases),
    withData,
    recognised: null,
    tiers: null,
    met: null,
    average: null,
    criteriaMet: null,
    recognisedTier: null,
  }
  if (split.length > 0) return { ...blank, missing: splitMissing(split).text }
  if (inScope === 0) return { ...blank, missing: 'Không có xã trong phạm vi tính.' }
  if (known.length === 0) return { ...blank, missing: 'Không có số liệu.' }
  const met = withData > 0 ? totalMet(known) : null
  const held = (tier: CountedTier) => known.reduce((sum, row) => sum + row[tier], 0)
  const tiers = { standard: held('standard'), advanced: held('advanced'), model: held('model'), modern: held('modern') }
  return {
    ...blank,
    recognised: tiers.standard,
    tiers,
    met,
    average: withData > 0 ? averageMet(known) : null,
    criteriaMet: isCommune ? met : null,
    recognisedTier: isCommune ? tierOf(known) : null,
    missing: withData > 0 ? null : 'Chưa có kết quả còn hiệu lực (chưa đánh giá hoặc chưa đánh giá lại sau sáp nhập).',
  }
}

/** What a matrix can be narrowed to; filters add up. */
export type MatrixFilter = {
  districtId?: number
  lo?: number
  hi?: number | null
  /** communes short of at most so many criteria */
  missingAtMost?: number
  recognised?: boolean
  registered?: boolean
  /** recognised, yet some criterion is not met */
  recognisedNotMeeting?: boolean
  /** some criterion could not be judged */
  unjudgeable?: boolean
  /** a criterion and the verdict that it must have */
  criterion?: { code: string; verdict: MatrixRow['verdicts'][string] }
}

export type MatrixFact = MatrixRow & { districtId: number | null; allMet: boolean }

/** Does a row pass every filter given. */
export function passes(row: MatrixFact, filter: MatrixFilter, criteria: number): boolean {
  const { lo, hi, districtId, missingAtMost, criterion } = filter
  const met = row.met
  if (districtId !== undefined && row.districtId !== districtId) return false
  if ((lo !== undefined || hi != null) && (met === null || met < (lo ?? 0) || (hi != null && met > hi))) return false
  if (missingAtMost !== undefined && (met === null || criteria - met > missingAtMost)) return false
  if (filter.recognised !== undefined && row.recognised !== filter.recognised) return false
  if (filter.registered !== undefined && row.registered !== filter.registered) return false
  if (filter.recognisedNotMeeting && !(row.recognised && met !== null && !row.allMet)) return false
  if (filter.unjudgeable && !Object.values(row.verdicts).includes('unjudgeable')) return false
  return !criterion || row.verdicts[criterion.code] === criterion.verdict
}
