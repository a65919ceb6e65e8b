import { dayOf } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { verbNames } from './text.ts'
import { tokenStates } from './token.text.ts'
import type { Token } from './token.types.ts'
import { instant } from './views.ts'

/** What administrators see of a token: nothing of the key. */
export const tokenView = (token: Token) => ({
  id: token.id,
  name: token.name,
  post: `${token.personName}, ${token.postName}, ${token.unitName}`,
  verbs: token.verbs.map((verb) => verbNames[verb]).join(', '),
  // it ends at the midnight after its last day
  until: `hết ${formatDate(dayOf(new Date(token.expiresAt.getTime() - 1)))}`,
  used: token.usedAt ? `khoảng ${instant(token.usedAt)}` : 'chưa dùng',
  state: token.revokedAt ? `${tokenStates.revoked} lúc ${instant(token.revokedAt)}` : tokenStates[token.state],
  made: `${instant(token.madeAt)}, ${token.madeBy}`,
  works: token.state === 'works',
})
