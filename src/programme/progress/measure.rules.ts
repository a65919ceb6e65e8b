import type { FigureDefinition, FigureValue } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { Pyramid, TargetState } from './types.ts'

/** A kept target on the scale of its unit: shares are parts of one there, and read in per cent. Hundredths at most. */
export const targetNumber = ({ num, den }: { num: string; den: string }, unit: string): number =>
  Math.round((Number(num) / Number(den)) * (unit === '%' ? 100 : 1) * 100) / 100

/** The day on which a target is measured: its due day, or the day asked if that comes before. */
export const measuredOn = (due: LocalDate, day: LocalDate): LocalDate => (due < day ? due : day)

type Measuring = {
  target: number
  due: LocalDate
  day: LocalDate
  value: FigureValue | undefined
  better: FigureDefinition['better']
  /** it counts acts: complete up to any day that a later release covers. Results are known only of the days of which they are */
  byActs: boolean
  /** days of the releases that cover the unit, newest first */
  released: readonly LocalDate[]
}

type Standing = { state: TargetState; gap: number | null; why: string | null }

const unknown = (why: string, gap: number | null = null): Standing => ({ state: 'unknown', gap, why })

/**
 * Where a target stands. It is late only where the due day is over and data reach it: the newest fact behind the figure is of that day, or a
 * release is; of acts also a later release tells. A value of before the due day says nothing of it.
 */
export function standingOf({ target, due, day, value, better, byActs, released }: Measuring): Standing {
  if (value === undefined) return unknown('Văn bản giới hạn chỉ tiêu bằng lời riêng, hệ thống không có số liệu tương ứng.')
  if (value.value === null) return unknown(value.missing?.text ?? 'Không có số liệu.')
  if (better === null) return unknown('Chỉ tiêu này không có chiều nào là tốt hơn.')
  const short = better === 'up' ? target - value.value : value.value - target
  const gap = Math.max(0, Math.round(short * 100) / 100)
  if (gap === 0) return { state: 'reached', gap, why: null }
  if (day <= due) return { state: 'open', gap, why: null }
  const reaches = value.asOf !== null && value.asOf >= due
  if (reaches || released.some((on) => on === due || (byActs && on > due))) return { state: 'late', gap, why: null }
  const newest = [value.asOf, released.find((on) => on < due)]
    .filter((on) => on !== null && on !== undefined)
    .sort()
    .at(-1)
  return unknown(`Số liệu đến thời hạn chưa có; mới nhất ${newest ? `là của ngày ${formatDate(newest)}` : 'không rõ ngày'}.`, gap)
}

/** The whole against the sum of its parts, in hundredths so that nothing is lost on the way. */
export function pyramidOf(whole: number, parts: readonly number[]): Pyramid {
  const hundredths = (value: number) => Math.round(value * 100)
  const sum = parts.reduce((total, part) => total + hundredths(part), 0)
  return { whole, sum: sum / 100, gap: (hundredths(whole) - sum) / 100, parts: parts.length }
}

type Carrying = { target: number; unit: string; sums: FigureDefinition['sums']; given: number | null; now: number | null }

/** What a target means on a map with other communes: the number, or why nobody can say. */
export function carriedTarget({ target, unit, sums, given, now }: Carrying): { target: number | null; why: string | null } {
  if (given === null || now === null) return { target: null, why: 'Không đếm được số xã trên một trong hai bản đồ.' }
  if (given === now) return { target, why: null }
  if (target === 0 && sums === 'adds') return { target: 0, why: null }
  if (sums === 'ratioOfSums') return { target, why: `mức chung giữ nguyên, nay tính trên ${now} xã thay vì ${given} xã` }
  return {
    target: null,
    why: `văn bản giao ${unit === 'xã' ? 'số xã' : 'một tổng số'} trên bản đồ ${given} xã, không nêu từng xã; bản đồ này có ${now} xã, cần văn bản điều chỉnh`,
  }
}
