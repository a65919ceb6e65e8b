import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Held } from '../people/types.ts'
import { dossierById } from './dossier.queries.ts'
import { refusals } from './dossier.text.ts'
import { type Choice, choices, type Dossier, type Seat, type Session, type VoteCounts } from './dossier.types.ts'
import { type Doing, type Press, press } from './press.actions.ts'
import { handsOf, ownRuleOn } from './session.actions.ts'
import * as queries from './session.queries.ts'
import { barredBecause } from './vote.rules.ts'

export type VoteForm = { choice: Choice | null; remark: string }

const one = (choice: Choice): VoteCounts => ({ agree: 0, disagree: 0, blank: 0, [choice]: 1 })

/**
 * A seat votes. Of a secret vote the database keeps that the seat voted and, apart from it, how many ballots say what; the log says the
 * first alone. Pressed twice it stays the first ballot, and is no error.
 */
export const castVote = (doing: Doing, dossierId: number, form: VoteForm): Promise<Result<{ dossierId: number }>> =>
  writing(doing, async (ctx) => {
    const dossier = (await dossierById(ctx.tx, dossierId)) ?? refuse(refusals.unknown)
    const held = orThrow(allowed(doing.actor, 'dossier.vote', await placeOf(ctx, dossier.unitId)))
    const session = (await queries.holdOpenSession(ctx.tx, dossier, 'together')) ?? refuse(refusals.notVoting)
    const seat = await seatOf(ctx, dossier, session, held, doing.actor.personId)
    const choice = form.choice ?? refuse(refusals.noChoice)
    const vote = { unitId: session.unitId, sessionId: session.id, assignmentId: seat.assignmentId }
    if (!(await queries.addBallot(ctx.tx, { ...vote, voterId: doing.actor.personId, paper: null })))
      return votedBefore(ctx, session, seat, choice)
    const remark = tidy(form.remark)
    if (session.ballot === 'secret') await queries.addToBox(ctx.tx, session, one(choice), remark)
    else await queries.addOpenVote(ctx.tx, { ...vote, choice, remark })
    const told = session.ballot === 'secret' ? {} : { choice, remark }
    const payload = { dossier: dossierId, session: session.id, seat: seat.assignmentId, ...told }
    await ctx.enter({ chain: `unit:${dossier.unitId}`, kind: 'dossier.cast', payload })
    return { dossierId }
  })

/** The seat from which somebody may vote now. */
async function seatOf(ctx: WriteCtx, dossier: Dossier, session: Session, held: Held, personId: number): Promise<Seat> {
  const seat = (await queries.seatsOf(ctx.tx, session)).find(({ assignmentId }) => assignmentId === held.assignmentId)
  if (!seat) return refuse(refusals.noSeat)
  const own = await ownRuleOn(ctx, dossier.deciderId, dossier.rules, session.heldOn)
  // whoever stands in for a member is asked the same as the member
  const barred = seat.barredBecause ?? barredBecause(personId, await handsOf(ctx, dossier), own?.barred ?? [])
  if (barred !== null) refuse(refusals.barred(barred))
  if (session.state !== 'voting') refuse(refusals.notVoting)
  if (!seat.present) refuse(refusals.absent)
  return seat
}

async function votedBefore(ctx: WriteCtx, session: Session, { assignmentId }: Seat, choice: Choice): Promise<{ dossierId: number }> {
  const seat = (await queries.seatsOf(ctx.tx, session)).find((other) => other.assignmentId === assignmentId)
  if (!seat?.voted) return refuse(refusals.votedElsewhere)
  // of a secret ballot nobody can say whether it was the same
  if (seat.said && seat.said.choice !== choice) return refuse(refusals.votedOtherwise)
  return { dossierId: session.dossierId }
}

/** Paper ballots that the secretary enters, with the scan they stand in: of a secret vote who voted and the counts, of an open one what each said. */
export type PaperForm = {
  scan: string
  secret: { members: number[]; counts: VoteCounts } | null
  open: { assignmentId: number; choice: Choice }[]
}

export const enterPaper = (
  doing: Doing,
  base: Pick<Press, 'dossierId' | 'seen'>,
  form: PaperForm,
): Promise<Result<{ dossierId: number }>> => {
  const members = form.secret?.members ?? form.open.map(({ assignmentId }) => assignmentId)
  // the digest of the step must not tell what a secret vote does not
  const said = { scan: form.scan, members, open: form.secret ? [] : form.open }
  return press(doing, { ...base, verb: 'enterPaper', said }, async ({ ctx, dossier }) => {
    const scan = tidy(form.scan)
    if (scan === '') refuse(refusals.noScan)
    const session = (await queries.holdOpenSession(ctx.tx, dossier, 'alone')) ?? refuse(refusals.notVoting)
    if (session.state !== 'voting') refuse(refusals.notVoting)
    const seats = await seatsOnPaper(ctx, session, members)
    for (const { assignmentId, personId } of seats) {
      const cast = { unitId: session.unitId, sessionId: session.id, assignmentId, voterId: personId, paper: scan }
      if (!(await queries.addBallot(ctx.tx, cast))) refuse(refusals.votedElsewhere)
    }
    if (session.ballot === 'secret') await fillBox(ctx, session, form, members.length)
    else
      for (const { assignmentId, choice } of form.open)
        await queries.addOpenVote(ctx.tx, { unitId: session.unitId, sessionId: session.id, assignmentId, choice, remark: '' })
    return { what: `nhập ${members.length} phiếu giấy (${scan})`, payload: { session: session.id, seats: members, scan, open: said.open } }
  })
}

async function fillBox(ctx: WriteCtx, session: Session, { secret }: PaperForm, members: number): Promise<void> {
  if (members < 2) refuse(refusals.paperOne)
  const ballots = choices.reduce((sum, choice) => sum + (secret?.counts[choice] ?? 0), 0)
  if (!secret || ballots !== members) return refuse(refusals.paperSum(members, ballots))
  await queries.addToBox(ctx.tx, session, secret.counts, '')
}

/** The seats of these members; refused with the names of those who may not vote, are not there, or have voted. */
async function seatsOnPaper(ctx: WriteCtx, session: Session, members: readonly number[]): Promise<Seat[]> {
  const seats = (await queries.seatsOf(ctx.tx, session)).filter(({ assignmentId }) => members.includes(assignmentId))
  if (seats.length === 0 || seats.length !== new Set(members).size) refuse(refusals.noSeat)
  const voted = seats.filter((seat) => seat.voted).map(({ person }) => person)
  if (voted.length > 0) refuse(refusals.paperVoted(voted))
  const away = seats.filter(({ present, barredBecause: barred }) => !present || barred !== null).map(({ person }) => person)
  if (away.length > 0) refuse(refusals.paperAbsent(away))
  return seats
}
