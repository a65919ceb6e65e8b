import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { refusals } from './refusals.text.ts'
import { wholeNumber } from './survey.rules.ts'
import type { LegalNumber, NewPosting } from './types.ts'

export type PostingForm = {
  /** one place a line */
  places: string
  from: LocalDate | null
  until: LocalDate | null
  /** how many days, where the office read it elsewhere than in the data of the procedure */
  days: string
  daysSource: string
}

/** How many days and who says so: what the office cites, else the procedure; refused where neither says it. */
function daysOf(form: PostingForm, lawful: LegalNumber): Result<Pick<NewPosting, 'days' | 'daysSource' | 'daysCertainty'>> {
  const source = tidy(form.daysSource)
  if (form.days.trim() !== '') {
    const days = wholeNumber(form.days, 1)
    if (days === null || days > 366) return refused(refusals.badDays)
    return source === '' ? refused(refusals.noDaysSource) : done({ days, daysSource: source, daysCertainty: 'official' })
  }
  if (lawful.value === null || lawful.certainty === 'missing') return refused(refusals.noDays(lawful.note ?? ''))
  return done({ days: lawful.value, daysSource: lawful.source, daysCertainty: lawful.certainty })
}

/**
 * Reads the form of a new posting. The first day is not counted (Civil Code 2015, article 147), so ten days from the 1st end with the 11th.
 * A posting is not dated back: what hangs is what the sheet says now.
 */
export function readPosting(form: PostingForm, lawful: LegalNumber, today: LocalDate): Result<NewPosting> {
  const places = form.places
    .split(/\r?\n/)
    .map(tidy)
    .filter((line) => line !== '')
  if (places.length === 0) return refused(refusals.noPlaces)
  const days = daysOf(form, lawful)
  if (!days.ok) return days
  const { from } = form
  if (from === null || from < today) return refused(refusals.dayBefore)
  const least = addDays(from, days.value.days)
  const until = form.until ?? least
  if (until < least) return refused(refusals.tooShort(days.value.days, least))
  return done({ places, from, until, ...days.value })
}
