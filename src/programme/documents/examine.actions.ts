import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { doerOf, seenDocument } from './acting.actions.ts'
import { textOfBody } from './body.rules.ts'
import * as queries from './document.queries.ts'
import * as files from './file.queries.ts'
import type { Finding } from './file.types.ts'
import type { Examiner } from './port.reads.ts'
import { refusals } from './refusals.text.ts'
import type { OfficialDocument } from './types.ts'

/** Which findings of a document cannot be so, and nobody said yet why they stand. */
export async function openContradictions(ctx: WriteCtx, documentId: number): Promise<Finding[]> {
  const examination = await files.examinationOf(ctx.tx, documentId)
  const said = new Set((await files.acknowledgementsOf(ctx.tx, documentId)).map(({ key }) => key))
  return (examination?.findings ?? []).filter(({ contradiction, key }) => contradiction && !said.has(key))
}

/** Has the text of a draft examined, once a version; after it is signed its words change no more. */
export async function examineNow(ctx: WriteCtx, document: OfficialDocument, examine: Examiner): Promise<void> {
  const before = await files.examinationOf(ctx.tx, document.id)
  const isDraft = document.signedOn === null
  if (before && (before.version === document.version || !isDraft)) return
  const version = await queries.versionOf(ctx.tx, document.id, document.version)
  if (!version) return
  const { subject, body, appendices } = version.paper
  const text = [subject, textOfBody(body), ...appendices.map((one) => textOfBody(one.body))].join('\n')
  const findings = await examine(ctx, { text, unitId: document.unitId })
  await files.keepExamination(ctx.tx, { unitId: document.unitId, documentId: document.id }, document.version, findings, ctx.now)
}

/** The same for whoever may read it: before it leaves as a file, or when they ask. */
export const examineDocument = (acting: Acting, id: number, examine: Examiner): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const document = (await seenDocument(ctx, acting.actor, id)) ?? refuse(refusals.unknown)
    // a level above reads what went out, and examines nothing of it
    if (document.unitId === doerOf(acting.actor).unitId) await examineNow(ctx, document, examine)
    return {}
  })

/** Says why a contradiction stands; nothing is rewritten. */
export const acknowledgeFinding = (acting: Acting, id: number, key: string, typed: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const document = (await seenDocument(ctx, acting.actor, id)) ?? refuse(refusals.unknown)
    const who = doerOf(acting.actor)
    if (document.unitId !== who.unitId || document.signedOn !== null) return refuse(refusals.notNow(document.state))
    const because = tidy(typed)
    if (because === '') return refuse(refusals.noReason)
    const finding = (await openContradictions(ctx, id)).find((one) => one.key === key) ?? refuse(refusals.unknownSetting)
    await files.acknowledge(
      ctx.tx,
      { unitId: document.unitId, documentId: id },
      { key: finding.key, because, personId: who.personId, by: ctx.actor, at: ctx.now },
    )
    await ctx.enter({
      chain: chainOf(document),
      kind: 'documents.findingAcknowledged',
      payload: { documentId: id, key: finding.key, because },
    })
    return {}
  })
