import { roles } from './access.ts'
import { roleNames } from './text.ts'
import type { Held, Verb } from './types.ts'

/** Whether an assignment has one of the verbs. */
export const holds = ({ role }: Held, ...verbs: Verb[]): boolean => verbs.some((verb) => roles[role].includes(verb))

/** Under which post something waits: «Cán bộ xã, Xã Bính Xá (làm thay đồng chí …)». */
export const heldText = ({ role, unitName, delegatedBy }: Held): string =>
  `${roleNames[role]}, ${unitName}${delegatedBy === null ? '' : ` (làm thay đồng chí ${delegatedBy})`}`
