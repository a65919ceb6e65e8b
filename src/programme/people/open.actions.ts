import { randomBytes } from 'node:crypto'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import type { Accounts } from './auth.actions.ts'
import { temporaryPassword } from './password.rules.ts'
import { keepPassword } from './past-password.queries.ts'
import * as queries from './queries.ts'
import { refusals } from './text.ts'

export type NewAccount = {
  name: string
  /** an e-mail address */
  login: string
  unitId: number
  password: string
  mustChangePassword: boolean
  demonstration?: boolean
  /** who the provider says it is, for whoever signs in there */
  provider?: { id: string; subject: string }
}

const address = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/

/** A password that the person must replace. */
export const newTemporaryPassword = (): string => temporaryPassword(randomBytes(16))

/**
 * A person with an account, and in the same transaction what `also` does with the person's id.
 * The library's account is made first, by its own connection, and taken away again when the rest fails: an account without a person opens nothing.
 */
export async function openAccount(
  accounts: Accounts,
  edge: Edge,
  given: NewAccount,
  also: (ctx: WriteCtx, personId: number) => Promise<void> = async () => undefined,
): Promise<Result<{ personId: number; login: string }>> {
  const [name, login] = [tidy(given.name), given.login.trim().toLowerCase()]
  if (name === '') return refused(refusals.noName)
  if (!address.test(login)) return refused(refusals.badLogin)
  const { internalAdapter, password } = await accounts.auth.$context
  if (await internalAdapter.findUserByEmail(login)) return refused(refusals.loginTaken(login))
  const user = await internalAdapter.createUser({ email: login, name, emailVerified: true }, { method: 'email-password' })
  if (!user) throw new Error('the account was not created')
  try {
    const hash = await password.hash(given.password)
    await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash })
    if (given.provider)
      await internalAdapter.linkAccount({ userId: user.id, providerId: given.provider.id, accountId: given.provider.subject })
    const personId = await writeAs(accounts.db, edge, async (ctx) => {
      const { unitId, mustChangePassword, demonstration = false } = given
      const person = { name, folded: fold(name), unitId, accountId: user.id, mustChangePassword, demonstration, now: ctx.now }
      const id = await queries.addPerson(ctx.tx, person)
      await keepPassword(ctx.tx, id, ctx.now, accounts.settings.passwordHistory)
      await ctx.enter({ chain: `person:${id}`, kind: 'people.accountOpened', payload: { personId: id, unitId, demonstration } })
      await also(ctx, id)
      return id
    })
    return done({ personId, login })
  } catch (error) {
    await internalAdapter.deleteUser(user.id)
    throw error
  }
}
