import { randomBytes, randomInt } from 'node:crypto'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import type { Post } from '../../platform/mail/post.ts'
import type { Accounts } from '../people/auth.actions.ts'
import type { Actor } from '../people/types.ts'
import * as queries from './channel.queries.ts'
import { checkMailAddress, checkWishes, codeLimits } from './channel.rules.ts'
import { channelRefusals, codeLetter, notSent } from './channel.text.ts'
import type { ChannelKind } from './channel.types.ts'

/** Who arranges their own channels. */
export type Own = { accounts: Accounts; actor: Actor; edge: Edge; post: Post }

/** What was ticked on the form. */
type Ticked = { topics: readonly string[]; rhythm: string }

const chain = ({ personId }: Actor) => `person:${personId}`
const hashOf = ({ personId }: Actor, address: string, code: string) => sha256(`${personId} ${address} ${code}`)
const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000)

/** Sends a code to an address. Refused without a mail server, for what is no address, and when too many were sent. */
export async function sendCode({ accounts, actor, edge, post }: Own, text: string): Promise<Result<{ address: string }>> {
  const { mail } = post
  if (!mail) return refused(channelRefusals.noMail)
  const good = checkMailAddress(text)
  if (!good.ok) return good
  const [address, code] = [good.value, String(randomInt(1_000_000)).padStart(6, '0')]
  const kept = await writeAs(accounts.db, edge, async (ctx): Promise<Result<object>> => {
    await queries.holdPerson(ctx.tx, actor.personId)
    const [last, ...before] = await queries.codesSince(ctx.tx, actor.personId, minutesBefore(ctx.now, 24 * 60))
    if (last && ctx.now.getTime() - last.getTime() < codeLimits.seconds * 1000) return refused(channelRefusals.tooSoon)
    if (last && before.length + 1 >= codeLimits.aDay) return refused(channelRefusals.tooMany)
    await queries.addCode(ctx.tx, { personId: actor.personId, address, hash: hashOf(actor, address, code), now: ctx.now })
    // the log is kept for ever, so it names no address
    await ctx.enter({ chain: chain(actor), kind: 'desk.codeSent', payload: { personId: actor.personId } })
    return done({})
  })
  if (!kept.ok) return kept
  const sent = await mail.send({
    id: `code-${sha256(`${code} ${edge.now.getTime()}`).slice(0, 24)}`,
    to: address,
    ...codeLetter(code, codeLimits.minutes),
  })
  return sent.ok ? done({ address }) : refused(notSent(sent.said))
}

/** The code that came by mail: notices go to its address from now on. A wrong try is counted, whatever else happens. */
export async function confirmAddress({ accounts, actor, edge }: Own, code: string, ticked: Ticked): Promise<Result<object>> {
  const wishes = checkWishes(ticked)
  if (!wishes.ok) return wishes
  return writeAs(accounts.db, edge, async (ctx): Promise<Result<object>> => {
    await queries.holdPerson(ctx.tx, actor.personId)
    const last = await queries.lastCode(ctx.tx, actor.personId, minutesBefore(ctx.now, codeLimits.minutes))
    if (!last || last.tries >= codeLimits.tries) return refused(channelRefusals.noCode)
    if (hashOf(actor, last.address, code.replaceAll(/\s/g, '')) !== last.hash) {
      await queries.countTry(ctx.tx, last.id)
      return refused(channelRefusals.wrongCode)
    }
    await queries.closeCode(ctx.tx, last.id, ctx.now)
    const row = { ...wishes.value, personId: actor.personId, kind: 'mail', address: last.address, sealedSecret: null } as const
    await opened(ctx, actor, await queries.putChannel(ctx.tx, row, ctx.now), row.kind)
    return done({})
  })
}

/** Notices are posted to this receiver from now on. The secret that signs them is given once; only the sealed one is kept. */
export async function openWebhook({ accounts, actor, edge, post }: Own, url: string, ticked: Ticked): Promise<Result<{ secret: string }>> {
  const wishes = checkWishes(ticked)
  if (!wishes.ok) return wishes
  const address = url.trim()
  if (!post.mayCall(address)) return refused(channelRefusals.badUrl)
  const secret = `ntm_${randomBytes(32).toString('base64url')}`
  const sealedSecret = accounts.forms.seal(secret, boundTo(actor.personId))
  await writeAs(accounts.db, edge, async (ctx) => {
    await queries.holdPerson(ctx.tx, actor.personId)
    const row = { ...wishes.value, personId: actor.personId, kind: 'webhook', address, sealedSecret } as const
    await opened(ctx, actor, await queries.putChannel(ctx.tx, row, ctx.now), row.kind)
  })
  return done({ secret })
}

/** What a webhook's secret is bound to while it is sealed. */
export const boundTo = (personId: number): string => `webhook of ${personId}`

const opened = (ctx: WriteCtx, actor: Actor, channelId: number, kind: ChannelKind) =>
  ctx.enter({ chain: chain(actor), kind: 'desk.channelOpened', payload: { personId: actor.personId, channelId, kind } })

/** Carries other things, or at another rhythm, from the next notice on. */
export async function changeWishes({ accounts, actor, edge }: Own, channelId: number, ticked: Ticked): Promise<Result<object>> {
  const wishes = checkWishes(ticked)
  if (!wishes.ok) return wishes
  return writeAs(accounts.db, edge, async (ctx): Promise<Result<object>> => {
    if (!(await queries.setWishes(ctx.tx, actor.personId, channelId, wishes.value))) return refused(channelRefusals.unknown)
    await ctx.enter({ chain: chain(actor), kind: 'desk.channelChanged', payload: { personId: actor.personId, channelId, ...wishes.value } })
    return done({})
  })
}

/** Nothing leaves by this channel any more, not even what waits. */
export const endChannel = ({ accounts, actor, edge }: Own, channelId: number): Promise<Result<object>> =>
  writeAs(accounts.db, edge, async (ctx): Promise<Result<object>> => {
    const kind = await queries.endChannel(ctx.tx, actor.personId, channelId, ctx.now)
    if (!kind) return refused(channelRefusals.unknown)
    await ctx.enter({ chain: chain(actor), kind: 'desk.channelEnded', payload: { personId: actor.personId, channelId, kind } })
    return done({})
  })
