import { data, type MetaFunction, redirect } from 'react-router'
import { Field, Form, Wrong } from '../../../platform/ui/form.tsx'
import { Notes, PageHead } from '../../../platform/ui/page.tsx'
import { nextPath } from '../next.rules.ts'
import { signIn } from '../sign-in.actions.ts'
import { refusals } from '../text.ts'
import { visitContext } from '../visit.reads.ts'
import type { Route } from './+types/sign-in.page'

export const meta: MetaFunction = () => [{ title: 'Đăng nhập – Nông thôn mới' }]

export function loader({ request, context }: Route.LoaderArgs) {
  const { actor, accounts } = context.get(visitContext)
  const asked = new URL(request.url).searchParams
  const next = nextPath(asked.get('ve'))
  if (actor) throw redirect(next)
  return { next, provider: accounts.settings.provider?.name ?? null, problem: asked.has('error') ? refusals.provider.text : null }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { accounts, address } = context.get(visitContext)
  const form = await request.formData()
  const [login, next] = [String(form.get('ten') ?? ''), nextPath(String(form.get('ve') ?? ''))]
  const step = await signIn({ accounts, headers: request.headers, address }, { login, password: String(form.get('mat-khau') ?? '') })
  const headers = new Headers(step.cookies.map((cookie) => ['Set-Cookie', cookie]))
  if (step.kind === 'refused') return data({ login, problem: step.refusal.text }, { status: 422, headers })
  throw redirect(step.kind === 'in' ? next : `/dang-nhap/ma?ve=${encodeURIComponent(next)}`, { status: 303, headers })
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead title="Đăng nhập" lead="Dành cho cán bộ có tài khoản. Số liệu đã công khai xem được mà không cần đăng nhập." />
      {loaderData.next.startsWith('/tai-khoan/dang-do/') ? (
        <Notes kind="note" notes={['Phiên làm việc đã khóa. Đăng nhập lại, số liệu đang nhập vẫn còn.']} />
      ) : null}
      <Form>
        <Wrong text={actionData?.problem ?? loaderData.problem} />
        <Field
          name="ten"
          label="Tên đăng nhập"
          type="email"
          autoComplete="username"
          required
          maxLength={200}
          defaultValue={actionData?.login ?? ''}
        />
        <Field name="mat-khau" label="Mật khẩu" type="password" autoComplete="current-password" required maxLength={128} />
        <input type="hidden" name="ve" value={loaderData.next} />
        <button type="submit">Đăng nhập</button>
      </Form>
      {loaderData.provider ? (
        <p className="section">
          <a href={`/dang-nhap/nha-cung-cap?ve=${encodeURIComponent(loaderData.next)}`}>Đăng nhập bằng {loaderData.provider}</a>
        </p>
      ) : null}
    </>
  )
}
