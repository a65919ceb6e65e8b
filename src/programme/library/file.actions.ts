import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { isRefused, refuse } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { documentText } from '../../platform/files/document-text.ts'
import type { Files, Kept } from '../../platform/files/store.ts'
import { fold } from '../../platform/text/fold.ts'
import { tidyName } from '../evidence/file.rules.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { replaceSubmission } from './approval.queries.ts'
import * as queries from './document.queries.ts'
import { fileAdded, heldDocument } from './entry.actions.ts'
import { lines } from './entry.rules.ts'
import { refusals } from './refusals.text.ts'
import type { FileTaken } from './types.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const takenTypes = ['application/pdf', word, workbook]
/** letters of a text that are searched: some two hundred pages */
const searchedLetters = 400_000

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
  const read = type === workbook ? { text: '', because: null } : await textOf(await readFile(path), named)
  return done(taken(await store.put(createReadStream(path)), { name: named, type }, read))
}

/** Keeps a PDF that another module of the house has. */
export async function takePdf({ store }: Pick<Files, 'store'>, bytes: Uint8Array, name: string): Promise<FileTaken> {
  const named = tidyName(name)
  return taken(await store.put(Readable.from([bytes])), { name: named, type: 'application/pdf' }, await textOf(bytes, named))
}

type Read = { text: string; because: string | null }

function taken({ hash, size }: Kept, { name, type }: Pick<FileTaken, 'name' | 'type'>, { text, because }: Read): FileTaken {
  const said = text.slice(0, searchedLetters).replaceAll('\0', ' ')
  const letters = said.toLowerCase().replace(/\s+/gu, ' ')
  return { hash, name, type, size, unreadBecause: because, letters, folded: fold(said) }
}

async function textOf(bytes: Uint8Array, name: string): Promise<Read> {
  try {
    return { text: await documentText(bytes, name), because: null }
  } catch (error) {
    if (isRefused(error)) return { text: '', because: error.refusal.text }
    throw error
  }
}

/** Adds a file to a document; it becomes public with the next approval, and what was handed in before is handed in anew. */
export const addFile = (acting: Acting, id: number, file: FileTaken): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, 'library.keep', id)
    const there = await queries.filesOf(ctx.tx, at)
    if (there.some(({ hash, removedOn }) => hash === file.hash && removedOn === null)) return {}
    await fileAdded(ctx, at, file, acting.actor.personId)
    await replaceSubmission(ctx.tx, at, { by: ctx.actor, on: ctx.today })
    return {}
  })

/** Takes a file back, also from the public page, with the reason; its bytes stay. */
export const removeFile = (acting: Acting, id: number, number: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, 'library.keep', id)
    const because = lines(reason)
    if (because.length < 5) return refuse(refusals.noReason)
    if ((await queries.removeFile(ctx.tx, at, number, ctx.today, because)) === 0) return refuse(refusals.unknownFile)
    await ctx.enter({ chain: chainOf(at), kind: 'library.fileRemoved', payload: { documentId: id, number, because } })
    return {}
  })
