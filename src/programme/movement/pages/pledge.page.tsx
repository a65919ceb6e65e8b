import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { enterContribution, settleContribution, withdrawPledge } from '../pledge.actions.ts'
import { wholePledge } from '../reads.ts'
import { contributionView, pledgeView } from '../views.ts'
import type { Route } from './+types/pledge.page'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.pledge.bodyName ?? 'Cam kết giúp đỡ'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholePledge(ctx, parseId(params.id))
    if (!whole) throw refusePage(context, notHere)
    const { pledge, contributions } = whole
    const place = await placeOf(ctx, pledge.unitId)
    const held = allowed(actor, 'movement.read', place)
    if (!held.ok) throw refusePage(context, held.refusal)
    const keeps = may(actor, 'movement.keep', place) && pledge.withdrawnBecause === null
    return {
      pledge: pledgeView(pledge, ctx.today),
      contributions: contributions.map((one) => contributionView(one, pledge.unit)),
      ...{ keeps, confirms: keeps && actor.chosen?.unitId === pledge.unitId, key: randomUUID(), today: ctx.today },
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const [acting, id, form] = [actingOf(context), parseId(params.id), await request.formData()]
  const given = (name: string) => String(form.get(name) ?? '')
  const gift = parseId(given('khoan'))
  const deeds: Record<string, () => Promise<{ ok: true } | { ok: false; refusal: Parameters<typeof refusePage>[1] }>> = {
    nhan: () => enterContribution(acting, id, { key: given('lan-gui'), value: given('muc'), on: given('ngay'), note: given('ghi-chu') }),
    'xac-nhan': () => settleContribution(acting, id, gift, { agrees: true }),
    bo: () => settleContribution(acting, id, gift, { agrees: false, reason: given('ly-do') }),
    rut: () => withdrawPledge(acting, id, given('ly-do')),
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect(`/phong-trao/giup-do/${id}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  const typed = { muc: given('muc'), ngay: given('ngay'), 'ghi-chu': given('ghi-chu') }
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function PledgePage({ loaderData, actionData }: Route.ComponentProps) {
  const { pledge, keeps, key, today } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/phong-trao', text: 'Phong trào thi đua' },
          { href: '/phong-trao/giup-do', text: 'Cam kết giúp đỡ' },
        ]}
        kicker={pledge.unitName}
        title={pledge.bodyName}
        lead={`${pledge.what}: cam kết ${pledge.pledged}, xã đã nhận ${pledge.given}. ${pledge.state}.`}
      />
      <Problem problem={actionData?.problem} />
      {pledge.withdrawnBecause ? (
        <Strip kind="warning">
          <p>Đã rút: {pledge.withdrawnBecause}</p>
        </Strip>
      ) : null}
      <Facts
        facts={[
          { name: 'Văn bản', value: pledge.source },
          { name: 'Ngày cam kết', value: pledge.pledgedOn },
          { name: 'Hạn', value: pledge.due },
          { name: 'Chờ xã xác nhận', value: pledge.waiting ?? 'không có' },
          { name: 'Người ghi', value: pledge.enteredBy },
        ]}
      />
      <Given {...loaderData} />
      {keeps ? (
        <Section title="Ghi khoản đã nhận">
          <Form wide>
            <input type="hidden" name="lan-gui" value={key} />
            <Fields>
              <Field
                name="muc"
                label={`Đã nhận (${pledge.unit})`}
                required
                maxLength={20}
                inputMode="decimal"
                defaultValue={actionData?.typed.muc}
              />
              <Field name="ngay" label="Ngày nhận" type="date" required max={today} defaultValue={actionData?.typed.ngay} />
              <Field name="ghi-chu" label="Ghi chú" maxLength={200} defaultValue={actionData?.typed['ghi-chu']} />
            </Fields>
            <button type="submit" name="viec" value="nhan">
              Ghi
            </button>
          </Form>
          <details>
            <summary>Rút cam kết</summary>
            <Form>
              <Field id="rut-vi" name="ly-do" label="Lý do" required maxLength={300} hint="Cam kết đã rút không tính vào tổng." />
              <QuietButton name="viec" value="rut">
                Rút cam kết
              </QuietButton>
            </Form>
          </details>
        </Section>
      ) : null}
    </>
  )
}

function Given({ contributions, confirms }: Loaded) {
  return (
    <Section title="Các khoản đã nhận" lead="Khoản do xã ghi là xã đã xác nhận; khoản do tỉnh ghi chờ xã xác nhận.">
      <DataTable
        caption="Các khoản đã nhận"
        captionHidden
        rows={contributions}
        keyOf={({ id }) => id}
        empty="Chưa ghi khoản nào."
        columns={[
          { key: 'value', head: 'Mức', cell: ({ value }) => value },
          { key: 'on', head: 'Ngày nhận', cell: ({ on }) => on },
          { key: 'by', head: 'Người ghi', cell: ({ enteredBy }) => enteredBy },
          { key: 'note', head: 'Ghi chú', cell: ({ note }) => note || '–' },
          {
            key: 'state',
            head: 'Tình trạng',
            cell: (one) => (
              <>
                {one.because ? `${one.stateName}: ${one.because}` : one.stateName}
                {confirms && one.state !== 'rejected' ? <Settle id={one.id} waits={one.state === 'entered'} /> : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Settle({ id, waits }: { id: number; waits: boolean }) {
  return (
    <>
      {waits ? (
        <Form>
          <input type="hidden" name="khoan" value={id} />
          <QuietButton name="viec" value="xac-nhan">
            Xác nhận đã nhận
          </QuietButton>
        </Form>
      ) : null}
      <details>
        <summary>Không tính</summary>
        <Form>
          <input type="hidden" name="khoan" value={id} />
          <Field id={`bo-${id}`} name="ly-do" label="Lý do" required maxLength={300} />
          <QuietButton name="viec" value="bo">
            Không tính khoản này
          </QuietButton>
        </Form>
      </details>
    </>
  )
}
