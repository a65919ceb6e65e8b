import { done, type Result, refused } from '../../platform/base/result.ts'
import { refusals } from './refusals.text.ts'
import type { Act, Clock, State } from './types.ts'

type Rule = { from: readonly State[]; to: State }

const atWork = ['assigned', 'inProgress', 'passedUp'] as const

/** From which states something may be done, and what the state is then. */
export const procedure: Record<Act, Rule> = {
  assign: { from: ['received', ...atWork], to: 'assigned' },
  start: { from: ['assigned', 'passedUp'], to: 'inProgress' },
  answer: { from: atWork, to: 'answered' },
  passUp: { from: atWork, to: 'passedUp' },
  merge: { from: ['received', ...atWork], to: 'merged' },
  withdraw: { from: ['received', ...atWork], to: 'withdrawn' },
  refuse: { from: ['received', ...atWork], to: 'refused' },
  publish: { from: ['answered'], to: 'published' },
  unpublish: { from: ['published'], to: 'answered' },
}

/**
 * The state after an act, or why it cannot be. What was passed up stays passed up while the level above says who answers, and an answer from
 * above brings it back into the hands of those who passed it up.
 */
export function stateAfter(act: Act, { state, below }: { state: State; below: readonly number[] }): Result<State> {
  const rule = procedure[act]
  if (!rule.from.includes(state)) return refused(refusals.notNow(act, state))
  if (act === 'assign' && state === 'passedUp') return done('passedUp')
  if (act === 'answer' && below.length > 0) return done('inProgress')
  return done(rule.to)
}

/**
 * In how many working days the law asks for an answer: no text that was read says it. Decree 224/2026 is said to have articles on it, which
 * nobody could read; each level enters its own number with its source until then.
 */
export const lawfulClock: Clock = {
  days: null,
  source: '',
  certainty: 'missing',
  note: 'chưa đọc được quy định về thời hạn trả lời phản ánh, kiến nghị (điều khoản của Nghị định 224/2026/NĐ-CP chưa đối chiếu)',
}

/** A contact is kept so many days after the end, to tell the asker; this system's own number, no law's. */
export const contactDays = 30
