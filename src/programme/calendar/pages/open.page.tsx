import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate, parseDate } from '../../../platform/text/date.ts'
import { Choice, Field, Fields, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { phases, windowOf, workCalendar } from '../reads.ts'
import { openRound, timeOf } from '../round.actions.ts'
import { nameOfRound, phaseOf, proposeRound } from '../round.rules.ts'
import { certaintyNames, kindNames, setNames, stepLevelNames, stepNames } from '../text.ts'
import { roundKinds } from '../types.ts'
import { unsettledOf } from '../working-day.rules.ts'
import type { Route } from './+types/open.page'
import styles from './calendar.module.css'

export const meta: MetaFunction = () => [{ title: 'Mở kỳ báo cáo – Nông thôn mới' }]

/** How the fields of the steps are called in the form. */
const dueFields = { submit: 'han-nop', verify: 'han-tham-tra', appraise: 'han-tham-dinh', send: 'han-gui' } as const

export function loader({ context, request }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const { searchParams } = new URL(request.url)
  const given = (name: string, otherwise: string) => searchParams.get(name) ?? otherwise
  const asked = { kind: given('loai', 'year'), year: Number(given('nam', today.slice(0, 4))), number: Number(given('so', '1')) }
  return readPage(context, async (ctx) => {
    const time = timeOf(asked)
    const phase = time && phaseOf(await phases(ctx), time.year)
    if (!time || !phase) return { asked, proposal: null }
    const [window, calendar] = [await windowOf(ctx, time.kind, ctx.today), await workCalendar(ctx, actor.chosen?.unitId)]
    const { opensOn, closesOn, deadlines } = proposeRound(time, window, calendar)
    return {
      asked,
      proposal: {
        name: nameOfRound(time),
        phase: phase.id,
        sets: phase.setIds.map((id) => ({ id, name: setNames[id] ?? id })),
        source: `${window.source} (${certaintyNames[window.certainty]})`,
        unsettled: unsettledOf(calendar, Number(closesOn.slice(0, 4))).map(({ name }) => name),
        opensOn: formatDate(opensOn),
        closesOn: formatDate(closesOn),
        steps: deadlines.map(({ step, level, dueOn, certainty }) => ({
          ...{ step, dueOn: formatDate(dueOn) },
          label: step === 'submit' ? stepNames[step] : `${stepNames[step]} (${stepLevelNames[level].toLowerCase()})`,
          hint: certainty === 'inferred' ? 'Hệ thống đề xuất; sửa theo văn bản giao hạn.' : 'Theo quy định về chế độ báo cáo.',
        })),
      },
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '').trim()
  const typed = Object.fromEntries(['ngay-mo', 'ngay-chot', ...Object.values(dueFields), 'can-cu'].map((name) => [name, given(name)]))
  const setIds = form.getAll('bo').map(String)
  const opened = await openRound(
    { actor: visit.actor, db: visit.db, edge: edgeOf(visit) },
    {
      ...{ kind: given('loai'), year: Number(given('nam')), number: Number(given('so')), setIds },
      opensOn: parseDate(given('ngay-mo')),
      closesOn: parseDate(given('ngay-chot')),
      dues: {
        submit: parseDate(given(dueFields.submit)),
        verify: parseDate(given(dueFields.verify)),
        appraise: parseDate(given(dueFields.appraise)),
        send: parseDate(given(dueFields.send)),
      },
      source: given('can-cu'),
    },
  )
  if (!opened.ok) return data({ problem: opened.refusal.text, typed, setIds }, { status: opened.refusal.status ?? 422 })
  throw redirect(`/ky-bao-cao/${opened.value.roundId}`, 303)
}

export default function OpenPage({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, proposal } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ky-bao-cao', text: 'Kỳ báo cáo' }]}
        title="Mở kỳ báo cáo"
        lead="Chọn kỳ để hệ thống tính các ngày theo quy định; sửa ngày nào thì ghi văn bản làm căn cứ."
      />
      <Wrong text={actionData?.problem} />
      <Form method="get" wide>
        <Fields>
          <Choice
            name="loai"
            label="Loại kỳ"
            defaultValue={asked.kind}
            options={roundKinds.map((kind) => ({ value: kind, text: kindNames[kind] }))}
          />
          <Field name="nam" label="Năm" type="number" min={2010} max={2030} required defaultValue={asked.year || ''} />
          <Field
            name="so"
            label="Kỳ thứ"
            type="number"
            min={1}
            max={12}
            required
            defaultValue={asked.number || ''}
            hint="Tháng 1–12, quý 1–4, nửa năm 1–2, năm 1."
          />
        </Fields>
        <QuietButton>Tính ngày đề xuất</QuietButton>
      </Form>
      {proposal === null ? (
        <Wrong text="Chưa tính được: loại kỳ, năm hoặc số thứ tự chưa đúng. Chọn lại rồi bấm «Tính ngày đề xuất»." />
      ) : (
        <Proposed {...{ asked, proposal }} typed={actionData?.typed} chosen={actionData?.setIds} />
      )}
    </>
  )
}

type Proposal = NonNullable<Route.ComponentProps['loaderData']['proposal']>
type ProposedProps = {
  asked: Route.ComponentProps['loaderData']['asked']
  proposal: Proposal
  typed?: Record<string, string>
  chosen?: string[]
}

function Proposed({ asked, proposal, typed, chosen }: ProposedProps) {
  const day = (name: string, label: string, proposed: string, hint: string) => (
    <Field
      key={name}
      name={name}
      label={label}
      required
      inputMode="numeric"
      placeholder="14/12/2026"
      defaultValue={typed?.[name] ?? proposed}
      hint={hint}
    />
  )
  const { name, phase, sets, source, unsettled, opensOn, closesOn, steps } = proposal
  return (
    <Section title={name} lead={`Giai đoạn ${phase}. Ngày chốt số liệu: ${source}.`}>
      {unsettled.length > 0 ? (
        <Strip kind="note">
          <p>
            Chưa ai nhập văn bản về ngày nghỉ trong năm ({unsettled.join(', ')}): ngày làm việc quanh các dịp ấy tính theo thông lệ, có thể
            lệch. Nhập tại trang <a href="/lich-lam-viec">Ngày làm việc, ngày nghỉ</a>.
          </p>
        </Strip>
      ) : null}
      <Form wide>
        <input type="hidden" name="loai" value={asked.kind} />
        <input type="hidden" name="nam" value={asked.year} />
        <input type="hidden" name="so" value={asked.number} />
        <fieldset className={styles.choices}>
          <legend>Bộ tiêu chí phải tự đánh giá</legend>
          {sets.map((set, at) => (
            <label key={set.id}>
              <input type="checkbox" name="bo" value={set.id} defaultChecked={chosen ? chosen.includes(set.id) : at === 0} />
              {set.name}
            </label>
          ))}
        </fieldset>
        <Fields>
          {day('ngay-mo', 'Ngày mở', opensOn, 'Từ ngày này xã nhập được phiếu.')}
          {day('ngay-chot', 'Ngày chốt số liệu', closesOn, 'Số liệu tính đến hết ngày này.')}
          {steps.map(({ step, label, dueOn, hint }) => day(dueFields[step], label, dueOn, hint))}
        </Fields>
        <Field
          name="can-cu"
          label="Căn cứ"
          maxLength={300}
          defaultValue={typed?.['can-cu'] ?? ''}
          hint="Văn bản giao hạn cho kỳ này, ví dụ «Kế hoạch 12/KH-UBND ngày 05/01/2026». Để trống nếu giữ nguyên các ngày đề xuất."
        />
        <button type="submit">Mở kỳ</button>
      </Form>
    </Section>
  )
}
