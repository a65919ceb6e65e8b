import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { done, orThrow, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { assign } from './assignment.actions.ts'
import { type Managing, ownPerson, ownUnit, writing } from './managing.actions.ts'
import { newTemporaryPassword, openAccount } from './open.actions.ts'
import { keepPassword } from './past-password.queries.ts'
import * as queries from './queries.ts'
import { refusals } from './text.ts'
import { type BodyKind, bodyKinds, type RoleId, roleIds } from './types.ts'
import { markUse } from './use.queries.ts'

export type NewPersonForm = { name: string; login: string; unitCode: string; subject: string }

/** A new account with a password to hand over; the person must replace it. */
export async function addPerson(
  managing: Managing,
  form: NewPersonForm,
): Promise<Result<{ personId: number; login: string; password: string }>> {
  const found = await writing(managing, (ctx) => ownUnit(ctx, managing.actor, form.unitCode))
  if (!found.ok) return found
  const password = newTemporaryPassword()
  const { provider } = managing.accounts.settings
  const subject = form.subject.trim()
  const opened = await openAccount(managing.accounts, managing.edge, {
    name: form.name,
    login: form.login,
    unitId: found.value.id,
    password,
    mustChangePassword: true,
    ...(provider && subject !== '' ? { provider: { id: provider.id, subject } } : {}),
  })
  return opened.ok ? done({ ...opened.value, password }) : opened
}

export type AssignmentForm = {
  postName: string
  bodyName: string
  bodyKind: string
  role: string
  unitCode: string
  criteria: string
  from: LocalDate | null
  until: LocalDate | null
  /** a day was written that is none */
  badDate: boolean
}

/** A post for a person, in a role, at a place that the actor manages. */
export const assignPost = (managing: Managing, personId: number, form: AssignmentForm): Promise<Result<{ assignmentId: number }>> =>
  writing(managing, async (ctx) => {
    const person = await ownPerson(ctx, managing.actor, personId)
    if (form.badDate || form.from === null) throw new Refused(refusals.badDates)
    const role = roleIds.find((one): one is RoleId => one === form.role)
    const bodyKind = bodyKinds.find((one): one is BodyKind => one === form.bodyKind)
    if (!role || !bodyKind) throw new Refused(refusals.badRole)
    const unit = await ownUnit(ctx, managing.actor, form.unitCode)
    const listed = form.criteria.split(/[\s,;]+/).filter((one) => one !== '')
    const criteria = listed.length > 0 ? listed : null
    const { postName, bodyName, from, until } = form
    return orThrow(await assign(ctx, { personId: person.id, postName, bodyName, bodyKind, role, unit, criteria, from, until }))
  })

/** Ends a post of a person from today. */
export const endPost = (managing: Managing, personId: number, assignmentId: number): Promise<Result<object>> =>
  writing(managing, async (ctx) => {
    const person = await ownPerson(ctx, managing.actor, personId)
    if (!(await queries.endAssignment(ctx.tx, person.id, assignmentId, ctx.today))) throw new Refused(refusals.notHeld)
    await ctx.enter({ chain: `person:${person.id}`, kind: 'people.assignmentEnded', payload: { assignmentId, personId: person.id } })
    return {}
  })

/** The account opens nothing any more, and every session of it ends. */
export async function disable(managing: Managing, personId: number, reason: string): Promise<Result<object>> {
  const because = tidy(reason)
  if (because === '') return refused(refusals.noReason)
  if (personId === managing.actor.personId) return refused(refusals.ownEnd)
  const gone = await writing(managing, async (ctx) => {
    const person = await ownPerson(ctx, managing.actor, personId)
    if (!(await queries.disablePerson(ctx.tx, person.id, because, ctx.now))) throw new Refused(refusals.alreadyOff)
    await ctx.enter({ chain: `person:${person.id}`, kind: 'people.disabled', payload: { personId: person.id, because } })
    return person
  })
  if (!gone.ok) return gone
  if (gone.value.accountId !== null) await (await managing.accounts.auth.$context).internalAdapter.deleteUserSessions(gone.value.accountId)
  return done({})
}

/** Opens the account again, with a new password to hand over: whoever was away long has forgotten the old one. */
export async function reopen(managing: Managing, personId: number): Promise<Result<{ login: string; password: string }>> {
  if (personId === managing.actor.personId) return refused(refusals.ownEnd)
  const password = newTemporaryPassword()
  const found = await writing(managing, (ctx) => ownPerson(ctx, managing.actor, personId))
  if (!found.ok) return found
  const { accountId, login } = found.value
  if (accountId === null || login === null) return refused(refusals.noPerson)
  const { internalAdapter, password: library } = await managing.accounts.auth.$context
  await internalAdapter.updatePassword(accountId, await library.hash(password))
  await internalAdapter.deleteUserSessions(accountId)
  const opened = await writing(managing, async (ctx) => {
    await queries.enablePerson(ctx.tx, personId)
    await queries.setMustChangePassword(ctx.tx, personId, true)
    await keepPassword(ctx.tx, personId, ctx.now, managing.accounts.settings.passwordHistory)
    // whoever was away long begins to count anew
    await markUse(ctx.tx, accountId, ctx.now)
    await ctx.enter({ chain: `person:${personId}`, kind: 'people.reopened', payload: { personId } })
  })
  return opened.ok ? done({ login, password }) : opened
}
