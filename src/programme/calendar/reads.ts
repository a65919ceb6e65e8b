import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { ancestorsOf, countryUnit, unitById } from '../units/reads.ts'
import { arrangementsFor, holidayRules } from './holiday.queries.ts'
import * as queries from './queries.ts'
import { earlier, stateOf } from './round.rules.ts'
import { noticeTexts, refusals } from './text.ts'
import type {
  ClosingWindow,
  Deadline,
  Extension,
  ExtensionRequest,
  Participant,
  Phase,
  Round,
  RoundForUnit,
  RoundKind,
  RoundStep,
  WorkCalendar,
} from './types.ts'

/** The round, cancelled or not; undefined where there is none of that number. */
export const roundById = async ({ tx }: ReadCtx, id: number): Promise<Round | undefined> => (await queries.roundsByIds(tx, [id]))[0]

/** The rounds of these numbers that there are, cancelled or not; by number. */
export const roundsByIds = async ({ tx }: ReadCtx, ids: readonly number[]): Promise<Map<number, Round>> =>
  new Map((await queries.roundsByIds(tx, ids)).map((round) => [round.id, round]))

/** Which rounds does this unit (a country or a province) run? Newest first, cancelled ones too. */
export const roundsRunBy = (ctx: ReadCtx, unitId: number): Promise<Round[]> => queries.roundsOf(ctx.tx, [unitId])

/** In which rounds does a commune take part today: opened, not over, not cancelled? The one due first stands first; a day after extensions. */
export async function roundsFor(ctx: ReadCtx, unitId: number): Promise<RoundForUnit[]> {
  const rounds = await queries.roundsReaching(ctx.tx, unitId, ctx.today)
  return rounds.map((round) => ({ ...round, state: stateOf(round, round.ownDueOn, ctx.today) }))
}

/** How a round stands for a commune, whatever its state; undefined where the commune takes no part in it today. */
export async function roundForUnit(ctx: ReadCtx, roundId: number, unitId: number): Promise<RoundForUnit | undefined> {
  const round = await queries.roundReaching(ctx.tx, roundId, unitId, ctx.today)
  return round && { ...round, state: stateOf(round, round.ownDueOn, ctx.today) }
}

/** The round where a commune may fill and submit in it today; else why not and what to do. */
export async function openFor(ctx: ReadCtx, roundId: number, unitId: number): Promise<Result<RoundForUnit>> {
  const round = await roundForUnit(ctx, roundId, unitId)
  if (!round) {
    const [known, unit] = [await roundById(ctx, roundId), await unitById(ctx, unitId, ctx.today)]
    return refused(known ? refusals.notTaking(known.name, unit?.name ?? 'Đơn vị này') : refusals.unknown)
  }
  const { state, name } = round
  if (state === 'notYetOpen') return refused(refusals.notYetOpen(name, round.opensOn))
  if (state === 'overdue') return refused(refusals.closed(name, round.ownDueOn))
  if (state === 'closed') return refused(refusals.over(name, round.endsOn))
  if (state === 'cancelled') return refused(refusals.cancelled(name, round.cancelledBecause ?? ''))
  return done(round)
}

/** May a commune fill and submit in the round today? `openFor` says why not. */
export const isOpenFor = async (ctx: ReadCtx, roundId: number, unitId: number): Promise<boolean> => (await openFor(ctx, roundId, unitId)).ok

/** The last day of a step; for the commune's own step with its extensions. Undefined where the round has no such step. */
export const dueOf = (ctx: ReadCtx, roundId: number, step: RoundStep, unitId: number): Promise<LocalDate | undefined> =>
  queries.dueOf(ctx.tx, roundId, step, unitId)

/** The last days of all steps, in their order, without extensions. */
export const deadlinesOf = ({ tx }: ReadCtx, roundId: number): Promise<Deadline[]> => queries.deadlinesIn(tx, [roundId])

/** The same of many rounds, by round. */
export const deadlinesIn = async ({ tx }: ReadCtx, roundIds: readonly number[]): Promise<Map<number, Deadline[]>> =>
  Map.groupBy(await queries.deadlinesIn(tx, roundIds), ({ roundId }) => roundId)

/** The phases of the programme, oldest first. */
export const phases = (ctx: ReadCtx): Promise<Phase[]> => queries.phases(ctx.tx)

/**
 * What working days are counted from, for `addWorkingDays` and the like: the country's calendar, or a unit's with what its
 * province arranged for itself.
 */
export async function workCalendar(ctx: ReadCtx, unitId?: number): Promise<WorkCalendar> {
  const path = unitId === undefined ? [] : [...(await ancestorsOf(ctx, unitId, ctx.today)).map(({ id }) => id), unitId]
  const country = path.length > 0 ? undefined : await countryUnit(ctx)
  const [rules, arrangements] = [await holidayRules(ctx.tx), await arrangementsFor(ctx.tx, country ? [country.id] : path)]
  return { rules, arrangements }
}

/** Which rounds do a unit and those above it run? Newest first, cancelled ones too. */
export async function roundsAround(ctx: ReadCtx, unitId: number): Promise<Round[]> {
  const above = await ancestorsOf(ctx, unitId, ctx.today)
  return queries.roundsOf(ctx.tx, [...above.map(({ id }) => id), unitId])
}

/** Which rounds are running today, wherever? */
export const roundsRunning = (ctx: ReadCtx): Promise<Round[]> => queries.roundsRunning(ctx.tx, ctx.today)

/** The communes of a round with their own last days, on today's map, or on the map of its last day once it is over. */
export async function participantsOf(ctx: ReadCtx, roundId: number): Promise<Participant[]> {
  const round = await roundById(ctx, roundId)
  return round ? queries.participants(ctx.tx, roundId, earlier(round.endsOn, ctx.today)) : []
}

/** The closing window of a kind of round on a day. */
export async function windowOf(ctx: ReadCtx, kind: RoundKind, on: LocalDate): Promise<ClosingWindow> {
  const window = await queries.windowOf(ctx.tx, kind, on)
  if (!window) throw new Error(`no closing window for ${kind}`)
  return window
}

/** What was given more time in a round: everything, or what concerns one commune. */
export const extensionsOf = (ctx: ReadCtx, round: Pick<Round, 'id' | 'unitId'>, commune: number | null): Promise<Extension[]> =>
  queries.extensionsOf(ctx.tx, round.id, commune === null ? null : [round.unitId, commune], ctx.today)

/** Who asked for more time in a round, those without answer first: everybody, or one commune. */
export const requestsOf = (ctx: ReadCtx, roundId: number, commune: number | null): Promise<ExtensionRequest[]> =>
  queries.requestsOf(ctx.tx, roundId, commune, ctx.today)

export type Notice = { roundId: number; madeOn: LocalDate; text: string }

/** What was a commune told of its rounds in the last thirty days? Newest first. */
export async function noticesFor(ctx: ReadCtx, unitId: number): Promise<Notice[]> {
  const rows = await queries.noticesOf(ctx.tx, unitId, addDays(ctx.today, -30))
  return rows.map(({ roundId, roundName, kind, madeOn, ownDueOn }) => ({ roundId, madeOn, text: noticeTexts[kind](roundName, ownDueOn) }))
}

/** The own last days of a commune in all rounds around it, by round; empty for a unit that takes part in none. */
export const ownDueDays = async (ctx: ReadCtx, unitId: number): Promise<Map<number, LocalDate>> =>
  new Map((await queries.ownDueDays(ctx.tx, unitId, ctx.today)).map(({ roundId, ownDueOn }) => [roundId, ownDueOn]))
