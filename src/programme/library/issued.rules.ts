import type { Paper, PaperType } from '../../platform/base/paper.ts'
import { numberText } from '../../platform/text/paper.ts'
import type { OfficialDocument } from '../documents/types.ts'
import type { DocumentType } from './types.ts'

/** As what a document that an office issued stands in the library. */
const typeOf: Record<PaperType, DocumentType> = {
  report: 'report',
  submission: 'other',
  decision: 'decision',
  plan: 'plan',
  notice: 'notice',
  minutes: 'other',
  letter: 'letter',
  invitation: 'other',
  programme: 'programme',
  guidance: 'guidance',
}

/** The key under which an issued document stands in a library, so that it is taken in once. */
export const issuedKey = (id: number): string => `van-ban-di-${id}`

/** The form of the library as an issued document fills it; what the document does not say stays empty. Null before it has its number. */
export function formOfIssued({ type, subject, number }: OfficialDocument, paper: Paper): Record<string, string> | null {
  if (!number) return null
  return {
    loai: typeOf[type],
    so: numberText(number).split('/')[0] ?? '',
    'ky-hieu': number.symbol,
    'ban-hanh': number.on,
    'co-quan': paper.issuer.body.replaceAll('\n', ' '),
    'trich-yeu': subject,
    'nguoi-ky': paper.signatures.at(-1)?.name ?? '',
  }
}
