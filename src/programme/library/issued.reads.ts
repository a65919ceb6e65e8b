import { buffer } from 'node:stream/consumers'
import type { Paper } from '../../platform/base/paper.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Files } from '../../platform/files/store.ts'
import { packageFor } from '../documents/file.reads.ts'
import type { Actor } from '../people/types.ts'
import { documentOfKey } from './document.queries.ts'
import { formOfIssued, issuedKey } from './issued.rules.ts'

/** An issued document on its way into the library. `taken`: where it stands there already. */
export type Issued = {
  id: number
  form: Record<string, string>
  fileName: string
  isSigned: boolean
  paper: Paper
  hash: string | null
  taken: number | null
}

/** A document that was issued, with its signed PDF where there is one; null where this person may not know of it or it did not go out yet. */
export async function issuedDocument(ctx: ReadCtx, actor: Actor, id: number): Promise<Issued | null> {
  const found = await packageFor(ctx, actor, id)
  const form = found?.document.state === 'issued' ? formOfIssued(found.document, found.paper) : null
  if (!found || !form) return null
  const name = `${form.so}-${form['ky-hieu']}`.replaceAll('/', '-')
  return {
    ...{ id, form, paper: found.paper, hash: found.file?.hash ?? null, isSigned: found.file?.kind === 'signed' },
    fileName: found.file?.name ?? `${name}.pdf`,
    taken: await documentOfKey(ctx.tx, actor.chosen?.unitId ?? 0, issuedKey(id)),
  }
}

/** The PDF of an issued document: as it was signed, else as the system prints it. */
export async function issuedBytes({ paper, hash }: Pick<Issued, 'paper' | 'hash'>, { store }: Pick<Files, 'store'>): Promise<Uint8Array> {
  const kept = hash === null ? null : await store.get(hash)
  return kept ? buffer(kept) : (await import('../../platform/paper/pdf.ts')).writePdf(paper)
}
