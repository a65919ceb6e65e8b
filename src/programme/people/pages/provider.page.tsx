import { redirect } from 'react-router'
import { nextPath } from '../next.rules.ts'
import { startProvider } from '../sign-in.actions.ts'
import { visitContext } from '../visit.reads.ts'
import type { Route } from './+types/provider.page'

/** A link, not a form: the policy lets forms lead to this server only. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { accounts, address } = context.get(visitContext)
  const { provider } = accounts.settings
  if (!provider) throw redirect('/dang-nhap')
  const next = nextPath(new URL(request.url).searchParams.get('ve'))
  const { url, cookies } = await startProvider({ accounts, headers: request.headers, address }, provider.id, next)
  return redirect(url ?? '/dang-nhap?error=provider', { status: 303, headers: cookies.map((cookie) => ['Set-Cookie', cookie]) })
}
