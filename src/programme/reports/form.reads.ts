import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { tasksWithin } from '../directives/reads.ts'
import { communeResult } from '../figures/commune.reads.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { matrixOf, pictureOf } from '../figures/reads.ts'
import type { ResolvedFrame } from '../figures/types.ts'
import { linesOf, unitsOf } from '../funding/reads.ts'
import { certifiedToday } from '../ocop/reads.ts'
import { unitById } from '../units/reads.ts'
import { prescribedForms } from './form.procedures.ts'
import { filled, type KnownOn } from './form.rules.ts'
import type { FormTable } from './form.types.ts'
import * as own from './form-own.rules.ts'

export type FormsAsked = { unitId: number; year: number; asOf: LocalDate }

/** The day of which the forms of a year's first half tell: 30 June, or today while that is still to come. */
export function closingDay(year: number, today: LocalDate): LocalDate {
  const last = localDate(`${year}-06-30`)
  return last !== null && last < today ? last : today
}

const askOf = (code: string, asOf: LocalDate) =>
  ({ unitCode: code, asOf, mapOf: null, set: null, stage: null, scope: null, mode: 'office' }) as const

async function knownOn(ctx: ReadCtx, asked: FormsAsked, code: string): Promise<KnownOn & { resolved: ResolvedFrame | null }> {
  const { unitId, year, asOf } = asked
  const money = await linesOf(ctx, { unitId, year, asOf })
  const resolved = await resolveFrame(ctx, askOf(code, asOf))
  const picture = await pictureOf(ctx, askOf(code, asOf))
  const frame = resolved.ok && resolved.value.frame.unit.id === unitId ? resolved.value : null
  const judged = frame?.frame.unit.level === 'commune' ? (await communeResult(ctx, frame)).criteria : []
  return {
    figures: frame && picture.ok ? picture.value.figures : [],
    money,
    judged: judged.map(({ name, judged: verdict }) => ({ name, verdict })),
    resolved: frame,
  }
}

/** All tables of a place for the first half of a year: our own, then the prescribed forms of its level. Empty where the place is unknown. */
export async function formsOf(ctx: ReadCtx, asked: FormsAsked): Promise<FormTable[]> {
  const { unitId, year, asOf } = asked
  const unit = await unitById(ctx, unitId, asOf)
  if (!unit) return []
  const now = await knownOn(ctx, asked, unit.code)
  const lastDay = localDate(`${year - 1}-12-31`) ?? asOf
  const before = await knownOn(ctx, { unitId, year: year - 1, asOf: lastDay }, unit.code)
  const picture = await pictureOf(ctx, askOf(unit.code, asOf))
  const targets = picture.ok ? picture.value.targets : []
  const matrix = now.resolved ? await matrixOf(ctx, now.resolved) : { criteria: [], rows: [] }
  const set = now.resolved?.set?.label
  const about = { place: unit.name, placeCode: unit.code, asOf, source: set ? `hệ thống, ${set}` : 'hệ thống' }
  const tasks = await tasksWithin(ctx, { unitId, bodyId: null }, { view: 'all', state: 'any', bodyId: null, unitId: null, text: '' }, null)
  const products = await certifiedToday(ctx, { unitId, stars: null, group: null, folded: '' }, 1)
  const level = unit.level === 'commune' ? 'commune' : 'province'
  const all = { ...about, year, criteria: matrix.criteria, targets, before, now }
  return [
    own.communeTable(about, matrix.criteria, matrix.rows),
    own.bandTable(about, now.figures),
    own.criterionTable(about, now.figures),
    own.sourceTable(about, now.money),
    own.disbursementTable(about, await unitsOf(ctx, asked)),
    own.targetTable(about, targets),
    own.ocopTable({ ...about, asOf: ctx.today }, products.stars),
    own.taskTable({ ...about, asOf: ctx.today }, tasks.rows),
    ...prescribedForms.filter((form) => form.level === level).map((form) => filled(form, all)),
  ]
}
