import type { LocalDate } from '../../platform/base/local-date.ts'

/** What may be done. A verb is asked of an assignment, at a place. */
export const verbs = [
  'people.manage',
  'duties.assign',
  'units.plan',
  'villages.enter',
  'tokens.manage',
  'sets.publish',
  'slots.set',
  'rounds.open',
  'rounds.extend',
  'log.read',
  'sheet.read',
  'sheet.fill',
  'sheet.submit',
  'evidence.add',
  'posting.keep',
  'survey.run',
  'survey.enter',
  'sheet.verify',
  'sheet.appraise',
  'dossier.read',
  'dossier.prepare',
  'dossier.vote',
  'dossier.decide',
  'recognition.publish',
  'watch.read',
  'release.approve',
  'plan.read',
  'plan.register',
  'plan.set',
  'funding.read',
  'funding.allocate',
  'funding.enter',
  'ocop.read',
  'ocop.keep',
  'ocop.score',
  'ocop.decide',
  'tasks.read',
  'tasks.assign',
  'tasks.report',
  'meetings.read',
  'meetings.hold',
  'inspections.read',
  'inspections.run',
  'movement.read',
  'movement.keep',
  'difficulties.read',
  'difficulties.raise',
  'difficulties.handle',
  'difficulties.assign',
  'documents.read',
  'documents.draft',
  'documents.sign',
  'documents.number',
  'documents.template',
  'reports.read',
  'reports.compose',
  'reports.approve',
  'reports.receive',
  'news.read',
  'news.write',
  'news.edit',
  'news.approve',
  'comments.moderate',
  'library.read',
  'library.keep',
  'library.approve',
  'portal.keep',
  'portal.approve',
] as const
export type Verb = (typeof verbs)[number]

export const roleIds = [
  'administrator',
  'communeOfficer',
  'communeLeader',
  'departmentOfficer',
  'coordinationOffice',
  'appraiser',
  'councilMember',
  'leader',
  'nationalOffice',
  'clerk',
] as const
export type RoleId = (typeof roleIds)[number]

export const bodyKinds = [
  'steeringCommittee',
  'coordinationOffice',
  'department',
  'committee',
  'peoplesCommittee',
  'front',
  'council',
  'assistingBody',
] as const
export type BodyKind = (typeof bodyKinds)[number]

export type BodyLevel = 'country' | 'province' | 'district' | 'commune'

/** An assignment in force today, held by the person or delegated to them. */
export type Held = {
  assignmentId: number
  role: RoleId
  postName: string
  bodyId: number
  bodyName: string
  /** the unit in which it works; everything under it counts */
  unitId: number
  unitName: string
  /** `set/number` of criteria; null: all */
  criteria: string[] | null
  /** who delegated it, null for one's own */
  delegatedBy: string | null
  /** the last day of the delegation */
  delegatedUntil: LocalDate | null
}

/** Who is signed in, with everything that the doors ask. */
export type Actor = {
  personId: number
  accountId: string
  name: string
  login: string
  sessionId: string
  secondFactor: boolean
  mustChangePassword: boolean
  /** why: an administrator's has been used too long; else somebody else chose it */
  isPasswordOld?: boolean
  held: Held[]
  /** the assignment under which the person works now; null for a person without any */
  chosen: Held | null
  /** a program that works for the person, with these verbs and no others */
  token?: { id: number; verbs: readonly Verb[] }
}

/** Who is signed in, since when, and when the session was last seen; until when, for a token. */
export type Entered = { actor: Actor; since: Date; lastSeen: Date; until?: Date }

/** Where something stands: its unit with all that stand above it, and the criterion where it is about one. */
export type Place = { unitPath: number[]; criterion?: string }

/** What a route asks of a visitor; `ready`: an account that needs no new password and no second factor first. */
export type Door = { public: string } | { signedIn: string; ready?: true } | { verb: Verb }
