import { randomUUID } from 'node:crypto'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { type Db, read, write } from '../../platform/db/database.ts'
import type { Accounts } from './auth.actions.ts'
import * as queries from './kept-form.queries.ts'
import { type KeptForm, keepable, keptForms, keptMinutes } from './kept-form.rules.ts'
import { refusals } from './text.ts'
import type { Actor } from './types.ts'

/** A form that was sent to a page (its path with the question), from an address, at a time. */
type Sent = { accounts: Accounts; headers: Headers; path: string; address: string; now: Date }

/** characters of a path that is kept with its form */
const longestPath = 2_000

/**
 * Keeps what was typed into a form whose session had ended, sealed, for the person whose session it was: its id. Null where nobody's
 * session stands behind the request, or nothing may be kept of the form.
 */
export async function keepForm({ accounts, headers, path, address, now }: Sent, form: FormData): Promise<string | null> {
  const kept = keepable(path.split('?')[0] as string, [...form])
  const token = kept && path.length <= longestPath ? await tokenOf(accounts, headers) : null
  if (!kept || token === null) return null
  const id = randomUUID()
  const bound = { since: new Date(now.getTime() - keptMinutes * 60_000), most: keptForms }
  return write(accounts.db, async (tx) => {
    const personId = await queries.whoseToken(tx, token)
    if (personId === undefined) return null
    const sealed = accounts.forms.seal(JSON.stringify(kept), `${personId} ${address} ${path}`)
    await queries.addKept(tx, { id, personId, address, path, sealed, keptAt: now }, bound)
    return id
  })
}

/** The token that the request's cookie carries, as the library writes it: «token.signature». */
async function tokenOf({ auth }: Accounts, headers: Headers): Promise<string | null> {
  const { name } = (await auth.$context).authCookies.sessionToken
  const value = headers
    .get('cookie')
    ?.split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return value?.split('.')[0] || null
}

type Own = { accounts: Accounts; actor: Actor; address: string; now: Date }

/** A form of one's own that is kept, from the address where it was sent; refuses one of somebody else, one too old, one used. */
export async function keptForm({ accounts, actor, address, now }: Own, id: string): Promise<Result<KeptForm & { path: string }>> {
  const since = new Date(now.getTime() - keptMinutes * 60_000)
  const isId = /^[0-9a-f-]{36}$/.test(id)
  const row = isId ? await read(accounts.db, (tx) => queries.keptOf(tx, { id, personId: actor.personId, address, since })) : undefined
  const text = row ? accounts.forms.open(row.sealed, `${actor.personId} ${address} ${row.path}`) : null
  if (!row || text === null) return refused(refusals.noKeptForm)
  return done({ ...(JSON.parse(text) as KeptForm), path: row.path })
}

/** The form is used, or not wanted any more. */
export const dropForm = ({ accounts, actor }: Own, id: string): Promise<void> =>
  write(accounts.db, (tx) => queries.dropKept(tx, id, actor.personId))

/** Forms that nobody came back for are forgotten. Every new one forgets those before it; this is for quiet days. */
export const dropOldForms = (db: Db, now: Date): Promise<void> =>
  write(db, (tx) => queries.dropOld(tx, new Date(now.getTime() - keptMinutes * 60_000)))
