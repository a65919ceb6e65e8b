import { randomBytes } from 'node:crypto'
import { Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { type Db, read, write } from '../../platform/db/database.ts'
import type { Edge } from '../../platform/events/context.ts'
import { countryUnit } from '../units/reads.ts'
import { assign } from './assignment.actions.ts'
import type { Accounts } from './auth.actions.ts'
import { linkHash, linkLives } from './link.rules.ts'
import { openAccount } from './open.actions.ts'
import { checkPassword } from './password.rules.ts'
import * as queries from './queries.ts'
import { refusals } from './text.ts'

/** The path of a link that makes the first administrator, or null when somebody has an account. Links made before it die. */
export async function makeFirstLink(db: Db, now: Date): Promise<string | null> {
  return write(db, async (tx) => {
    if (!(await queries.isWithoutAccounts(tx))) return null
    const token = randomBytes(32).toString('base64url')
    await queries.addFirstLink(tx, linkHash(token), now, new Date(now.getTime() + linkLives))
    return `/khoi-tao?ma=${token}`
  })
}

export const isLiveLink = (db: Db, token: string, now: Date): Promise<boolean> =>
  read(db, async (tx) => (await queries.isWithoutAccounts(tx)) && (await queries.isLiveLink(tx, linkHash(token), now)))

/** Whoever holds the link becomes administrator of the whole country; of two at once one does. */
export async function makeFirstAdministrator(
  accounts: Accounts,
  edge: Edge,
  given: { token: string; name: string; login: string; password: string },
): Promise<Result<{ login: string }>> {
  const dead = refused(refusals.deadLink)
  if (!(await isLiveLink(accounts.db, given.token, edge.now))) return dead
  const good = checkPassword(given.password, { secondFactor: false, login: given.login })
  if (!good.ok) return good
  const country = await read(accounts.db, (tx) => countryUnit({ tx }))
  if (!country) throw new Error('the country is not loaded')
  const account = { name: given.name, login: given.login, unitId: country.id, password: good.value, mustChangePassword: false }
  try {
    const opened = await openAccount(accounts, { ...edge, actor: given.name }, account, async (ctx, personId) => {
      if (!(await queries.useLink(ctx.tx, linkHash(given.token), ctx.now))) throw new Refused(refusals.deadLink)
      const post = {
        postName: 'Quản trị hệ thống',
        bodyName: 'Quản trị hệ thống',
        bodyKind: 'coordinationOffice',
        role: 'administrator',
      } as const
      const assigned = await assign(ctx, { ...post, personId, unit: country, criteria: null, from: ctx.today, until: null })
      if (!assigned.ok) throw new Refused(assigned.refusal)
    })
    return opened.ok ? done({ login: opened.value.login }) : opened
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal)
    throw error
  }
}
