import type { Refusal } from '../../platform/base/refusal.ts'
import type { Verb } from '../people/types.ts'
import { refusals } from './refusals.text.ts'
import type { Act, Entry, State, StepKind } from './types.ts'

type Rule = { from: readonly State[]; to: State; verbs: readonly Verb[]; kind: StepKind; needsReason: boolean }

/** Who keeps → who approves: from which states something may be done, with which verb, and what the state is then. */
export const procedure: Record<Act, Rule> = {
  submit: { from: ['draft', 'returned'], to: 'submitted', verbs: ['portal.keep'], kind: 'submitted', needsReason: false },
  discard: { from: ['draft', 'returned'], to: 'discarded', verbs: ['portal.keep'], kind: 'discarded', needsReason: true },
  return: { from: ['submitted'], to: 'returned', verbs: ['portal.approve'], kind: 'returned', needsReason: true },
  approve: { from: ['submitted'], to: 'approved', verbs: ['portal.approve'], kind: 'approved', needsReason: false },
  withdraw: {
    from: ['approved', 'submitted', 'returned'],
    to: 'withdrawn',
    verbs: ['portal.keep', 'portal.approve'],
    kind: 'withdrawn',
    needsReason: true,
  },
}

/** What somebody may do with a question in its state, by the verbs that they have at its place. What was public once is withdrawn, not discarded. */
export const actsFor = ({ state, liveVersion }: Pick<Entry, 'state' | 'liveVersion'>, verbs: readonly Verb[]): Act[] =>
  (Object.keys(procedure) as Act[]).filter((act) => {
    const rule = procedure[act]
    if (!rule.from.includes(state) || !rule.verbs.some((verb) => verbs.includes(verb))) return false
    if (act === 'discard') return liveVersion === null
    return act !== 'withdraw' || liveVersion !== null
  })

/** Whether question and answer may be written anew; what waits for its approval is returned first. */
export const mayWrite = ({ state }: Pick<Entry, 'state'>, verbs: readonly Verb[]): boolean =>
  verbs.includes('portal.keep') && state !== 'submitted' && state !== 'discarded'

/** The state after it was written anew: what was public goes on as a draft, its public text stays until the new one is approved. */
export const stateWritten = (state: State): State => (state === 'approved' || state === 'withdrawn' ? 'returned' : state)

/** Who approves neither began the question nor wrote the text that is approved. */
export const approverFault = (who: { author: number; writer: number; approver: number }): Refusal | null =>
  who.approver === who.author || who.approver === who.writer ? refusals.ownEntry : null
