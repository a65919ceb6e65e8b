import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Structured } from '../../../platform/ui/described.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { datasetByCode } from '../dataset.text.ts'
import { fileHref, formatNames, kindNames, shownValue, updatedText } from '../dataset.views.ts'
import { countOf, freshness, keyOrder, ownerContext, rowsOf } from '../reads.ts'
import { unknownDataset } from '../refusals.text.ts'
import type { Route } from './+types/dataset.page'
import { LicenceLine } from './licence.part.tsx'
import styles from './opendata.module.css'

export const meta: MetaFunction = ({ params }) => [
  { title: `${datasetByCode(params.code ?? '')?.name ?? 'Không có'} – Dữ liệu mở – Nông thôn mới` },
]

const shown = 5

export async function loader({ context, params }: Route.LoaderArgs) {
  const dataset = datasetByCode(params.code)
  if (!dataset) throw refusePage(context, unknownDataset(params.code))
  const { licence } = context.get(ownerContext)
  return readPage(context, async (ctx) => {
    const { updatedOn } = await freshness(ctx, dataset)
    const rows = await rowsOf(ctx, dataset, { where: null, order: keyOrder(dataset), after: null, skip: 0, limit: shown })
    const first = rows[0]
    const [key] = dataset.key
    const example = first && key ? `${key} eq ${typeof first[key] === 'string' ? `'${first[key]}'` : first[key]}` : null
    return {
      ...{ dataset, licence, example, updatedOn: updatedText(dataset, updatedOn) },
      count: isLong(dataset.code) ? null : formatNumber(await countOf(ctx, dataset, null)),
      rows: rows.map((row) => dataset.fields.map((field) => shownValue(field, row[field.name] ?? null))),
    }
  })
}

/** rows by the release are counted where they are asked for */
const isLong = (code: string) => ['so-lieu', 'ket-qua-xa', 'ket-qua-tieu-chi', 'gia-tri-chi-tieu'].includes(code)

export default function DatasetPage({ loaderData }: Route.ComponentProps) {
  const { dataset, licence, updatedOn, count } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/du-lieu', text: 'Dữ liệu mở' }]} title={dataset.name} lead={dataset.description}>
        <LicenceLine licence={licence} />
      </PageHead>
      <Structured of={(origin, url) => described(loaderData, origin, url)} />
      <Facts
        facts={[
          { name: 'Mã tập', value: dataset.code },
          { name: 'Đơn vị tính', value: dataset.unit },
          { name: 'Kỳ số liệu', value: dataset.period },
          { name: 'Chu kỳ cập nhật', value: dataset.cycle },
          { name: 'Cập nhật lần cuối', value: updatedOn },
          { name: 'Nguồn', value: dataset.source },
          ...(count === null ? [] : [{ name: 'Số dòng', value: count }]),
        ]}
      />
      <Files {...loaderData} />
      <Fields {...loaderData} />
      <Sample {...loaderData} />
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

const described = ({ dataset, licence }: Loaded, origin: string, url: string) => ({
  ...{ '@type': 'Dataset', name: dataset.name, description: dataset.description, identifier: dataset.code, url, inLanguage: 'vi' },
  ...(licence ? { license: licence.url ?? licence.name } : {}),
  distribution: dataset.formats.map((format) => ({
    ...{ '@type': 'DataDownload', encodingFormat: formatNames[format], contentUrl: `${origin}${fileHref(dataset.code, format)}` },
  })),
})

function Files({ dataset, example }: Loaded) {
  return (
    <Section title="Tải về">
      <p className={styles.files}>
        {dataset.formats.map((format) => (
          <a key={format} href={fileHref(dataset.code, format)} download>
            {formatNames[format]}
          </a>
        ))}
        <a href={`${fileHref(dataset.code, 'csv')}?bom=1`} download>
          CSV cho bảng tính cũ (có BOM)
        </a>
        <a href={`/du-lieu/odata/${dataset.set}?$top=100`}>OData</a>
      </p>
      {example ? (
        <p className="source">
          Lấy một phần: <code>{`${fileHref(dataset.code, 'csv')}?$filter=${example}`}</code>; so sánh bằng eq, ne, gt, ge, lt, le, nối bằng
          and, or, tìm trong chữ bằng contains(trường,'chữ').
        </p>
      ) : null}
    </Section>
  )
}

function Fields({ dataset }: Loaded) {
  return (
    <Section title="Các trường">
      <DataTable
        caption={`Các trường của ${dataset.name}`}
        captionHidden
        rows={dataset.fields}
        keyOf={({ name }) => name}
        columns={[
          { key: 'name', head: 'Trường', cell: ({ name }) => <code>{name}</code> },
          { key: 'label', head: 'Tên', cell: ({ label }) => label },
          { key: 'kind', head: 'Kiểu', cell: ({ kind }) => kindNames[kind] },
          { key: 'key', head: 'Khoá', cell: ({ name }) => (dataset.key.includes(name) ? 'có' : 'không') },
          { key: 'note', head: 'Ghi chú', cell: ({ note }) => note ?? '–' },
        ]}
      />
    </Section>
  )
}

function Sample({ dataset, rows }: Loaded) {
  return (
    <Section title={`${rows.length} dòng đầu`}>
      <DataTable
        caption={`Các dòng đầu của ${dataset.name}`}
        captionHidden
        narrow="scroll"
        rows={rows.map((cells, at) => ({ at, cells }))}
        keyOf={({ at }) => at}
        empty="Chưa có dòng nào được công bố."
        columns={dataset.fields.map(({ name, label, kind }, at) => ({
          key: name,
          head: label,
          numeric: kind === 'decimal' || kind === 'integer',
          cell: (row: { at: number; cells: string[] }) => row.cells[at],
        }))}
      />
    </Section>
  )
}
