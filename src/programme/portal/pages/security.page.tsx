import { refusePage } from '../../../platform/http/context.ts'
import { publicAddress } from '../../consultation/visitor.reads.ts'
import { notHere } from '../../people/access.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { siteContext } from '../address.reads.ts'
import { securityText } from '../address.rules.ts'
import type { Route } from './+types/security.page'

/** Whom to tell of a hole in the system; not found where nobody is named (`NTM_SECURITY_CONTACT`). */
export function loader({ context }: Route.LoaderArgs) {
  const text = securityText(context.get(siteContext).security, publicAddress(context), context.get(visitContext).today)
  if (text === null) throw refusePage(context, notHere)
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
