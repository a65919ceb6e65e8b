import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { Verb } from '../people/types.ts'
import { refusals } from './refusals.text.ts'
import type { Act, Article, Schedule, State, StepKind } from './types.ts'

type Rule = { from: readonly State[]; to: State; verbs: readonly Verb[]; kind: StepKind; needsReason: boolean }

/** Author → editor → approver: from which states something may be done, with which verb, and what the state is then. */
export const procedure: Record<Act, Rule> = {
  submit: { from: ['draft', 'returned'], to: 'submitted', verbs: ['news.write'], kind: 'submitted', needsReason: false },
  discard: { from: ['draft', 'returned'], to: 'discarded', verbs: ['news.write'], kind: 'discarded', needsReason: true },
  pass: { from: ['submitted'], to: 'forApproval', verbs: ['news.edit'], kind: 'passed', needsReason: false },
  return: { from: ['submitted', 'forApproval'], to: 'returned', verbs: ['news.edit', 'news.approve'], kind: 'returned', needsReason: true },
  approve: { from: ['forApproval'], to: 'approved', verbs: ['news.approve'], kind: 'approved', needsReason: false },
  withdraw: {
    from: ['approved', 'submitted', 'forApproval', 'returned'],
    to: 'withdrawn',
    verbs: ['news.edit', 'news.approve'],
    kind: 'withdrawn',
    needsReason: true,
  },
}

/** Who waits for whom: what an editor returns was submitted, what an approver returns waits for approval. */
const returner: Partial<Record<State, Verb>> = { submitted: 'news.edit', forApproval: 'news.approve' }

/** What somebody may do with an article in its state, by the verbs that they have at its place. */
export function actsFor({ state, liveVersion, unitId }: Pick<Article, 'state' | 'liveVersion' | 'unitId'>, may: Rights): Act[] {
  return (Object.keys(procedure) as Act[]).filter((act) => {
    const { from, verbs } = procedure[act]
    if (!from.includes(state) || !verbs.some((verb) => may.verbs.includes(verb))) return false
    if (act === 'return') return may.verbs.includes(returner[state] ?? 'news.edit')
    if (act === 'withdraw') return liveVersion !== null
    if (act === 'submit' || act === 'discard') return may.unitId === unitId && (act === 'submit' || liveVersion === null)
    return true
  })
}

/** The verbs that somebody has at the place of an article, and the unit in which they work. */
export type Rights = { verbs: readonly Verb[]; unitId: number | null }

/** Whether the text may be written anew: by its office until it is submitted, by editors from then on; what is public is revised and approved again. */
export function mayWrite({ state, unitId }: Pick<Article, 'state' | 'unitId'>, may: Rights): boolean {
  if (state === 'draft' || state === 'returned') return may.verbs.includes('news.write') && may.unitId === unitId
  return (state === 'submitted' || state === 'approved' || state === 'withdrawn') && may.verbs.includes('news.edit')
}

/** The state after the text was written anew: a public or withdrawn article goes to the editors again, its public text stays until approved. */
export const stateWritten = (state: State): State => (state === 'approved' || state === 'withdrawn' ? 'submitted' : state)

type Approving = { articleAuthor: number; versionBy: number; approver: number }

/** Who approves is neither the author nor whoever wrote the text that is approved. */
export const approverFault = ({ articleAuthor, versionBy, approver }: Approving) =>
  approver === articleAuthor || approver === versionBy ? refusals.ownArticle : null

/** On which step of minutes publication falls: finished pages are kept so long (src/app.ts). */
export const minuteStep = 5

/** Whether an article with such a schedule is public at a moment; a day of expiry is its last. */
export const isPublicAt = (
  { publishOn, publishMinute, expiresOn, endedOn }: Schedule & { endedOn: LocalDate | null },
  { today, minute }: { today: LocalDate; minute: number },
): boolean => hasBegun({ publishOn, publishMinute }, { today, minute }) && endedOn === null && (expiresOn === null || today <= expiresOn)

export const hasBegun = (
  { publishOn, publishMinute }: Pick<Schedule, 'publishOn' | 'publishMinute'>,
  { today, minute }: { today: LocalDate; minute: number },
): boolean => publishOn < today || (publishOn === today && publishMinute <= minute)

/** A schedule that holds together: not dated back, an end not before its beginning. `before`: of what is public already, which keeps its day. */
export function scheduleOf(
  asked: Schedule,
  { today, minute }: { today: LocalDate; minute: number },
  before: Pick<Schedule, 'publishOn' | 'publishMinute'> | null,
): Result<Schedule> {
  const begins = before && hasBegun(before, { today, minute }) ? before : asked
  if (begins === asked && asked.publishOn < today) return refused(refusals.datedBack)
  if (begins.publishMinute % minuteStep !== 0) return refused(refusals.minuteStep)
  if (asked.expiresOn !== null && (asked.expiresOn < begins.publishOn || asked.expiresOn < today)) return refused(refusals.endsBefore)
  return done({ publishOn: begins.publishOn, publishMinute: begins.publishMinute, expiresOn: asked.expiresOn })
}

type Retention = { days: number; source: string; certainty: 'inferred'; note: string }

/**
 * How long what readers hand in is kept after it was handled. No text that was read gives numbers: these are the system's own, and change
 * with the rule of whoever runs it.
 */
export const retention: Record<'contact' | 'notShown', Retention> = {
  contact: { days: 30, source: '', certainty: 'inferred', note: 'thời hạn của hệ thống, chưa có văn bản quy định' },
  notShown: { days: 180, source: '', certainty: 'inferred', note: 'thời hạn của hệ thống, chưa có văn bản quy định' },
}
