import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { tell } from '../desk/actions.ts'
import { demand } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitById } from '../units/reads.ts'
import * as councils from './council.queries.ts'
import { candidatesAt } from './council.reads.ts'
import { type CouncilForm, type RegulationForm, readCouncil, readRegulation } from './council.rules.ts'
import { heldDossier, reasonOf } from './dossier.actions.ts'
import * as queries from './dossier.queries.ts'
import { refusals } from './refusals.text.ts'
import * as scores from './score.queries.ts'
import { readPoints, resultOf } from './score.rules.ts'
import { dossierTitle } from './text.ts'
import type { CouncilResult, Dossier, PartCode } from './types.ts'

/** The province at which the actor works, where it may keep OCOP there. */
async function ownProvince(ctx: WriteCtx, actor: Actor): Promise<number> {
  const unitId = actor.chosen?.unitId ?? 0
  await demand(ctx, actor, 'ocop.keep', unitId)
  const unit = await unitById(ctx, unitId, ctx.today)
  if (unit?.level !== 'province') throw new Refused(refusals.notProvince)
  return unitId
}

/** Makes a council of the province, by the decision that names it. */
export const makeCouncil = (acting: Acting, form: CouncilForm): Promise<Result<{ councilId: number }>> =>
  writing(acting, async (ctx) => {
    const unitId = await ownProvince(ctx, acting.actor)
    const council = orThrow(readCouncil(form, await candidatesAt(ctx, unitId), ctx.today))
    const councilId = await councils.addCouncil(ctx.tx, { ...council, unitId, by: ctx.actor, at: ctx.now })
    if (councilId === null) throw new Refused(refusals.councilTwice(council.decisionNumber))
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'ocop.councilMade', payload: { councilId, ...council } })
    return { councilId }
  })

/** Enters what the province says itself, by its decision; from its day on it replaces what was said before. */
export const enterRegulation = (acting: Acting, form: RegulationForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const unitId = await ownProvince(ctx, acting.actor)
    const regulation = orThrow(readRegulation(form, ctx.today))
    const id = await councils.addRegulation(ctx.tx, { ...regulation, unitId, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'ocop.regulationEntered', payload: { id, ...regulation } })
    return {}
  })

/** Sends a dossier back to the commune, with what it lacks; the commune is told. */
export const returnDossier = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const dossier = await heldDossier(ctx, acting.actor, 'ocop.keep', id, ['submitted'])
    await demand(ctx, acting.actor, 'ocop.keep', dossier.provinceId)
    const because = reasonOf(reason)
    await queries.returnDossier(ctx.tx, id, because)
    await ctx.enter({ chain: chainOf(dossier), kind: 'ocop.dossierReturned', payload: { dossierId: id, because } })
    const title = `Hồ sơ OCOP ${dossierTitle(dossier)} được trả lại để hoàn thiện`
    const key = `ocop:dossier:${id}:returned:${ctx.now.toISOString()}`
    await tell(ctx, [{ to: { unitId: dossier.unitId, verb: 'ocop.keep' }, key, title, href: `/ocop/ho-so/${id}` }])
    return {}
  })

/** Takes a dossier to a council of the province: its members who had no hand in it may score. */
export const takeToCouncil = (acting: Acting, id: number, councilId: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const dossier = await heldDossier(ctx, acting.actor, 'ocop.keep', id, ['submitted'])
    await demand(ctx, acting.actor, 'ocop.keep', dossier.provinceId)
    const council = (await councils.councilsOf(ctx.tx, dossier.provinceId)).find((one) => one.id === councilId)
    if (!council) throw new Refused(refusals.noCouncil)
    const free = council.members.filter(({ personId }) => !dossier.hands.includes(personId))
    if (free.length === 0) throw new Refused(refusals.allHands)
    await queries.takeToCouncil(ctx.tx, id, council)
    await ctx.enter({ chain: chainOf(dossier), kind: 'ocop.dossierTaken', payload: { dossierId: id, councilId, members: free.length } })
    const to = { key: `ocop:dossier:${id}:score`, title: `Chấm hồ sơ OCOP ${dossierTitle(dossier)}`, href: `/ocop/ho-so/${id}` }
    await tell(
      ctx,
      free.map(({ personId }) => ({ ...to, to: { unitId: council.unitId, personId } })),
    )
    return {}
  })

const councilOf = ({ councilId, councilUnitId }: Dossier) => {
  if (councilId === null || councilUnitId === null) throw new Error('a dossier that is scored has no council')
  return { id: councilId, unitId: councilUnitId }
}

type ScoreForm = { points: Record<PartCode, string>; note: string }

/**
 * Keeps the sheet of the member who acts, as its next version; the same sheet sent twice is kept once. Refused to who had a hand in the
 * dossier, and to who does not sit in its council.
 */
export const scoreDossier = (acting: Acting, id: number, form: ScoreForm): Promise<Result<{ version: number }>> =>
  writing(acting, async (ctx) => {
    const { actor } = acting
    const dossier = await heldDossier(ctx, actor, 'ocop.score', id, ['scoring'])
    if (dossier.hands.includes(actor.personId)) throw new Refused(refusals.ownDossier)
    const of = { unitId: dossier.unitId, dossierId: id }
    const sheet = (await scores.sheetsOf(ctx.tx, { ...of, council: councilOf(dossier) })).find(
      ({ personId }) => personId === actor.personId,
    )
    if (!sheet) throw new Refused(refusals.notMember)
    const points = orThrow(readPoints(form.points))
    const note = tidy(form.note)
    const isSame = sheet.points !== null && canonical(sheet.points) === canonical(points) && sheet.note === note
    if (isSame) return { version: sheet.version ?? 0 }
    const version = (sheet.version ?? 0) + 1
    await scores.addScore(ctx.tx, { ...of, personId: actor.personId, version, name: ctx.actor, points, note, at: ctx.now })
    await ctx.enter({ chain: chainOf(dossier), kind: 'ocop.scored', payload: { dossierId: id, personId: actor.personId, version, points } })
    return { version }
  })

/**
 * Sums the sheets up: averages, total and stars are frozen, their hash goes into the log. Refused while members have not scored, unless
 * the reason is given.
 */
export const concludeDossier = (acting: Acting, id: number, reason: string): Promise<Result<{ result: CouncilResult }>> =>
  writing(acting, async (ctx) => {
    const dossier = await heldDossier(ctx, acting.actor, 'ocop.keep', id, ['scoring'])
    const council = councilOf(dossier)
    await demand(ctx, acting.actor, 'ocop.keep', council.unitId)
    const sheets = await scores.sheetsOf(ctx.tx, { unitId: dossier.unitId, dossierId: id, council })
    const absent = sheets.filter(({ points }) => points === null)
    if (absent.length === sheets.length) throw new Refused(refusals.noSheets)
    const because = tidy(reason)
    if (absent.length > 0 && because === '') throw new Refused(refusals.absent(absent.map(({ name }) => name)))
    const result = resultOf(sheets, because)
    const hash = sha256(canonical(result))
    await queries.conclude(ctx.tx, { id, on: ctx.today, by: ctx.actor, result, hash })
    await ctx.enter({ chain: chainOf(dossier), kind: 'ocop.concluded', payload: { dossierId: id, hash, ...result } })
    return { result }
  })
