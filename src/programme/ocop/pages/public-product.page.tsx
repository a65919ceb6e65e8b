import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { groupName, law } from '../procedures.ts'
import { productWhole } from '../reads.ts'
import { producerKindNames } from '../text.ts'
import { certificateView } from '../views.ts'
import type { Route } from './+types/public-product.page'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.name ?? 'Sản phẩm OCOP'} – Nông thôn mới` }]

const notCertified = {
  code: 'product.notCertified',
  text: 'Không tìm thấy sản phẩm này trong danh sách được công nhận. Xem danh sách tại trang Sản phẩm OCOP.',
  status: 404 as const,
}

/** A product that has ever been certified; how to reach its producer, and dossiers, are not for the public. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => {
    const whole = await productWhole(ctx, parseId(params.id))
    if (!whole || whole.certificates.length === 0) throw refusePage(context, notCertified)
    const { product, certificates, months } = whole
    const { name, unitName, unitCode, provinceName, producerName, producerKind } = product
    return {
      ...{ name, unitName, unitCode, provinceName, producerName, kind: producerKindNames[producerKind], group: groupName(product.group) },
      certificates: certificates.map((one) => certificateView(one, ctx.today, months)),
    }
  })
}

export default function PublicProductPage({ loaderData }: Route.ComponentProps) {
  const { name, unitName, unitCode, provinceName, producerName, kind, group, certificates } = loaderData
  const [newest] = certificates
  const holds = newest?.state === 'active' || newest?.state === 'expiring'
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ocop', text: 'Sản phẩm OCOP' }]}
        kicker={`${unitName}, ${provinceName}`}
        title={name}
        lead={
          newest && holds
            ? `Sản phẩm OCOP ${newest.stars}, hiệu lực đến hết ngày ${newest.expiresOn}.`
            : `Hiện không có giấy chứng nhận OCOP còn hiệu lực: ${newest?.stateName.toLowerCase()}.`
        }
      />
      <Facts
        facts={[
          { name: 'Chủ thể', value: producerName },
          { name: 'Loại hình', value: kind },
          { name: 'Nhóm sản phẩm', value: group },
          { name: 'Xã', value: <a href={`/xa/${unitCode}`}>{unitName}</a> },
        ]}
      />
      <Section title="Giấy chứng nhận">
        <DataTable
          caption="Giấy chứng nhận"
          captionHidden
          rows={certificates}
          keyOf={({ id }) => id}
          columns={[
            { key: 'decision', head: 'Quyết định', cell: ({ decision }) => decision },
            { key: 'body', head: 'Cơ quan', cell: ({ body, level }) => `${body} (${level})` },
            { key: 'stars', head: 'Hạng', cell: ({ stars }) => stars },
            { key: 'span', head: 'Hiệu lực', cell: ({ decidedOn, expiresOn }) => `${decidedOn} – ${expiresOn}` },
            { key: 'state', head: 'Tình trạng', cell: ({ stateName, revoked }) => revoked ?? stateName },
          ]}
        />
        <p className="source">
          Hiệu lực {law.validityMonths} tháng, {law.validitySource} ({law.id}).
        </p>
      </Section>
    </>
  )
}
