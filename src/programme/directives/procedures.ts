import { openStates, type StepKind, type TaskState } from './types.ts'

/** What may be done to a task, from which states, by whom, and where it leads (null: it stays). */
export type Move = {
  from: readonly TaskState[]
  to: TaskState | null
  by: 'responsible' | 'assigner' | 'data' | 'clock'
  /** must be said with it */
  needs: 'report' | 'reason' | null
}

const inHand = ['assigned', 'accepted', 'returned', 'reopened'] as const

/** assigned → accepted → reported → done | returned; data close and reopen; whoever gave it may give more time or cancel. */
export const moves = {
  accepted: { from: ['assigned', 'reopened'], to: 'accepted', by: 'responsible', needs: null },
  progress: { from: inHand, to: 'accepted', by: 'responsible', needs: 'report' },
  reported: { from: inHand, to: 'reported', by: 'responsible', needs: 'report' },
  confirmed: { from: ['reported'], to: 'done', by: 'assigner', needs: null },
  returned: { from: ['reported', 'done'], to: 'returned', by: 'assigner', needs: 'reason' },
  extended: { from: openStates, to: null, by: 'assigner', needs: 'reason' },
  cancelled: { from: openStates, to: 'cancelled', by: 'assigner', needs: 'reason' },
  closedByData: { from: openStates, to: 'closedByData', by: 'data', needs: null },
  reopened: { from: ['closedByData'], to: 'reopened', by: 'data', needs: null },
  expired: { from: inHand, to: 'expired', by: 'clock', needs: null },
} as const satisfies Partial<Record<StepKind, Move>>

export type MoveKind = keyof typeof moves

/**
 * When a task with a day is called to mind, in working days from its last day: before it (negative), on it, after it. `escalate` tells who
 * gave it as well. Choices of this system, not of the law.
 */
export const reminderRules: readonly { key: string; days: number; escalate: boolean }[] = [
  { key: 'before-7', days: -7, escalate: false },
  { key: 'before-3', days: -3, escalate: false },
  { key: 'before-1', days: -1, escalate: false },
  { key: 'on', days: 0, escalate: false },
  { key: 'after-1', days: 1, escalate: false },
  { key: 'after-5', days: 5, escalate: true },
  { key: 'after-20', days: 20, escalate: true },
]
