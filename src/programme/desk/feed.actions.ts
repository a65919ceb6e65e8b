import { randomBytes } from 'node:crypto'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { writeAs } from '../../platform/events/context.ts'
import type { Own } from './channel.actions.ts'
import { holdPerson } from './channel.queries.ts'
import { channelRefusals } from './channel.text.ts'
import * as queries from './feed.queries.ts'

/** A secret address of the person's calendar, shown once; the one before opens nothing any more. Only its hash is kept. */
export async function makeFeed({ accounts, actor, edge, post }: Own): Promise<Result<{ url: string }>> {
  const token = randomBytes(32).toString('base64url')
  await writeAs(accounts.db, edge, async (ctx) => {
    await holdPerson(ctx.tx, actor.personId)
    await queries.endFeed(ctx.tx, actor.personId, ctx.now)
    await queries.addFeed(ctx.tx, actor.personId, sha256(token), ctx.now)
    await ctx.enter({ chain: `person:${actor.personId}`, kind: 'desk.feedMade', payload: { personId: actor.personId } })
  })
  return done({ url: `${post.address}/lich/${token}.ics` })
}

/** The address opens nothing from now on. */
export const endFeed = ({ accounts, actor, edge }: Own): Promise<Result<object>> =>
  writeAs(accounts.db, edge, async (ctx): Promise<Result<object>> => {
    if (!(await queries.endFeed(ctx.tx, actor.personId, ctx.now))) return refused(channelRefusals.unknown)
    await ctx.enter({ chain: `person:${actor.personId}`, kind: 'desk.feedEnded', payload: { personId: actor.personId } })
    return done({})
  })
