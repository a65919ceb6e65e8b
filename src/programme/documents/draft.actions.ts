import type { Paper } from '../../platform/base/paper.ts'
import { isRefused, refuse } from '../../platform/base/refusal.ts'
import { done, orThrow, type Result, refused } from '../../platform/base/result.ts'
import { read } from '../../platform/db/database.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type ReadCtx, type WriteCtx, writing } from '../../platform/events/context.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { allowed, roles } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import { type Actor, roleIds } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitById } from '../units/reads.ts'
import { doerOf, heldDocument, seenDocument } from './acting.actions.ts'
import * as queries from './document.queries.ts'
import { composePaper, type Draft, type Letterhead, readDraft, type Typed } from './draft.rules.ts'
import { isTheirs } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import * as settings from './setting.queries.ts'
import type { Authority, Colleague, OfficialDocument, Source } from './types.ts'

export const paperHash = (paper: Paper): string => sha256(canonical(paper))

const words = (subject: string) => fold(subject)

/** How the papers of a body begin: as it said itself, else by the names that the system has. */
export async function letterheadOf(ctx: ReadCtx, unitId: number, bodyId: number): Promise<Letterhead> {
  const body = (await settings.bodiesOf(ctx.tx, unitId, ctx.today)).find(({ id }) => id === bodyId)
  if (!body) return refuse(refusals.unknownBody)
  const said = (await settings.issuersOf(ctx.tx, unitId)).find((one) => one.bodyId === bodyId)
  if (said) return said
  const unit = await unitById(ctx, unitId, ctx.today)
  return { above: null, name: body.name, place: unit?.shortName ?? '', abbreviation: null }
}

/** Whom a draft can be given to for approval: whoever signs in the unit, and colleagues who draft. */
export const approversOf = (ctx: ReadCtx, unitId: number): Promise<Colleague[]> =>
  settings.colleaguesOf(
    ctx.tx,
    unitId,
    roleIds.filter((role) => roles[role].some((verb) => verb === 'documents.sign' || verb === 'documents.draft')),
    ctx.today,
  )

type Checked = { authority: Authority | null; letterhead: Letterhead }

/** Body, approver and signer must be the unit's own. */
async function checkOwn(ctx: ReadCtx, unitId: number, { bodyId, approverId, authorityId }: Draft): Promise<Checked> {
  const letterhead = await letterheadOf(ctx, unitId, bodyId)
  if (approverId !== null && !(await approversOf(ctx, unitId)).some(({ assignmentId }) => assignmentId === approverId))
    refuse(refusals.unknownPerson)
  const authority = (await settings.authoritiesOf(ctx.tx, unitId, ctx.today)).find(({ id }) => id === authorityId) ?? null
  if (authorityId !== null && authority?.bodyId !== bodyId) refuse(refusals.unknownSigner)
  return { authority, letterhead }
}

type New = {
  paper: Paper
  bodyId: number
  draft: Pick<Draft, 'approverId' | 'authorityId'>
  source: Source | null
  corrects: OfficialDocument['corrects']
  key: string
}

/** A document with its first version; the one that is there already under the same key. */
export async function enterDocument(
  ctx: WriteCtx,
  actor: Actor,
  { paper, bodyId, draft, source, corrects, key }: New,
): Promise<{ id: number; isNew: boolean }> {
  const who = doerOf(actor)
  const row = {
    ...{ unitId: who.unitId, bodyId, draftBodyId: who.bodyId, type: paper.type, subject: paper.subject, folded: words(paper.subject) },
    ...{ drafterId: who.personId, drafter: actor.name, approverId: draft.approverId, authorityId: draft.authorityId },
    ...{ source, corrects, key, at: ctx.now, on: ctx.today },
  }
  const id = await queries.addDocument(ctx.tx, row)
  if (id === null) return { id: (await queries.documentOfKey(ctx.tx, who.unitId, key)) ?? 0, isNew: false }
  const because = source ? 'Lập từ dữ liệu' : 'Bản đầu'
  await queries.addVersion(ctx.tx, {
    ...{ unitId: who.unitId, documentId: id, number: 1, paper, because, filled: null },
    ...{ personId: who.personId, writtenBy: ctx.actor, writtenAt: ctx.now },
  })
  const payload = { documentId: id, type: paper.type, bodyId, source, corrects, hash: paperHash(paper) }
  await ctx.enter({ chain: chainOf(who), kind: 'documents.drafted', payload })
  return { id, isNew: true }
}

/** What a form says as a paper, as it would print now; of a document that is there, or of a new one (`id` null). */
export const previewDraft = async (acting: Acting, id: number | null, form: Typed): Promise<Result<Paper>> => {
  const { db, actor, edge } = acting
  try {
    return await read(db, async (tx) => {
      const ctx = { tx, today: edge.today }
      const draftRead = readDraft(form)
      if (!draftRead.ok) return draftRead
      const document = id === null ? null : await seenDocument(ctx, actor, id)
      if (id !== null && !document) return refused(refusals.unknown)
      const previous = document && ((await queries.versionOf(tx, document.id, document.version))?.paper ?? null)
      const { authority, letterhead } = await checkOwn(ctx, doerOf(actor).unitId, draftRead.value)
      return done(composePaper(draftRead.value, { letterhead, authority, drafter: document?.drafter ?? actor.name, previous }))
    })
  } catch (error) {
    if (isRefused(error)) return refused(error.refusal)
    throw error
  }
}

/** A new draft from the form; one that mends an issued document says which, and how. Sent twice it is one. */
export const writeDraft = (acting: Acting, form: Typed, corrects: OfficialDocument['corrects']): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { actor } = acting
    const who = doerOf(actor)
    orThrow(allowed(actor, 'documents.draft', await placeOf(ctx, who.unitId)))
    const read = orThrow(readDraft(form))
    if (corrects) {
      const mended = await queries.documentById(ctx.tx, corrects.id)
      if (mended?.unitId !== who.unitId || mended.state !== 'issued') return refuse(refusals.notCorrectable)
    }
    const { authority, letterhead } = await checkOwn(ctx, who.unitId, read)
    const paper = composePaper(read, { letterhead, authority, drafter: actor.name, previous: null })
    const key = tidy(form.khoa ?? '') || `${ctx.now.getTime()}`
    return enterDocument(ctx, actor, { paper, bodyId: read.bodyId, draft: read, source: null, corrects, key })
  })

/** A new version of a draft, with why; what it said before stays. */
export const rewriteDraft = (
  acting: Acting,
  id: number,
  form: Typed,
  seen: { steps: number; version: number },
): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { actor } = acting
    const document = await heldDocument(ctx, actor, id, seen.steps)
    if (document.version !== seen.version) return refuse(refusals.changed)
    if (document.state !== 'drafting') return refuse(refusals.notNow(document.state))
    const who = doerOf(actor)
    if (!isTheirs('submit', { document, authority: null, joinings: [], taken: [], writers: [] }, who))
      return refuse(refusals.notYours('submit'))
    const read = orThrow(readDraft(form))
    const { authority, letterhead } = await checkOwn(ctx, who.unitId, read)
    const previous = (await queries.versionOf(ctx.tx, id, document.version))?.paper ?? null
    const paper = composePaper(read, { letterhead, authority, drafter: document.drafter, previous })
    const number = document.version + 1
    const because = tidy(form['ly-do'] ?? '') || 'Sửa dự thảo'
    await queries.addVersion(ctx.tx, {
      ...{ unitId: document.unitId, documentId: id, number, paper, because, filled: null },
      ...{ personId: who.personId, writtenBy: ctx.actor, writtenAt: ctx.now },
    })
    const changed = { bodyId: read.bodyId, type: read.type, subject: read.subject, folded: words(read.subject), version: number }
    await queries.changeDocument(ctx.tx, id, { ...changed, approverId: read.approverId, authorityId: read.authorityId })
    await ctx.enter({
      chain: chainOf(document),
      kind: 'documents.rewritten',
      payload: { documentId: id, version: number, because, hash: paperHash(paper) },
    })
    return { id }
  })
