import { refuse } from '../../platform/base/refusal.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { isWritten, mayStep } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { holdReport, reportById } from './report.queries.ts'
import type { Report, ReportStep } from './types.ts'

/** The report, held until the end of the transaction, where the actor may do it at the report's own unit; elsewhere it is not found. */
async function heldReport(ctx: WriteCtx, actor: Actor, verb: Verb, id: number): Promise<Report> {
  const unitId = await holdReport(ctx.tx, id)
  if (unitId === null) {
    orThrow(allowed(actor, verb))
    return refuse(refusals.unknown)
  }
  const held = allowed(actor, verb, await placeOf(ctx, unitId))
  if (!held.ok) return refuse(held.refusal.status === 404 ? refusals.unknown : held.refusal)
  return (await reportById(ctx.tx, id)) ?? refuse(refusals.unknown)
}

/** The same, of the unit in which the actor works; what stands below is written and approved there. */
export async function ownReport(ctx: WriteCtx, actor: Actor, verb: Verb, id: number): Promise<Report> {
  const report = await heldReport(ctx, actor, verb, id)
  return report.unitId === actor.chosen?.unitId ? report : refuse(refusals.unknown)
}

/** The same, of a unit below that sent it. */
export async function sentReport(ctx: WriteCtx, actor: Actor, id: number): Promise<Report> {
  const report = await heldReport(ctx, actor, 'reports.receive', id)
  if (report.unitId === actor.chosen?.unitId) return refuse(refusals.ownReport)
  return report.sent === null ? refuse(refusals.unknown) : report
}

/** The same, where a step may be taken; `seen`: how many steps the page showed that it was asked from. */
export function before(report: Report, step: ReportStep, seen: number): Report {
  if (!mayStep(report.state, step)) return refuse(refusals.cannotStep(report.state))
  return report.steps === seen ? report : refuse(refusals.changed(''))
}

export function written(report: Report): Report {
  return isWritten(report.state) ? report : refuse(refusals.notWritten(report.state))
}
