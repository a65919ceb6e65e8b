import { randomUUID } from 'node:crypto'
import { data, type MetaFunction, redirect } from 'react-router'
import { refusePage } from '../../../platform/http/context.ts'
import { Field, Fields, Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { makeCourse } from '../course.actions.ts'
import type { Route } from './+types/new-course.page'

export const meta: MetaFunction = () => [{ title: 'Mở lớp tập huấn – Nông thôn mới' }]

export function loader({ context }: Route.LoaderArgs) {
  const held = allowed(visitorOf(context).actor, 'inspections.run')
  if (!held.ok) throw refusePage(context, held.refusal)
  return { bodyName: held.value.bodyName, formKey: randomUUID() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const made = await makeCourse(await actingOf(context), (name) => typed[name] ?? '')
  if (made.ok) return redirect(`/tap-huan/${made.value.id}`, 303)
  return data({ problem: made.refusal.text, typed }, { status: made.refusal.status ?? 422 })
}

export default function NewCoursePage({ loaderData, actionData }: Route.ComponentProps) {
  const { bodyName, formKey } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      {actionData ? <title>Lỗi: Mở lớp tập huấn – Nông thôn mới</title> : null}
      <PageHead crumbs={[{ href: '/tap-huan', text: 'Tập huấn' }]} title="Mở lớp tập huấn" lead="Ghi được cả lớp đã tổ chức." />
      <Wrong text={actionData?.problem} />
      <Form wide>
        <input type="hidden" name="khoa" value={typed.khoa ?? formKey} />
        <Field name="ten" label="Tên lớp" required maxLength={300} defaultValue={typed.ten} />
        <Field name="chu-de" label="Chủ đề" required maxLength={300} defaultValue={typed['chu-de']} />
        <Fields>
          <Field name="tu" label="Ngày đầu" type="date" required defaultValue={typed.tu} />
          <Field name="den" label="Ngày cuối (nếu nhiều ngày)" type="date" defaultValue={typed.den} />
          <Field
            name="so-gio"
            label="Số giờ học của một người"
            required
            inputMode="decimal"
            maxLength={8}
            defaultValue={typed['so-gio']}
            hint="Ví dụ 7,5."
          />
        </Fields>
        <Fields>
          <Field name="noi" label="Nơi học" required maxLength={300} defaultValue={typed.noi} />
          <Field name="to-chuc" label="Đơn vị tổ chức" required maxLength={300} defaultValue={typed['to-chuc'] ?? bodyName} />
        </Fields>
        <button type="submit">Mở lớp</button>
      </Form>
    </>
  )
}
