import type { Refusal } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { read } from '../../platform/db/database.ts'
import { type Edge, writeAs } from '../../platform/events/context.ts'
import * as actorQueries from './actor.queries.ts'
import { checkPassword } from './password.rules.ts'
import { keepPassword, lastPasswords } from './past-password.queries.ts'
import { setMustChangePassword } from './queries.ts'
import { ask, type Caller } from './sign-in.actions.ts'
import { refusals } from './text.ts'
import type { Actor } from './types.ts'

type Own = Caller & { actor: Actor }
type WithCookies<T> = Result<T & { cookies: string[] }>

const chain = (actor: Actor) => `person:${actor.personId}`

/** A new password of one's own; all other sessions of the account end. */
export async function changePassword(own: Own, edge: Edge, given: { current: string; next: string }): Promise<WithCookies<object>> {
  const good = checkPassword(given.next, own.actor)
  if (!good.ok) return good
  if (given.next.normalize('NFC') === given.current.normalize('NFC')) return refused(refusals.samePassword)
  if (await isUsedBefore(own, good.value)) return refused(refusals.reusedPassword(own.accounts.settings.passwordHistory))
  const said = await ask(own, '/change-password', { currentPassword: given.current, newPassword: good.value, revokeOtherSessions: true })
  if (!said.ok) return refused(refusalOf(said, refusals.wrongPassword))
  await writeAs(own.accounts.db, edge, async (ctx) => {
    await setMustChangePassword(ctx.tx, own.actor.personId, false)
    await keepPassword(ctx.tx, own.actor.personId, ctx.now, own.accounts.settings.passwordHistory)
    await ctx.enter({ chain: chain(own.actor), kind: 'people.passwordChanged', payload: { personId: own.actor.personId } })
  })
  own.accounts.visits.forget(own.actor.personId)
  return done({ cookies: said.cookies })
}

/** Whether it is one of the person's last passwords. */
async function isUsedBefore({ accounts, actor }: Own, password: string): Promise<boolean> {
  const hashes = await read(accounts.db, (tx) => lastPasswords(tx, actor.personId, accounts.settings.passwordHistory))
  const { password: library } = await accounts.auth.$context
  for (const hash of hashes) if (await library.verify({ hash, password })) return true
  return false
}

export type SecondFactor = { uri: string; key: string; recoveryCodes: string[] }

/** Begins a second factor: the key for the app, and the codes for the day when the phone is lost. Shown once. */
export async function beginSecondFactor(own: Own, password: string): Promise<WithCookies<SecondFactor>> {
  const said = await ask(own, '/two-factor/enable', { password })
  if (!said.ok) return refused(refusalOf(said, refusals.wrongPassword))
  const uri = String(said.body.totpURI)
  const key = new URL(uri).searchParams.get('secret') ?? ''
  return done({ uri, key, recoveryCodes: (said.body.backupCodes ?? []) as string[], cookies: said.cookies })
}

/** The first code of the app puts the second factor in force. */
export async function confirmSecondFactor(own: Own, edge: Edge, code: string): Promise<WithCookies<object>> {
  const said = await ask(own, '/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') })
  if (!said.ok) return refused(refusalOf(said, refusals.wrongCode))
  await writeAs(own.accounts.db, edge, (ctx) =>
    ctx.enter({ chain: chain(own.actor), kind: 'people.secondFactorOn', payload: { personId: own.actor.personId } }),
  )
  own.accounts.visits.forget(own.actor.personId)
  return done({ cookies: said.cookies })
}

function refusalOf(said: { status: number; body: Record<string, unknown> }, otherwise: Refusal): Refusal {
  if (said.status === 429) return refusals.tooMany
  if (said.status >= 500) throw new Error(`accounts answered ${said.status} ${String(said.body.code ?? '')}`)
  return otherwise
}

/** Ends one of the person's own sessions; one of somebody else's is not found. */
export async function endSession(own: Own, edge: Edge, sessionId: string): Promise<Result<object>> {
  const sessions = await read(own.accounts.db, (tx) => actorQueries.sessionsOf(tx, own.actor.accountId, edge.now, new Date(0)))
  const session = sessions.find(({ id }) => id === sessionId)
  if (!session) return refused(refusals.noSession)
  const { internalAdapter } = await own.accounts.auth.$context
  await internalAdapter.deleteSession(session.token)
  own.accounts.visits.forget(own.actor.personId)
  await writeAs(own.accounts.db, edge, (ctx) =>
    ctx.enter({ chain: chain(own.actor), kind: 'people.sessionEnded', payload: { personId: own.actor.personId } }),
  )
  return done({})
}

/** The session works under another of the person's assignments from now on. */
export async function chooseRole(own: Own, edge: Edge, assignmentId: number): Promise<Result<object>> {
  const held = own.actor.held.find((one) => one.assignmentId === assignmentId)
  if (!held) return refused(refusals.notHeld)
  await writeAs(own.accounts.db, edge, async (ctx) => {
    await actorQueries.choose(ctx.tx, own.actor.sessionId, assignmentId)
    await ctx.enter({ chain: chain(own.actor), kind: 'people.roleChosen', payload: { assignmentId, role: held.role, unitId: held.unitId } })
  })
  own.accounts.visits.forget(own.actor.personId)
  return done({})
}
