import { redirect } from 'react-router'
import { signOut } from '../sign-in.actions.ts'
import { visitContext } from '../visit.reads.ts'
import type { Route } from './+types/sign-out.page'

export const loader = () => redirect('/tai-khoan')

export async function action({ request, context }: Route.ActionArgs) {
  const { accounts, address } = context.get(visitContext)
  const cookies = await signOut({ accounts, headers: request.headers, address })
  return redirect('/dang-nhap', { status: 303, headers: cookies.map((cookie) => ['Set-Cookie', cookie]) })
}
