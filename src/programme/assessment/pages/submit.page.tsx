import { data, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage, writePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { Area, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { allowed } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { gapsIn, submitSheet, withdrawSheet } from '../sheet.actions.ts'
import { wholeSheet } from '../sheet.reads.ts'
import { refusals } from '../sheet.text.ts'
import { sheetView } from '../sheet.views.ts'
import type { Route } from './+types/submit.page'

export const meta: Route.MetaFunction = () => [{ title: 'Kiểm tra trước khi nộp – Nông thôn mới' }]

export function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholeSheet(ctx, Number(params.id) || 0)
    if (!whole) throw new Refused(refusals.unknown)
    const place = await placeOf(ctx, whole.sheet.unitId)
    const may = allowed(actor, 'sheet.read', place)
    if (!may.ok) throw new Refused(may.refusal)
    const submits = allowed(actor, 'sheet.submit', place)
    const measures = new Map(sheetView(whole).criteria.flatMap(({ indicators }) => indicators.map((one) => [one.key, one.name])))
    const gaps = await gapsIn(ctx, whole.sheet)
    return {
      sheet: sheetView(whole),
      submits: submits.ok ? null : submits.refusal.text,
      gaps: gaps.map((gap) => ({ ...gap, name: measures.get(gap.indicator) ?? '' })),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const sheetId = Number(params.id) || 0
  const { actor } = visit
  const by = { personId: actor.personId, assignmentId: actor.chosen?.assignmentId ?? null, postName: actor.chosen?.postName ?? '' }
  const answer = await writePage(context, edgeOf(visit), async (ctx) => {
    const whole = await wholeSheet(ctx, sheetId)
    const may = whole && allowed(actor, 'sheet.submit', await placeOf(ctx, whole.sheet.unitId))
    if (!whole || !may) throw new Refused(refusals.unknown)
    if (!may.ok) throw new Refused(may.refusal)
    const { unitId } = whole.sheet
    if (form.get('viec') === 'rut') return withdrawSheet(ctx, { unitId, sheetId, reason: String(form.get('ly-do') ?? '').trim(), by })
    return submitSheet(ctx, { unitId, sheetId, seen: Number(form.get('phien-ban')) || 0, by })
  })
  if (!answer.ok) return data({ problem: answer.refusal.text }, { status: answer.refusal.status ?? 422 })
  throw redirect(`/danh-gia/${sheetId}/nop`, 303)
}

export default function SubmitPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sheet, gaps, submits } = loaderData
  const filling = sheet.state === 'draft' || sheet.state === 'returned'
  const lead = !filling
    ? `${sheet.stateName}. ${sheet.submittedAt ? `Đã nộp ngày ${formatDate(sheet.submittedAt.slice(0, 10) as Parameters<typeof formatDate>[0])}.` : ''}`
    : gaps.length === 0
      ? 'Phiếu đủ để nộp.'
      : `Còn ${gaps.length} chỗ cần sửa trước khi nộp.`
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/phieu', text: 'Phiếu đánh giá' },
          { href: `/danh-gia/${sheet.id}`, text: `${sheet.unit.name}, ${sheet.round.name}` },
        ]}
        title="Kiểm tra trước khi nộp"
        lead={lead}
      />
      <Wrong text={actionData?.problem} />
      {filling && gaps.length > 0 ? (
        <Section title="Cần sửa">
          <ol>
            {gaps.map((gap) => (
              <li key={`${gap.indicator} ${gap.measure}`}>
                <a href={`/danh-gia/${sheet.id}#${gap.measure ? `o-${gap.measure}` : `tieu-chi-${gap.criterion}`}`}>
                  {`${gap.indicator.replace('?', '')} ${gap.name}`}
                </a>
                {`: ${gap.what}`}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {filling ? (
        <Section title="Nộp phiếu" lead="Sau khi nộp, phiếu khóa lại và chuyển tới cơ quan thẩm tra. Số liệu giữ nguyên như đang ghi.">
          {submits === null ? (
            <Form>
              <input type="hidden" name="phien-ban" value={sheet.version} />
              <button type="submit">Nộp phiếu cho cơ quan thẩm tra</button>
            </Form>
          ) : (
            <Strip kind="note">
              <p>{submits}</p>
            </Strip>
          )}
        </Section>
      ) : null}
      {sheet.state === 'submitted' && submits === null ? (
        <Section title="Xin rút lại phiếu" lead="Rút lại được khi chưa cơ quan nào xem xét.">
          <Form>
            <input type="hidden" name="viec" value="rut" />
            <Area name="ly-do" label="Lý do rút lại" required />
            <QuietButton>Xin rút lại phiếu</QuietButton>
          </Form>
        </Section>
      ) : null}
    </>
  )
}
