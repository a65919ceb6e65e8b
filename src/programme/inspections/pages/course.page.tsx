import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Field, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { allowed, may, notHere } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { cancelCourse, enterAttendance } from '../course.actions.ts'
import { courseFor } from '../reads.ts'
import { attendanceView, courseView } from '../views.ts'
import type { Route } from './+types/course.page'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? loaderData.course.title : 'Tập huấn'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  return readPage(context, async (ctx) => {
    const found = await courseFor(ctx, held.value.unitId, parseId(params.id))
    if (!found) throw refusePage(context, notHere)
    const { course, came } = found
    return {
      course: courseView(course),
      came: came.map(attendanceView),
      keeps: may(actor, 'inspections.run') && course.unitId === held.value.unitId && course.cancelledBecause === null,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = await actingOf(context)
  const id = parseId(params.id)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const given = (name: string) => typed[name] ?? ''
  const done =
    given('viec') === 'huy' ? await cancelCourse(acting, id, given('ly-do')) : await enterAttendance(acting, id, given('nguoi-du'))
  if (done.ok) return redirect(`/tap-huan/${id}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return data({ problem: done.refusal.text, typed }, { status: done.refusal.status ?? 422 })
}

export default function CoursePage({ loaderData, actionData }: Route.ComponentProps) {
  const { course, came, keeps } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[{ href: '/tap-huan', text: 'Tập huấn' }]}
        title={course.title}
        lead={`${course.days}, ${course.hours}: ${course.people}, ${course.personHours} giờ × người.`}
      />
      <Wrong text={actionData?.problem} />
      {course.cancelledBecause ? (
        <Strip kind="warning">
          <p>Đã hủy: {course.cancelledBecause}</p>
        </Strip>
      ) : null}
      <Facts
        facts={[
          { name: 'Chủ đề', value: course.topic },
          { name: 'Nơi học', value: course.place },
          { name: 'Tổ chức', value: course.organiser },
          { name: 'Của', value: course.unitName },
        ]}
      />
      <Section title="Người dự theo xã">
        <DataTable
          caption="Người dự theo xã"
          captionHidden
          rows={came}
          keyOf={({ unitId }) => unitId}
          empty="Chưa ghi người dự của xã nào xem được tại đây."
          columns={[
            { key: 'unit', head: 'Xã', cell: ({ unitName }) => unitName },
            { key: 'people', head: 'Số người', numeric: true, cell: ({ people }) => people },
            { key: 'names', head: 'Họ tên, chức vụ (nếu ghi)', cell: ({ names }) => names },
          ]}
        />
      </Section>
      {keeps ? (
        <Section title="Ghi người dự">
          <Form>
            <Area
              name="nguoi-du"
              label="Người dự"
              rows={8}
              required
              maxLength={40000}
              defaultValue={typed['nguoi-du']}
              hint="Mỗi dòng một xã: mã xã, số người; có thể thêm họ tên sau dấu hai chấm. Ví dụ: 06622 2: Nông Thị Hoa, Vy Văn Páo. Ghi lại một xã thì số mới thay số cũ."
            />
            <button type="submit" name="viec" value="ghi">
              Ghi người dự
            </button>
          </Form>
          <details open={typed.viec === 'huy'}>
            <summary>Hủy lớp</summary>
            <Form>
              <Field name="ly-do" label="Lý do" required maxLength={500} defaultValue={typed['ly-do']} />
              <QuietButton name="viec" value="huy">
                Hủy lớp
              </QuietButton>
            </Form>
          </details>
        </Section>
      ) : null}
    </>
  )
}
