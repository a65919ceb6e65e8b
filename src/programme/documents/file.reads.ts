import { buffer } from 'node:stream/consumers'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Files } from '../../platform/files/store.ts'
import { type ZipEntry, zipped } from '../../platform/files/zip.ts'
import type { Actor } from '../people/types.ts'
import { doerOf, seenDocument } from './acting.actions.ts'
import * as queries from './document.queries.ts'
import * as files from './file.queries.ts'
import type { SignedFile } from './file.types.ts'
import { metadataXml, packageName } from './package.views.ts'
import { mayAttach } from './procedures.ts'
import * as settings from './setting.queries.ts'

/** Files of a document, what was found in it, what became of handing it over; null where the reader may not know of it. */
export async function filesFor(ctx: ReadCtx, actor: Actor, id: number) {
  const document = await seenDocument(ctx, actor, id)
  if (!document) return null
  const authority = document.authorityId === null ? null : await settings.authorityById(ctx.tx, document.authorityId)
  const who = doerOf(actor)
  return {
    document,
    adds: mayAttach(document, authority, who).ok,
    files: await files.filesOf(ctx.tx, id),
    handovers: await files.handoversOf(ctx.tx, id),
    examination: who.unitId === document.unitId ? await files.examinationOf(ctx.tx, id) : null,
    acknowledged: await files.acknowledgementsOf(ctx.tx, id),
    explains: who.unitId === document.unitId && document.signedOn === null,
  }
}

/** A file of a document, for who may read that. */
export const fileFor = async (ctx: ReadCtx, actor: Actor, id: number, number: number): Promise<SignedFile | null> => {
  const document = await seenDocument(ctx, actor, id)
  return document && ((await files.filesOf(ctx.tx, id)).find((one) => one.number === number) ?? null)
}

/** Everything of which the package for the document system is made; null before the document has its number. */
export async function packageFor(ctx: ReadCtx, actor: Actor, id: number) {
  const document = await seenDocument(ctx, actor, id)
  if (!document?.number) return null
  const version = await queries.versionOf(ctx.tx, id, document.version)
  const all = (await files.filesOf(ctx.tx, id)).filter(({ type }) => type === 'application/pdf')
  return version && { document, paper: version.paper, file: all.find(({ kind }) => kind === 'signed') ?? all[0] ?? null }
}
export type Package = NonNullable<Awaited<ReturnType<typeof packageFor>>>

/** The package: metadata and the PDF that was signed; without one, what the document says as PDF. */
export async function packageBytes({ document, paper, file }: Package, { store }: Pick<Files, 'store'>, at: Date) {
  const kept = file && (await store.get(file.hash))
  const pdf = kept ? await buffer(kept) : Buffer.from(await (await import('../../platform/paper/pdf.ts')).writePdf(paper))
  const pages = await pagesOf(pdf)
  const xml = Buffer.from(metadataXml({ document, paper, pages }))
  const name = packageName(document)
  const one = (path: string, dense: boolean, bytes: Uint8Array): ZipEntry => ({ path, dense, bytes: only(bytes) })
  async function* entries() {
    yield one(`${name}.pdf`, false, pdf)
    yield one('metadata.xml', true, xml)
  }
  return zipped(entries(), at)
}

async function* only(bytes: Uint8Array) {
  yield bytes
}

async function pagesOf(pdf: Uint8Array): Promise<number | null> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    return (await getDocumentProxy(new Uint8Array(pdf))).numPages
  } catch {
    // a file that only says it is a PDF has no pages that anybody could count
    return null
  }
}
