import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isRefused, refuse } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import { writing } from '../../platform/events/context.ts'
import { documentText } from '../../platform/files/document-text.ts'
import type { Files } from '../../platform/files/store.ts'
import { fold } from '../../platform/text/fold.ts'
import { tidyName } from '../evidence/file.rules.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import * as queries from './document.queries.ts'
import { heldDocument } from './entry.actions.ts'
import { lines } from './entry.rules.ts'
import { addSummary, opinionsOf, summaryOf } from './list.queries.ts'
import { refusals } from './refusals.text.ts'
import type { DocumentFile } from './types.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const takenTypes = ['application/pdf', word, workbook]
/** letters of a text that are searched: some two hundred pages */
const searchedLetters = 400_000

export type FileTaken = Pick<DocumentFile, 'hash' | 'name' | 'type' | 'size' | 'unreadBecause'> & { letters: string; folded: string }

/** Keeps a file that came with a form, told by its bytes, and reads its text for the search; a scan is kept, and said to have none. */
export async function takeFile(
  { store }: Pick<Files, 'store'>,
  { path, name, size: sent }: { path: string; name: string; size: number },
): Promise<Result<FileTaken>> {
  const named = tidyName(name)
  if (sent === 0) return refused(refusals.emptyFile(named))
  const { fileTypeFromFile } = await import('file-type')
  const type = (await fileTypeFromFile(path))?.mime
  if (type === undefined || !takenTypes.includes(type)) return refused(refusals.wrongFile(named))
  const { hash, size } = await store.put(createReadStream(path))
  const { text, because } = type === workbook ? { text: '', because: null } : await textOf(path, named)
  const said = text.slice(0, searchedLetters).replaceAll('\0', ' ')
  const letters = said.toLowerCase().replace(/\s+/gu, ' ')
  return done({ hash, name: named, type, size, unreadBecause: because, letters, folded: fold(said) })
}

async function textOf(path: string, name: string): Promise<{ text: string; because: string | null }> {
  try {
    return { text: await documentText(await readFile(path), name), because: null }
  } catch (error) {
    if (isRefused(error)) return { text: '', because: error.refusal.text }
    throw error
  }
}

/** Adds a file to a document; it becomes public with the next approval. */
export const addFile = (acting: Acting, id: number, file: FileTaken): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, id)
    const there = await queries.filesOf(ctx.tx, at)
    if (there.some(({ hash, removedOn }) => hash === file.hash && removedOn === null)) return {}
    await queries.addFile(ctx.tx, at, file, { by: ctx.actor, on: ctx.today, at: ctx.now })
    const payload = { documentId: id, name: file.name, hash: file.hash, size: file.size }
    await ctx.enter({ chain: chainOf(at), kind: 'library.fileAdded', payload })
    return {}
  })

/** Takes a file back, also from the public page, with the reason; its bytes stay. */
export const removeFile = (acting: Acting, id: number, number: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, id)
    const because = lines(reason)
    if (because.length < 5) return refuse(refusals.noReason)
    if ((await queries.removeFile(ctx.tx, at, number, ctx.today, because)) === 0) return refuse(refusals.unknownFile)
    await ctx.enter({ chain: chainOf(at), kind: 'library.fileRemoved', payload: { documentId: id, number, because } })
    return {}
  })

/** Approves the newest edition with its files for everybody, in the name of this person; `seen`: the edition that they read. */
export const publishDocument = (acting: Acting, id: number, seen: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, id)
    const last = (await queries.editionsOf(ctx.tx, at)).at(-1)
    if (!last || last.edition !== seen) return refuse(refusals.changed)
    const files = Math.max(0, ...(await queries.filesOf(ctx.tx, at)).map(({ number }) => number))
    const before = await queries.publicationOf(ctx.tx, at)
    if (before?.edition === seen && before.files === files) return refuse(refusals.already)
    const made = { by: ctx.actor, on: ctx.today, at: ctx.now }
    if (before) await queries.endPublication(ctx.tx, at, `Thay bằng lần ghi ${seen}`, made)
    await queries.addPublication(ctx.tx, at, seen, files, made)
    await ctx.enter({ chain: chainOf(at), kind: 'library.published', payload: { documentId: id, edition: seen, files } })
    return {}
  })

/** Takes a document off the public pages, with the reason; everything is kept. */
export const withdrawDocument = (acting: Acting, id: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, id)
    const because = lines(reason)
    if (because.length < 5) return refuse(refusals.noReason)
    if (!(await queries.publicationOf(ctx.tx, at))) return refuse(refusals.notPublic)
    await queries.endPublication(ctx.tx, at, because, { by: ctx.actor, on: ctx.today, at: ctx.now })
    await ctx.enter({ chain: chainOf(at), kind: 'library.withdrawn', payload: { documentId: id, because } })
    return {}
  })

/** Publishes what the office answers to the opinions on a draft, after the last day; a later answer stands instead of an earlier one. */
export const publishSummary = (acting: Acting, id: number, typed: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, id)
    const last = (await queries.editionsOf(ctx.tx, at)).at(-1)
    if (!last?.isDraft || last.opinionsUntil === null || ctx.today <= last.opinionsUntil) return refuse(refusals.notDraft)
    const text = lines(typed)
    if (text.length < 10 || text.length > 20_000) return refuse(refusals.noSummary)
    const { length: opinions } = await opinionsOf(ctx.tx, at.unitId, id)
    const number = ((await summaryOf(ctx.tx, at.unitId, id))?.number ?? 0) + 1
    await addSummary(ctx.tx, at.unitId, id, { number, text, opinions, publishedOn: ctx.today, approvedBy: ctx.actor })
    await ctx.enter({ chain: chainOf(at), kind: 'library.summarised', payload: { documentId: id, number, opinions, text: sha256(text) } })
    return {}
  })
