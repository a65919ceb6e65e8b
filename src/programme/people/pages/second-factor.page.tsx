import { data, type MetaFunction, redirect } from 'react-router'
import { Field, Form, Wrong } from '../../../platform/ui/form.tsx'
import { Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { beginSecondFactor, confirmSecondFactor } from '../account.actions.ts'
import { edgeOf, visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/second-factor.page'
import styles from './people.module.css'

export const meta: MetaFunction = () => [{ title: 'Xác thực hai lớp – Nông thôn mới' }]

export function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  if (actor.secondFactor) throw redirect('/tai-khoan')
  return null
}

/** First the password, which answers with the key; then the first code of the app. */
export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const own = { ...visit, headers: request.headers }
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  if (given('viec') === 'xac-nhan') {
    const confirmed = await confirmSecondFactor(own, edgeOf(visit), given('ma'))
    if (!confirmed.ok) return data({ problem: confirmed.refusal.text, begun: null, confirming: true }, { status: 422 })
    const headers = confirmed.value.cookies.map((cookie): [string, string] => ['Set-Cookie', cookie])
    throw redirect('/tai-khoan?xong=lop-hai', { status: 303, headers })
  }
  const begun = await beginSecondFactor(own, given('mat-khau'))
  if (!begun.ok) return data({ problem: begun.refusal.text, begun: null, confirming: false }, { status: 422 })
  const { cookies, ...shown } = begun.value
  return data(
    { problem: null, begun: shown, confirming: true },
    { headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]) },
  )
}

export default function SecondFactorPage({ actionData }: Route.ComponentProps) {
  const begun = actionData?.begun ?? null
  return (
    <>
      <PageHead
        title="Xác thực hai lớp"
        lead="Ngoài mật khẩu, mỗi lần đăng nhập cần một mã 6 chữ số do ứng dụng xác thực trên điện thoại tạo ra."
      />
      <Wrong text={actionData?.problem} />
      {begun ? (
        <>
          <Section title="1. Thêm khóa vào ứng dụng xác thực">
            <p>
              Trên điện thoại, <a href={begun.uri}>mở khóa này bằng ứng dụng xác thực</a>. Trên máy khác, chọn «Nhập khóa thiết lập» trong
              ứng dụng rồi gõ:
            </p>
            <p className={styles.secret}>{begun.key.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          </Section>
          <Section title="2. Cất các mã dự phòng">
            <Notes kind="warning" notes={['Các mã này chỉ hiện một lần. In ra và cất riêng; mỗi mã dùng một lần khi mất điện thoại.']} />
            <ul className={styles.codes}>
              {begun.recoveryCodes.map((code) => (
                <li key={code} className={styles.secret}>
                  {code}
                </li>
              ))}
            </ul>
          </Section>
        </>
      ) : null}
      {actionData?.confirming ? (
        <Section title={begun ? '3. Nhập mã đang hiện' : 'Nhập mã đang hiện'}>
          <Form>
            <input type="hidden" name="viec" value="xac-nhan" />
            <Field name="ma" label="Mã 6 chữ số" inputMode="numeric" autoComplete="one-time-code" required maxLength={10} />
            <button type="submit">Bật xác thực hai lớp</button>
          </Form>
        </Section>
      ) : (
        <Form>
          <Field name="mat-khau" label="Mật khẩu hiện tại" type="password" autoComplete="current-password" required maxLength={128} />
          <button type="submit">Tạo khóa</button>
        </Form>
      )}
    </>
  )
}
