import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Period } from './types.ts'

/** Reports of all communes of a place on one period, as one file. */
export type Batch = Period & {
  unitId: number
  id: number
  /** of the communes: «xa-6-thang» */
  regime: string
  opensOn: LocalDate
  closesOn: LocalDate
  previousOn: LocalDate
  askedBy: string
  askedAt: Date
  file: string | null
  size: number | null
  endedAt: Date | null
  parts: number
  made: number
  failed: number
}

/** One commune of a batch; `reportId`, `sent`: the report that it began itself, and the version that it sent. */
export type BatchPart = {
  communeId: number
  code: string
  name: string
  provinceId: number
  provinceName: string
  reportId: number | null
  sent: number | null
}

/** What became of a part. */
export type Made = { communeId: number; file: string | null; version: number | null; problem: string | null }

export type MadePart = { code: string; name: string; file: string | null; version: number | null; problem: string | null }
