import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Field, Fields, Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { allowed, may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { makePlan } from '../plan.actions.ts'
import { plansAround } from '../reads.ts'
import { planView } from '../views.ts'
import type { Route } from './+types/plans.page'

export const meta: MetaFunction = () => [{ title: 'Kế hoạch kiểm tra – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  return readPage(context, async (ctx) => ({
    plans: (await plansAround(ctx, held.value.unitId)).map(planView),
    year: today.slice(0, 4),
    runs: may(actor, 'inspections.run'),
  }))
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const made = await makePlan(await actingOf(context), (name) => typed[name] ?? '')
  if (made.ok) return redirect(`/kiem-tra/ke-hoach/${made.value.id}`, 303)
  return data({ problem: made.refusal.text, typed }, { status: made.refusal.status ?? 422 })
}

export default function PlansPage({ loaderData, actionData }: Route.ComponentProps) {
  const { plans, year, runs } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead crumbs={[{ href: '/kiem-tra', text: 'Kiểm tra' }]} title="Kế hoạch kiểm tra" />
      <Wrong text={actionData?.problem} />
      <DataTable
        caption="Kế hoạch kiểm tra"
        captionHidden
        rows={plans}
        keyOf={({ id }) => id}
        empty="Chưa có kế hoạch kiểm tra nào."
        columns={[
          { key: 'title', head: 'Kế hoạch', width: 'half', cell: (one) => <a href={`/kiem-tra/ke-hoach/${one.id}`}>{one.title}</a> },
          { key: 'year', head: 'Năm', cell: (one) => one.year },
          { key: 'unit', head: 'Của', cell: ({ unitName }) => unitName },
          { key: 'done', head: 'Thực hiện', cell: ({ done }) => done },
        ]}
      />
      {runs ? (
        <Section title="Lập kế hoạch">
          <Form wide>
            <Fields>
              <Field name="nam" label="Năm" required inputMode="numeric" maxLength={4} defaultValue={typed.nam ?? year} />
              <Field name="van-ban" label="Số, ký hiệu văn bản (nếu có)" maxLength={100} defaultValue={typed['van-ban']} />
            </Fields>
            <Field name="ten" label="Tên kế hoạch" required maxLength={300} defaultValue={typed.ten} />
            <Area name="ly-do" label="Lý do, cách chọn xã" required minLength={5} maxLength={2000} defaultValue={typed['ly-do']} />
            <button type="submit">Lập kế hoạch</button>
          </Form>
        </Section>
      ) : null}
    </>
  )
}
