import type { LocalDate } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import type { Accounts } from '../people/auth.actions.ts'
import { actorFor } from '../people/reads.ts'
import type { Gather } from '../people/work.reads.ts'
import * as queries from './feed.queries.ts'
import { calendarOf } from './ical.views.ts'
import { workOf } from './work.reads.ts'

type Asked = { db: Accounts['db']; today: LocalDate; gathers: readonly Gather[]; address: string }

/** The calendar at a secret address (`<token>.ics`) with what waits for its person today; undefined where nothing stands there. */
export async function calendarAt({ db, today, gathers, address }: Asked, file: string): Promise<string | undefined> {
  const token = /^([\w-]{43})\.ics$/.exec(file)?.[1]
  if (token === undefined) return undefined
  const actor = await read(db, async (tx) => {
    const personId = await queries.personOfFeed(tx, sha256(token))
    return personId === undefined ? undefined : actorFor({ tx, today }, personId)
  })
  return actor && calendarOf(await workOf({ db, today }, actor, gathers), { today, address })
}
