import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { Area, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { textOfPlan } from '../../units/plan-file.reads.ts'
import { acting } from '../acting.actions.ts'
import { mayAt } from '../place.reads.ts'
import { refusals } from '../text.ts'
import { proposeUnitPlan } from '../unit-plan.actions.ts'
import { dryRun, unitPlans } from '../unit-plan.reads.ts'
import { leadOf, planRow } from '../unit-plan.views.ts'
import type { Route } from './+types/unit-plans.page'
import { DryRunView } from './dry-run.part.tsx'
import { KeepProposal, ProposalList } from './proposal.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Thay đổi đơn vị hành chính – Nông thôn mới' }]

export function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    await mayAt(ctx, actor, 'units.plan', null)
    return { plans: (await unitPlans(ctx)).map(planRow) }
  })
}

/** The table that was sent, as text: an uploaded file, else what stands in the field. */
async function sentTable(form: FormData) {
  const upload = form.get('tep')
  if (upload instanceof File && upload.size > 0)
    return { name: upload.name, text: await textOfPlan({ name: upload.name, bytes: new Uint8Array(await upload.arrayBuffer()) }) }
  const typed = String(form.get('bang') ?? '').replaceAll('\r\n', '\n')
  const name = String(form.get('ten-tep') ?? '') || 'bang-dan.csv'
  return { name, text: typed.trim() === '' ? ({ ok: false, refusal: refusals.noTable } as const) : ({ ok: true, value: typed } as const) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const { name: fileName, text } = await sentTable(form)
  const asked = { fileName, file: text.ok ? text.value : '', note: String(form.get('van-ban') ?? '') }
  const refuse = (refusal: typeof refusals.noTable) => data({ asked, refusal, run: null }, { status: refusal.status ?? 422 })
  if (!text.ok) return refuse(text.refusal)
  if (form.get('viec') === 'luu') {
    const saved = await acting(visit, 'units.plan', null, (ctx) => proposeUnitPlan(ctx, { ...asked, by: visit.actor.personId }))
    if (!saved.ok) return refuse(saved.refusal)
    throw redirect(`/quan-tri/don-vi/${saved.value}`, 303)
  }
  const tried = await readPage(context, async (ctx) => {
    await mayAt(ctx, visit.actor, 'units.plan', null)
    return dryRun(ctx, asked)
  })
  return tried.ok ? { asked, refusal: null, run: tried.value } : refuse(tried.refusal)
}

export default function UnitPlansPage({ loaderData, actionData }: Route.ComponentProps) {
  const { plans } = loaderData
  const waiting = plans.filter(({ decided }) => decided === '–').length
  const asked = actionData?.asked
  return (
    <>
      <PageHead
        title="Thay đổi đơn vị hành chính"
        lead={
          waiting > 0
            ? `${waiting} đề xuất chờ duyệt. Người đề xuất và người duyệt phải là hai người.`
            : 'Không có đề xuất nào chờ duyệt. Tải bảng lên để xem trước hệ quả; chưa ghi gì cho đến khi có người khác duyệt.'
        }
      />
      <Problem problem={actionData?.refusal} />
      {actionData?.run ? (
        <Section title="Chạy thử: chưa ghi gì" id="chay-thu">
          <p>{leadOf(actionData.run)}</p>
          <DryRunView run={actionData.run} />
          <KeepProposal fields={{ bang: asked?.file, 'ten-tep': asked?.fileName, 'van-ban': asked?.note }} />
        </Section>
      ) : null}
      {asked ? <Upload asked={asked} /> : null}
      <ProposalList
        rows={plans}
        columns={[
          { key: 'name', head: 'Đề xuất', cell: (row) => <a href={`/quan-tri/don-vi/${row.id}`}>{`${row.id}. ${row.name}`}</a> },
          { key: 'days', head: 'Hiệu lực', cell: (row) => row.days },
          { key: 'changes', head: 'Số thay đổi', numeric: true, cell: (row) => row.changes },
        ]}
      />
      {asked ? null : <Upload />}
    </>
  )
}

type Asked = NonNullable<Route.ComponentProps['actionData']>['asked']

function Upload({ asked }: { asked?: Asked }) {
  return (
    <Section title="Tải bảng thay đổi" lead="Mỗi dòng: đơn vị cũ, đơn vị nhận, loại thay đổi, ngày hiệu lực. CSV hoặc XLSX.">
      <Form wide encType="multipart/form-data">
        <Field
          name="van-ban"
          label="Nghị quyết, quyết định"
          maxLength={300}
          defaultValue={asked?.note ?? ''}
          hint="Số, ngày và nơi ban hành; để tìm lại đề xuất."
        />
        <Field name="tep" label="Tệp CSV hoặc XLSX" type="file" accept=".csv,.txt,.xlsx" hint="Chọn tệp, hoặc dán bảng vào ô dưới." />
        <input type="hidden" name="ten-tep" value={asked?.fileName ?? ''} />
        <Area
          name="bang"
          label="Bảng"
          rows={8}
          spellCheck={false}
          defaultValue={asked?.file ?? ''}
          hint="Cột: loại thay đổi; ngày hiệu lực; nghị quyết; từ mã; đến mã; tên mới; loại mới; trực thuộc; tỷ lệ; ghi chú."
        />
        <QuietButton name="viec" value="thu">
          Chạy thử
        </QuietButton>
      </Form>
    </Section>
  )
}
