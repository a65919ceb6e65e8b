import { Refused, refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitByCode } from '../units/reads.ts'
import * as queries from './dossier.queries.ts'
import { type EntryForm, readEntry, yearIn } from './entry.rules.ts'
import * as products from './product.queries.ts'
import { refusals } from './refusals.text.ts'
import { producerKindNames, stateNames } from './text.ts'
import type { Dossier, DossierState, Group, ProducerKind } from './types.ts'

/** The dossier, held until the end of the transaction, where the actor may do it and it stands at one of the steps; elsewhere it is not found. */
export async function heldDossier(ctx: WriteCtx, actor: Actor, verb: Verb, id: number, states: readonly DossierState[]): Promise<Dossier> {
  const before = await queries.dossierById(ctx.tx, id, ctx.today)
  if (!before) {
    orThrow(allowed(actor, verb))
    return refuse(notHere)
  }
  await demand(ctx, actor, verb, before.unitId)
  await queries.holdDossier(ctx.tx, id)
  const dossier = (await queries.dossierById(ctx.tx, id, ctx.today)) ?? refuse(notHere)
  return states.includes(dossier.state) ? dossier : refuse(refusals.wrongState(stateNames[dossier.state]))
}

type Named = { producer: string; kind: ProducerKind; contact: string; product: string; group: Group }

/** The product of this name of this producer in the commune, made where there is none. */
export async function settleProduct(ctx: WriteCtx, unitId: number, named: Named): Promise<number> {
  const by = { unitId, by: ctx.actor, at: ctx.now }
  const { producer: name, kind, contact } = named
  const producer = await products.producerNamed(ctx.tx, { ...by, name, folded: fold(name), kind, contact })
  if (producer.kind !== kind) return refuse(refusals.otherKind(producer.name, producerKindNames[producer.kind].toLowerCase()))
  const of = { ...by, producerId: producer.id, name: named.product, folded: fold(named.product), group: named.group }
  const product = await products.productNamed(ctx.tx, of)
  // the contact is a person's: the log keeps names that are public, not how to reach them
  const payload = { producerId: producer.id, productId: product.id, name, kind, product: named.product, group: named.group }
  if (producer.isNew || product.isNew) await ctx.enter({ chain: chainOf({ unitId }), kind: 'ocop.productEntered', payload })
  return product.id
}

/** Opens the dossier of a product for a year; producer and product are made where the commune has none of that name. */
export const openDossier = (acting: Acting, form: EntryForm): Promise<Result<{ dossierId: number }>> =>
  writing(acting, async (ctx) => {
    const unit = await unitByCode(ctx, form.unitCode.trim(), ctx.today)
    if (unit?.level !== 'commune') throw new Refused(refusals.notCommune(form.unitCode))
    await demand(ctx, acting.actor, 'ocop.keep', unit.id)
    const entry = orThrow(readEntry(form, ctx.today))
    const productId = await settleProduct(ctx, unit.id, entry)
    return { dossierId: await addDossier(ctx, acting, { unitId: unit.id, productId, product: entry.product, year: entry.year }) }
  })

/** Opens a new assessment of a product that is known: what a renewal is. */
export const openAgain = (acting: Acting, productId: number, year: string): Promise<Result<{ dossierId: number }>> =>
  writing(acting, async (ctx) => {
    const product = await products.productById(ctx.tx, productId, ctx.today)
    if (!product) {
      orThrow(allowed(acting.actor, 'ocop.keep'))
      return refuse(notHere)
    }
    await demand(ctx, acting.actor, 'ocop.keep', product.unitId)
    const wanted = yearIn(year, ctx.today)
    if (wanted === null) throw new Refused(refusals.badEntry([{ where: 'Năm đánh giá', what: `«${year}» không phải năm đánh giá` }]))
    const of = { unitId: product.unitId, productId, product: product.name, year: wanted }
    return { dossierId: await addDossier(ctx, acting, of) }
  })

async function addDossier(
  ctx: WriteCtx,
  { actor }: Acting,
  of: { unitId: number; productId: number; product: string; year: number },
): Promise<number> {
  const { unitId, productId, product, year } = of
  const { personId } = actor
  const id = await queries.addDossier(ctx.tx, { unitId, productId, year, personId, name: ctx.actor, on: ctx.today })
  if (id === null) return refuse(refusals.twice(product, year))
  await ctx.enter({ chain: chainOf({ unitId }), kind: 'ocop.dossierOpened', payload: { dossierId: id, productId, year, personId } })
  return id
}

/** Adds a paper to a dossier that is being made: where it can be read, or a proof of the commune. */
export const addPaper = (acting: Acting, id: number, form: { name: string; place: string; proof: string }): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = await heldDossier(ctx, acting.actor, 'ocop.keep', id, ['drafting'])
    const [name, place, proof] = [tidy(form.name), tidy(form.place), tidy(form.proof)]
    if (name === '' || (place === '' && proof === '')) throw new Refused(refusals.badPaper)
    const proofId = proof === '' ? null : parseId(proof)
    const paperId = await queries.addPaper(ctx.tx, { unitId, dossierId: id, name, place, proofId, by: ctx.actor, at: ctx.now })
    if (paperId === null) throw new Refused(refusals.noProof(proof))
    await queries.addHand(ctx.tx, id, acting.actor.personId)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'ocop.paperAdded', payload: { dossierId: id, paperId, name, proofId } })
    return {}
  })

/** Strikes a paper that does not belong; it stays in the dossier with the reason. */
export const strikePaper = (acting: Acting, id: number, paperId: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = await heldDossier(ctx, acting.actor, 'ocop.keep', id, ['drafting'])
    const because = reasonOf(reason)
    const struck = await queries.strikePaper(ctx.tx, { unitId, dossierId: id, id: paperId, because, by: ctx.actor })
    if (!struck) throw new Refused(refusals.noPaper)
    await queries.addHand(ctx.tx, id, acting.actor.personId)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'ocop.paperStruck', payload: { dossierId: id, paperId, because } })
    return {}
  })

export function reasonOf(typed: string): string {
  const because = tidy(typed)
  return because === '' ? refuse(refusals.noReason) : because
}

/** Sends a dossier to the province. Refused without any paper. */
export const submitDossier = (acting: Acting, id: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = await heldDossier(ctx, acting.actor, 'ocop.keep', id, ['drafting'])
    const papers = (await queries.papersOf(ctx.tx, unitId, id)).filter(({ struckBecause }) => struckBecause === null)
    if (papers.length === 0) throw new Refused(refusals.noPapers)
    await queries.addHand(ctx.tx, id, acting.actor.personId)
    await queries.submit(ctx.tx, id, ctx.today)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'ocop.dossierSubmitted', payload: { dossierId: id, papers: papers.length } })
    return {}
  })

/** Gives a dossier up, with its reason; another of the year may then be opened. */
export const withdrawDossier = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId } = await heldDossier(ctx, acting.actor, 'ocop.keep', id, ['drafting', 'submitted'])
    const because = reasonOf(reason)
    await queries.withdraw(ctx.tx, id, because)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'ocop.dossierWithdrawn', payload: { dossierId: id, because } })
    return {}
  })
