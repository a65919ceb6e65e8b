import { data, type MetaFunction, redirect } from 'react-router'
import { localDate } from '../../../platform/base/local-date.ts'
import { readPage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { handOver } from '../handover.actions.ts'
import { handoversOf, openItemsContext, openWith } from '../handover.reads.ts'
import { handoverView, movedView } from '../handover.views.ts'
import { noteRead } from '../read-log.actions.ts'
import { peopleOf } from '../reads.ts'
import { edgeOf, visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/handover.page'
import { MovedList } from './moved.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Bàn giao – Nông thôn mới' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitorOf(context)
  const { actor, today } = visit
  const asked = new URL(request.url).searchParams
  const [fromId, toId] = [parseId(asked.get('tu') ?? ''), parseId(asked.get('den') ?? '')]
  const day = localDate(asked.get('ngay') ?? '') ?? today
  const unitId = actor.chosen?.unitId ?? 0
  const shown = await readPage(context, async (ctx) => {
    const people = await peopleOf(ctx, unitId)
    const from = people.find(({ id }) => id === fromId)
    const to = people.find(({ id }) => id === toId && id !== fromId)
    const open = from ? await openWith(ctx, from.id, day, context.get(openItemsContext)) : null
    return {
      people: people.map((one) => ({
        value: one.id,
        text: `${one.name} (${one.unitName})${one.disabledBecause === null ? '' : ' – đã ngừng'}`,
      })),
      from: from ? { id: from.id, name: from.name } : null,
      to: to ? { id: to.id, name: to.name } : null,
      day,
      moved: from && open ? movedView(open, from.id) : null,
      done: (await handoversOf(ctx, unitId)).map(handoverView),
    }
  })
  if (shown.from) await noteRead({ ...visit, edge: edgeOf(visit) }, shown.from.id)
  return shown
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '').trim()
  const [fromPersonId, toPersonId, day] = [parseId(given('tu')), parseId(given('den')), parseDate(given('ngay'))]
  const open = await readPage(context, (ctx) => openWith(ctx, fromPersonId, day ?? visit.today, context.get(openItemsContext)))
  const moved = movedView(open, fromPersonId)
  const made = await handOver({ ...visit, edge: edgeOf(visit) }, { fromPersonId, toPersonId, day, reason: given('ly-do'), moved })
  if (made.ok) throw redirect(`/quan-tri/ban-giao/${made.value.handoverId}`, 303)
  return data({ problem: made.refusal.text, reason: given('ly-do') }, { status: made.refusal.status ?? 422 })
}

const nobody = { value: 0, text: 'Chọn một người' }

export default function HandoverPage({ loaderData, actionData }: Route.ComponentProps) {
  const { people, from, to, day, moved, done } = loaderData
  return (
    <>
      <PageHead
        title="Bàn giao"
        lead="Dữ liệu thuộc về chức vụ: bàn giao chức vụ là bàn giao mọi việc đang mở của chức vụ ấy, từ ngày người nhận bắt đầu."
      />
      <Wrong text={actionData?.problem} />
      <Form wide method="get">
        <Fields>
          <Choice name="tu" label="Người bàn giao" options={[nobody, ...people]} defaultValue={from?.id} />
          <Choice name="den" label="Người nhận" options={[nobody, ...people]} defaultValue={to?.id} />
          <Field name="ngay" label="Người nhận bắt đầu từ ngày" type="date" required defaultValue={day} />
        </Fields>
        <button type="submit">Xem việc đang mở</button>
      </Form>
      {from && moved ? (
        <Section title={`Đang mở ở ${from.name}`}>
          <MovedList moved={moved} />
          {to ? (
            <Form>
              <input type="hidden" name="tu" value={from.id} />
              <input type="hidden" name="den" value={to.id} />
              <input type="hidden" name="ngay" value={day} />
              <Field name="ly-do" label="Lý do" required maxLength={300} defaultValue={actionData?.reason} hint="Ví dụ: chuyển công tác." />
              <button type="submit">{`Bàn giao tất cả cho ${to.name}`}</button>
            </Form>
          ) : (
            <p className="muted">Chọn người nhận khác người bàn giao rồi xem lại.</p>
          )}
        </Section>
      ) : null}
      <Section title="Đã bàn giao">
        <DataTable
          caption="Các lần bàn giao"
          captionHidden
          rows={done}
          keyOf={(one) => one.id}
          empty="Chưa có lần bàn giao nào."
          columns={[
            { key: 'who', head: 'Bàn giao', cell: (one) => <a href={`/quan-tri/ban-giao/${one.id}`}>{`${one.from} → ${one.to}`}</a> },
            { key: 'day', head: 'Từ ngày', cell: (one) => one.day },
            { key: 'reason', head: 'Lý do', cell: (one) => one.reason },
            { key: 'by', head: 'Người thực hiện', cell: (one) => `${one.by}, ${one.at}` },
          ]}
        />
      </Section>
    </>
  )
}
