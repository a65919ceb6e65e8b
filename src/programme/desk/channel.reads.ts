import { createContext } from 'react-router'
import { read } from '../../platform/db/database.ts'
import type { Post } from '../../platform/mail/post.ts'
import type { Accounts } from '../people/auth.actions.ts'
import type { Actor } from '../people/types.ts'
import * as queries from './channel.queries.ts'
import { codeLimits } from './channel.rules.ts'
import type { Channel } from './channel.types.ts'
import { feedSince } from './feed.queries.ts'

/** The ways out of the house; the server hands them over. */
export const postContext = createContext<Post>()

/** days for which a person sees what could not be sent */
const shownDays = 30

/** The person's channels, since when a calendar has an address, and the address to which a code was sent that is waited for. Asked as the house: officers' work does not reach addresses. */
export const channelsOf = (
  { db }: Pick<Accounts, 'db'>,
  { personId }: Actor,
  now: Date,
): Promise<{ channels: Channel[]; waitingFor: string | null; feedSince: Date | null }> => {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  return read(db, async (tx) => ({
    channels: await queries.channelsOf(tx, personId, ago(shownDays * 24 * 60)),
    waitingFor: await queries.addressWaiting(tx, personId, ago(codeLimits.minutes), codeLimits.tries),
    feedSince: await feedSince(tx, personId),
  }))
}
