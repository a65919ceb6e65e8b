import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result, refused } from '../../platform/base/result.ts'
import type { SignatureVerdict, SignatureVerifier } from '../../platform/base/signature.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { spool } from '../../platform/files/spool.ts'
import type { Files } from '../../platform/files/store.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { doerOf, seenDocument } from './acting.actions.ts'
import * as queries from './document.queries.ts'
import type { Typed } from './draft.rules.ts'
import * as files from './file.queries.ts'
import type { FileKind } from './file.types.ts'
import { handoverStatuses } from './file.types.ts'
import { mayAttach } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import * as settings from './setting.queries.ts'
import type { OfficialDocument } from './types.ts'

const types = ['application/pdf', 'image/jpeg', 'image/png'] as const
const unchecked: SignatureVerdict = { outcome: 'unchecked', signatures: [], verifier: '', said: '' }

/** The document, held, where the actor adds files to it. */
async function ownDocument(ctx: WriteCtx, actor: Actor, id: number): Promise<OfficialDocument> {
  await queries.holdDocument(ctx.tx, id)
  const document = (await seenDocument(ctx, actor, id)) ?? refuse(refusals.unknown)
  const authority = document.authorityId === null ? null : await settings.authorityById(ctx.tx, document.authorityId)
  orThrow(mayAttach(document, authority, doerOf(actor)))
  return document
}

type Upload = { kind: FileKind; file: { path: string; name: string } }

/**
 * Keeps the signed PDF, or a scan of what was signed on paper: told by its bytes, kept by its content, as it came. A signed PDF is handed to the
 * verifier; without one nothing is said of its signatures.
 */
export async function attachFile(
  acting: Acting,
  id: number,
  { kind, file }: Upload,
  { store, verify }: Pick<Files, 'store'> & { verify: SignatureVerifier | null },
): Promise<Result<{ number: number }>> {
  const { fileTypeFromFile } = await import('file-type')
  const found = (await fileTypeFromFile(file.path))?.mime
  const type = types.find((one) => one === found)
  if (!type || (kind === 'signed' && type !== 'application/pdf')) return refused(kind === 'signed' ? refusals.notPdf : refusals.notScan)
  // who may not add it does not make the verifier work
  const may = await writing(acting, (ctx) => ownDocument(ctx, acting.actor, id))
  if (!may.ok) return may
  const verdict = kind === 'signed' ? ((await verify?.(file.path)) ?? unchecked) : null
  const { hash, size } = await store.put(createReadStream(file.path))
  return writing(acting, async (ctx) => {
    const document = await ownDocument(ctx, acting.actor, id)
    const of = { unitId: document.unitId, documentId: id }
    const by = { personId: doerOf(acting.actor).personId, by: ctx.actor, at: ctx.now }
    const name = tidy(file.name).slice(0, 200) || 'tệp'
    const number = await files.addFile(ctx.tx, { ...of, ...by, kind, hash, size, type, name })
    if (number === null) return refuse(refusals.fileThere)
    if (verdict) await files.addVerification(ctx.tx, of, number, verdict, ctx.now)
    const payload = { documentId: id, number, kind, hash, size, ...(verdict ? { outcome: verdict.outcome } : {}) }
    await ctx.enter({ chain: chainOf(document), kind: 'documents.fileAdded', payload })
    return { number }
  })
}

/** Asks the verifier again about a signed PDF; what it said before stays. */
export async function verifyAgain(
  acting: Acting,
  id: number,
  number: number,
  { store, uploads, largest, verify }: Files & { verify: SignatureVerifier | null },
): Promise<Result<object>> {
  if (!verify) return refused(refusals.noVerifier)
  const found = await writing(acting, async (ctx) => {
    const document = await ownDocument(ctx, acting.actor, id)
    return (
      (await files.filesOf(ctx.tx, document.id)).find((one) => one.number === number && one.kind === 'signed') ??
      refuse(refusals.unknownFile)
    )
  })
  if (!found.ok) return found
  const bytes = await store.get(found.value.hash)
  if (!bytes) return refused(refusals.unknownFile)
  const { path } = await spool(bytes, uploads, largest)
  const verdict = await verify(path).finally(() => rm(path, { force: true }))
  return writing(acting, async (ctx) => {
    const document = await ownDocument(ctx, acting.actor, id)
    await files.addVerification(ctx.tx, { unitId: document.unitId, documentId: id }, number, verdict, ctx.now)
    await ctx.enter({
      chain: chainOf(document),
      kind: 'documents.fileVerified',
      payload: { documentId: id, number, outcome: verdict.outcome },
    })
    return {}
  })
}

/** Writes down that a document was handed to the document system, or what came back from it: number and day, or why not. */
export const noteHandover = (acting: Acting, id: number, form: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const given = (name: string) => tidy(form[name] ?? '')
    const document = await ownDocument(ctx, acting.actor, id)
    if (document.number === null) return refuse(refusals.notNow(document.state))
    const status = handoverStatuses.find((one) => one === given('ket-qua')) ?? refuse(refusals.badStatus)
    const note = given('ghi-chu')
    const isReceived = status === 'received'
    if (isReceived && given('so-den') === '') return refuse(refusals.incomplete('số đến'))
    if (status === 'refused' && note === '') return refuse(refusals.noReason)
    const receivedOn = isReceived ? (parseDate(given('ngay-den')) ?? refuse(refusals.badDay)) : null
    if (receivedOn !== null && receivedOn > ctx.today) return refuse(refusals.futureDay)
    if (receivedOn !== null && receivedOn < document.number.on) return refuse(refusals.receivedBefore)
    const row = { status, receivedNumber: isReceived ? given('so-den') : null, receivedOn, note }
    await files.addHandover(ctx.tx, { unitId: document.unitId, documentId: id, ...row, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: chainOf(document), kind: 'documents.handedOver', payload: { documentId: id, ...row } })
    return {}
  })
