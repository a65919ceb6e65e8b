import type { LocalDate } from '../../platform/base/local-date.ts'
import { dayOf } from '../../platform/base/local-date.ts'
import type { Person } from './person.types.ts'
import type { Concern, LastReview, Reviewed } from './review.types.ts'

/** The same day so many months later; the last of the month where it has none. */
export function monthsAfter(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
    .toISOString()
    .slice(0, 10) as LocalDate
}

type About = {
  reader: { personId: number; secondFactor: 'nobody' | 'administrators' | 'everyone' }
  /** without a use for so many days an account is of concern */
  idleDays: number
  months: number
  today: LocalDate
  now: Date
}

/** What whoever looks through an account has to know: since when it waits, and what is odd about it. */
export function reviewed(person: Person, last: LastReview | null, { reader, idleDays, months, today, now }: About): Reviewed {
  const dueOn = monthsAfter(dayOf(last?.at ?? person.openedAt), months)
  const holds = person.assignments.filter(({ state }) => state !== 'over')
  const isOff = person.disabledBecause !== null
  const needsFactor =
    reader.secondFactor === 'everyone' || (reader.secondFactor === 'administrators' && holds.some(({ role }) => role === 'administrator'))
  const rests = now.getTime() - (person.usedAt ?? person.openedAt).getTime() >= idleDays * 86_400_000
  const concerns: Concern[] = [
    ...(!isOff && holds.length === 0 ? (['noPosts'] as const) : []),
    ...(isOff && holds.length > 0 ? (['offWithPosts'] as const) : []),
    ...(!isOff && rests ? (['idle'] as const) : []),
    ...(!isOff && needsFactor && !person.secondFactor ? (['noSecondFactor'] as const) : []),
  ]
  // whoever is off and holds nothing may do nothing: nothing waits
  const overdue = dueOn < today && (!isOff || holds.length > 0)
  const barred = person.id === reader.personId ? 'self' : person.reachesBeyond ? 'beyond' : null
  return { person, last, dueOn, overdue, concerns, barred }
}
