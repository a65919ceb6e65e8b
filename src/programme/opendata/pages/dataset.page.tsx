import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { unitsAsOf } from '../../units/reads.ts'
import { newestRelease } from '../reads.ts'
import { unknownSet } from '../refusals.text.ts'
import { datasetOf, licence } from '../text.ts'
import type { Route } from './+types/dataset.page'
import { Files } from './files.part.tsx'

export const handle = { menu: '/du-lieu' }

export function loader({ params: { bo }, request, context }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => {
    const dataset = datasetOf(bo)
    if (!dataset) throw new Refused(unknownSet(bo))
    const provinces = bo === 'don-vi' ? await unitsAsOf(ctx, { asOf: ctx.today, level: 'province' }) : []
    const bounded = provinces.map(({ code, name }) => ({ code, name }))
    return { dataset, newest: await newestRelease(ctx), root: new URL(request.url).origin, provinces: bounded }
  })
}

export default function DatasetPage({ loaderData: { dataset, newest, root, provinces } }: Route.ComponentProps) {
  const { code, entity, name, description, row, period, cycle, source, columns, byRelease } = dataset
  const updated =
    byRelease || code === 'ban-duyet' ? (newest.asOf === null ? '– (chưa có bản duyệt)' : formatDate(newest.asOf)) : 'theo ngày lấy'
  return (
    <>
      <title>{`${name} – Dữ liệu mở – Nông thôn mới`}</title>
      <PageHead title={name} lead={description} crumbs={[{ href: '/du-lieu', text: 'Dữ liệu mở' }]} />
      <Facts
        facts={[
          { name: 'Mã', value: code },
          { name: 'Mỗi dòng', value: row },
          { name: 'Kỳ số liệu', value: period },
          { name: 'Cập nhật', value: cycle },
          { name: 'Ngày chốt mới nhất', value: updated },
          { name: 'Nguồn', value: source },
          { name: 'Giấy phép', value: licence.name ?? `– ${licence.missing}` },
        ]}
      />
      <Section title="Tải về">
        <p>
          <Files dataset={dataset} /> · <a href={`/du-lieu/tep/${code}.csv?bom=1`}>CSV có dấu BOM</a>
          {code === 'chi-tieu' ? (
            <>
              {' · '}
              <a href="/du-lieu/tep/chi-tieu.sdmx.csv">SDMX-CSV</a>
            </>
          ) : null}
        </p>
        <p className="source">
          Địa chỉ cố định. OData: <code>{`${root}/du-lieu/odata/${entity}`}</code>
        </p>
      </Section>
      {provinces.length > 0 ? <Boundaries provinces={provinces} /> : null}
      <Section title="Các cột">
        <DataTable
          caption="Các cột của bộ dữ liệu"
          captionHidden
          rows={columns}
          keyOf={(column) => column.name}
          columns={[
            { key: 'name', head: 'Tên cột', cell: (column) => <code>{column.name}</code> },
            { key: 'head', head: 'Nghĩa', cell: (column) => column.head },
            { key: 'type', head: 'Kiểu', cell: (column) => typeWords[column.type] },
          ]}
        />
      </Section>
    </>
  )
}

const typeWords = { String: 'chữ', Int32: 'số nguyên', Decimal: 'số', Date: 'ngày (năm-tháng-ngày)', Boolean: 'có/không' } as const

const Boundaries = ({ provinces }: { provinces: { code: string; name: string }[] }) => (
  <Section title="Ranh giới (GeoJSON)" lead="Đã đơn giản hoá để vẽ bản đồ, không dùng để đo đạc hay phân định địa giới.">
    <p>
      <a href="/du-lieu/ranh-gioi/tinh.geojson">Các tỉnh</a>. Các xã của:{' '}
      {provinces.map(({ code, name }, at) => (
        <span key={code}>
          {at > 0 ? ', ' : ''}
          <a href={`/du-lieu/ranh-gioi/xa-${code}.geojson`}>{name}</a>
        </span>
      ))}
      .
    </p>
  </Section>
)
