import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Held } from '../people/types.ts'
import { countryUnit } from '../units/reads.ts'
import { mayAct, rightsOn } from './acting.actions.ts'
import * as lists from './list.queries.ts'
import { lawfulClock, stateAfter } from './procedures.ts'
import * as publications from './public.queries.ts'
import * as queries from './thread.queries.ts'
import { rankOf } from './thread.rules.ts'
import {
  type Act,
  acts,
  type BodyLoad,
  type Candidate,
  type Clock,
  type Count,
  type Filter,
  type Grouping,
  type Photo,
  type Publication,
  type PublicCount,
  type Step,
  type Thread,
  type ThreadLine,
} from './types.ts'

/** months of public statistics */
const mostMonths = 24

type At = Pick<Held, 'unitId' | 'bodyId'>

/** Which threads are there in a unit and under it? Late ones first; a page at a time, or all of them (null). */
export const threadsUnder = async (ctx: ReadCtx, { unitId, bodyId }: At, filter: Filter, page: number | null): Promise<Page<ThreadLine>> =>
  pageOf(await lists.threadsUnder(ctx.tx, { unitId, ownBodyId: bodyId, filter, today: ctx.today }, spanOf(page)))

/** What is open before each body, in a unit and under it? The most late first. */
export const loadsUnder = (ctx: ReadCtx, unitId: number): Promise<BodyLoad[]> => lists.loadsUnder(ctx.tx, unitId, ctx.today)

/** What came in a year, and what became of it? */
export const countsUnder = (ctx: ReadCtx, unitId: number, year: number, by: Grouping): Promise<Count[]> =>
  lists.countsUnder(ctx.tx, { unitId, year, by, today: ctx.today })

export type WholeThread = {
  thread: Thread
  steps: Step[]
  photos: Photo[]
  acts: Act[]
  bodies: Candidate[]
  readsContact: boolean
  publicationId: number | null
}

/** A thread with all that was done with it and what this person may do now; null where it is not there for them. */
export async function wholeThread(ctx: ReadCtx, actor: Actor, id: number): Promise<WholeThread | null> {
  const thread = await queries.threadById(ctx.tx, id, ctx.today)
  if (!thread || !may(actor, 'difficulties.read', await placeOf(ctx, thread.unitId))) return null
  const rights = await rightsOn(ctx, actor, thread)
  const possible = acts.filter(
    (act) => mayAct(rights, act) && stateAfter(act, thread).ok && (act !== 'passUp' || thread.atLevel !== 'country'),
  )
  return {
    thread,
    steps: await queries.stepsOf(ctx.tx, thread.unitId, id),
    photos: await queries.photosOf(ctx.tx, thread.unitId, id),
    acts: possible,
    bodies: possible.includes('assign') ? await assignable(ctx, actor, thread) : [],
    readsContact: thread.hasContact && (rights.assign || rights.handle || rights.withdraw),
    publicationId: await publications.publicationOf(ctx.tx, thread.unitId, id),
  }
}

/**
 * To which bodies may an office give a thread? Those of the commune and its province; those of the country for what reached the country. What
 * came up stays at its level: below, it waits for the answer.
 */
export async function assignable(ctx: ReadCtx, actor: Actor, thread: Thread): Promise<Candidate[]> {
  const path = (await placeOf(ctx, thread.unitId)).unitPath
  const country = (await countryUnit(ctx))?.id
  const own = actor.chosen?.unitId
  const units = thread.atLevel === 'country' ? [thread.atUnitId] : path.filter((id) => id !== country || own === country)
  const bodies = await queries.bodiesIn(ctx.tx, units, ctx.today)
  const least = thread.below.length > 0 ? rankOf(thread.atLevel) : 0
  return sortVietnamese(
    bodies.filter(({ level }) => rankOf(level) >= least),
    ({ name }) => name,
  )
}

/** A picture of a thread that this person may read. */
export async function photoOf(ctx: ReadCtx, actor: Actor, id: number, number: number): Promise<Photo | null> {
  const thread = await queries.threadById(ctx.tx, id, ctx.today)
  if (!thread || !may(actor, 'difficulties.read', await placeOf(ctx, thread.unitId))) return null
  return (await queries.photosOf(ctx.tx, thread.unitId, id)).find((one) => one.number === number) ?? null
}

/** In how many working days does a level answer? What its office set, else what the law says, which may be nothing. */
export const clockOf = async (ctx: ReadCtx, unitId: number): Promise<Clock> =>
  (await queries.clockOf(ctx.tx, unitId, ctx.today)) ?? lawfulClock

/** Which answers are public, in the country or in a province? Newest first; a page at a time. */
export const published = async (ctx: Pick<ReadCtx, 'tx'>, provinceCode: string | null, page: number): Promise<Page<Publication>> =>
  pageOf(await publications.published(ctx.tx, { provinceCode, id: null }, spanOf(page)))

/** What became of what citizens sent, month by month, in the country or in a province? Of nobody's words. */
export const publicCounts = (ctx: ReadCtx, provinceCode: string | null): Promise<PublicCount[]> =>
  publications.publicCounts(ctx.tx, { provinceCode, today: ctx.today, most: mostMonths })

/** One published answer; null where it is not there, or not public any more. */
export const publishedAnswer = async (ctx: Pick<ReadCtx, 'tx'>, id: number): Promise<Publication | null> =>
  (await publications.published(ctx.tx, { provinceCode: null, id }, spanOf(1)))[0] ?? null

/** Which provinces are there, or which communes of one? In the order of names. */
export const placesIn = async (ctx: ReadCtx, provinceCode: string | null): Promise<{ code: string; name: string }[]> =>
  sortVietnamese(await publications.placesIn(ctx.tx, provinceCode, ctx.today), ({ name }) => name)
