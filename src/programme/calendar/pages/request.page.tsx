import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate, parseDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Field, Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { requestExtension } from '../extension.actions.ts'
import { requestsOf, roundForUnit } from '../reads.ts'
import { lastExtension } from '../round.rules.ts'
import { refusals } from '../text.ts'
import { requestView, roundView } from '../views.ts'
import type { Route } from './+types/request.page'

export const meta: MetaFunction = () => [{ title: 'Đề nghị gia hạn – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  const found = await readPage(context, async (ctx) => {
    const round = await roundForUnit(ctx, numberOf(params.id), unitId)
    if (!round) return null
    const requests = await requestsOf(ctx, round.id, unitId)
    return {
      round: roundView(round, round.ownDueOn, ctx.today),
      last: formatDate(lastExtension(round)),
      requests: requests.map(requestView),
    }
  })
  if (!found) throw refusePage(context, refusals.unknown)
  return { ...found, unit: actor.chosen?.unitName ?? '' }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const typed = { until: String(form.get('han-moi') ?? '').trim(), reason: String(form.get('ly-do') ?? '').trim() }
  const acting = { actor: visit.actor, db: visit.db, edge: edgeOf(visit) }
  const asked = await requestExtension(acting, numberOf(params.id), parseDate(typed.until), typed.reason)
  if (!asked.ok) return data({ problem: asked.refusal.text, typed }, { status: asked.refusal.status ?? 422 })
  throw redirect(`/ky-bao-cao/${numberOf(params.id)}/xin-gia-han`, 303)
}

const numberOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

export default function RequestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { round, last, unit, requests } = loaderData
  const isOpen = round.state === 'open' || round.state === 'overdue'
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/ky-bao-cao', text: 'Kỳ báo cáo' },
          { href: `/ky-bao-cao/${round.id}`, text: round.name },
        ]}
        title="Đề nghị gia hạn"
        lead={`${unit}, ${round.name}: hạn nộp hiện nay là hết ngày ${round.dueOn}${round.isExtended ? ' (đã gia hạn)' : ''}.`}
      />
      <Wrong text={actionData?.problem} />
      {isOpen && !requests.some(({ waits }) => waits) ? (
        <Form>
          <Field
            name="han-moi"
            label="Đề nghị gia hạn đến hết ngày"
            required
            inputMode="numeric"
            defaultValue={actionData?.typed.until ?? ''}
            hint={`Muộn nhất ${last}, để các bước sau còn kịp.`}
          />
          <Area name="ly-do" label="Lý do" required maxLength={500} defaultValue={actionData?.typed.reason ?? ''} />
          <button type="submit">Gửi đề nghị</button>
        </Form>
      ) : (
        <p className="muted">
          {isOpen ? 'Đề nghị đã gửi, chờ Văn phòng điều phối trả lời.' : `Kỳ này ${round.stateName.toLowerCase()} nên không nhận đề nghị.`}
        </p>
      )}
      <Section title="Đề nghị đã gửi">
        <DataTable
          caption="Đề nghị đã gửi"
          captionHidden
          rows={requests}
          keyOf={({ key }) => key}
          empty="Chưa gửi đề nghị nào trong kỳ này."
          columns={[
            { key: 'until', head: 'Đến hết ngày', cell: ({ until }) => until },
            { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
            { key: 'by', head: 'Người gửi', cell: ({ by }) => by },
            { key: 'answer', head: 'Trả lời', cell: ({ answer }) => answer },
          ]}
        />
      </Section>
    </>
  )
}
