import { roles } from '../people/access.ts'

/** «role verb» of everything that a role may: whom a notice for a verb is for. */
export const roleVerbs: readonly string[] = Object.entries(roles).flatMap(([role, verbs]) => verbs.map((verb) => `${role} ${verb}`))
