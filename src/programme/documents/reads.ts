import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { Paper } from '../../platform/base/paper.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { may, roles } from '../people/access.ts'
import { type Actor, roleIds } from '../people/types.ts'
import { doerOf, seenDocument, situationOf } from './acting.actions.ts'
import * as queries from './document.queries.ts'
import { approversOf } from './draft.actions.ts'
import type { DraftChoices, OwnStep, SeenDocument, Settings } from './page.types.ts'
import { isTheirs, mayStep, mayTake } from './procedures.ts'
import * as series from './series.queries.ts'
import { maySet } from './setting.actions.ts'
import * as settings from './setting.queries.ts'
import { type Body, type DocumentLine, documentSteps, type RegisterEntry, type RegisterFilter } from './types.ts'

/** A document with everything that its page says; null where the reader may not know of it. `version`: null is the newest. */
export async function documentFor(ctx: ReadCtx, actor: Actor, id: number, version: number | null): Promise<SeenDocument | null> {
  const document = await seenDocument(ctx, actor, id)
  if (!document) return null
  const who = doerOf(actor)
  const shown = await queries.versionOf(ctx.tx, id, version ?? document.version)
  if (!shown) return null
  const situation = await situationOf(ctx, document)
  const own = documentSteps
    .filter((step) => mayStep(document.state, step) && isTheirs(step, situation, who))
    .map((step): OwnStep => {
      const may = mayTake(step, situation, who, ctx.today)
      return { step, refusal: may.ok ? null : may.refusal.text }
    })
  const drafts = may(actor, 'documents.draft') && who.unitId === document.unitId
  return {
    ...{ situation, shown, own, versions: await queries.versionsOf(ctx.tx, id), menders: await queries.mendersOf(ctx.tx, id) },
    edits: document.state === 'drafting' && isTheirs('submit', situation, who),
    mends: drafts && document.state === 'issued',
  }
}

/** Documents under way that concern the actor, page by page. */
export const documentsUnderWay = async (ctx: ReadCtx, actor: Actor, page: number): Promise<Page<DocumentLine>> =>
  pageOf(await queries.documentsFor(ctx.tx, doerOf(actor), spanOf(page)))

/** The register of the actor's unit, page by page; null: all of it. */
export const registerOf = async (ctx: ReadCtx, actor: Actor, filter: RegisterFilter, page: number | null): Promise<Page<RegisterEntry>> =>
  pageOf(await series.registerOf(ctx.tx, doerOf(actor).unitId, { ...filter, words: fold(filter.words) }, spanOf(page)))

/** Bodies and years by which the register is asked. */
export const registerChoices = async (ctx: ReadCtx, actor: Actor): Promise<{ bodies: Body[]; years: number[] }> => {
  const { unitId } = doerOf(actor)
  const years = await series.yearsOf(ctx.tx, unitId)
  const now = Number(ctx.today.slice(0, 4))
  return { bodies: await settings.bodiesOf(ctx.tx, unitId, ctx.today), years: years.includes(now) ? years : [now, ...years] }
}

/** Whom a draft of the actor's unit can name. */
export const draftChoices = async (ctx: ReadCtx, actor: Actor): Promise<DraftChoices> => {
  const { unitId, assignmentId } = doerOf(actor)
  const approvers = await approversOf(ctx, unitId)
  return {
    bodies: await settings.bodiesOf(ctx.tx, unitId, ctx.today),
    approvers: approvers.filter((one) => one.assignmentId !== assignmentId),
    authorities: await settings.authoritiesOf(ctx.tx, unitId, ctx.today),
  }
}

/** What a document says now, for who may read it. */
export const paperFor = async (ctx: ReadCtx, actor: Actor, id: number): Promise<Paper | null> => {
  const document = await seenDocument(ctx, actor, id)
  return document && ((await queries.versionOf(ctx.tx, id, document.version))?.paper ?? null)
}

const signing = roleIds.filter((role) => roles[role].includes('documents.sign'))

/** How the bodies of the actor's unit issue documents: names, signers, joined steps, runs of numbers. */
export async function settingsOf(ctx: ReadCtx, actor: Actor): Promise<Settings> {
  const { unitId } = doerOf(actor)
  return {
    bodies: await settings.bodiesOf(ctx.tx, unitId, ctx.today),
    issuers: await settings.issuersOf(ctx.tx, unitId),
    authorities: await settings.authoritiesOf(ctx.tx, unitId, ctx.today),
    signers: await settings.colleaguesOf(ctx.tx, unitId, signing, ctx.today),
    joinings: await settings.joiningsOf(ctx.tx, unitId, null),
    series: await series.seriesOf(ctx.tx, unitId),
    sets: maySet(actor),
    numbers: may(actor, 'documents.number'),
  }
}
