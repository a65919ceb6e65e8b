import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { type Acting, heldProject, holdMoney, stampOf } from './acting.actions.ts'
import { balanceOf } from './allocation.queries.ts'
import { readApproval, readDisbursement, readEnd, readProject, readReversal, type Typed } from './form.rules.ts'
import { moneyText } from './money.rules.ts'
import * as queries from './project.queries.ts'
import { communeSet } from './reads.ts'
import { refusals } from './refusals.text.ts'
import { lineText } from './text.ts'
import type { NewDisbursement } from './types.ts'

/** Enters a project of a unit with the total that was approved, from a form; `chosen`: criteria of the set in force. Sent twice it is entered once. */
export const enterProject = (
  acting: Acting,
  unitId: number,
  typed: Typed,
  chosen: readonly string[],
): Promise<Result<{ projectId: number }>> =>
  writing(acting, async (ctx) => {
    await demand(ctx, acting.actor, 'funding.enter', unitId)
    const set = await communeSet(ctx)
    const known = set ? { id: set.id, criteria: set.criteria.map(({ code }) => code) } : null
    const { total, decision, decidedOn, ...project } = orThrow(readProject(typed, chosen, known, ctx.today))
    const id = await queries.addProject(ctx.tx, { ...project, unitId, ...stampOf(acting) })
    if (id === null) return { projectId: (await queries.projectSent(ctx.tx, acting.sending)) ?? refuse(notHere) }
    const approval = { total, decision, decidedOn }
    await queries.addApproval(ctx.tx, { ...approval, unitId, projectId: id, ...stampOf(acting) })
    await ctx.enter({
      chain: chainOf({ unitId }),
      kind: 'funding.projectOpened',
      payload: { projectId: id, unitId, ...project, ...approval },
    })
    return { projectId: id }
  })

/** Enters another total that was approved later; never below what was paid. */
export const approveTotal = (acting: Acting, projectId: number, typed: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const given = orThrow(readApproval(typed, ctx.today))
    const { unitId, disbursed } = await heldProject(ctx, acting.actor, projectId)
    if (given.total < disbursed) refuse(refusals.belowDisbursed(moneyText(disbursed)))
    if (!(await queries.addApproval(ctx.tx, { ...given, unitId, projectId, ...stampOf(acting) }))) return {}
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'funding.totalApproved', payload: { projectId, ...given } })
    return {}
  })

/** Says that a project is finished or was stopped, by a document. */
export const endProject = (acting: Acting, projectId: number, typed: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const given = orThrow(readEnd(typed, ctx.today))
    const { unitId, ended, paidOn } = await heldProject(ctx, acting.actor, projectId)
    if (ended !== null) refuse(refusals.endedTwice)
    if (paidOn !== null && given.on < paidOn) refuse(refusals.endsBefore(paidOn))
    await queries.endProject(ctx.tx, { id: projectId, ...given })
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'funding.projectEnded', payload: { projectId, ...given } })
    return {}
  })

/**
 * Enters money that was paid out, for a project or for the unit's line alone. Refused beyond what the unit has on the line, or beyond the total
 * of the project. Sent twice it is entered once.
 */
export async function disburseIn(ctx: WriteCtx, acting: Acting, unitId: number, given: NewDisbursement): Promise<void> {
  await demand(ctx, acting.actor, 'funding.enter', unitId)
  if (given.projectId !== null) await projectTakes(ctx, acting, unitId, given.projectId)
  else await holdMoney(ctx, [unitId])
  const id = await queries.addDisbursement(ctx.tx, { ...given, reverses: null, reason: null, unitId, ...stampOf(acting) })
  if (id === null) return
  await checkLine(ctx, unitId, given)
  await checkTotal(ctx, given.projectId)
  await ctx.enter({ chain: chainOf({ unitId }), kind: 'funding.disbursed', payload: { disbursementId: id, unitId, ...given } })
}

/** The same from a form; without a project for the line of the unit alone. */
export const enterDisbursement = (
  acting: Acting,
  of: { unitId: number; projectId: number | null },
  typed: Typed,
): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    await disburseIn(ctx, acting, of.unitId, orThrow(readDisbursement(typed, of.projectId, ctx.today)))
    return {}
  })

async function projectTakes(ctx: WriteCtx, { actor }: Acting, unitId: number, projectId: number): Promise<void> {
  const project = await heldProject(ctx, actor, projectId)
  if (project.unitId !== unitId) refuse(refusals.noProject)
  if (project.ended !== null) refuse(refusals.projectEnded)
}

async function checkLine(ctx: WriteCtx, unitId: number, { year, amount, ...line }: NewDisbursement): Promise<void> {
  const { received, handedOn, disbursed } = await balanceOf(ctx.tx, unitId, year, line)
  const left = received - handedOn - disbursed
  if (left < 0) refuse(refusals.notEnough(`${lineText(line)} năm ${year}`, moneyText(Math.max(0, left + amount)), moneyText(amount)))
}

async function checkTotal(ctx: WriteCtx, projectId: number | null): Promise<void> {
  const project = projectId === null ? null : await queries.projectById(ctx.tx, projectId)
  if (project && project.disbursed > project.investment)
    refuse(refusals.overTotal(moneyText(project.investment), moneyText(project.disbursed)))
}

/** Takes back what was entered as paid, all or a part of it, by a later row with its reason. */
export const takeBack = (acting: Acting, disbursementId: number, typed: Typed): Promise<Result<{ projectId: number | null }>> =>
  writing(acting, async (ctx) => {
    const before = await queries.disbursementById(ctx.tx, disbursementId)
    if (!before) {
      orThrow(allowed(acting.actor, 'funding.enter'))
      return refuse(notHere)
    }
    await demand(ctx, acting.actor, 'funding.enter', before.unitId)
    await holdMoney(ctx, [before.unitId])
    const found = (await queries.disbursementById(ctx.tx, disbursementId)) ?? refuse(notHere)
    const given = orThrow(readReversal(typed, ctx.today))
    const { unitId, projectId, year, source, kind, carried, amount, reversed, reverses } = found
    if (reverses !== null) refuse(refusals.notReversible)
    const { amount: back, ...said } = given
    const row = { unitId, projectId, year, source, kind, carried, ...said, amount: -back, reverses: disbursementId, ...stampOf(acting) }
    const id = await queries.addDisbursement(ctx.tx, row)
    if (id === null) return { projectId }
    if (back > amount + reversed) refuse(refusals.reversedTooMuch(moneyText(amount + reversed)))
    await ctx.enter({
      chain: chainOf({ unitId }),
      kind: 'funding.takenBack',
      payload: { disbursementId: id, unitId, reverses: disbursementId, ...given },
    })
    return { projectId }
  })
