import { randomUUID } from 'node:crypto'
import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { Area, Choice, Field, Fields, Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { plansAround } from '../reads.ts'
import { planVisit } from '../visit.actions.ts'
import type { Route } from './+types/new-visit.page'

export const meta: MetaFunction = () => [{ title: 'Đặt cuộc kiểm tra – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const held = allowed(actor, 'inspections.run')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { searchParams } = new URL(request.url)
  return readPage(context, async (ctx) => {
    const plans = (await plansAround(ctx, held.value.unitId)).filter(({ unitId }) => unitId === held.value.unitId)
    return {
      bodyName: held.value.bodyName,
      plans: plans.map(({ id, year, title }) => ({ value: String(id), text: `${year}: ${title}` })),
      asked: { xa: searchParams.get('xa') ?? '', 'ke-hoach': searchParams.get('ke-hoach') ?? '' },
      formKey: randomUUID(),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const made = await planVisit(await actingOf(context), (name) => typed[name] ?? '')
  if (made.ok) return redirect(`/kiem-tra/${made.value.id}`, 303)
  return data({ problem: made.refusal.text, typed }, { status: made.refusal.status ?? 422 })
}

export default function NewVisitPage({ loaderData, actionData }: Route.ComponentProps) {
  const { bodyName, plans, asked, formKey } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? asked
  return (
    <>
      {actionData ? <title>Lỗi: Đặt cuộc kiểm tra – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/kiem-tra', text: 'Kiểm tra' }]}
        title="Đặt cuộc kiểm tra"
        lead={`${bodyName} kiểm tra. Xã được báo ngay; ghi được cả cuộc kiểm tra đã diễn ra.`}
      />
      <Wrong text={actionData?.problem} />
      <Form wide>
        <input type="hidden" name="khoa" value={typed.khoa ?? formKey} />
        <Fields>
          <Field name="xa" label="Mã xã" required inputMode="numeric" maxLength={5} defaultValue={typed.xa} />
          <Field name="ngay" label="Ngày kiểm tra" type="date" required defaultValue={typed.ngay} />
          <Field name="han-giai-trinh" label="Hạn giải trình (nếu có)" type="date" defaultValue={typed['han-giai-trinh']} />
          <Choice
            name="ke-hoach"
            label="Kế hoạch"
            defaultValue={typed['ke-hoach'] ?? ''}
            options={[{ value: '', text: 'Ngoài kế hoạch' }, ...plans]}
          />
        </Fields>
        <Field name="noi-dung" label="Nội dung kiểm tra" required maxLength={300} defaultValue={typed['noi-dung']} />
        <Area
          name="doan"
          label="Thành phần đoàn"
          rows={4}
          required
          maxLength={4000}
          defaultValue={typed.doan}
          hint="Mỗi dòng một chức vụ, ví dụ: Phó Chi cục trưởng Chi cục Phát triển nông thôn."
        />
        <button type="submit">Đặt cuộc kiểm tra</button>
      </Form>
    </>
  )
}
