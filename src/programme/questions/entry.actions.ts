import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { criteriaChoices } from '../criteria/choice.reads.ts'
import { publishedAnswer } from '../difficulties/reads.ts'
import { allowed } from '../people/access.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { enterStep, heldEntry, tellApprovers, tellAuthor } from './acting.actions.ts'
import * as queries from './entry.queries.ts'
import { type Given, readReason, readText } from './entry.rules.ts'
import { actsFor, approverFault, mayWrite, procedure, stateWritten } from './procedures.ts'
import { endPublication, publish } from './public.queries.ts'
import { refusals } from './refusals.text.ts'
import type { Act, Entry, Text, Version } from './types.ts'

const known = async (ctx: WriteCtx) => (await criteriaChoices(ctx)).map(({ value }) => value)

async function addText(ctx: WriteCtx, actor: Actor, entry: Entry, text: Text): Promise<void> {
  const version = await queries.addVersion(ctx.tx, entry, text, { by: ctx.actor, personId: actor.personId, at: ctx.now })
  const facts = { hash: sha256(canonical(text)) }
  await enterStep(ctx, actor, entry, { kind: 'written', state: stateWritten(entry.state), version, facts })
}

const newestOf = async (ctx: WriteCtx, entry: Entry): Promise<Version> =>
  (await queries.versionsOf(ctx.tx, entry))[0] ?? refuse(refusals.unknown)

/** Begins a question in the unit in which somebody works; `answerId`: the answer to a resident from which it was taken over, 0 for none. */
export const begin = (acting: Acting, given: Given, answerId: number): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'portal.keep'))
    const text = orThrow(readText(given, await known(ctx)))
    if (answerId !== 0 && !(await publishedAnswer(ctx, answerId))) return refuse(refusals.unknownAnswer)
    const who = { by: ctx.actor, personId: acting.actor.personId, at: ctx.now }
    const id = await queries.addEntry(ctx.tx, unitId, answerId || null, who)
    await addText(ctx, acting.actor, (await queries.entryById(ctx.tx, id, ctx.today)) ?? refuse(refusals.unknown), text)
    return { id }
  })

/** Writes question and answer anew, as a later version; what is public stays until this one is approved. */
export const rewrite = (acting: Acting, id: number, seen: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { entry, has } = await heldEntry(ctx, acting.actor, id, seen)
    if (!mayWrite(entry, has)) return refuse(refusals.notWritable(entry.state))
    const before = await newestOf(ctx, entry)
    await addText(ctx, acting.actor, entry, orThrow(readText(given, [...(await known(ctx)), ...before.criteria])))
    return {}
  })

/** Approves the newest version for everybody, in the name of this person. */
async function approve(ctx: WriteCtx, actor: Actor, entry: Entry): Promise<void> {
  const { number, personId, writtenBy: _by, writtenAt: _at, ...text } = await newestOf(ctx, entry)
  const fault = approverFault({ author: entry.authorId, writer: personId, approver: actor.personId })
  if (fault) refuse(fault)
  await publish(ctx.tx, entry, number, text, { by: ctx.actor, on: ctx.today })
  const facts = { hash: sha256(canonical(text)), approver: actor.personId }
  await enterStep(ctx, actor, entry, { kind: 'approved', state: 'approved', version: number, live: true, facts })
  await tellAuthor(ctx, entry, `Câu hỏi đáp đã được duyệt công khai: ${text.question}`)
}

/** Everything that is done with a question but writing: submitted, returned, approved, withdrawn, given up. */
export const act = (acting: Acting, id: number, seen: number, what: Act, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { entry, has } = await heldEntry(ctx, acting.actor, id, seen)
    if (!actsFor(entry, has).includes(what)) return refuse(refusals.notNow(what, entry.state))
    if (what === 'approve') {
      await approve(ctx, acting.actor, entry)
      return {}
    }
    const { to, kind, needsReason } = procedure[what]
    const because = needsReason ? orThrow(readReason(reason)) : null
    const { question } = await newestOf(ctx, entry)
    await enterStep(ctx, acting.actor, entry, { kind, state: to, version: entry.version, reason: because })
    if (what === 'submit') await tellApprovers(ctx, entry, question)
    if (what === 'return') await tellAuthor(ctx, entry, `Câu hỏi đáp được trả lại kèm lý do: ${question}`)
    if (what === 'withdraw') {
      await endPublication(ctx.tx, id, ctx.today, because ?? '')
      await tellAuthor(ctx, entry, `Câu hỏi đáp đã được gỡ khỏi trang công khai: ${question}`)
    }
    return {}
  })
