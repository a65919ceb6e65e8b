import { data, type MetaFunction, redirect } from 'react-router'
import { Field, Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { nextPath } from '../next.rules.ts'
import { giveCode } from '../sign-in.actions.ts'
import { visitContext } from '../visit.reads.ts'
import type { Route } from './+types/code.page'

export const meta: MetaFunction = () => [{ title: 'Nhập mã xác thực – Nông thôn mới' }]

export const loader = ({ request }: Route.LoaderArgs) => ({ next: nextPath(new URL(request.url).searchParams.get('ve')) })

export async function action({ request, context }: Route.ActionArgs) {
  const { accounts, address } = context.get(visitContext)
  const form = await request.formData()
  const step = await giveCode({ accounts, headers: request.headers, address }, String(form.get('ma') ?? ''))
  const headers = new Headers(step.cookies.map((cookie) => ['Set-Cookie', cookie]))
  if (step.kind === 'refused') return data({ problem: step.refusal.text }, { status: 422, headers })
  throw redirect(nextPath(String(form.get('ve') ?? '')), { status: 303, headers })
}

export default function CodePage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead title="Nhập mã xác thực" lead="Mở ứng dụng xác thực trên điện thoại và nhập mã 6 chữ số đang hiện." />
      <Form>
        <Wrong text={actionData?.problem} />
        <Field
          name="ma"
          label="Mã xác thực"
          autoComplete="one-time-code"
          required
          maxLength={20}
          hint="Mất điện thoại: nhập một mã dự phòng đã cất; mỗi mã dùng một lần."
        />
        <input type="hidden" name="ve" value={loaderData.next} />
        <button type="submit">Tiếp tục</button>
      </Form>
      <p className="section">
        <a href="/dang-nhap">Đăng nhập lại từ đầu</a>
      </p>
    </>
  )
}
