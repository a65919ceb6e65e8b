import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import * as publications from './publish.queries.ts'
import * as queries from './queries.ts'
import * as registrations from './register.queries.ts'
import * as slow from './slow.queries.ts'
import * as targets from './target.queries.ts'
import type { PublicTarget, PublishedPlace, Registration, RegistrationLine, SlowRule, TargetLine, TargetPublication } from './types.ts'

/** What a unit registered for, newest year first; struck ones are among them. */
export const registrationsOf = (ctx: ReadCtx, unitId: number): Promise<Registration[]> => queries.registrationsOf(ctx.tx, unitId)

/** The registrations of a year at or under a place, those that wait for approval first; all, or a span of them. */
export async function registrationsUnder(
  ctx: ReadCtx,
  placeId: number,
  year: number,
  span?: { limit: number; offset: number },
): Promise<{ rows: RegistrationLine[]; total: number }> {
  const rows = await registrations.registrationsUnder(ctx.tx, { placeId, year, on: ctx.today, limit: null, offset: 0, ...span })
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** The years in which anybody registered, newest first. */
export const yearsRegistered = (ctx: ReadCtx): Promise<number[]> => registrations.yearsRegistered(ctx.tx)

/** How many registrations at a place wait for its approval, by year. */
export const waitingUnder = (ctx: ReadCtx, placeId: number) => registrations.waitingUnder(ctx.tx, placeId, ctx.today)

/** The targets set by a day on a place, on what stands or stood under it, and on units whose territory it holds; revised ones among them. */
export const targetsUnder = (ctx: ReadCtx, placeId: number, on: LocalDate): Promise<TargetLine[]> =>
  targets.targetsUnder(ctx.tx, { placeId, on })

/** Every row of the line that a target belongs to, the newest document first; none where there is no such target. */
export const lineOf = (ctx: ReadCtx, id: number): Promise<TargetLine[]> => targets.lineOf(ctx.tx, id)

/** The rules of slowness that these units set, as known last; those given up are among them. */
export const slowRulesOf = (ctx: ReadCtx, unitIds: readonly number[]): Promise<SlowRule[]> => slow.slowRulesOf(ctx.tx, unitIds)

/** Whether a unit is the place, stands or stood under it, or lies in its territory. */
export const reaches = (ctx: ReadCtx, placeId: number, unitId: number): Promise<boolean> => targets.reaches(ctx.tx, placeId, unitId)

/** The publications of a target, newest first; ended ones among them. */
export const publicationsOf = (ctx: ReadCtx, targetId: number): Promise<TargetPublication[]> =>
  publications.publicationsOf(ctx.tx, targetId)

/** Public targets of a place and under it (null: of the whole country), due in a year (null: whenever), a span of them. */
export async function publicTargets(ctx: ReadCtx, filter: publications.PublicFilter): Promise<{ rows: PublicTarget[]; total: number }> {
  const rows = await publications.publicTargets(ctx.tx, filter)
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** A public target with the documents of before on it that were public once, newest first; undefined where it is not public. */
export async function publicTarget(ctx: ReadCtx, id: number) {
  const target = await publications.publicTarget(ctx.tx, id)
  return target && { target, before: (await publications.publicBefore(ctx.tx, id)).sort((a, b) => (a.setOn < b.setOn ? 1 : -1)) }
}

/** Which provinces of today have public targets, their own or of before, and due in which years. */
export const publishedPlaces = (ctx: ReadCtx): Promise<PublishedPlace[]> => publications.publishedPlaces(ctx.tx, ctx.today)
