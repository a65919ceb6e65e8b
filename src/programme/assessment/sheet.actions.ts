import { done, type Result, refused } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import type { ReadCtx, WriteCtx } from '../../platform/events/context.ts'
import { openFor, roundForUnit } from '../calendar/reads.ts'
import { setById } from '../criteria/reads.ts'
import { openSource } from '../evidence/actions.ts'
import { unitById } from '../units/reads.ts'
import { roundDaysOf } from './desk.reads.ts'
import { stepRefusals } from './procedure.text.ts'
import type { StepVerb } from './procedure.types.ts'
import { nextSteps, procedureByKey, procedureOn, stepFor } from './procedures.ts'
import { provenIn } from './proven.reads.ts'
import * as queries from './sheet.queries.ts'
import { gapsOf, mayFill } from './sheet.rules.ts'
import { refusals } from './sheet.text.ts'
import type { Gap, Sheet } from './sheet.types.ts'
import { take } from './step.rules.ts'

/** Who takes a step: a person in a post. */
export type Stepper = { personId: number; assignmentId: number | null; postName: string }

/**
 * The sheet of a unit by a set in a round: the one there is, or a new one, pinned to the version of the set that covers the round's last
 * day. Refused where the round is not the unit's or has not opened, or the set does not judge the unit on that day.
 */
export async function openSheet(ctx: WriteCtx, q: { unitId: number; roundId: number; setId: string }): Promise<Result<Sheet>> {
  const found = await queries.sheetFor(ctx.tx, q)
  if (found) return done(found)
  const round = await roundForUnit(ctx, q.roundId, q.unitId)
  const unit = await unitById(ctx, q.unitId, ctx.today)
  if (!unit || !round?.setIds.includes(q.setId)) return refused(refusals.notPartOf(unit?.name ?? 'Đơn vị này'))
  const open = await openFor(ctx, q.roundId, q.unitId)
  if (!open.ok) return open
  const set = await setById(ctx, q.setId, round.closesOn)
  if (!set || set.level !== unit.level || set.criteria.length === 0) return refused(refusals.noSet(set?.name ?? q.setId))
  const source = await openSource(ctx, {
    kind: 'screen',
    title: `Phiếu tự đánh giá ${unit.name}, ${round.name}`,
    hash: null,
    demonstration: false,
  })
  const criteria = set.criteria.map(({ code }) => code)
  const procedure = procedureOn(round.closesOn)?.key
  if (!procedure) return refused(refusals.noProcedure(round.closesOn))
  const asOf = round.closesOn
  const pinned = { setVersion: set.version, procedure, asOf, openedBy: ctx.actor, criteria }
  const id = await queries.addSheet(ctx.tx, { ...q, ...pinned, sourceId: source.sourceId, knownAt: source.knownAt })
  const sheet = id === undefined ? await queries.sheetFor(ctx.tx, q) : await queries.sheetById(ctx.tx, id)
  if (!sheet) throw new Error('a sheet that was added is not there')
  const { title, demonstration } = source
  const told = {
    sheet: sheet.id,
    round: q.roundId,
    set: q.setId,
    setVersion: set.version,
    source: source.sourceId,
    title,
    demonstration,
    by: ctx.actor,
  }
  if (id !== undefined) await ctx.enter({ chain: `unit:${q.unitId}`, kind: 'sheet.opened', payload: told })
  return done(sheet)
}

export type Submit = { unitId: number; sheetId: number; seen: number; by: Stepper }

/**
 * Submits a sheet to the verifying bodies: its open criteria are locked and wait. Refused with every gap by name; and when the sheet is not
 * as it was seen. Pressed twice it is no error.
 */
export async function submitSheet(ctx: WriteCtx, { unitId, sheetId, seen, by }: Submit): Promise<Result<Sheet>> {
  const sheet = await heldSheet(ctx, unitId, sheetId)
  if (!sheet) return refused(refusals.unknown)
  if (sheet.state === 'submitted' && sheet.submittedBy === by.personId) return done(sheet)
  if (sheet.state !== 'draft' && sheet.state !== 'returned') return refused(refusals.notToSubmit(sheet.state))
  if (sheet.version !== seen) return refused(refusals.changed)
  const round = await roundDaysOf(ctx, sheet.roundId, unitId)
  const fillable = round ? mayFill(sheet.state, round, ctx.today) : refused(refusals.unknown)
  if (!fillable.ok) return fillable
  const gaps = await gapsIn(ctx, sheet)
  if (gaps.length > 0) return refused(refusals.incomplete(gaps))
  const cells = await queries.cellsOf(ctx.tx, unitId, sheetId)
  const digest = sha256(canonical(cells.map(({ measure, version, typed, note }) => [measure, version, typed, note])))
  const taken = await taking(ctx, sheet, 'submit')
  if (!taken.ok) return taken
  await step(ctx, sheet, 'submit', taken.value, by)
  await queries.moveCriteria(ctx.tx, { unitId, sheetId, from: ['open', 'returned'], to: 'submitted' })
  await ctx.enter({
    chain: `unit:${unitId}`,
    kind: 'sheet.submitted',
    payload: { sheet: sheetId, cells: cells.length, digest, ...told(by) },
  })
  return done((await queries.sheetById(ctx.tx, sheetId)) as Sheet)
}

/** What would keep the sheet from being submitted now. */
export async function gapsIn(ctx: ReadCtx, sheet: Sheet): Promise<Gap[]> {
  const set = await queries.bodyOf(ctx.tx, sheet.setId, sheet.setVersion)
  if (!set) throw new Error(`sheet ${sheet.id} lacks its set`)
  const cells = await queries.cellsOf(ctx.tx, sheet.unitId, sheet.id)
  const criteria = await queries.criteriaOf(ctx.tx, sheet.unitId, sheet.id)
  const previous = await queries.previousOf(ctx.tx, sheet.unitId, sheet.asOf)
  return gapsOf({ set, cells, criteria, previous, proven: await provenIn(ctx, sheet) })
}

/** Takes a submitted sheet back as long as no body has looked at it. */
export async function withdrawSheet(
  ctx: WriteCtx,
  q: { unitId: number; sheetId: number; reason: string; by: Stepper },
): Promise<Result<Sheet>> {
  const sheet = await heldSheet(ctx, q.unitId, q.sheetId)
  if (!sheet) return refused(refusals.unknown)
  if (sheet.state === 'draft') return done(sheet)
  const seen = sheet.state !== 'submitted' || (await queries.reviewedSince(ctx.tx, q.unitId, q.sheetId, sheet.submittedAt))
  if (seen) return refused(refusals.notToWithdraw(sheet.state))
  const taken = await taking(ctx, sheet, 'withdraw')
  if (!taken.ok) return taken
  await step(ctx, sheet, 'withdraw', taken.value, q.by, q.reason)
  await queries.moveCriteria(ctx.tx, { unitId: q.unitId, sheetId: q.sheetId, from: ['submitted'], to: 'open' })
  await ctx.enter({ chain: `unit:${q.unitId}`, kind: 'sheet.withdrawn', payload: { sheet: q.sheetId, reason: q.reason, ...told(q.by) } })
  return done((await queries.sheetById(ctx.tx, q.sheetId)) as Sheet)
}

/** Where a step of the sheet's procedure leads from here; refused where the procedure has none, or a criterion cannot take it. */
async function taking(ctx: WriteCtx, sheet: Sheet, verb: StepVerb): Promise<Result<Sheet['state']>> {
  const procedure = procedureByKey(sheet.procedure)
  const found = stepFor(procedure, sheet.state, verb)
  if (!found) return refused(stepRefusals.notNow(sheet.state, verb, nextSteps(procedure, sheet.state)))
  const taken = take(found, await queries.criteriaOf(ctx.tx, sheet.unitId, sheet.id), null)
  return taken.ok ? done(taken.value.state) : taken
}

/** Pins a sheet that is still filled to a newer version of its set; what was typed stays. */
export async function renewSheet(ctx: WriteCtx, unitId: number, sheetId: number): Promise<Result<Sheet>> {
  const sheet = await heldSheet(ctx, unitId, sheetId)
  if (!sheet) return refused(refusals.unknown)
  if (sheet.state !== 'draft') return refused(refusals.locked)
  const newest = await setById(ctx, sheet.setId, sheet.asOf)
  if (!newest || newest.version <= sheet.setVersion) return done(sheet)
  const criteria = newest.criteria.map(({ code }) => code)
  await queries.pinVersion(ctx.tx, unitId, sheetId, newest.version, criteria)
  const payload = { sheet: sheetId, from: sheet.setVersion, to: newest.version }
  await ctx.enter({ chain: `unit:${unitId}`, kind: 'sheet.renewed', payload })
  return done((await queries.sheetById(ctx.tx, sheetId)) as Sheet)
}

/** The sheet, held until the end of the transaction. */
export async function heldSheet(ctx: WriteCtx, unitId: number, sheetId: number): Promise<Sheet | undefined> {
  await queries.holdSheets(ctx.tx, [unitId], false)
  const sheet = await queries.sheetById(ctx.tx, sheetId)
  return sheet?.unitId === unitId ? sheet : undefined
}

/** Takes a step of a sheet and keeps who took it. */
export const step = (ctx: WriteCtx, sheet: Sheet, verb: string, to: Sheet['state'], by: Stepper | null, reason = '') =>
  queries.addStep(ctx.tx, {
    unitId: sheet.unitId,
    sheetId: sheet.id,
    ...{ verb, from: sheet.state, to, reason, at: ctx.now },
    personId: by?.personId ?? null,
    assignmentId: by?.assignmentId ?? null,
  })

const told = (by: Stepper) => ({ person: by.personId, post: by.postName })
