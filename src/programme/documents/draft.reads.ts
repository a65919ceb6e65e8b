import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { numberText } from '../../platform/text/paper.ts'
import { may } from '../people/access.ts'
import type { Actor } from '../people/types.ts'
import { doerOf, seenDocument } from './acting.actions.ts'
import * as queries from './document.queries.ts'
import { fieldsOfPaper } from './draft.rules.ts'
import { typeNames } from './text.ts'

/**
 * The form of a document that mends an issued one, filled as far as it can be: a letter of correction for errors of form, the same document
 * anew for errors of content (Decree 30/2020, article 18). Null where the actor may not mend it.
 */
export async function correctionOf(
  ctx: ReadCtx,
  actor: Actor,
  id: number,
  kind: string,
): Promise<{ lead: string; typed: Record<string, string> } | null> {
  const document = await seenDocument(ctx, actor, id)
  if (!document?.number || document.state !== 'issued' || document.unitId !== doerOf(actor).unitId || !may(actor, 'documents.draft'))
    return null
  const version = await queries.versionOf(ctx.tx, id, document.version)
  if (!version) return null
  const name = `${typeNames[document.type]} số ${numberText(document.number)} ngày ${formatDate(document.number.on)}`
  const whole = fieldsOfPaper(version.paper)
  const body = { 'co-quan': String(document.bodyId) }
  if (kind !== 'format')
    return { lead: `Văn bản thay thế ${name}. Văn bản cũ giữ nguyên, không sửa.`, typed: { ...whole, ...body, 'ky-hieu': '' } }
  const typed = {
    loai: 'letter',
    'trich-yeu': `Đính chính ${name}`,
    'kinh-gui': whole['kinh-gui'] ?? '',
    'noi-nhan': whole['noi-nhan'] ?? '',
  }
  return { lead: `Công văn đính chính ${name}, chỉ cho sai sót về thể thức.`, typed: { ...typed, ...body } }
}
