import { refuse } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { ReadCtx, WriteCtx } from '../../platform/events/context.ts'
import { tell } from '../desk/actions.ts'
import { allowed, may, notHere } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { chainOf } from '../units/chain.rules.ts'
import * as queries from './entry.queries.ts'
import { refusals } from './refusals.text.ts'
import type { Entry, State, StepKind } from './types.ts'

const verbs = ['news.read', 'portal.keep', 'portal.approve'] as const satisfies readonly Verb[]

/** Which verbs of questions somebody has at a place; who reads what is in hand of the news reads questions too. */
export async function verbsAt(ctx: ReadCtx, actor: Actor, unitId: number): Promise<Verb[]> {
  const place = await placeOf(ctx, unitId)
  return verbs.filter((verb) => may(actor, verb, place))
}

/** The question with what somebody may do there, held until the end of the transaction; elsewhere it is not found. `seen`: its steps when it was read. */
export async function heldEntry(ctx: WriteCtx, actor: Actor, id: number, seen: number): Promise<{ entry: Entry; has: Verb[] }> {
  await queries.holdEntry(ctx.tx, id)
  const entry = await queries.entryById(ctx.tx, id, ctx.today)
  const has = entry ? await verbsAt(ctx, actor, entry.unitId) : []
  if (!entry || !has.includes('news.read')) {
    orThrow(allowed(actor, 'news.read'))
    return refuse(entry ? notHere : refusals.unknown)
  }
  if (entry.steps !== seen) refuse(refusals.changed)
  return { entry, has }
}

type Done = { kind: StepKind; state: State; version: number; reason?: string | null; live?: boolean; facts?: Record<string, unknown> }

/** Writes the step down and enters it in the log of the unit. */
export async function enterStep(ctx: WriteCtx, actor: Actor, entry: Pick<Entry, 'unitId' | 'id'>, done: Done): Promise<void> {
  const { kind, state, version, reason = null, live = false, facts = {} } = done
  const who = { by: ctx.actor, personId: actor.personId, at: ctx.now }
  await queries.addStep(ctx.tx, entry, { kind, state, version, reason, on: ctx.today, live }, who)
  const payload = { questionId: entry.id, version, state, ...(reason ? { reason } : {}), ...facts }
  await ctx.enter({ chain: chainOf(entry), kind: `questions.${kind}`, payload })
}

const hrefOf = (id: number) => `/bien-tap/hoi-dap/${id}`

/** Tells those who approve at the place that a question waits for them. */
export const tellApprovers = async (ctx: WriteCtx, { id, unitId, steps }: Entry, question: string): Promise<void> => {
  const to = { unitId, verb: 'portal.approve' as const }
  await tell(ctx, [{ to, key: `questions:${id}:approve:${steps}`, title: `Câu hỏi đáp chờ duyệt: ${question}`, href: hrefOf(id) }])
}

/** Tells whoever began the question. */
export const tellAuthor = async (ctx: WriteCtx, { id, unitId, authorId, steps }: Entry, title: string): Promise<void> => {
  await tell(ctx, [{ to: { unitId, personId: authorId }, key: `questions:${id}:author:${steps}`, title, href: hrefOf(id) }])
}
