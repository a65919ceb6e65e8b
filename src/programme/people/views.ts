import { formatDate } from '../../platform/text/date.ts'
import type { DelegationOf } from './delegation.types.ts'
import type { Answering } from './duty.types.ts'
import type { AssignmentOf, Idle, Person, PersonRead } from './person.types.ts'
import { roleNames } from './text.ts'
import type { Actor, Held } from './types.ts'

/** An instant as people in Việt Nam read it: «14:05 ngày 14/6/2026». */
export function instant(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)} ngày ${Number(local.slice(8, 10))}/${Number(local.slice(5, 7))}/${local.slice(0, 4)}`
}

const heldText = (held: Held) =>
  `${held.postName}, ${held.bodyName}: ${roleNames[held.role]} tại ${held.unitName}${held.delegatedBy ? ` (${standsIn(held)})` : ''}`

/** «làm thay đồng chí Nông Thị Hoa, đến 30/6/2026» */
const standsIn = ({ delegatedBy, delegatedUntil }: Held) =>
  `làm thay đồng chí ${delegatedBy}${delegatedUntil ? `, đến ${formatDate(delegatedUntil)}` : ''}`

/** What the frame of every signed-in page shows of the person. */
export const officeView = ({ name, held, chosen }: Actor) => ({
  name,
  role: chosen ? `${roleNames[chosen.role]}, ${chosen.unitName}` : null,
  standsIn: chosen?.delegatedBy ? standsIn(chosen) : null,
  posts: held.map((one) => ({ assignmentId: one.assignmentId, text: heldText(one), chosen: one === chosen })),
})
export type OfficeView = ReturnType<typeof officeView>

/** What a person's own pages show of the person. */
export const personView = (actor: Actor) => ({
  name: actor.name,
  login: actor.login,
  secondFactor: actor.secondFactor,
  held: actor.held.map((held) => ({
    assignmentId: held.assignmentId,
    text: heldText(held),
    chosen: held.assignmentId === actor.chosen?.assignmentId,
    isOwn: held.delegatedBy === null,
  })),
})

/** «Cơ quan được phân công: xa-2026/17 (92 xã), xa-2026/18 (1 xã)»; null where the body is charged with nothing. */
export const answeringText = (answering: Answering[]): string | null =>
  answering.length === 0
    ? null
    : `Cơ quan được phân công phụ trách: ${answering.map(({ criterion, unitIds }) => `${criterion ?? 'mọi tiêu chí'} (${unitIds.length} xã)`).join(', ')}.`

/** A delegation as the person sees it who gave it or got it. */
export const delegationView = (one: DelegationOf, personId: number) => ({
  id: one.id,
  who: one.holderId === personId ? `${one.toName} làm thay` : `Làm thay đồng chí ${one.holderName}`,
  post: `${one.postName}, ${one.bodyName}`,
  days: `từ ${formatDate(one.from)} đến hết ${formatDate(one.until)}`,
  reason: one.reason,
  canEnd: one.holderId === personId,
})

const stateNames = { before: 'chưa đến ngày', now: 'đang giữ', over: 'đã thôi' } as const

/** «Nông Thị Hoa: không dùng từ 09:15 ngày 3/10/2026, tự ngừng sau 3 ngày» */
export function idleView({ name, usedAt }: Idle, idleDays: number, now: Date): string {
  const left = idleDays - Math.floor((now.getTime() - usedAt.getTime()) / 86_400_000)
  return `${name}: không dùng từ ${instant(usedAt)}, ${left > 0 ? `tự ngừng sau ${left} ngày` : 'tự ngừng trong ngày'}`
}

/** «Hoàng Văn Long, Quản trị tỉnh, lúc 09:15 ngày 3/10/2026, từ 10.0.0.5» */
export const readText = ({ by, post, address, at }: PersonRead): string =>
  `${by}${post ? `, ${post}` : ''}, lúc ${instant(at)}${address ? `, từ ${address}` : ''}`

/** What administrators see of a person: nothing of passwords, keys or sessions. */
export const managedView = (person: Person) => ({
  id: person.id,
  name: person.name,
  login: person.login,
  unitName: person.unitName,
  secondFactor: person.secondFactor,
  demonstration: person.demonstration,
  disabledBecause: person.disabledBecause,
  usedAt: person.usedAt ? instant(person.usedAt) : null,
  assignments: person.assignments.map(assignmentView),
})

const assignmentView = (one: AssignmentOf) => ({
  id: one.id,
  text: `${one.postName}, ${one.bodyName}: ${roleNames[one.role]} tại ${one.unitName}`,
  criteria: one.criteria,
  days: `từ ${formatDate(one.from)}${one.until ? ` đến hết ${formatDate(one.until)}` : ''}`,
  state: stateNames[one.state],
  over: one.state === 'over',
})
