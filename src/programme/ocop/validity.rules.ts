import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import { law } from './procedures.ts'
import type { Certificate, CertificateState } from './types.ts'

/**
 * The same day so many months on (before, when negative); the last day of the month where it has no such day: 29/2/2024 and 36 months are
 * 28/2/2027. So the Civil Code of 2015 ends a term of months (article 148, recalled).
 */
export function addMonths(from: LocalDate, months: number): LocalDate {
  const [year, month, dayOfMonth] = from.split('-').map(Number) as [number, number, number]
  const at = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1]
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate()
  const two = (count: number) => String(count).padStart(2, '0')
  const reached = localDate(`${toYear}-${two(toMonth)}-${two(Math.min(dayOfMonth, lastDay))}`)
  if (!reached) throw new Error(`${months} months from ${from} is no day`)
  return reached
}

/** The last day of a certificate that was decided on a day. */
export const expiryOf = (decidedOn: LocalDate): LocalDate => addMonths(decidedOn, law.validityMonths)

/** How a certificate stands on a day; `months`: how long before its last day it counts as expiring. */
export function certificateState(
  { revokedOn, expiresOn, isReplaced }: Pick<Certificate, 'revokedOn' | 'expiresOn' | 'isReplaced'>,
  today: LocalDate,
  months: number,
): CertificateState {
  if (revokedOn !== null && revokedOn <= today) return 'revoked'
  if (isReplaced) return 'replaced'
  if (today > expiresOn) return 'expired'
  return today >= addMonths(expiresOn, -months) ? 'expiring' : 'active'
}

/** Which warning is due: the shortest of the months that has begun, `expired` after the last day, null before all. */
export function warningDue(expiresOn: LocalDate, today: LocalDate, months: readonly number[]): number | 'expired' | null {
  if (today > expiresOn) return 'expired'
  const begun = months.filter((count) => today >= addMonths(expiresOn, -count))
  return begun.length === 0 ? null : Math.min(...begun)
}
