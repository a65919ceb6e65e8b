import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { sayArrears } from '../arrears.actions.ts'
import { actingOf, typedOf } from '../frame.reads.ts'
import { arrearsView } from '../gift.views.ts'
import { unitFor } from '../money.rules.ts'
import { approveTotal, endProject, enterDisbursement, takeBack } from '../project.actions.ts'
import { arrearsOfProject, projectById, wholeProject } from '../reads.ts'
import { approvalView, disbursementView, projectView } from '../views.ts'
import type { Route } from './+types/project.page'
import { ArrearsOf } from './arrears.part.tsx'
import { Approvals, Disbursements } from './disbursements.part.tsx'
import { Amount, CarriedField, LineFields, Sending, type Typed } from './fields.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? loaderData.project.name : 'Dự án'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholeProject(ctx, parseId(params.id))
    if (!whole) throw refusePage(context, notHere)
    const place = await placeOf(ctx, whole.project.unitId)
    const held = allowed(actor, 'funding.read', place)
    if (!held.ok) throw refusePage(context, held.refusal)
    const arrears = await arrearsOfProject(ctx, whole.project)
    const money = unitFor([
      ...[whole.project.investment, whole.project.disbursed, whole.project.owed ?? 0],
      ...whole.approvals.map(({ total }) => total),
      ...[...whole.disbursements, ...arrears].map(({ amount }) => amount),
    ])
    return {
      today,
      moneyUnit: money.name,
      sending: randomUUID(),
      enters: may(actor, 'funding.enter', place),
      project: projectView(whole.project, money),
      approvals: whole.approvals.map((one) => approvalView(one, money)),
      arrears: arrears.map((one) => arrearsView(one, money)),
      disbursements: whole.disbursements.map((one) => disbursementView(one, money)),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { typed, sending } = await typedOf(request)
  const acting = actingOf(context, sending)
  const projectId = parseId(params.id)
  const project = await readPage(context, (ctx) => projectById(ctx, projectId))
  if (!project) throw refusePage(context, notHere)
  const deeds: Record<string, () => ReturnType<typeof approveTotal>> = {
    'giai-ngan': () => enterDisbursement(acting, { unitId: project.unitId, projectId }, typed),
    'ghi-giam': () => takeBack(acting, parseId(typed.khoan ?? ''), typed),
    'tong-muc': () => approveTotal(acting, projectId, typed),
    'no-dong': () => sayArrears(acting, projectId, typed),
    'ket-thuc': () => endProject(acting, projectId, typed),
  }
  const deed = Object.hasOwn(deeds, typed.viec ?? '') ? deeds[typed.viec ?? ''] : undefined
  if (!deed) throw refusePage(context, notHere)
  const done = await deed()
  if (done.ok) return redirect(`/von/du-an/${projectId}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return data({ typed, problem: done.refusal }, { status: done.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function ProjectPage({ loaderData, actionData }: Route.ComponentProps) {
  const { project, approvals, arrears, disbursements, enters, moneyUnit } = loaderData
  const typedIn = (deed: string): Typed => (actionData?.typed.viec === deed ? actionData.typed : {})
  return (
    <>
      <PageHead
        crumbs={[{ href: '/von/du-an', text: 'Dự án' }]}
        title={project.name}
        lead={`Đã giải ngân ${project.disbursed} trên tổng mức đầu tư ${project.investment} ${moneyUnit} (${project.rate}).`}
      />
      <Problem problem={actionData?.problem} />
      <Facts
        facts={[
          { name: 'Đơn vị', value: project.unitName },
          { name: 'Phục vụ tiêu chí', value: project.criteria },
          { name: 'Quyết định', value: project.decision },
          { name: 'Còn lại so với tổng mức', value: `${project.remaining} ${moneyUnit}` },
          { name: `Nợ đọng (${moneyUnit})`, value: project.owed },
          { name: 'Tình trạng', value: project.endedByDocument ? `${project.state} (${project.endedByDocument})` : project.state },
        ]}
      />
      <Section title="Giải ngân">
        <Disbursements rows={disbursements} takesBack={enters} typed={typedIn('ghi-giam')} {...loaderData} />
      </Section>
      {enters && project.isOpen ? <Pay {...loaderData} typed={typedIn('giai-ngan')} /> : null}
      <Section id="no-dong" title="Nợ đọng">
        <ArrearsOf {...loaderData} rows={arrears} typed={typedIn('no-dong')} />
      </Section>
      <Section title="Tổng mức đầu tư">
        <Approvals rows={approvals} moneyUnit={moneyUnit} />
      </Section>
      {enters ? <Changes {...loaderData} typedIn={typedIn} /> : null}
    </>
  )
}

function Pay({ today, sending, typed }: Loaded & { typed: Typed }) {
  return (
    <Section title="Ghi khoản giải ngân">
      <Form wide>
        <Sending value={typed['lan-gui'] ?? `${sending}-chi`} />
        <Fields>
          <LineFields typed={typed} />
          <CarriedField typed={typed} />
          <Field
            name="nam"
            label="Năm ngân sách"
            required
            inputMode="numeric"
            maxLength={4}
            defaultValue={typed.nam ?? today.slice(0, 4)}
          />
          <Amount label="Số tiền" typed={typed} />
          <Field name="ngay" label="Ngày giải ngân" type="date" required defaultValue={typed.ngay ?? today} />
          <Field name="van-ban" label="Chứng từ" required maxLength={200} defaultValue={typed['van-ban']} hint="Số chứng từ, lệnh chi." />
        </Fields>
        <button type="submit" name="viec" value="giai-ngan">
          Ghi giải ngân
        </button>
      </Form>
    </Section>
  )
}

function Changes({ project, today, sending, typedIn }: Loaded & { typedIn: (deed: string) => Typed }) {
  const [total, end] = [typedIn('tong-muc'), typedIn('ket-thuc')]
  return (
    <Section title="Thay đổi">
      <details open={total.viec !== undefined}>
        <summary>Điều chỉnh tổng mức đầu tư</summary>
        <Form wide>
          <Sending value={total['lan-gui'] ?? `${sending}-tong`} />
          <Fields>
            <Amount id="tong-muc" label="Tổng mức mới" typed={total} />
            <Field id="qd-tong" name="van-ban" label="Quyết định điều chỉnh" required maxLength={200} defaultValue={total['van-ban']} />
            <Field id="ngay-tong" name="ngay" label="Ngày quyết định" type="date" required defaultValue={total.ngay ?? today} />
          </Fields>
          <button type="submit" name="viec" value="tong-muc">
            Ghi tổng mức mới
          </button>
        </Form>
      </details>
      {project.isOpen ? (
        <details open={end.viec !== undefined}>
          <summary>Kết thúc dự án</summary>
          <Form wide>
            <Fields>
              <Choice
                name="ket-thuc"
                label="Kết thúc"
                defaultValue={end['ket-thuc'] ?? 'finished'}
                options={[
                  { value: 'finished', text: 'Hoàn thành, đã quyết toán' },
                  { value: 'stopped', text: 'Dừng thực hiện' },
                ]}
              />
              <Field id="ngay-het" name="ngay" label="Ngày" type="date" required defaultValue={end.ngay ?? today} />
              <Field id="vb-het" name="van-ban" label="Văn bản" required maxLength={200} defaultValue={end['van-ban']} />
            </Fields>
            <QuietButton name="viec" value="ket-thuc">
              Ghi kết thúc
            </QuietButton>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}
