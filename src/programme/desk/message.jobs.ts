import { dayOf, type LocalDate } from '../../platform/base/local-date.ts'
import { type Db, write } from '../../platform/db/database.ts'
import type { Post } from '../../platform/mail/post.ts'
import type { Sent } from '../../platform/mail/sent.ts'
import type { Accounts } from '../people/auth.actions.ts'
import { roleVerbs } from './audience.rules.ts'
import { boundTo } from './channel.actions.ts'
import { morningAfter, retryAt, topicOfWord } from './channel.rules.ts'
import type { Outgoing } from './channel.types.ts'
import * as queries from './message.queries.ts'
import { bodyOf, idOf, letterOf } from './message.views.ts'

type Sending = { post: Post; forms: Accounts['forms']; clock: () => Date; signal?: AbortSignal }

const hours = 3_600_000
/** a notice that found no message for so long finds none any more: no server ran, or its reader had another post then */
const lookedAt = 72 * hours
/** messages that are taken at a time, sent so many side by side; a server that dies with them leaves them to the next after the minutes */
const [most, abreast, leaseMinutes] = [40, 4, 10]
const keptDays = 90

/** Makes messages of new notices for whoever wishes to hear of them. How many notices found one. */
export const plan = (db: Db, { today, now }: { today: LocalDate; now: Date }): Promise<number> =>
  write(db, (tx) =>
    queries.planMessages(tx, {
      ...{ now, today, since: new Date(now.getTime() - lookedAt), morning: morningAfter(now), roleVerbs, words: topicOfWord },
    }),
  )

/**
 * Sends what is due. Each message is taken before it leaves and noted when the other side said yes, both committed by themselves: what was
 * acknowledged is not sent again, also by another server. One that dies between the yes and the note sends once more, with the same id.
 */
export async function send(db: Db, sending: Sending): Promise<{ sent: number; failed: number }> {
  const { post, clock, signal } = sending
  const said = { sent: 0, failed: 0 }
  while (!signal?.aborted) {
    const now = clock()
    const ids = await write(db, (tx) => queries.takeMessages(tx, now, new Date(now.getTime() + leaseMinutes * 60_000), most))
    if (ids.length === 0) break
    const waiting = await write(db, (tx) => queries.outgoing(tx, ids))
    const work = async () => {
      for (let one = waiting.shift(); one; one = signal?.aborted ? undefined : waiting.shift())
        said[(await sendOne(db, one, sending)) ? 'sent' : 'failed']++
    }
    await Promise.all(Array.from({ length: abreast }, work))
    // the server stops: what it took and did not begin is another one's
    if (waiting.length > 0)
      await write(db, (tx) =>
        queries.giveBack(
          tx,
          waiting.map(({ id }) => id),
        ),
      )
  }
  if (said.sent + said.failed > 0) post.mail?.rest()
  return said
}

async function sendOne(db: Db, one: Outgoing, { post, forms, clock }: Sending): Promise<boolean> {
  const result = await leave(one, post, forms, clock())
  const now = clock()
  if (result.ok) await write(db, (tx) => queries.noteSent(tx, one.id, now))
  else await write(db, (tx) => queries.noteFailed(tx, one.id, result.said, result.final ? null : retryAt(one.attempts, now), now))
  return result.ok
}

async function leave(one: Outgoing, post: Post, forms: Accounts['forms'], at: Date): Promise<Sent> {
  const refuse = (said: string, final: boolean): Sent => ({ ok: false, final, said })
  if (one.over || one.notices.length === 0) return refuse('kênh đã bỏ', true)
  if (one.kind === 'mail') {
    if (!post.mail) return refuse('máy chủ chưa cấu hình thư điện tử', false)
    return post.mail.send({ id: idOf(one), to: one.address, ...letterOf(one, post.address) })
  }
  const secret = one.sealedSecret && forms.open(one.sealedSecret, boundTo(one.personId))
  // the secret of the installation was changed
  if (!secret) return refuse('khóa ký không mở được, lập lại kênh', true)
  return post.call({ url: one.address, secret, id: idOf(one), body: bodyOf(one, post.address), at })
}

/** What comes every few minutes: plans, then sends. What was done, in words; nothing where nothing waited. */
export async function deliver(db: Db, sending: Sending, today: LocalDate = dayOf(sending.clock())): Promise<string> {
  const planned = await plan(db, { today, now: sending.clock() })
  const { sent, failed } = await send(db, sending)
  return planned + sent + failed === 0 ? '' : `${planned} notices planned, ${sent} messages sent, ${failed} failed`
}

/** Messages of long ago say nothing any more. How many were forgotten. */
export const forgetMessages = (db: Db, now: Date): Promise<number> =>
  write(db, (tx) => queries.forgetOld(tx, new Date(now.getTime() - keptDays * 24 * hours), new Date(now.getTime() - 24 * hours)))
