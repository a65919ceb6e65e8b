import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { revokeCertificate } from '../certificate.actions.ts'
import { openAgain } from '../dossier.actions.ts'
import { groupName } from '../procedures.ts'
import { productWhole } from '../reads.ts'
import { producerKindNames } from '../text.ts'
import { certificateView } from '../views.ts'
import type { Route } from './+types/product.page'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.name ?? 'Sản phẩm OCOP'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await productWhole(ctx, parseId(params.id))
    if (!whole) throw refusePage(context, notHere)
    const { product, certificates, months } = whole
    const place = await placeOf(ctx, product.unitId)
    const held = allowed(actor, 'ocop.read', place)
    if (!held.ok) throw refusePage(context, held.refusal)
    const keeps = may(actor, 'ocop.keep', place)
    const { id, name, unitName, producerName, contact } = product
    return {
      ...{ id, name, unitName, producerName, group: groupName(product.group), kind: producerKindNames[product.producerKind], keeps },
      contact: keeps ? contact : null,
      decides: may(actor, 'ocop.decide', await placeOf(ctx, product.provinceId)),
      year: ctx.today.slice(0, 4),
      certificates: certificates.map((one) => ({
        ...certificateView(one, ctx.today, months),
        because: one.revokedBecause,
        dossierId: one.dossierId,
      })),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const [acting, id, form] = [actingOf(context), parseId(params.id), await request.formData()]
  const given = (name: string) => String(form.get(name) ?? '')
  if (given('viec') === 'danh-gia-lai') {
    const opened = await openAgain(acting, id, given('nam'))
    if (opened.ok) return redirect(`/ocop/ho-so/${opened.value.dossierId}`, 303)
    if (opened.refusal.status === 404) throw refusePage(context, opened.refusal)
    return data({ problem: opened.refusal }, { status: opened.refusal.status ?? 422 })
  }
  if (given('viec') !== 'thu-hoi') throw refusePage(context, notHere)
  const revocation = { certificateId: parseId(given('giay')), decision: given('so'), on: given('ngay'), reason: given('ly-do') }
  const revoked = await revokeCertificate(acting, id, revocation)
  if (revoked.ok) return redirect(`/ocop/san-pham/${id}`, 303)
  if (revoked.refusal.status === 404) throw refusePage(context, revoked.refusal)
  return data({ problem: revoked.refusal }, { status: revoked.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function ProductPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, name, unitName, producerName, kind, group, contact, keeps, year, certificates } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/ocop/ho-so', text: 'Hồ sơ OCOP' }]} kicker={unitName} title={name} lead={`${producerName} (${kind}).`} />
      <Problem problem={actionData?.problem} />
      <Facts
        facts={[
          { name: 'Nhóm sản phẩm', value: group },
          ...(contact === null ? [] : [{ name: 'Liên hệ (không công khai)', value: contact || 'chưa ghi' }]),
          ...(certificates.length > 0 ? [{ name: 'Trang công khai', value: <a href={`/ocop/${id}`}>Xem</a> }] : []),
        ]}
      />
      <Certificates {...loaderData} />
      {keeps ? (
        <Section title="Đánh giá lại" lead="Công nhận lại là một lần đánh giá mới, có hồ sơ và hội đồng riêng.">
          <Form>
            <Field name="nam" label="Năm đánh giá" required maxLength={4} inputMode="numeric" defaultValue={year} />
            <button type="submit" name="viec" value="danh-gia-lai">
              Mở hồ sơ
            </button>
          </Form>
        </Section>
      ) : null}
    </>
  )
}

function Certificates({ certificates, decides }: Loaded) {
  return (
    <Section title="Giấy chứng nhận">
      <DataTable
        caption="Giấy chứng nhận"
        captionHidden
        rows={certificates}
        keyOf={({ id }) => id}
        empty="Sản phẩm chưa được công nhận lần nào."
        columns={[
          {
            key: 'decision',
            head: 'Quyết định',
            cell: (row) => (row.dossierId === null ? row.decision : <a href={`/ocop/ho-so/${row.dossierId}`}>{row.decision}</a>),
          },
          { key: 'body', head: 'Cơ quan', cell: ({ body, level }) => `${body} (${level})` },
          { key: 'stars', head: 'Hạng', cell: ({ stars }) => stars },
          { key: 'span', head: 'Hiệu lực', cell: ({ decidedOn, expiresOn }) => `${decidedOn} – ${expiresOn}` },
          {
            key: 'state',
            head: 'Tình trạng',
            cell: ({ id, stateName, state, revoked, because }) =>
              revoked ? (
                `${revoked}. Lý do: ${because}`
              ) : decides && state !== 'replaced' ? (
                <Revoke id={id} stateName={stateName} />
              ) : (
                stateName
              ),
          },
        ]}
      />
    </Section>
  )
}

function Revoke({ id, stateName }: { id: number; stateName: string }) {
  return (
    <>
      {stateName}
      <details>
        <summary>Thu hồi</summary>
        <Form>
          <input type="hidden" name="giay" value={id} />
          <Field id={`so-${id}`} name="so" label="Số quyết định thu hồi" required maxLength={60} />
          <Field id={`ngay-${id}`} name="ngay" label="Ngày thu hồi" type="date" required />
          <Field id={`ly-do-${id}`} name="ly-do" label="Lý do" required maxLength={300} />
          <QuietButton name="viec" value="thu-hoi">
            Ghi thu hồi
          </QuietButton>
        </Form>
      </details>
    </>
  )
}
