import type { ReportState, ReportStep } from './types.ts'

/**
 * Where each step leads and from where. `submit` freezes the figures: what is approved is what was read. A correction begins anew from the
 * data and ends in a next version; until it is sent, what was sent before stands for those above.
 */
export const steps: Readonly<Record<ReportStep, { from: readonly ReportState[]; to: ReportState }>> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  sendBack: { from: ['submitted'], to: 'returned' },
  approve: { from: ['submitted'], to: 'approved' },
  send: { from: ['approved'], to: 'sent' },
  receive: { from: ['sent'], to: 'received' },
  reject: { from: ['sent', 'received'], to: 'returned' },
  aggregate: { from: ['received', 'aggregated'], to: 'aggregated' },
  correct: { from: ['approved', 'sent', 'received', 'aggregated'], to: 'draft' },
}

export const mayStep = (state: ReportState, step: ReportStep): boolean => steps[step].from.includes(state)

/** Sections are written as long as nothing is frozen. */
export const isWritten = (state: ReportState): boolean => state === 'draft' || state === 'returned'
