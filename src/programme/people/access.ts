import type { Refusal } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { roleNames, verbNames } from './text.ts'
import { tokenLacks } from './token.text.ts'
import { type Actor, type BodyLevel, type Door, type Held, type Place, type RoleId, roleIds, type Verb } from './types.ts'

/** What everybody sees who works on the programme at a place: what was planned, paid, ordered, asked. */
const followed = [
  'plan.read',
  'funding.read',
  'ocop.read',
  'tasks.read',
  'meetings.read',
  'inspections.read',
  'movement.read',
  'difficulties.read',
  'documents.read',
  'reports.read',
] as const

/** Which verbs each role has, wherever it is assigned. */
export const roles: Record<RoleId, readonly Verb[]> = {
  administrator: ['people.manage', 'duties.assign', 'units.plan', 'tokens.manage', 'log.read'],
  communeOfficer: [
    'sheet.read',
    'sheet.fill',
    'evidence.add',
    'posting.keep',
    'survey.enter',
    'villages.enter',
    'watch.read',
    ...followed,
    'plan.register',
    'funding.enter',
    'ocop.keep',
    // the commune that receives says what it received, and counts its own results
    'movement.keep',
    'tasks.report',
    'difficulties.raise',
    'documents.draft',
    'reports.compose',
    'news.read',
    'news.write',
  ],
  communeLeader: [
    'sheet.read',
    'sheet.submit',
    'posting.keep',
    'dossier.read',
    'watch.read',
    ...followed,
    'plan.register',
    'tasks.assign',
    'tasks.report',
    'difficulties.raise',
    'difficulties.handle',
    'documents.sign',
    'reports.approve',
    'news.read',
  ],
  departmentOfficer: [
    'sheet.read',
    'sheet.verify',
    'evidence.add',
    'dossier.read',
    'watch.read',
    ...followed,
    'tasks.assign',
    'tasks.report',
    'inspections.run',
    'difficulties.raise',
    'difficulties.handle',
    'funding.enter',
    'documents.draft',
    'news.read',
    'news.write',
  ],
  coordinationOffice: [
    'duties.assign',
    'sheet.read',
    'rounds.open',
    'rounds.extend',
    'survey.run',
    'survey.enter',
    'evidence.add',
    'dossier.read',
    'dossier.prepare',
    'recognition.publish',
    'watch.read',
    ...followed,
    'plan.set',
    'funding.allocate',
    'funding.enter',
    'ocop.keep',
    'tasks.assign',
    'tasks.report',
    'meetings.hold',
    'inspections.run',
    'movement.keep',
    'difficulties.raise',
    'difficulties.handle',
    'difficulties.assign',
    'documents.draft',
    'documents.template',
    'reports.compose',
    'reports.receive',
    'news.read',
    'news.write',
    'news.edit',
    'comments.moderate',
    'library.read',
    'library.keep',
    'portal.keep',
  ],
  appraiser: ['sheet.read', 'sheet.appraise', 'dossier.read', 'watch.read', ...followed, 'tasks.report'],
  councilMember: ['sheet.read', 'dossier.read', 'dossier.vote', 'ocop.read', 'tasks.read', 'meetings.read', 'ocop.score'],
  leader: [
    'sheet.read',
    'dossier.read',
    'dossier.decide',
    'slots.set',
    'release.approve',
    'watch.read',
    'log.read',
    ...followed,
    'plan.set',
    'ocop.decide',
    'tasks.assign',
    'meetings.hold',
    'documents.sign',
    'reports.approve',
    'news.read',
    'news.approve',
    'library.read',
    'library.approve',
    'portal.approve',
  ],
  nationalOffice: [
    'sheet.read',
    'dossier.read',
    'sets.publish',
    'units.plan',
    'rounds.open',
    'watch.read',
    ...followed,
    'tasks.assign',
    'meetings.hold',
    'difficulties.raise',
    'difficulties.handle',
    'difficulties.assign',
    'documents.draft',
    'documents.template',
    'reports.compose',
    'reports.receive',
    'news.read',
    'news.write',
    'news.edit',
    'comments.moderate',
    'library.read',
    'library.keep',
    'portal.keep',
  ],
  clerk: ['documents.read', 'documents.number', 'library.read', 'library.keep'],
}

/** At which level of unit a role works: a verb that is the country's alone is never held from a commune. */
export const roleLevels: Record<RoleId, readonly BodyLevel[]> = {
  administrator: ['country', 'province', 'commune'],
  communeOfficer: ['commune'],
  communeLeader: ['commune'],
  departmentOfficer: ['country', 'province', 'district', 'commune'],
  coordinationOffice: ['country', 'province'],
  appraiser: ['country', 'province'],
  councilMember: ['country', 'province', 'district'],
  leader: ['country', 'province', 'district'],
  nationalOffice: ['country'],
  clerk: ['country', 'province', 'commune'],
}

const covers = (held: Held, { unitPath, criterion }: Place) =>
  unitPath.includes(held.unitId) && (criterion === undefined || held.criteria === null || held.criteria.includes(criterion))

/** Whether the assignment that a person works under has the verb, and has it here where a place is named. */
export function may(actor: Actor, verb: Verb, at?: Place): boolean {
  const { chosen } = actor
  return chosen !== null && verbsOf(actor).includes(verb) && (at === undefined || covers(chosen, at))
}

/** What the assignment that a person works under lets them do, or what of it a token has. */
export const verbsOf = ({ chosen, mustChangePassword, token }: Actor): readonly Verb[] =>
  chosen === null || mustChangePassword ? [] : (token?.verbs ?? roles[chosen.role])

/**
 * The same as an answer. Without the verb: 403, who has it. With the verb but elsewhere: 404, because whether a thing
 * exists in another's place is not told either.
 */
export function allowed(actor: Actor, verb: Verb, at?: Place): Result<Held> {
  if (actor.chosen && may(actor, verb, at)) return done(actor.chosen)
  if (may(actor, verb)) return refused(notHere)
  return refused(actor.token ? tokenLacks(verb) : noVerb(verb))
}

export const notHere: Refusal = {
  code: 'access.notHere',
  text: 'Không tìm thấy. Có thể mục này thuộc đơn vị khác với nơi đang làm việc; đổi vai trò tại trang Tài khoản nếu có nhiều chức vụ.',
  status: 404,
}

const notSignedIn: Refusal = {
  code: 'access.signIn',
  text: 'Chưa đăng nhập, hoặc phiên làm việc đã hết. Đăng nhập lại rồi gửi lại yêu cầu.',
  status: 401,
}

const notReady: Refusal = {
  code: 'access.accountNotReady',
  text: 'Tài khoản còn việc bắt buộc phải làm trước (đổi mật khẩu tạm hoặc bật xác thực hai lớp). Mở trang Tài khoản để hoàn tất.',
  status: 403,
}

const noVerb = (verb: Verb): Refusal => ({
  code: 'access.noVerb',
  text: `Chưa có quyền ${verbNames[verb]}. Người xử lý được: ${roleIds
    .filter((role) => roles[role].includes(verb))
    .map((role) => roleNames[role].toLowerCase())
    .join(', ')}.`,
  status: 403,
})

type Limits = { secondFactor: 'nobody' | 'administrators' | 'everyone' }

/** Whether a person must first set up a second factor. */
export const lacksSecondFactor = (actor: Actor, { secondFactor }: Limits): boolean =>
  !actor.secondFactor && (secondFactor === 'everyone' || (secondFactor === 'administrators' && actor.chosen?.role === 'administrator'))

export type Entry = { enter: true } | { signIn: true } | { goTo: '/tai-khoan' } | { refusal: Refusal }

/** What a door answers a visitor before anything behind it is read. */
export function entryOf(door: Door | undefined, actor: Actor | null, limits: Limits): Entry {
  if (door === undefined) return { refusal: { code: 'access.noDoor', text: 'Không tìm thấy trang.', status: 404 } }
  if ('public' in door) return { enter: true }
  if (!actor) return { signIn: true }
  if ('signedIn' in door && !door.ready) return { enter: true }
  if (actor.mustChangePassword || lacksSecondFactor(actor, limits)) return { goTo: '/tai-khoan' }
  if ('signedIn' in door) return { enter: true }
  const answer = allowed(actor, door.verb)
  return answer.ok ? { enter: true } : { refusal: answer.refusal }
}

/** What a door of an endpoint answers: a program is not led to another page, it is told. Null lets it in. */
export function refusalOf(entry: Entry): Refusal | null {
  if ('refusal' in entry) return entry.refusal
  if ('signIn' in entry) return notSignedIn
  return 'goTo' in entry ? notReady : null
}
