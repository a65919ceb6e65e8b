import { createHmac, randomBytes } from 'node:crypto'
import { Refused, refuse } from '../../platform/base/refusal.ts'
import { done, orThrow, type Result, refused } from '../../platform/base/result.ts'
import { read } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { type ReadCtx, type WriteCtx, writing } from '../../platform/events/context.ts'
import { count, isWithin, type Resident } from '../consultation/answer.actions.ts'
import { limits } from '../consultation/burst.rules.ts'
import { codeFrom, codeHash, readCode, showCode } from '../consultation/code.rules.ts'
import { criteriaChoices } from '../criteria/choice.reads.ts'
import { allowed } from '../people/access.ts'
import { bodiesFor, placeOf } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { ancestorsOf, unitByCode, unitById } from '../units/reads.ts'
import type { Unit } from '../units/types.ts'
import { dueAt, enterStep, tellHolder } from './acting.actions.ts'
import type { PictureTaken } from './photo.actions.ts'
import { type Tracked, tracked } from './public.queries.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './thread.queries.ts'
import { competent, readOffice, readWeb } from './thread.rules.ts'
import type { Candidate, NewThread } from './types.ts'

type Given = (name: string) => string

/** Bodies that answer for a criterion in a unit, nearest first, each with the level at which it works. */
export async function candidatesFor(ctx: ReadCtx, unitId: number, criterion: string | null): Promise<Candidate[]> {
  const charged = await bodiesFor(ctx, unitId, 'answers', criterion)
  const known = new Map(
    (
      await queries.bodiesOfIds(
        ctx.tx,
        charged.map(({ bodyId }) => bodyId),
      )
    ).map((one) => [one.bodyId, one]),
  )
  return charged.flatMap(({ bodyId }) => known.get(bodyId) ?? [])
}

/** The level whose office says who answers where nobody is charged: the province; the country for what a province raises. */
async function levelAbove(ctx: ReadCtx, unit: Unit): Promise<number> {
  if (unit.level === 'commune' && unit.provinceId !== null) return unit.provinceId
  const [country] = await ancestorsOf(ctx, unit.id, ctx.today)
  return country?.id ?? unit.id
}

type Raised = { unit: Unit; thread: NewThread; key: string; code: string | null; secret: string }

/** Adds a thread where it belongs, with its first steps and its clock; the id of the first where the form came before. */
async function enterThread(ctx: WriteCtx, { unit, thread, key, code, secret }: Raised): Promise<{ id: number; isNew: boolean }> {
  const body = competent(await candidatesFor(ctx, unit.id, thread.criterion), thread.channel, unit.level)
  const atUnitId = body?.unitId ?? (await levelAbove(ctx, unit))
  const isAtTop = body ? body.level === 'country' : unit.level !== 'commune'
  const due = await dueAt(ctx, isAtTop ? atUnitId : (unit.provinceId ?? unit.id), thread.receivedOn)
  const row = { ...thread, unitId: unit.id, key, trackingHash: code && codeHash(secret, 'difficulty', code), by: ctx.actor, at: ctx.now }
  const id = await queries.addThread(ctx.tx, { ...row, atUnitId, bodyId: body?.bodyId ?? null, state: body ? 'assigned' : 'received', due })
  if (id === null) {
    const before = await queries.threadOfKey(ctx.tx, unit.id, key)
    if (before?.text !== thread.text) throw new Refused(refusals.changed)
    return { id: before.id, isNew: false }
  }
  const { channel, criterion, receivedOn } = thread
  await enterStep(ctx, { unitId: unit.id, id }, { kind: 'received' }, {})
  if (body) await enterStep(ctx, { unitId: unit.id, id }, { kind: 'assigned', bodyId: body.bodyId }, {})
  const payload = { threadId: id, channel, criterion, receivedOn, text: sha256(thread.text) }
  await ctx.enter({ chain: `unit:${unit.id}`, kind: 'difficulties.raised', payload })
  await tellHolder(ctx, { id, unitId: unit.id, unitName: unit.name }, atUnitId, body?.bodyId ?? null, 'raised')
  return { id, isNew: true }
}

const isKey = (key: string) => /^[0-9a-f-]{36}$/.test(key)

/** An office raises a difficulty for itself, or enters what a citizen said; a level above names the commune by code. */
export const raise = (acting: Acting, given: Given, picture: PictureTaken | null): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const held = orThrow(allowed(acting.actor, 'difficulties.raise'))
    const code = given('don-vi').trim()
    const unit = await (code === '' ? unitById(ctx, held.unitId, ctx.today) : unitByCode(ctx, code, ctx.today))
    if (!unit || !allowed(acting.actor, 'difficulties.raise', await placeOf(ctx, unit.id)).ok) return refuse(refusals.notUnit(code))
    const known = (await criteriaChoices(ctx)).map(({ value }) => value)
    const thread = orThrow(readOffice(given, known, ctx.today))
    const key = isKey(given('khoa')) ? given('khoa') : randomBytes(16).toString('hex')
    const { id, isNew } = await enterThread(ctx, { unit, thread, key, code: null, secret: '' })
    if (picture && isNew) await queries.addPhoto(ctx.tx, { unitId: unit.id, id }, { number: 1, ...picture })
    return { id }
  })

/** Whether an address may send more; asked before anything of what it sends is kept. */
export const maySend = (resident: Resident): Promise<boolean> => isWithin(resident, 'opinion', limits.opinions)

/**
 * Takes what a citizen says, without an account; gives a code to follow it by. The code is made of the form's key, so that a form sent twice
 * is one and gives the same code.
 */
export async function sendPublic(resident: Resident, given: Given, picture: PictureTaken | null): Promise<Result<{ code: string }>> {
  if (!(await maySend(resident))) return refused(refusals.tooMany)
  const { secret } = resident
  const key = isKey(given('khoa')) ? given('khoa') : randomBytes(16).toString('hex')
  const code = codeFrom(createHmac('sha256', secret).update(`difficulty key ${key}`).digest().subarray(0, 16))
  const sent = await writing(resident, async (ctx) => {
    const unit = await unitByCode(ctx, given('xa').trim(), ctx.today)
    if (unit?.level !== 'commune') return refuse(refusals.noPlace)
    const thread = orThrow(readWeb(given, ctx.today))
    const { id, isNew } = await enterThread(ctx, { unit, thread, key, code, secret })
    if (picture && isNew) await queries.addPhoto(ctx.tx, { unitId: unit.id, id }, { number: 1, ...picture })
    return { code: showCode(code) }
  })
  if (sent.ok) await count(resident, 'opinion')
  return sent
}

/** Follows what was sent by its code: where it is, until when, what was answered. Wrong codes count against the address. */
export async function trackPublic(resident: Resident, typed: string): Promise<Result<Tracked>> {
  if (!(await isWithin(resident, 'tracking', limits.wrongTracking))) return refused(refusals.tooMany)
  const code = readCode(typed)
  const { today } = resident.edge
  const found = code === null ? null : await read(resident.db, (tx) => tracked(tx, codeHash(resident.secret, 'difficulty', code), today))
  if (found) return done(found)
  await count(resident, 'tracking')
  return refused(refusals.wrongCode)
}
