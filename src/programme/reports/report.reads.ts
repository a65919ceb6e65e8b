import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { compose } from './compose.rules.ts'
import { type Asked, ledgerOf } from './ledger.reads.ts'
import { isWritten } from './procedures.ts'
import { calendarAt, daysIn, firstYearOf, regimesAt } from './regime.reads.ts'
import * as queries from './report.queries.ts'
import type { ComposedSection, Ledger, Report, StepTaken, Version } from './types.ts'

/** What a reader may do with a report: its own unit writes and approves, the unit above receives. */
export type Seen = { report: Report; isOwn: boolean }

/** The report where this person may read it: at its own unit always, from above once it was sent; null elsewhere. */
export async function seenReport(ctx: ReadCtx, actor: Actor, id: number): Promise<Seen | null> {
  const report = await queries.reportById(ctx.tx, id)
  if (!report || !allowed(actor, 'reports.read', await placeOf(ctx, report.unitId)).ok) return null
  const isOwn = actor.chosen?.unitId === report.unitId
  return isOwn || report.sent !== null ? { report, isOwn } : null
}

/** What a report is asked of. */
export async function askedOf(ctx: ReadCtx, report: Report): Promise<Asked> {
  const regime = (await regimesAt(ctx, report.unitId, report.closesOn)).find(({ code }) => code === report.regime)
  if (!regime) throw new Error(`no regime ${report.regime} on ${report.closesOn}`)
  const { previousOn } = await daysIn(ctx, regime, report, await calendarAt(ctx, report.unitId))
  return { ...report, previousOn }
}

export type Live = { ledger: Ledger; sections: ComposedSection[]; versions: Map<string, { version: number; writtenBy: string }> }

/** A report as it would be frozen now: figures of this moment, in the words that people left. */
export async function liveReport(ctx: ReadCtx, report: Report): Promise<Live> {
  const ledger = await ledgerOf(ctx, await askedOf(ctx, report))
  const texts = await queries.sectionsOf(ctx.tx, report)
  const edits = new Map(texts.map(({ section, items }) => [section, items]))
  return {
    ledger,
    sections: compose(report.outline, ledger, edits, await firstYearOf(ctx, report)),
    versions: new Map(texts.map(({ section, version, writtenBy }) => [section, { version, writtenBy }])),
  }
}

export type Shown = Pick<Live, 'ledger' | 'sections'> & { version: Version | null }

/**
 * What a reader is shown: live figures while the own unit writes, else the version that counts for the reader: the newest at the own unit, the one
 * that was sent for those above. `asked`: a version by its number.
 */
export async function shownReport(ctx: ReadCtx, { report, isOwn }: Seen, asked: number | null): Promise<Shown | null> {
  if (asked === null && isOwn && isWritten(report.state)) return { ...(await liveReport(ctx, report)), version: null }
  const number = asked ?? (isOwn ? report.frozen : (report.sent ?? 0))
  if (!isOwn && number > (report.sent ?? 0)) return null
  const version = await queries.versionOf(ctx.tx, report, number)
  return version && { ledger: version.content.ledger, sections: version.content.sections, version }
}

/** Who did what with a report; for those above from the first sending on. */
export const stepsOf = (ctx: ReadCtx, report: Report): Promise<StepTaken[]> => queries.stepsOf(ctx.tx, report)
export const versionsOf = (ctx: ReadCtx, report: Report): Promise<queries.VersionLine[]> => queries.versionsOf(ctx.tx, report)
export const acknowledgedOf = (ctx: ReadCtx, report: Report): Promise<queries.Acknowledged[]> => queries.acknowledgedOf(ctx.tx, report)

/** Reports of a unit, or those that units under it sent; a page at a time, or all (null). */
export const reportsOf = async (ctx: ReadCtx, of: { unitId: number; below: boolean }, page: number | null): Promise<Page<Report>> =>
  pageOf(await queries.reportsOf(ctx.tx, of, spanOf(page)))
