import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { done, orThrow, type Result, refused } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { unitById } from '../units/reads.ts'
import { allowed } from './access.ts'
import { unitPathOf } from './actor.queries.ts'
import { levelOf } from './assignment.actions.ts'
import * as queries from './duty.queries.ts'
import type { DutyKind, DutyRows } from './duty.types.ts'
import { type Managing, ownUnit, writing } from './managing.actions.ts'
import { bodyNamed } from './queries.ts'
import { refusals } from './text.ts'
import { type Actor, type BodyKind, bodyKinds } from './types.ts'

export type Charged = { bodyId: number; made: number; already: number }

/** A body answers for criteria in the communes of units, or helps them, from the day on. What it does already stays as it is. */
export async function charge(ctx: WriteCtx, duty: DutyRows): Promise<Result<Charged>> {
  if (duty.until !== null && duty.until < duty.from) return refused(refusals.badDates)
  const source = tidy(duty.source)
  if (source === '') return refused(refusals.noSource)
  const made = await queries.addDuties(ctx.tx, { ...duty, source })
  const asked = duty.unitIds.length * duty.criteria.length
  if (made.length === 0) return refused(refusals.dutyTwice)
  const { bodyId, kind, from, until } = duty
  for (const unitId of duty.unitIds) {
    const duties = made.filter((one) => one.unitId === unitId).map(({ id, criterion }) => ({ id, criterion }))
    if (duties.length > 0)
      await ctx.enter({ chain: `unit:${unitId}`, kind: 'people.charged', payload: { bodyId, kind, duties, from, until, source } })
  }
  return done({ bodyId, made: made.length, already: asked - made.length })
}

export type DutyForm = {
  /** a body that is there already; 0: the one named */
  bodyId: number
  bodyName: string
  bodyKind: string
  kind: string
  /** codes of units, by commas or spaces */
  unitCodes: string
  /** «xa-2026/17»; none: all */
  criteria: string[]
  from: LocalDate | null
  until: LocalDate | null
  /** a day was written that is none */
  badDate: boolean
  source: string
}

/** most duties that one form may make */
const most = 4_000

/** Charges a body, in the place of who does it. A body that is not there yet is founded as one of the actor's own unit. */
export async function chargeBody(managing: Managing, form: DutyForm): Promise<Result<Charged>> {
  const held = allowed(managing.actor, 'duties.assign')
  if (!held.ok) return held
  const { from, until, source } = form
  if (form.badDate || from === null) return refused(refusals.badDates)
  const kind = (['answers', 'helps'] as const).find((one): one is DutyKind => one === form.kind)
  const criteria = form.criteria.length > 0 && kind === 'answers' ? [...new Set(form.criteria)] : [null]
  if (!kind) return refused(refusals.badDuty)
  return writing(managing, async (ctx) => {
    const unitIds = await unitsOf(ctx, managing.actor, form.unitCodes)
    if (unitIds.length * criteria.length > most) throw new Refused(refusals.tooManyDuties(most))
    const bodyId = await bodyOf(ctx, held.value.unitId, { ...form, from })
    return orThrow(await charge(ctx, { bodyId, kind, unitIds, criteria, from, until, source }))
  })
}

/** The units of these codes; one that is none, or lies elsewhere, is named. */
async function unitsOf(ctx: WriteCtx, actor: Actor, codes: string): Promise<number[]> {
  const listed = [...new Set(codes.split(/[\s,;]+/).filter((code) => code !== ''))]
  if (listed.length === 0) throw new Refused(refusals.badUnit(''))
  const found: number[] = []
  const wrong: string[] = []
  for (const code of listed) {
    const unit = await ownUnit(ctx, actor, code, 'duties.assign').catch((error: unknown) => {
      if (error instanceof Refused) return null
      throw error
    })
    if (unit) found.push(unit.id)
    else wrong.push(code)
  }
  if (wrong.length > 0) throw new Refused(refusals.badUnit(wrong.join(', ')))
  return found
}

async function bodyOf(ctx: WriteCtx, ownUnitId: number, form: DutyForm & { from: LocalDate }): Promise<number> {
  if (form.bodyId !== 0) {
    const known = await queries.bodiesAround(ctx.tx, ownUnitId, form.from)
    if (!known.some(({ id }) => id === form.bodyId)) throw new Refused(refusals.noBody)
    return form.bodyId
  }
  const [name, kind] = [tidy(form.bodyName), bodyKinds.find((one): one is BodyKind => one === form.bodyKind)]
  const unit = await unitById(ctx, ownUnitId, ctx.today)
  if (name === '' || !kind || !unit) throw new Refused(refusals.noBody)
  return bodyNamed(ctx.tx, { kind, level: levelOf(unit.level), unitId: ownUnitId, name, from: form.from })
}

/** Ends a duty from today, in the place of who does it. */
export const discharge = (managing: Managing, dutyId: number): Promise<Result<object>> =>
  writing(managing, async (ctx) => {
    const unitId = await queries.unitOfDuty(ctx.tx, dutyId)
    if (unitId === undefined) throw new Refused(refusals.noDuty)
    orThrow(allowed(managing.actor, 'duties.assign', { unitPath: await unitPathOf(ctx.tx, unitId, ctx.today) }))
    const ended = await queries.endDuty(ctx.tx, dutyId, ctx.today)
    if (!ended) throw new Refused(refusals.noDuty)
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'people.discharged', payload: { dutyId, ...ended } })
    return {}
  })
