import type { LocalDate } from '../../platform/base/local-date.ts'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result, refused } from '../../platform/base/result.ts'
import { type ReadCtx, writing } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed, roles } from '../people/access.ts'
import { roleIds } from '../people/types.ts'
import { reviewersOf, sheetById } from './content.queries.ts'
import { rulesOf } from './dossier.procedures.ts'
import { snapshotsOf } from './dossier.queries.ts'
import { refusals } from './dossier.text.ts'
import type { Dossier, OwnVoteRule, RulesKey, Seat, Session } from './dossier.types.ts'
import { type Doing, type Press, type Pressed, press } from './press.actions.ts'
import * as queries from './session.queries.ts'
import { attendanceOf, barredBecause, type Hands, parseShare, resultOf, ruleOf } from './vote.rules.ts'

type Base = Pick<Press, 'dossierId' | 'seen'>

/** Whose role lets them vote. */
export const votingRoles = roleIds.filter((role) => roles[role].includes('dossier.vote'))

export type VoteRuleForm = Omit<OwnVoteRule, 'share' | 'quorum' | 'validFrom'> & {
  rules: RulesKey
  /** «9/10» or «90%»; empty: as the law says */
  share: string
  quorum: string
  validFrom: LocalDate | null
}

/** What the council of the actor's unit lays down for its votes, with the document that says so. A session that is convened keeps the rule it has. */
export async function setVoteRule(doing: Doing, form: VoteRuleForm): Promise<Result<object>> {
  const held = allowed(doing.actor, 'slots.set')
  if (!held.ok) return held
  const [share, quorum, document] = [form.share.trim() === '' ? null : parseShare(form.share), parseShare(form.quorum), tidy(form.document)]
  if ((share === null && form.share.trim() !== '') || quorum === null) return refused(refusals.badVoteRule)
  if (document === '') return refused(refusals.noDocument)
  const { validFrom, rules, base, ballot, barred } = form
  if (validFrom === null) return refused(refusals.badDay)
  return writing(doing, async (ctx) => {
    const rule = { unitId: held.value.unitId, rules, validFrom, share, base, quorum, ballot, barred, document }
    await queries.addVoteRule(ctx.tx, { ...rule, personId: doing.actor.personId, now: ctx.now })
    await ctx.enter({ chain: `unit:${rule.unitId}`, kind: 'council.voteRule', payload: { ...rule, post: held.value.assignmentId } })
    return {}
  })
}

/** The council's own rule that is in force on a day; null where there is none. */
export const ownRuleOn = async ({ tx }: Pick<ReadCtx, 'tx'>, unitId: number, rules: RulesKey, on: LocalDate): Promise<OwnVoteRule | null> =>
  (await queries.voteRulesOf(tx, unitId, rules)).find(({ validFrom }) => validFrom <= on) ?? null

/** Who had the dossier and its sheet in hand. */
export async function handsOf({ tx }: Pick<ReadCtx, 'tx'>, dossier: Dossier): Promise<Hands> {
  const sheet = dossier.sheetId === null ? undefined : await sheetById(tx, dossier.sheetId)
  const reviewers = sheet ? await reviewersOf(tx, dossier.unitId, sheet.id) : []
  const at = (stage: 'verified' | 'appraised') => reviewers.filter((one) => one.stage === stage).map(({ personId }) => personId)
  return { submitted: sheet?.submittedBy ?? null, prepared: dossier.openedBy, verified: at('verified'), appraised: at('appraised') }
}

export type ConveneForm = { heldOn: LocalDate | null; place: string; chair: number; secretary: number | null }

/** Opens a session on the last frozen version: the seats of the council of that day, who may not vote, and the rule of the vote are pinned. */
export const convene = (doing: Doing, base: Base, form: ConveneForm): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'convene', said: form }, async ({ ctx, dossier }) => {
    const { heldOn, chair, secretary } = form
    const place = tidy(form.place)
    if (heldOn === null || heldOn > ctx.today) return refuse(refusals.badDay)
    if (place === '') refuse(refusals.noPlace)
    const own = await ownRuleOn(ctx, dossier.deciderId, dossier.rules, heldOn)
    const rule = orThrow(ruleOf(rulesOf(dossier.rules).vote, own))
    const council = await queries.councilOf(ctx.tx, dossier.deciderId, votingRoles, heldOn)
    if (council.length === 0) refuse(refusals.noCouncil)
    const hands = await handsOf(ctx, dossier)
    const seats = council.map((member) => ({
      ...member,
      part: partOf(member.assignmentId, chair, secretary),
      barredBecause: barredBecause(member.personId, hands, own?.barred ?? []),
    }))
    if (!seats.some(({ part, barredBecause: barred }) => part === 'chair' && barred === null)) refuse(refusals.noChair)
    const [frozen] = await snapshotsOf(ctx.tx, dossier)
    if (!frozen) throw new Error(`dossier ${dossier.id} was sent without a snapshot`)
    const { unitId, id: dossierId } = dossier
    const id = await queries.addSession(ctx.tx, { ...rule, unitId, dossierId, snapshot: frozen.number, heldOn, place })
    await queries.addSeats(ctx.tx, { unitId, id }, seats)
    const payload = { session: id, snapshot: frozen.number, heldOn, rule, seats: seats.map(({ assignmentId }) => assignmentId) }
    return { what: `mở phiên họp ngày ${formatDate(heldOn)} với ${seats.length} thành viên`, payload }
  })

const partOf = (assignmentId: number, chair: number, secretary: number | null): Seat['part'] =>
  assignmentId === chair ? 'chair' : assignmentId === secretary ? 'secretary' : 'member'

/** The session of a dossier that is open, held alone. */
async function openSession({ ctx, dossier }: Pressed, state?: Session['state']): Promise<Session> {
  const session = (await queries.holdOpenSession(ctx.tx, dossier, 'alone')) ?? refuse(refusals.unknownSession)
  if (state && session.state !== state) refuse(state === 'convened' ? refusals.notConvened : refusals.notVoting)
  return session
}

/** Notes who is there; whoever has voted stays. */
export const attend = (doing: Doing, base: Base, assignmentIds: number[]): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'attend', said: { present: assignmentIds } }, async (pressed) => {
    const session = await openSession(pressed)
    const seats = await queries.seatsOf(pressed.ctx.tx, session)
    const present = seats.filter(({ assignmentId, voted }) => voted || assignmentIds.includes(assignmentId))
    const ids = present.map(({ assignmentId }) => assignmentId)
    await queries.setPresent(pressed.ctx.tx, session, ids)
    return { what: `ghi ${present.length}/${seats.length} thành viên có mặt`, payload: { session: session.id, present: ids } }
  })

/** Calls a session off before anybody votes. */
export const adjourn = (doing: Doing, base: Base, reason: string): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'adjourn', reason }, async (pressed) => {
    const session = await openSession(pressed, 'convened')
    await queries.setSessionState(pressed.ctx.tx, session, 'adjourned')
    return { what: 'hoãn phiên họp', payload: { session: session.id } }
  })

/** Opens the vote; refused below the quorum. */
export const startVote = (doing: Doing, base: Base): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'startVote' }, async (pressed) => {
    const session = await openSession(pressed, 'convened')
    const { reached, text } = attendanceOf(await queries.seatsOf(pressed.ctx.tx, session), session)
    if (!reached) refuse(refusals.noQuorum(text))
    await queries.setSessionState(pressed.ctx.tx, session, 'voting')
    return { what: `bắt đầu bỏ phiếu: ${text}`, payload: { session: session.id } }
  })

/** Ends the vote and counts it; whoever is there and did not vote has not agreed. */
export const closeVote = (doing: Doing, base: Base): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'closeVote' }, async (pressed) => {
    const { tx } = pressed.ctx
    const session = await openSession(pressed, 'voting')
    const seats = await queries.seatsOf(tx, session)
    const { remarks, ...counts } = await queries.countVotes(tx, session, session.ballot)
    if (counts.agree + counts.disagree + counts.blank === 0) refuse(refusals.noVotes)
    const { passed, text } = resultOf(counts, attendanceOf(seats, session), session)
    await queries.closeSession(tx, session, counts, remarks, passed)
    return { what: text, payload: { session: session.id, ...counts, passed } }
  })
