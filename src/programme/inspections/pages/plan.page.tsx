import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Choice, Field, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { allowed, may, notHere } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { chooseUnits, dropUnit } from '../plan.actions.ts'
import { planFor } from '../reads.ts'
import { chosenView, planView } from '../views.ts'
import type { Route } from './+types/plan.page'
import styles from './inspections.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? loaderData.plan.title : 'Kế hoạch kiểm tra'} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const held = allowed(actor, 'inspections.read')
  if (!held.ok) throw refusePage(context, held.refusal)
  return readPage(context, async (ctx) => {
    const found = await planFor(ctx, held.value.unitId, parseId(params.id))
    if (!found) throw refusePage(context, notHere)
    return {
      plan: planView(found.plan),
      chosen: found.chosen.map(chosenView),
      keeps: may(actor, 'inspections.run') && found.plan.unitId === held.value.unitId,
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
    given('viec') === 'bo' ? await dropUnit(acting, id, parseId(given('don-vi')), given('ly-do')) : await chooseUnits(acting, id, given)
  if (done.ok) return redirect(`/kiem-tra/ke-hoach/${id}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return data({ problem: done.refusal.text, typed }, { status: done.refusal.status ?? 422 })
}

export default function PlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, chosen, keeps } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/kiem-tra', text: 'Kiểm tra' },
          { href: '/kiem-tra/ke-hoach', text: 'Kế hoạch' },
        ]}
        title={plan.title}
        lead={`Năm ${plan.year}: ${plan.done}.`}
      />
      <Wrong text={actionData?.problem} />
      <Facts
        facts={[
          { name: 'Của', value: plan.unitName },
          { name: 'Văn bản', value: plan.document ?? 'Chưa ghi' },
          { name: 'Lý do, cách chọn xã', value: <span className={styles.told}>{plan.reason}</span> },
          { name: 'Người lập', value: plan.madeBy },
        ]}
      />
      <Section title="Các xã được chọn">
        <DataTable
          caption="Các xã được chọn"
          captionHidden
          rows={chosen}
          keyOf={({ unitId }) => unitId}
          empty="Chưa chọn xã nào."
          columns={[
            { key: 'unit', head: 'Xã', cell: ({ unitName, unitCode }) => `${unitName} (${unitCode})` },
            { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
            {
              key: 'visit',
              head: 'Ngày kiểm tra',
              cell: ({ visitId, visited, unitCode }) =>
                visitId ? (
                  <a href={`/kiem-tra/${visitId}`}>{visited}</a>
                ) : keeps ? (
                  <a href={`/kiem-tra/moi?xa=${unitCode}&ke-hoach=${plan.id}`}>Đặt ngày</a>
                ) : (
                  visited
                ),
            },
          ]}
        />
      </Section>
      {keeps ? (
        <Section title="Chọn xã">
          <Form>
            <Area
              name="xa"
              label="Mã xã"
              required
              maxLength={40000}
              defaultValue={typed.xa}
              hint="Cách nhau bằng dấu cách hoặc xuống dòng; dán được từ bảng tính."
            />
            <Field
              id="ly-do-chon"
              name="ly-do"
              label="Lý do chọn (nếu có)"
              maxLength={500}
              defaultValue={typed.viec === 'chon' ? typed['ly-do'] : undefined}
            />
            <button type="submit" name="viec" value="chon">
              Thêm vào kế hoạch
            </button>
          </Form>
          {chosen.length > 0 ? (
            <details open={typed.viec === 'bo'}>
              <summary>Đưa một xã ra khỏi kế hoạch</summary>
              <Form>
                <Choice
                  name="don-vi"
                  label="Xã"
                  defaultValue={typed['don-vi']}
                  options={chosen.map(({ unitId, unitName }) => ({ value: unitId, text: unitName }))}
                />
                <Field
                  id="ly-do-bo"
                  name="ly-do"
                  label="Lý do"
                  required
                  maxLength={500}
                  defaultValue={typed.viec === 'bo' ? typed['ly-do'] : undefined}
                />
                <QuietButton name="viec" value="bo">
                  Đưa ra
                </QuietButton>
              </Form>
            </details>
          ) : null}
        </Section>
      ) : null}
    </>
  )
}
