import { redirect } from 'react-router'
import { signOut } from '../sign-in.actions.ts'
import { visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/sign-out.page'

export const loader = () => redirect('/tai-khoan')

export async function action({ request, context }: Route.ActionArgs) {
  const { accounts, address, actor } = visitorOf(context)
  const cookies = await signOut({ accounts, headers: request.headers, address }, actor.personId)
  return redirect('/dang-nhap', { status: 303, headers: cookies.map((cookie) => ['Set-Cookie', cookie]) })
}
