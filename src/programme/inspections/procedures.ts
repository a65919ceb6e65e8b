import { done, type Result, refused } from '../../platform/base/result.ts'
import { refusals } from './refusals.text.ts'
import type { Act, State } from './types.ts'

type Rule = { from: readonly State[]; to: State | 'same' }

/** From which states something may be done at a visit, and what its state is then. */
export const procedure: Record<Act, Rule> = {
  move: { from: ['planned'], to: 'same' },
  find: { from: ['planned', 'held'], to: 'held' },
  takeBack: { from: ['held'], to: 'same' },
  explain: { from: ['held'], to: 'same' },
  assign: { from: ['held', 'concluded'], to: 'same' },
  conclude: { from: ['planned', 'held'], to: 'concluded' },
  cancel: { from: ['planned'], to: 'cancelled' },
}

/** The state of a visit after an act, or why it cannot be. */
export function stateAfter(act: Act, state: State): Result<State> {
  const { from, to } = procedure[act]
  if (!from.includes(state)) return refused(refusals.notNow(act, state))
  return done(to === 'same' ? state : to)
}
