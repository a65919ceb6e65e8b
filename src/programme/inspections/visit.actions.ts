import { randomUUID } from 'node:crypto'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { type ReadCtx, type WriteCtx, writing } from '../../platform/events/context.ts'
import { parseDate } from '../../platform/text/date.ts'
import { criteriaChoices } from '../criteria/choice.reads.ts'
import { tell } from '../desk/actions.ts'
import { assignTasks } from '../directives/assign.actions.ts'
import { tasksOfSource } from '../directives/reads.ts'
import { allowed, may, notHere } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { unitByCode } from '../units/reads.ts'
import { type Given, readFinding, readTask, readText, readVisit } from './form.rules.ts'
import * as plans from './plan.queries.ts'
import { stateAfter } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import type { Act, Visit } from './types.ts'
import * as queries from './visit.queries.ts'

export type Rights = { run: boolean; explain: boolean; assign: boolean }

/** What a person may do at a visit: the body that inspects and the coordination office run it, the inspected unit explains. */
export async function rightsOn(ctx: ReadCtx, actor: Actor, visit: Visit): Promise<Rights> {
  const place = await placeOf(ctx, visit.unitId)
  const { chosen } = actor
  const run = may(actor, 'inspections.run', place) && (chosen?.bodyId === visit.bodyId || chosen?.role === 'coordinationOffice')
  return {
    run,
    explain: may(actor, 'tasks.report', place) && chosen?.unitId === visit.unitId,
    assign: run && may(actor, 'tasks.assign', place),
  }
}

const needs: Record<Act, keyof Rights> = {
  move: 'run',
  find: 'run',
  takeBack: 'run',
  explain: 'explain',
  assign: 'assign',
  conclude: 'run',
  cancel: 'run',
}
export const mayAct = (rights: Rights, act: Act): boolean => rights[needs[act]]

/** The visit, held until the end of the transaction, where the person may do this at it now; elsewhere it is not found. */
async function visitFor(ctx: WriteCtx, { actor }: Acting, id: number, act: Act) {
  await queries.holdVisit(ctx.tx, id)
  const visit = await queries.visitById(ctx.tx, id)
  if (!visit || !may(actor, 'inspections.read', await placeOf(ctx, visit.unitId))) {
    orThrow(allowed(actor, 'inspections.read'))
    return refuse(notHere)
  }
  if (!mayAct(await rightsOn(ctx, actor, visit), act)) refuse(act === 'explain' ? refusals.notInspected : refusals.notYours)
  return { visit, state: orThrow(stateAfter(act, visit.state)) }
}

const log = (ctx: WriteCtx, { unitId, id }: Pick<Visit, 'unitId' | 'id'>, kind: string, payload: object) =>
  ctx.enter({ chain: `unit:${unitId}`, kind: `inspections.${kind}`, payload: { visitId: id, ...payload } })

/** Tells the inspected unit once. */
const tellUnit = (ctx: WriteCtx, { unitId, id }: Pick<Visit, 'unitId' | 'id'>, title: string, mark: string) =>
  tell(ctx, [{ to: { unitId, verb: 'inspections.read' }, key: `inspection:${id}:${mark}`, title, href: `/kiem-tra/${id}` }])

const isKey = (key: string) => /^[0-9a-f-]{36}$/.test(key)

/** Plans a visit at a commune, by a plan or outside any; the commune is told. A day of the past is one that is entered afterwards. */
export const planVisit = (acting: Acting, given: Given): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const held = orThrow(allowed(acting.actor, 'inspections.run'))
    const code = given('xa').trim()
    const unit = await unitByCode(ctx, code, ctx.today)
    const place = unit && (await placeOf(ctx, unit.id))
    if (unit?.level !== 'commune' || !place || !may(acting.actor, 'inspections.run', place))
      return refuse(refusals.notUnits([code || '(trống)']))
    const visit = orThrow(readVisit(given))
    const planId = await planOf(ctx, given, held.unitId, unit.id)
    const key = isKey(given('khoa')) ? given('khoa') : randomUUID()
    const row = { ...visit, unitId: unit.id, planId, bodyId: held.bodyId, key, by: ctx.actor, at: ctx.now }
    const { id, isNew } = await queries.addVisit(ctx.tx, row)
    if (!isNew) return { id }
    await log(ctx, { unitId: unit.id, id }, 'visitPlanned', { planId, bodyId: held.bodyId, ...visit })
    await tellUnit(ctx, { unitId: unit.id, id }, `${held.bodyName} kiểm tra tại xã`, `planned:${visit.heldOn}`)
    return { id }
  })

/** The plan that a form names, with the commune in it. */
async function planOf(ctx: WriteCtx, given: Given, ownUnitId: number, unitId: number): Promise<number | null> {
  if (given('ke-hoach') === '') return null
  const plan = /^\d{1,9}$/.test(given('ke-hoach')) ? await plans.planById(ctx.tx, Number(given('ke-hoach'))) : null
  if (!plan || plan.unitId !== ownUnitId) return refuse(refusals.noPlan)
  const chosen = await plans.chosenOf(ctx.tx, plan.id, ctx.today)
  return chosen.some((one) => one.unitId === unitId) ? plan.id : refuse(refusals.notChosen)
}

/** Moves a visit that was not yet held to another day, with the reason; the commune is told. */
export const moveVisit = (acting: Acting, id: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { visit } = await visitFor(ctx, acting, id, 'move')
    const heldOn = parseDate(given('ngay')) ?? refuse(refusals.badDay)
    const because = readText(given('ly-do'), 5, 500) ?? refuse(refusals.noReason)
    const explainBy = visit.explainBy !== null && visit.explainBy < heldOn ? null : visit.explainBy
    await queries.changeVisit(ctx.tx, visit, { heldOn, explainBy })
    await log(ctx, visit, 'visitMoved', { from: visit.heldOn, to: heldOn, because })
    await tellUnit(ctx, visit, 'Cuộc kiểm tra tại xã đổi ngày', `moved:${heldOn}`)
    return {}
  })

/** Writes down something found, from the day of the visit on; the first makes the visit held, and the commune is asked to explain. */
export const addFinding = (acting: Acting, id: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { visit, state } = await visitFor(ctx, acting, id, 'find')
    if (visit.heldOn > ctx.today) refuse(refusals.notYet(visit.heldOn))
    const finding = orThrow(
      readFinding(
        given,
        (await criteriaChoices(ctx)).map(({ value }) => value),
      ),
    )
    if (finding.proofId !== null && !(await queries.hasProof(ctx.tx, visit.unitId, finding.proofId))) refuse(refusals.noProof)
    await queries.changeVisit(ctx.tx, visit, { state })
    const number = await queries.addFinding(ctx.tx, { ...finding, unitId: visit.unitId, visitId: id, by: ctx.actor, at: ctx.now })
    const { text, ...rest } = finding
    await log(ctx, visit, 'found', { number, ...rest, text: sha256(text) })
    await tellUnit(ctx, visit, 'Có nội dung kiểm tra chờ giải trình', 'found')
    return {}
  })

/** Takes back something that was written down, with the reason. */
export const takeBackFinding = (acting: Acting, id: number, number: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { visit } = await visitFor(ctx, acting, id, 'takeBack')
    const because = readText(reason, 5, 500) ?? refuse(refusals.noReason)
    await findingOf(ctx, visit, number)
    await queries.takeBackFinding(ctx.tx, { unitId: visit.unitId, visitId: id, number, because })
    await log(ctx, visit, 'foundTakenBack', { number, because })
    return {}
  })

async function findingOf(ctx: WriteCtx, visit: Visit, number: number) {
  const finding = (await queries.findingsOf(ctx.tx, visit)).find((one) => one.number === number && one.takenBackBecause === null)
  return finding ?? refuse(refusals.noFinding)
}

/** The inspected unit says how it came, or says it better, until the conclusion. */
export const explain = (acting: Acting, id: number, number: number, typed: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { visit } = await visitFor(ctx, acting, id, 'explain')
    const text = readText(typed, 5, 4_000) ?? refuse(refusals.noText)
    await findingOf(ctx, visit, number)
    await queries.addExplanation(ctx.tx, { unitId: visit.unitId, visitId: id, finding: number, text, on: ctx.today, by: ctx.actor })
    await log(ctx, visit, 'explained', { number, text: sha256(text) })
    await tell(ctx, [
      {
        to: { unitId: visit.bodyUnitId, bodyId: visit.bodyId },
        key: `inspection:${id}:explained:${number}`,
        title: `${visit.unitName} đã giải trình một nội dung kiểm tra`,
        href: `/kiem-tra/${id}`,
      },
    ])
    return {}
  })

/** Concludes a visit: everything was explained, or the day for it is over. */
export const conclude = (acting: Acting, id: number, typed: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { visit, state } = await visitFor(ctx, acting, id, 'conclude')
    if (visit.heldOn > ctx.today) refuse(refusals.notYet(visit.heldOn))
    const conclusion = readText(typed, 5, 8_000) ?? refuse(refusals.noText)
    const open = (await queries.findingsOf(ctx.tx, visit)).filter((one) => one.explanation === null && one.takenBackBecause === null)
    if (open.length > 0 && visit.explainBy !== null && ctx.today <= visit.explainBy)
      refuse(refusals.unexplained(open.length, visit.explainBy))
    await queries.changeVisit(ctx.tx, visit, { state, conclusion, concludedOn: ctx.today })
    await log(ctx, visit, 'concluded', { conclusion: sha256(conclusion) })
    await tellUnit(ctx, visit, 'Có kết luận kiểm tra tại xã', 'concluded')
    return {}
  })

/** Calls a visit off before it is held. */
export const cancelVisit = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { visit, state } = await visitFor(ctx, acting, id, 'cancel')
    const because = readText(reason, 5, 500) ?? refuse(refusals.noReason)
    await queries.changeVisit(ctx.tx, visit, { state, because })
    await log(ctx, visit, 'visitCancelled', { because })
    await tellUnit(ctx, visit, 'Cuộc kiểm tra tại xã đã hủy', 'cancelled')
    return {}
  })

/** Gives the inspected unit something to mend, as a task with a day where the conclusion states one; the same form twice is one task. */
export const giveTask = (acting: Acting, id: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { visit } = await visitFor(ctx, acting, id, 'assign')
    const { what, dueOn } = orThrow(readTask(given, ctx.today))
    const known = await tasksOfSource(ctx, 'inspection', id)
    const source = { kind: 'inspection', id, title: `Kiểm tra: ${visit.subject}`, day: visit.concludedOn ?? visit.heldOn } as const
    const task = { what, sentence: null, to: [{ unitId: visit.unitId, bodyId: null }], cooperating: [], expected: null, binding: null }
    const key = `inspection:${id}:${isKey(given('khoa')) ? given('khoa') : known.length + 1}`
    await assignTasks(ctx, acting.actor, { source, key, tasks: [{ ...task, dueOn, dueWords: null, recurrence: null }] })
    return {}
  })
