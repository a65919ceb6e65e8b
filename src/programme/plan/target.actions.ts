import type { FigureDefinition } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { tell } from '../desk/actions.ts'
import { enterFactsOf, openFor } from '../evidence/actions.ts'
import { notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { unitByCode } from '../units/reads.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './target.queries.ts'
import { readTargetForm, readValue, type TargetForm } from './target.rules.ts'
import type { NewTarget, TargetLine } from './types.ts'

const fact = 'plan.target'

/** The figures that targets may be set on; they stand in a later module, so whoever knows them hands them in. */
export type Figures = ReadonlyMap<string, FigureDefinition>

type Origin = Awaited<ReturnType<typeof openFor>>

async function enter(ctx: WriteCtx, origin: Origin, rows: readonly queries.Row[]): Promise<number> {
  const { id, ...entered } = await queries.enter(ctx.tx, rows, origin)
  await enterFactsOf(ctx, origin, fact, [entered])
  return id
}

/** Sets a target on any figure for a unit at or under the place, by its document. Refused with every field that is wrong. */
export const setTarget = (acting: Acting, figures: Figures, form: TargetForm): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const unit = await unitByCode(ctx, form.unitCode.trim(), ctx.today)
    if (!unit) {
      await demand(ctx, acting.actor, 'plan.set', acting.actor.chosen?.unitId ?? 0)
      throw new Refused(refusals.noUnit(form.unitCode))
    }
    await demand(ctx, acting.actor, 'plan.set', unit.id)
    const target = orThrow(readTargetForm(form, figures.get(form.figure), ctx.today))
    const origin = await openFor(ctx, unit.id, { title: target.document, demonstration: false })
    const stands = await queries.inForceOf(ctx.tx, unit.id, target)
    if (stands) throw new Refused(refusals.standsAlready(stands))
    const id = await enter(ctx, origin, [{ ...target, unitId: unit.id, status: 'inForce' }])
    await ctx.enter({ chain: `unit:${unit.id}`, kind: 'plan.targetSet', payload: { id, unitId: unit.id, ...target } })
    const title = `Mục tiêu mới được giao: ${figures.get(target.figure)?.name ?? target.figure}`
    await tell(ctx, [{ to: { unitId: unit.id }, key: `plan.target/${id}`, title, href: `/muc-tieu/${id}` }])
    return { id }
  })

/** A target that stands and the day of the newest document on its line, held until the end of the transaction, where the actor may change it. */
async function held(
  ctx: WriteCtx,
  { actor }: Acting,
  id: number,
  title: string,
): Promise<{ target: TargetLine; newest: LocalDate; origin: Origin }> {
  const [found] = await queries.lineOf(ctx.tx, id)
  if (!found) {
    await demand(ctx, actor, 'plan.set', actor.chosen?.unitId ?? 0)
    throw new Refused(notHere)
  }
  await demand(ctx, actor, 'plan.set', found.unitId)
  const origin = await openFor(ctx, found.unitId, { title, demonstration: false })
  // what stood in it before it was held may have changed since; of each document what is known last counts
  const line = await queries.lineOf(ctx.tx, id)
  const asked = line.find((one) => one.id === id)
  const target = line.find(({ setOn }) => setOn === asked?.setOn)
  if (target?.id !== id || target.status !== 'inForce') throw new Refused(refusals.notInForce)
  return { target, newest: line[0]?.setOn ?? target.setOn, origin }
}

const again = ({ unitId, figure, qualifier, due, mapOf, setOn, num, den, set, document }: TargetLine): NewTarget & { unitId: number } => ({
  ...{ unitId, figure, qualifier, due, mapOf, setOn, num, den, set, document, note: null },
})

export type Revision = { value: string; setOn: LocalDate | null; mapOf: LocalDate | null; document: string; reason: string }

/** Another document says another number: the target of before is kept as revised, with the reason, and the new one stands. */
export const reviseTarget = (acting: Acting, figures: Figures, id: number, form: Revision): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const [document, reason] = [tidy(form.document), tidy(form.reason)]
    const { target, newest, origin } = await held(ctx, acting, id, document || 'Điều chỉnh mục tiêu')
    if (reason === '') throw new Refused(refusals.noReason)
    if (document === '') throw new Refused(refusals.badTarget([{ where: 'Văn bản điều chỉnh', what: 'chưa ghi' }]))
    const { setOn } = form
    if (setOn === null || setOn <= newest || setOn > ctx.today) throw new Refused(refusals.sameDay(newest))
    if (setOn > target.due) throw new Refused(refusals.badTarget([{ where: 'Ngày văn bản', what: 'sau thời hạn của mục tiêu' }]))
    const definition = figures.get(target.figure)
    if (!definition) throw new Refused(refusals.badTarget([{ where: 'Chỉ tiêu', what: 'không còn trong danh mục' }]))
    const value = orThrow(readValue(form.value, definition))
    const old = again(target)
    const next = { ...old, ...value, setOn, mapOf: form.mapOf ?? setOn, document, status: 'inForce' as const }
    const newId = await enter(ctx, origin, [{ ...old, status: 'revised', note: reason }, next])
    const payload = { id: newId, was: id, unitId: target.unitId, ...value, document, setOn, reason }
    await ctx.enter({ chain: `unit:${target.unitId}`, kind: 'plan.targetRevised', payload })
    const title = `Mục tiêu đã được điều chỉnh: ${definition.name}`
    await tell(ctx, [{ to: { unitId: target.unitId }, key: `plan.target/${newId}`, title, href: `/muc-tieu/${newId}` }])
    return { id: newId }
  })

/** Nobody has to reach it any more: it is kept as withdrawn, with the reason. */
export const withdrawTarget = (acting: Acting, id: number, said: string): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const reason = tidy(said)
    const { target, origin } = await held(ctx, acting, id, `Rút mục tiêu: ${reason}`)
    if (reason === '') throw new Refused(refusals.noReason)
    const newId = await enter(ctx, origin, [{ ...again(target), status: 'withdrawn', note: reason }])
    const payload = { id: newId, was: id, unitId: target.unitId, reason }
    await ctx.enter({ chain: `unit:${target.unitId}`, kind: 'plan.targetWithdrawn', payload })
    return { id: newId }
  })
