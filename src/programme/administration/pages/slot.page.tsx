import { data, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { setSlot } from '../../assessment/law-change.actions.ts'
import { setById, slotHistory } from '../../criteria/reads.ts'
import { seenSlot } from '../../criteria/slot.actions.ts'
import { type SlotShape, slotShapes, thresholdFrom } from '../../criteria/slot-form.rules.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { acting } from '../acting.actions.ts'
import { mayAt } from '../place.reads.ts'
import { type SlotField, shapeNames, shapesOf, slotFields, slotHistoryView, slotRow } from '../slot.views.ts'
import { refusals } from '../text.ts'
import type { Route } from './+types/slot.page'
import styles from './administration.module.css'

export const meta: Route.MetaFunction = ({ params }) => [{ title: `Chỉ tiêu ${params.indicator} – Mức của tỉnh – Nông thôn mới` }]

const shapeOf = (text: string | null): SlotShape | undefined => slotShapes.find((shape) => shape === text)

export function loader({ context, params, request }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const held = await mayAt(ctx, actor, 'slots.set', actor.chosen?.unitId ?? 0)
    const set = await setById(ctx, params.set, today)
    const row = set && slotRow(set, params.indicator)
    if (!set || !row) throw new Refused(refusals.noSlot)
    const history = await slotHistory(ctx, held.unitId, set, row.code)
    const current = history.find(({ validFrom }) => validFrom <= today)
    const shapes = shapesOf(set)
    const asked = shapeOf(new URL(request.url).searchParams.get('dang'))
    const stands = current && shapes.find((shape) => slotFields(set, row, shape, current).some(({ value }) => value !== ''))
    const shape = asked && shapes.includes(asked) ? asked : (stands ?? 'same')
    return {
      unit: held.unitName,
      set: { id: set.id, name: `${set.decision}: ${set.name}` },
      row: { code: row.code, name: row.name, unit: row.unit },
      shape,
      shapes: shapes.map((one) => ({ value: one, text: shapeNames[one] })),
      fields: slotFields(set, row, shape, current),
      history: slotHistoryView(set, row, history),
      seen: seenSlot(history),
      today,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const typed = Object.fromEntries([...form].flatMap(([name, value]) => (name.startsWith('muc-') ? [[name.slice(4), String(value)]] : [])))
  const asked = { typed, shape: given('dang'), decision: given('quyet-dinh'), decidedOn: given('ngay-ky'), from: given('tu-ngay') }
  const provinceId = visit.actor.chosen?.unitId ?? 0
  const answer = await acting(visit, 'slots.set', provinceId, async (ctx) => {
    const [decidedOn, validFrom] = [parseDate(asked.decidedOn), parseDate(asked.from)]
    if (!decidedOn || !validFrom) throw new Refused(refusals.noDecisionDays)
    const set = await setById(ctx, params.set, validFrom)
    const row = set && slotRow(set, params.indicator)
    if (!set || !row) throw new Refused(refusals.noSlot)
    const threshold = thresholdFrom(set, row, shapeOf(asked.shape) ?? 'same', typed)
    if (!threshold.ok) throw new Refused(threshold.refusal)
    const slot = { provinceId, setId: set.id, indicator: row.code, threshold: threshold.value, decision: asked.decision.trim() }
    const judged = await setSlot(ctx, { ...slot, decidedOn, validFrom, seen: given('da-xem') })
    if (!judged.ok) throw new Refused(judged.refusal)
    return judged.value
  })
  if (!answer.ok) return data({ asked, refusal: answer.refusal }, { status: answer.refusal.status ?? 422 })
  throw redirect(`/quan-tri/muc-tinh?xa=${answer.value.units}&ket-qua=${answer.value.verdicts}`, 303)
}

export default function SlotPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unit, set, row, shape, shapes, fields, history, seen, today } = loaderData
  const asked = actionData?.asked
  return (
    <>
      <PageHead
        crumbs={[{ href: '/quan-tri/muc-tinh', text: `Mức do ${unit} quy định` }]}
        kicker={set.name}
        title={`Chỉ tiêu ${row.code}`}
        lead={`${row.name}${row.unit ? ` (${row.unit})` : ''}.`}
      />
      <Problem problem={actionData?.refusal} />
      <Section
        title="Quy định mức"
        lead="Mức có hiệu lực từ ngày áp dụng; mức sau thay mức trước. Cùng ngày áp dụng thì mức ghi sau là đính chính."
      >
        <form method="get" className={styles.inline}>
          <Choice name="dang" label="Dạng quy định" options={shapes} defaultValue={shape} />
          <QuietButton>Đổi dạng</QuietButton>
        </form>
        <div className={styles.apart} />
        <Form wide>
          <input type="hidden" name="dang" value={shape} />
          <input type="hidden" name="da-xem" value={seen} />
          <Fields>
            {fields.map((field) => (
              <Level key={field.key} field={field} typed={asked?.typed[field.key]} />
            ))}
          </Fields>
          <Fields>
            <Field
              name="quyet-dinh"
              label="Số quyết định của tỉnh"
              required
              maxLength={120}
              defaultValue={asked?.decision ?? ''}
              hint="Ví dụ: 12/2026/QĐ-UBND"
            />
            <Field name="ngay-ky" label="Ngày ký" type="date" required defaultValue={asked?.decidedOn ?? ''} />
            <Field name="tu-ngay" label="Áp dụng từ ngày" type="date" required defaultValue={asked?.from ?? today} />
          </Fields>
          <button type="submit">Lưu và đối chiếu lại các xã</button>
        </Form>
      </Section>
      <Section title="Các mức đã quy định">
        <DataTable
          caption="Các mức đã quy định"
          captionHidden
          rows={history}
          keyOf={(one) => one.key}
          empty="Chưa có mức nào: chờ tỉnh quy định."
          columns={[
            { key: 'from', head: 'Áp dụng từ', cell: (one) => one.from },
            { key: 'value', head: 'Mức', cell: (one) => `${one.value}${one.corrected ? ' (đã đính chính)' : ''}` },
            { key: 'decision', head: 'Quyết định', cell: (one) => one.decision },
            { key: 'entered', head: 'Người ghi', cell: (one) => one.entered },
          ]}
        />
      </Section>
    </>
  )
}

function Level({ field, typed }: { field: SlotField; typed: string | undefined }) {
  const name = `muc-${field.key}`
  const value = typed ?? field.value
  const label = `${field.name}${field.optional ? ' (nếu có)' : ''}`
  if (field.options === null)
    return <Field name={name} label={label} inputMode="decimal" maxLength={30} required={!field.optional} defaultValue={value} />
  const options = [{ value: '', text: 'Chọn' }, ...field.options.map((option) => ({ value: option, text: option }))]
  return <Choice name={name} label={label} options={options} required={!field.optional} defaultValue={value} />
}
