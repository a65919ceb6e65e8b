import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Person } from './person.types.ts'

export type LastReview = { personId: number; by: string; at: Date }

/** An account as it is looked through: what its person may do, when it was used, when somebody looked before. */
export type Reviewed = {
  person: Person
  last: LastReview | null
  /** by which day somebody has to look again */
  dueOn: LocalDate
  overdue: boolean
  /** why it should be looked at with care */
  concerns: Concern[]
  /** why this visitor cannot confirm it */
  barred: 'self' | 'beyond' | null
}

export type Concern = 'noPosts' | 'offWithPosts' | 'idle' | 'noSecondFactor'

/** A post that nobody holds. */
export type VacantPost = {
  id: number
  name: string
  bodyName: string
  unitName: string
  lastHeldBy: string | null
  since: LocalDate | null
}
