import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tier } from '../criteria/types.ts'

export type RegistrationStatus = 'proposed' | 'approved' | 'struck'

/** A commune registered to reach a tier, or a number of criteria, in a year. */
export type Registration = {
  unitId: number
  year: number
  tier: Tier
  status: RegistrationStatus
  /** «đăng ký 5 tiêu chí»: how many, where that is what was registered */
  criteria: number | null
  due: LocalDate | null
  decision: string | null
  reason: string | null
  sourceId: number
  knownAt: Date
}

/** A target on a figure for a unit and a day, as the newest document on it says. */
export type Target = {
  unitId: number
  figure: string
  qualifier: Record<string, unknown>
  due: LocalDate
  /** the map on which it was set: «77 xã» of 2017 is not «65 xã sau sáp nhập» */
  mapOf: LocalDate
  setOn: LocalDate
  /** exact decimals, as text */
  num: string
  den: string
  set: string | null
  status: 'inForce' | 'revised' | 'withdrawn'
  document: string
  note: string | null
  sourceId: number
  knownAt: Date
}
