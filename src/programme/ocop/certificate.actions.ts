import { Refused, refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { tell } from '../desk/actions.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import * as certificates from './certificate.queries.ts'
import { regulationsOf } from './council.queries.ts'
import { type DecisionForm, readDecision } from './decision.rules.ts'
import { heldDossier } from './dossier.actions.ts'
import { markDecided } from './dossier.queries.ts'
import { productById } from './product.queries.ts'
import { refusals } from './refusals.text.ts'
import { dossierTitle, starsText } from './text.ts'
import { expiryOf } from './validity.rules.ts'

/**
 * Enters the decision on what the council came to; three stars and more get a certificate that holds for the months of the law from the day
 * of the decision. A dossier of five stars takes two: the province's and, later, the centre's.
 */
export const decideDossier = (acting: Acting, id: number, form: DecisionForm): Promise<Result<{ certificateId: number }>> =>
  writing(acting, async (ctx) => {
    const dossier = await heldDossier(ctx, acting.actor, 'ocop.decide', id, ['concluded', 'decided'])
    await demand(ctx, acting.actor, 'ocop.decide', dossier.provinceId)
    const { result, concludedOn, unitId, productId } = dossier
    if (result === null || concludedOn === null) throw new Error(`dossier ${id} is concluded without a result`)
    const own = await regulationsOf(ctx.tx, dossier.provinceId)
    const decision = orThrow(readDecision(form, { result, concludedOn, today: ctx.today, own }))
    const expiresOn = expiryOf(decision.decidedOn)
    const row = { ...decision, unitId, productId, dossierId: id, expiresOn, by: ctx.actor, at: ctx.now }
    const certificateId = await certificates.addCertificate(ctx.tx, row)
    if (certificateId === null) throw new Refused(refusals.decidedTwice)
    await markDecided(ctx.tx, id)
    await ctx.enter({
      chain: chainOf(dossier),
      kind: 'ocop.decided',
      payload: { dossierId: id, certificateId, productId, ...decision, expiresOn },
    })
    const title = `Sản phẩm OCOP ${dossierTitle(dossier)} được công nhận ${starsText(decision.stars)}`
    const to = { unitId, verb: 'ocop.keep' } as const
    await tell(ctx, [{ to, key: `ocop:certificate:${certificateId}:given`, title, href: `/ocop/san-pham/${productId}` }])
    return { certificateId }
  })

type RevocationForm = { certificateId: number; decision: string; on: string; reason: string }

/** Revokes a certificate by a decision, with its reason. */
export const revokeCertificate = (acting: Acting, productId: number, form: RevocationForm): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const product = await productById(ctx.tx, productId, ctx.today)
    if (!product) {
      orThrow(allowed(acting.actor, 'ocop.decide'))
      return refuse(notHere)
    }
    await demand(ctx, acting.actor, 'ocop.decide', product.provinceId)
    const { unitId } = product
    const certificate = (await certificates.certificatesOf(ctx.tx, productId)).find((one) => one.id === form.certificateId)
    if (!certificate) throw new Refused(refusals.noCertificateHere)
    const [decision, on, because] = [tidy(form.decision), parseDate(form.on), tidy(form.reason)]
    if (decision === '' || because === '' || !on || on > ctx.today || on < certificate.decidedOn)
      throw new Refused(refusals.badRevocation(certificate.decidedOn))
    if (!(await certificates.revoke(ctx.tx, { unitId, id: certificate.id, on, because, decision, by: ctx.actor })))
      throw new Refused(refusals.revoked)
    const payload = { certificateId: certificate.id, productId, decision, on, because }
    await ctx.enter({ chain: chainOf(product), kind: 'ocop.revoked', payload })
    const title = `Giấy chứng nhận OCOP của sản phẩm ${product.name} bị thu hồi`
    const to = { unitId, verb: 'ocop.keep' } as const
    await tell(ctx, [{ to, key: `ocop:certificate:${certificate.id}:revoked`, title, href: `/ocop/san-pham/${productId}` }])
    return {}
  })
