import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Field, Form, Wrong } from '../../../platform/ui/form.tsx'
import { Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { arrangeYear } from '../arrangement.actions.ts'
import { workCalendar } from '../reads.ts'
import { yearView } from '../views.ts'
import type { Route } from './+types/work-calendar.page'
import styles from './calendar.module.css'

export const meta: MetaFunction = () => [{ title: 'Ngày làm việc – Nông thôn mới' }]

const yearOf = (text: string | null, otherwise: number) => {
  const year = Number(text ?? otherwise)
  return Number.isInteger(year) && year >= 2010 && year <= 2100 ? year : otherwise
}

export function loader({ context, request }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const year = yearOf(new URL(request.url).searchParams.get('nam'), Number(today.slice(0, 4)))
  const unitId = actor.chosen?.unitId
  return readPage(context, async (ctx) => {
    const unit = unitId === undefined ? undefined : await unitById(ctx, unitId, ctx.today)
    return {
      ...yearView(await workCalendar(ctx, unitId), year),
      mayEnter: may(actor, 'rounds.open') && (unit?.level === 'province' || unit?.level === 'country'),
      unit: unit?.name ?? '',
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const typed = { document: given('van-ban'), off: given('ngay-nghi'), work: given('ngay-lam') }
  const acting = { actor: visit.actor, db: visit.db, edge: edgeOf(visit) }
  const arranged = await arrangeYear(acting, { ...typed, year: Number(given('nam')) })
  if (!arranged.ok) return data({ problem: arranged.refusal.text, typed }, { status: arranged.refusal.status ?? 422 })
  throw redirect(`/lich-lam-viec?nam=${arranged.value.year}`, 303)
}

export default function WorkCalendarPage({ loaderData, actionData }: Route.ComponentProps) {
  const { year, days, document, unsettled, mayEnter, unit } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ky-bao-cao', text: 'Kỳ báo cáo' }]}
        title={`Ngày làm việc năm ${year}`}
        lead="Hạn của các bước tính bằng ngày làm việc: từ thứ Hai đến thứ Sáu, trừ những ngày nghỉ dưới đây."
      />
      <Notes
        kind="warning"
        notes={
          unsettled.length > 0
            ? [`Chưa ai nhập văn bản về ngày nghỉ năm ${year}. Số ngày quanh ${unsettled.join(', ')} tính theo thông lệ, có thể lệch.`]
            : []
        }
      />
      {document ? <p>Theo văn bản: {document}.</p> : null}
      <nav className={styles.links} aria-label="Năm khác">
        <a href={`/lich-lam-viec?nam=${year - 1}`}>‹ Năm {year - 1}</a>
        <a href={`/lich-lam-viec?nam=${year + 1}`}>Năm {year + 1} ›</a>
      </nav>
      <Section title={`Ngày nghỉ, ngày làm bù năm ${year}`}>
        <DataTable
          caption={`Ngày nghỉ, ngày làm bù năm ${year}`}
          captionHidden
          rows={days}
          keyOf={({ key }) => key}
          columns={[
            { key: 'day', head: 'Ngày', cell: ({ day }) => day },
            { key: 'name', head: 'Dịp', cell: ({ name }) => name },
            { key: 'kind', head: 'Nghỉ hay làm', cell: ({ kind }) => kind },
            { key: 'certainty', head: 'Mức chắc chắn', cell: ({ certainty }) => certainty },
            { key: 'source', head: 'Căn cứ', cell: ({ source }) => source },
          ]}
        />
      </Section>
      {mayEnter ? <Enter {...{ year, unit }} problem={actionData?.problem} typed={actionData?.typed} /> : null}
    </>
  )
}

type EnterProps = { year: number; unit: string; problem?: string; typed?: { document: string; off: string; work: string } }

function Enter({ year, unit, problem, typed }: EnterProps) {
  return (
    <Section
      title={`Nhập văn bản về ngày nghỉ năm ${year}`}
      lead={`Áp dụng cho ${unit} và các đơn vị bên dưới, thay cho cách tính theo thông lệ và lần nhập trước. Các ngày lễ khác (1/1, Giỗ Tổ, 30/4, 1/5) không phải nhập.`}
    >
      <Wrong text={problem} />
      <Form wide>
        <input type="hidden" name="nam" value={year} />
        <Field
          name="van-ban"
          label="Văn bản"
          required
          maxLength={300}
          defaultValue={typed?.document ?? ''}
          hint="Số, ngày, cơ quan ban hành."
        />
        <Area
          name="ngay-nghi"
          label="Ngày nghỉ Tết Âm lịch, Quốc khánh và ngày nghỉ hoán đổi"
          required
          rows={4}
          maxLength={2000}
          defaultValue={typed?.off ?? ''}
          hint="Mỗi dòng một ngày hoặc một đợt, ví dụ 31/8/2026 hoặc 14/2/2026 - 22/2/2026."
        />
        <Area
          name="ngay-lam"
          label="Ngày làm bù"
          maxLength={2000}
          defaultValue={typed?.work ?? ''}
          hint="Mỗi dòng một ngày. Để trống nếu không có."
        />
        <button type="submit">Lưu văn bản</button>
      </Form>
    </Section>
  )
}
