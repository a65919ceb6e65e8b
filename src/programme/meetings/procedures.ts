import type { MeetingState, MeetingStep, MeetingWork } from './types.ts'

/** Where each step leads and from where. A meeting is never opened uninvited: whoever is to be there was told. */
export const steps: Readonly<Record<MeetingStep, { from: readonly MeetingState[]; to: MeetingState }>> = {
  invite: { from: ['planned', 'invited'], to: 'invited' },
  open: { from: ['invited'], to: 'opened' },
  close: { from: ['opened'], to: 'closed' },
  conclude: { from: ['closed'], to: 'concluded' },
  cancel: { from: ['planned', 'invited'], to: 'cancelled' },
}

/** In which states each work is done. Agenda and papers stand still from the opening on: they are what the meeting had before it. */
export const works: Readonly<Record<MeetingWork, readonly MeetingState[]>> = {
  agenda: ['planned', 'invited'],
  invitations: ['planned', 'invited'],
  papers: ['planned', 'invited'],
  answers: ['invited'],
  attendance: ['opened', 'closed'],
  speeches: ['invited', 'opened', 'closed'],
  minutes: ['opened', 'closed', 'concluded'],
  conclusions: ['opened', 'closed'],
}

export const mayStep = (state: MeetingState, step: MeetingStep): boolean => steps[step].from.includes(state)
export const mayWork = (state: MeetingState, work: MeetingWork): boolean => works[work].includes(state)
