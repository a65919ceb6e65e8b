import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Field, Form, Wrong } from '../../../platform/ui/form.tsx'
import { Facts, Notes, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { lacksSecondFactor, may } from '../access.ts'
import { changePassword, chooseRole, endSession } from '../account.actions.ts'
import { giveDelegation, takeBack } from '../delegation.actions.ts'
import { colleagues, criteriaOf, delegationsWith, lastReadsOf, restingIn } from '../reads.ts'
import { passwordTodo, refusals } from '../text.ts'
import { answeringText, delegationView, instant, personView, readText } from '../views.ts'
import { edgeOf, sessionsOf, visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/account.page'
import { Delegations } from './delegation.part.tsx'
import styles from './people.module.css'
import { Reads } from './reads.part.tsx'
import { Sessions } from './sessions.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Tài khoản – Nông thôn mới' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { actor, accounts, now, today } = visitorOf(context)
  const todo = [
    ...(actor.mustChangePassword ? [passwordTodo(actor.isPasswordOld ? accounts.settings.administratorPasswordDays : null)] : []),
    ...(lacksSecondFactor(actor, accounts.settings) ? ['Vai trò này cần xác thực hai lớp. Bật tại mục dưới đây để tiếp tục.'] : []),
  ]
  const sessions = (await sessionsOf(accounts, actor, now)).map((one) => ({
    ...one,
    since: instant(one.since),
    lastSeen: instant(one.lastSeen),
  }))
  const { delegations, deputies, reads, answering, resting } = await readPage(context, async (ctx) => ({
    delegations: await delegationsWith(ctx, actor.personId),
    deputies: await colleagues(ctx, actor.personId),
    reads: await lastReadsOf(ctx, actor.personId),
    answering: actor.chosen && may(actor, 'sheet.verify') ? await criteriaOf(ctx, actor.chosen) : [],
    resting:
      actor.chosen && may(actor, 'people.manage') ? await restingIn(ctx, actor.chosen.unitId, accounts.settings.idleNoticeDays, now) : 0,
  }))
  return {
    who: personView(actor),
    today,
    delegations: delegations.map((one) => delegationView(one, actor.personId)),
    colleagues: deputies.map(({ id, name, post }) => ({ id, text: post ? `${name} – ${post}` : name })),
    reads: reads.map(readText),
    answering: answeringText(answering),
    todo,
    resting,
    sessions,
    done: new URL(request.url).searchParams.get('xong'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const own = { ...visit, headers: request.headers }
  const edge = edgeOf(visit)
  const leave = (what: string, cookies: string[] = []) =>
    redirect(`/tai-khoan?xong=${what}`, { status: 303, headers: cookies.map((cookie) => ['Set-Cookie', cookie]) })
  const refuse = (text: string, status = 422) => data({ problem: text, typed: {} }, { status })
  if (given('viec') === 'vai-tro') {
    const chosen = await chooseRole(own, edge, parseId(given('phan-cong')))
    return chosen.ok ? leave('vai-tro') : refuse(chosen.refusal.text, chosen.refusal.status)
  }
  if (given('viec') === 'uy-quyen') {
    const typed = { assignment: given('chuc-vu'), to: given('nguoi'), reason: given('ly-do'), from: given('tu'), until: given('den') }
    const form = { assignmentId: parseId(typed.assignment), toPersonId: parseId(typed.to), reason: typed.reason }
    const made = await giveDelegation({ ...visit, edge }, { ...form, from: parseDate(typed.from), until: parseDate(typed.until) })
    return made.ok ? leave('uy-quyen') : data({ problem: made.refusal.text, typed }, { status: made.refusal.status ?? 422 })
  }
  if (given('viec') === 'thoi-uy-quyen') {
    const ended = await takeBack({ ...visit, edge }, parseId(given('uy-quyen')))
    return ended.ok ? leave('thoi-uy-quyen') : refuse(ended.refusal.text, ended.refusal.status)
  }
  if (given('viec') === 'phien') {
    const ended = await endSession(own, edge, given('phien'))
    return ended.ok ? leave('phien') : refuse(ended.refusal.text, ended.refusal.status)
  }
  if (given('mat-khau-moi') !== given('mat-khau-lai')) return refuse(refusals.unlike.text)
  const changed = await changePassword(own, edge, { current: given('mat-khau'), next: given('mat-khau-moi') })
  return changed.ok ? leave('mat-khau', changed.value.cookies) : refuse(changed.refusal.text)
}

const said: Record<string, string> = {
  'mat-khau': 'Đã đổi mật khẩu. Các phiên khác đã kết thúc.',
  phien: 'Đã kết thúc phiên.',
  'vai-tro': 'Đã đổi vai trò làm việc.',
  'uy-quyen': 'Đã ủy quyền.',
  'thoi-uy-quyen': 'Đã kết thúc ủy quyền.',
  'lop-hai': 'Đã bật xác thực hai lớp.',
}

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const { who, todo, sessions, done, delegations, answering, reads, today } = loaderData
  return (
    <>
      <PageHead title="Tài khoản" />
      <Notes kind="warning" notes={todo} />
      <Wrong text={actionData?.problem} />
      {loaderData.resting > 0 ? (
        <Strip kind="warning">
          <p>
            <a href="/quan-tri/nguoi-dung">{`${loaderData.resting} tài khoản sắp tự ngừng vì lâu không sử dụng.`}</a>
          </p>
        </Strip>
      ) : null}
      {done && said[done] && !actionData ? <Notes kind="note" notes={[said[done]]} /> : null}
      <Facts
        facts={[
          { name: 'Họ và tên', value: who.name },
          { name: 'Tên đăng nhập', value: who.login },
          { name: 'Xác thực hai lớp', value: who.secondFactor ? 'Đã bật' : <a href="/tai-khoan/lop-hai">Chưa bật – bật ngay</a> },
          { name: 'Thông báo', value: <a href="/thong-bao/kenh">Kênh nhận: thư điện tử, máy nhận</a> },
        ]}
      />
      <Posts held={who.held} answering={answering} />
      <Delegations
        held={who.held}
        delegations={delegations}
        colleagues={loaderData.colleagues}
        typed={actionData?.typed ?? {}}
        today={today}
      />
      <Section title="Đổi mật khẩu">
        <Form>
          <input type="hidden" name="viec" value="mat-khau" />
          <Field name="mat-khau" label="Mật khẩu hiện tại" type="password" autoComplete="current-password" required maxLength={128} />
          <Field name="mat-khau-moi" label="Mật khẩu mới" type="password" autoComplete="new-password" required maxLength={128} />
          <Field name="mat-khau-lai" label="Nhập lại mật khẩu mới" type="password" autoComplete="new-password" required maxLength={128} />
          <button type="submit">Đổi mật khẩu</button>
        </Form>
      </Section>
      <Sessions sessions={sessions} />
      <Reads reads={reads} lead="Quản trị xem thông tin tài khoản này đều được ghi lại." />
    </>
  )
}

function Posts({ held, answering }: { held: ReturnType<typeof personView>['held']; answering: string | null }) {
  if (held.length === 0) return <Notes kind="note" notes={['Chưa có chức vụ nào đang hiệu lực. Đề nghị quản trị phân công.']} />
  return (
    <Section title="Chức vụ">
      <ul className={styles.posts}>
        {held.map((one) => (
          <li key={one.assignmentId}>
            {one.text}
            {one.chosen ? ' (đang dùng)' : ''}
          </li>
        ))}
      </ul>
      {answering ? <p className={styles.answering}>{answering}</p> : null}
    </Section>
  )
}
