import type { Signature } from '../../platform/base/paper.ts'
import type { Authority } from './types.ts'

type Right = Pick<Authority, 'kind' | 'collective' | 'head' | 'post'>

/** The lines over a signature: «TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH» (Decree 30/2020, appendix I, component 7a). */
export function authorityLines({ kind, collective, head, post }: Right): string[] {
  const over = collective ? [`TM. ${collective}`] : []
  const own = post.toLocaleUpperCase('vi')
  switch (kind) {
    case 'head':
      return [own]
    case 'TM':
      return [...over, own]
    case 'Q':
      return [...over, `Q. ${own}`]
    case 'KT':
      return [...over, `KT. ${head ?? ''}`, own]
    case 'TL':
    case 'TUQ':
      return [`${kind}. ${head ?? ''}`, own]
  }
}

/** Where somebody signs; the name stands there when it was signed. */
export const signatureOf = (right: Right, name: string | null): Signature => ({ lines: authorityLines(right), name })
