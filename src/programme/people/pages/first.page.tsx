import { data, type MetaFunction, redirect } from 'react-router'
import { refusePage } from '../../../platform/http/context.ts'
import { Field, Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { isLiveLink, makeFirstAdministrator } from '../first-run.actions.ts'
import { shortest } from '../password.rules.ts'
import { refusals } from '../text.ts'
import { edgeOf, visitContext } from '../visit.reads.ts'
import type { Route } from './+types/first.page'

export const meta: MetaFunction = () => [{ title: 'Khởi tạo quản trị – Nông thôn mới' }, { name: 'referrer', content: 'no-referrer' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { accounts, now } = context.get(visitContext)
  const token = new URL(request.url).searchParams.get('ma') ?? ''
  if (!(await isLiveLink(accounts.db, token, now))) throw refusePage(context, refusals.deadLink)
  return { token }
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = context.get(visitContext)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const [name, login] = [given('ho-ten'), given('ten')]
  if (given('mat-khau') !== given('mat-khau-lai')) return data({ name, login, problem: refusals.unlike.text }, { status: 422 })
  const made = await makeFirstAdministrator(visit.accounts, edgeOf(visit), { token: given('ma'), name, login, password: given('mat-khau') })
  if (made.ok) throw redirect('/dang-nhap', 303)
  if (made.refusal.status === 404) throw refusePage(context, made.refusal)
  return data({ name, login, problem: made.refusal.text }, { status: 422 })
}

export default function FirstPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead title="Khởi tạo quản trị" lead="Hệ thống chưa có tài khoản nào. Người quản trị đầu tiên đặt mật khẩu của mình tại đây." />
      <Form>
        <Wrong text={actionData?.problem} />
        <input type="hidden" name="ma" value={loaderData?.token ?? ''} />
        <Field name="ho-ten" label="Họ và tên" autoComplete="name" required maxLength={120} defaultValue={actionData?.name ?? ''} />
        <Field
          name="ten"
          label="Tên đăng nhập (thư điện tử công vụ)"
          type="email"
          autoComplete="username"
          required
          maxLength={200}
          defaultValue={actionData?.login ?? ''}
        />
        <Field
          name="mat-khau"
          label="Mật khẩu"
          type="password"
          autoComplete="new-password"
          required
          maxLength={128}
          hint={`Từ ${shortest.alone} ký tự, đủ chữ thường, chữ hoa, chữ số và dấu câu hoặc dấu cách.`}
        />
        <Field name="mat-khau-lai" label="Nhập lại mật khẩu" type="password" autoComplete="new-password" required maxLength={128} />
        <button type="submit">Tạo tài khoản quản trị</button>
      </Form>
    </>
  )
}
