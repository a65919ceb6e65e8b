import { data, type MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Fields, Form, Wrong } from '../../../platform/ui/form.tsx'
import { Notes, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { allowed } from '../access.ts'
import { addPerson } from '../manage.actions.ts'
import { noteListRead } from '../read-log.actions.ts'
import { idlePeople, peopleOf } from '../reads.ts'
import { idleView, managedView } from '../views.ts'
import { edgeOf, visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/people.page'
import styles from './people.module.css'

export const meta: MetaFunction = () => [{ title: 'Người dùng – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitorOf(context)
  const { actor, accounts, now } = visit
  const { idleDays, idleNoticeDays } = accounts.settings
  const held = allowed(actor, 'people.manage')
  const { people, idle } = held.ok
    ? await readPage(context, async (ctx) => {
        const kept = await peopleOf(ctx, held.value.unitId)
        return { people: kept, idle: await idlePeople(ctx, now, idleNoticeDays, kept) }
      })
    : { people: [], idle: [] }
  await noteListRead({ ...visit, edge: edgeOf(visit) }, 'people', held.ok ? held.value.unitId : 0, people.length)
  return {
    idle: idle.map((one) => idleView(one, idleDays, now)),
    people: people.map(managedView),
    provider: accounts.settings.provider?.name ?? null,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const asked = { name: given('ho-ten'), login: given('ten'), unitCode: given('don-vi'), subject: given('danh-tinh') }
  const made = await addPerson({ ...visit, edge: edgeOf(visit) }, asked)
  if (!made.ok) return data({ asked, problem: made.refusal.text, made: null }, { status: made.refusal.status ?? 422 })
  return { asked: null, problem: null, made: made.value }
}

export default function PeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { people, provider, idle } = loaderData
  const asked = actionData?.asked
  return (
    <>
      <PageHead
        title="Người dùng"
        lead={`${people.length} tài khoản trong phạm vi quản lý. Dữ liệu thuộc về chức vụ, không thuộc về người.`}
      />
      <Wrong text={actionData?.problem} />
      {idle.length > 0 ? <Notes kind="warning" notes={['Sắp tự ngừng vì lâu không sử dụng:', ...idle]} /> : null}
      {actionData?.made ? (
        <Strip kind="note">
          <p>
            Đã mở tài khoản <a href={`/quan-tri/nguoi-dung/${actionData.made.personId}`}>{actionData.made.login}</a>. Mật khẩu tạm, chỉ hiện
            một lần:
          </p>
          <p className={styles.secret}>{actionData.made.password}</p>
        </Strip>
      ) : null}
      <DataTable
        caption="Người dùng"
        captionHidden
        rows={people}
        keyOf={(one) => one.id}
        columns={[
          { key: 'name', head: 'Họ và tên', cell: (one) => <a href={`/quan-tri/nguoi-dung/${one.id}`}>{one.name}</a> },
          { key: 'login', head: 'Tên đăng nhập', cell: (one) => one.login ?? '–' },
          {
            key: 'posts',
            head: 'Chức vụ',
            cell: (one) =>
              one.assignments
                .filter(({ over }) => !over)
                .map(({ text }) => text)
                .join('; ') || 'chưa phân công',
          },
          { key: 'unit', head: 'Đơn vị quản lý', cell: (one) => one.unitName },
          {
            key: 'state',
            head: 'Tình trạng',
            cell: (one) => (one.disabledBecause ? `Đã ngừng: ${one.disabledBecause}` : 'Đang hoạt động'),
          },
        ]}
      />
      <Section title="Mở tài khoản">
        <Form wide>
          <Fields>
            <Field name="ho-ten" label="Họ và tên" required maxLength={120} defaultValue={asked?.name ?? ''} />
            <Field
              name="ten"
              label="Tên đăng nhập (thư điện tử công vụ)"
              type="email"
              required
              maxLength={200}
              defaultValue={asked?.login ?? ''}
            />
            <Field
              name="don-vi"
              label="Mã đơn vị"
              required
              maxLength={5}
              defaultValue={asked?.unitCode ?? ''}
              hint="Quản trị của đơn vị này và cấp trên giữ tài khoản. VN: cả nước."
            />
            {provider ? (
              <Field
                name="danh-tinh"
                label={`Mã danh tính tại ${provider}`}
                maxLength={200}
                defaultValue={asked?.subject ?? ''}
                hint="Để trống nếu chỉ dùng mật khẩu."
              />
            ) : null}
          </Fields>
          <button type="submit">Mở tài khoản</button>
        </Form>
      </Section>
    </>
  )
}
