import type { LocalDate } from '../../platform/base/local-date.ts'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { unitOn } from './content.queries.ts'
import * as queries from './decision.queries.ts'
import { snapshotsOf } from './dossier.queries.ts'
import { mayDecide } from './dossier.rules.ts'
import { kindNames, refusals } from './dossier.text.ts'
import { type Authority, authorities, type Content, type Decision, type Dossier, type Session } from './dossier.types.ts'
import { recordAct, recordRevocation } from './fact.actions.ts'
import { type Doing, type Press, press } from './press.actions.ts'
import { handsOf } from './session.actions.ts'
import { seatsOf, sessionsOf } from './session.queries.ts'
import { attendanceOf, resultOf } from './vote.rules.ts'

type Base = Pick<Press, 'dossierId' | 'seen'>

/** The last vote that was counted, with what it came to. */
async function lastVote(ctx: WriteCtx, dossier: Dossier): Promise<{ session: Session; text: string; passed: boolean }> {
  const [session] = await sessionsOf(ctx.tx, dossier)
  if (!session?.counts) throw new Error(`dossier ${dossier.id} was voted on without a count`)
  const { text, passed } = resultOf(session.counts, attendanceOf(await seatsOf(ctx.tx, session), session), session)
  return { session, text, passed }
}

export type SignForm = { authority: string; capacity: string; post: string }

/** Whoever decides signs, on the frozen content and the vote alone. Refused with the offenders where these do not allow it. */
export const sign = (doing: Doing, base: Base, form: SignForm): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'sign', said: form }, async ({ ctx, dossier, held, actor }) => {
    if (held.unitId !== dossier.deciderId)
      refuse(refusals.wrongDecider((await unitOn(ctx.tx, dossier.deciderId, ctx.today))?.name ?? 'cấp có thẩm quyền'))
    if ((await handsOf(ctx, dossier)).submitted === actor.personId) refuse(refusals.ownSheet)
    const { authority, capacity, post } = signerOf(form)
    const { session, text, passed } = await lastVote(ctx, dossier)
    const [frozen] = await snapshotsOf(ctx.tx, dossier)
    if (frozen?.number !== session.snapshot) throw new Error(`dossier ${dossier.id} was voted on in another version`)
    orThrow(mayDecide(JSON.parse(frozen.content) as Content, { passed, text }))
    await queries.addDecision(ctx.tx, {
      ...{
        unitId: dossier.unitId,
        dossierId: dossier.id,
        kind: dossier.kind,
        tier: dossier.tier,
        snapshot: frozen.number,
        hash: frozen.hash,
      },
      ...{ bodyId: held.bodyId, body: held.bodyName, authority, capacity, post, signer: actor.name, signedBy: actor.personId },
      assignmentId: held.assignmentId,
      signedAt: ctx.now,
    })
    return {
      what: `${actor.name} ký quyết định trên bản chốt ${frozen.number}`,
      payload: { snapshot: frozen.number, hash: frozen.hash, session: session.id },
    }
  })

/** The signer's block: who signs for somebody else names their own post too. */
function signerOf(form: SignForm): { authority: Authority; capacity: string; post: string } {
  const authority = authorities.find((one) => one === form.authority)
  const [capacity, post] = [tidy(form.capacity).toUpperCase(), tidy(form.post).toUpperCase()]
  const forAnother = authority === 'KT.' || authority === 'TL.' || authority === 'TUQ.'
  if (authority === undefined || capacity === '' || (forAnother && post === '')) return refuse(refusals.noSigner)
  return { authority, capacity, post: forAnother ? post : '' }
}

/** Takes back a signature that has no number yet. */
export const unsign = (doing: Doing, base: Base, reason: string): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'unsign', reason }, async ({ ctx, dossier }) => {
    await queries.removeUnnumbered(ctx.tx, dossier)
    return { what: 'rút chữ ký' }
  })

export type NumberForm = { number: string; decidedOn: LocalDate | null }

/**
 * The clerk gives number and day: from here on it is an act. The act (or its end) enters `recognition.recognition` with its source and
 * the log in the same transaction; the public does not know of it yet.
 */
export const numberDecision = (doing: Doing, base: Base, form: NumberForm): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'number', said: form }, async ({ ctx, dossier, actor }) => {
    const number = tidy(form.number).replace(/\s*\/\s*/, '/')
    if (!/^\d{1,6}\/[\p{L}\p{N}][\p{L}\p{N}.\-–/]*$/u.test(number)) refuse(refusals.noNumber)
    const decision = await queries.decisionOf(ctx.tx, dossier)
    if (!decision) throw new Error(`dossier ${dossier.id} was signed without a decision`)
    const { session } = await lastVote(ctx, dossier)
    const { decidedOn } = form
    if (decidedOn === null || decidedOn < session.heldOn || decidedOn > ctx.today) return refuse(refusals.earlyDay(session.heldOn))
    await queries.holdNumbers(ctx.tx, decision.bodyId)
    const taken = await queries.bearerOfNumber(ctx.tx, { bodyId: decision.bodyId, body: decision.body, number, on: decidedOn })
    if (taken) refuse(refusals.numberTaken(number, taken.name))
    const actOn = await enterAct(ctx, dossier, decision, number, decidedOn)
    await queries.numberDecision(ctx.tx, dossier, { number, decidedOn, actOn, personId: actor.personId, now: ctx.now })
    return { what: `Quyết định số ${number} ngày ${formatDate(decidedOn)}`, payload: { number, decidedOn, hash: decision.hash } }
  })

/** The day of the act that was made or ended. */
async function enterAct(ctx: WriteCtx, dossier: Dossier, { body }: Decision, number: string, on: LocalDate): Promise<LocalDate> {
  const { unitId, tier, kind, setId, bookedYear, endsActOn } = dossier
  const title = `Quyết định ${number} ngày ${formatDate(on)} của ${body}: ${kindNames[kind].toLowerCase()}`
  if (kind === 'revocation') {
    if (endsActOn === null || endsActOn >= on) return refuse(refusals.nothingToRevoke)
    orThrow(await recordRevocation(ctx, { unitId, tier, decidedOn: endsActOn, revokedOn: on, revokedDecision: number }, title))
    return endsActOn
  }
  const open = { revokedOn: null, revokedDecision: null, note: null }
  orThrow(await recordAct(ctx, { unitId, tier, decidedOn: on, kind, set: setId, decision: number, body, bookedYear, ...open }, title))
  return on
}

/** The public learns of the decision. */
export const publish = (doing: Doing, base: Base): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'publish' }, async ({ ctx, dossier, actor }) => {
    await queries.publishDecision(ctx.tx, dossier, actor.personId, ctx.today)
    return { what: `công bố ngày ${formatDate(ctx.today)}`, payload: { publishedOn: ctx.today } }
  })
