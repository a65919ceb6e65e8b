import { publicAddress } from '../../consultation/visitor.reads.ts'
import { siteContext } from '../address.reads.ts'
import { robotsText } from '../address.rules.ts'
import type { Route } from './+types/robots.page'

/** What robots may read, and where the list of all pages is. */
export const loader = ({ context }: Route.LoaderArgs) =>
  new Response(robotsText(context.get(siteContext), publicAddress(context)), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
