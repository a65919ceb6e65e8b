import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import { type Db, read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { lastSubmission } from './approval.queries.ts'
import * as queries from './document.queries.ts'
import { wordsQuery } from './filter.rules.ts'
import * as lists from './list.queries.ts'
import { nameOf } from './text.ts'
import type { DocumentLine, Filter, KeptDocument, PublicDocument } from './types.ts'

/** Which documents are public, by a filter? Exact matches first, else the newest; a page at a time, or all of them (null). */
export const documentsBy = async (ctx: ReadCtx, filter: Filter, page: number | null): Promise<Page<DocumentLine>> =>
  pageOf(await lists.publicDocuments(ctx.tx, filter, wordsQuery(filter.words), filter.on ?? ctx.today, spanOf(page)))

/** Which public documents bear these numbers («12/KH-UBND»)? By the number in small letters; of several the newest. */
export const documentsByCode = async (ctx: ReadCtx, codes: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  new Map((await lists.idsByCode(ctx.tx, [...new Set(codes)])).map(({ code, id }) => [code, id]))

/** Which issuers and fields have public documents? In Vietnamese order. */
export async function choicesOf(ctx: ReadCtx): Promise<{ issuers: string[]; fields: string[] }> {
  const found = await lists.choicesOf(ctx.tx)
  const of = (kind: 'issuer' | 'field') =>
    sortVietnamese(
      found.filter((one) => one.kind === kind).map(({ value }) => value),
      (value) => value,
    )
  return { issuers: of('issuer'), fields: of('field') }
}

/** A public document as it stands on a day, with its files and what it has to do with others; null where it is not public. */
export async function publicDocument(ctx: ReadCtx, id: number, on: LocalDate | null): Promise<PublicDocument | null> {
  const found = await lists.publicDocument(ctx.tx, id, on ?? ctx.today)
  if (!found) return null
  const { lastFile: _last, ...document } = found
  const related = await lists.relatedTo(ctx.tx, id)
  const { length: opinions } = document.isDraft ? await lists.opinionsOf(ctx.tx, document.unitId, id) : []
  return {
    ...document,
    files: (await lists.publicFilesOf(ctx.tx, id)).map(({ hash: _hash, ...file }) => file),
    related: related.map(({ other, type, number, symbol, isDraft, ...one }) => ({
      ...one,
      name: one.id === null ? other : nameOf({ type, number, symbol, isDraft }),
    })),
    opinions,
    summary: document.isDraft ? await lists.summaryOf(ctx.tx, document.unitId, id, true) : null,
  }
}

/** A public file of a public document; null where there is none. */
export const publicFile = async (ctx: ReadCtx, id: number, number: number) =>
  (await lists.publicFilesOf(ctx.tx, id)).find((one) => one.number === number) ?? null

/** Which public documents name a task? Others' too, so it is asked with the eyes of the house. */
export const documentsOfTask = (house: Db, task: number) => read(house, (tx) => queries.publicOfTask(tx, task))

/** Which documents does an office keep, at or under its unit? What waits for approval first; a page at a time, or all of them (null). */
export const keptUnder = async (
  ctx: ReadCtx,
  unitId: number,
  { words, waiting }: { words: string; waiting: boolean },
  page: number | null,
): Promise<Page<lists.KeptLine>> =>
  pageOf(await lists.keptUnder(ctx.tx, unitId, { words: wordsQuery(words), waiting }, ctx.today, spanOf(page)))

/** A document as its office keeps it; null where it is not there for this person. */
export async function keptDocument(ctx: ReadCtx, actor: Actor, id: number): Promise<KeptDocument | null> {
  const at = await queries.documentAt(ctx.tx, id)
  if (!at || !allowed(actor, 'library.read', await placeOf(ctx, at.unitId)).ok) return null
  const editions = await queries.editionsOf(ctx.tx, at)
  return {
    ...at,
    editions,
    relations: await queries.relationsOf(ctx.tx, at, editions.length),
    files: await queries.filesOf(ctx.tx, at),
    publication: await queries.publicationOf(ctx.tx, at),
    opinions: await lists.opinionsOf(ctx.tx, at.unitId, id),
    summary: await lists.summaryOf(ctx.tx, at.unitId, id, false),
    submission: await lastSubmission(ctx.tx, at),
  }
}
