import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { roles } from './access.ts'
import { tokenRefusals } from './token.text.ts'
import { type RoleId, type Verb, verbs } from './types.ts'

/** What only a person at a screen does: who else may enter, and what one answers for with one's own vote or signature. */
const personal: readonly Verb[] = [
  'people.manage',
  'duties.assign',
  'tokens.manage',
  'dossier.vote',
  'dossier.decide',
  'ocop.score',
  'ocop.decide',
]

/** The verbs of a role that a program may be given. */
export const tokenVerbs = (role: RoleId): Verb[] => roles[role].filter((verb) => !personal.includes(verb))

/** How a token looks, so that it is found in a file where it does not belong. */
export const tokenShape = /^ntm_[A-Za-z0-9_-]{43}$/

export type TokenForm = { name: string; verbs: string[]; until: LocalDate | null }

/** What a token is made of, or why not: a name, some verbs of the role, a last day within the limit. */
export function checkToken(
  form: TokenForm,
  { role, today, days }: { role: RoleId; today: LocalDate; days: number },
): Result<{ name: string; verbs: Verb[]; until: LocalDate }> {
  const name = form.name.trim().replace(/\s+/g, ' ').slice(0, 120)
  if (name === '') return refused(tokenRefusals.noName)
  const asked = verbs.filter((verb) => form.verbs.includes(verb))
  if (asked.length === 0) return refused(tokenRefusals.noVerbs)
  const open = tokenVerbs(role)
  const beyond = asked.filter((verb) => !open.includes(verb))
  if (beyond.length > 0 || asked.length < new Set(form.verbs).size) return refused(tokenRefusals.beyondRole(beyond))
  const last = addDays(today, days)
  if (form.until === null || form.until < today || form.until > last) return refused(tokenRefusals.badUntil(today, last))
  return done({ name, verbs: asked, until: form.until })
}

/** What is left of an allowance that refills evenly: `left` asked at `at` (milliseconds). */
export type Allowance = { left: number; at: number }

/** Takes one from an allowance of so many a minute; null when it is used up. A new one begins full. */
export function take(before: Allowance | undefined, perMinute: number, now: number): Allowance | null {
  const refilled = before ? Math.min(perMinute, before.left + (Math.max(0, now - before.at) * perMinute) / 60_000) : perMinute
  return refilled < 1 ? null : { left: refilled - 1, at: now }
}
