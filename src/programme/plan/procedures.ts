import type { Verb } from '../people/types.ts'
import type { RegistrationStatus } from './types.ts'

export type RegistrationDeed = 'propose' | 'approve' | 'strike'

export type RegistrationStep = {
  deed: RegistrationDeed
  /** null: nothing is registered yet */
  from: readonly (RegistrationStatus | null)[]
  to: RegistrationStatus
  verb: Verb
  /** what must be said with it */
  needs: readonly ('decision' | 'reason')[]
}

/** How a registration goes: the commune proposes (and proposes anew until it is approved), the office approves a list and strikes off. */
export const registrationSteps: readonly RegistrationStep[] = [
  { deed: 'propose', from: [null, 'proposed', 'struck'], to: 'proposed', verb: 'plan.register', needs: [] },
  { deed: 'approve', from: ['proposed'], to: 'approved', verb: 'plan.set', needs: ['decision'] },
  { deed: 'strike', from: ['proposed', 'approved'], to: 'struck', verb: 'plan.set', needs: ['reason'] },
]

/** Whether a deed can follow on a state. */
export const canFollow = (deed: RegistrationDeed, status: RegistrationStatus | null): boolean =>
  registrationSteps.some((step) => step.deed === deed && step.from.includes(status))
