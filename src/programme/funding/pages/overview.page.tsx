import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { pageAsked } from '../frame.reads.ts'
import { linesOf, publishedTables, unitsOf } from '../reads.ts'
import { overviewView, publishedView, type TableView } from '../views.ts'
import type { Route } from './+types/overview.page'
import styles from './funding.module.css'
import { Published } from './published.part.tsx'
import { queryOf, Tabs } from './tabs.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Vốn, giải ngân – Nông thôn mới' }]

export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, unit, shown } = await pageAsked(ctx, context, request)
    const [lines, units] = [await linesOf(ctx, frame), await unitsOf(ctx, frame)]
    const tables = await publishedTables(ctx, frame)
    return { ...shown, handsOn: unit.level !== 'commune', overview: overviewView(lines, units, frame), tables: tables.map(publishedView) }
  })

type Loaded = Route.ComponentProps['loaderData']

export default function OverviewPage({ loaderData }: Route.ComponentProps) {
  const { place, overview, tables } = loaderData
  return (
    <>
      <PageHead title={`Vốn, giải ngân năm ${place.year}: ${place.name}`} lead={overview.lead}>
        {overview.base ? <p>{overview.base}</p> : null}
      </PageHead>
      <Tabs at="/von" place={place} />
      <Money {...loaderData} />
      <Units {...loaderData} />
      {tables.map((table) => (
        <Section key={table.title} title={`Bảng đã công bố: ${table.title}`} lead={table.lead}>
          <Published table={table} />
        </Section>
      ))}
    </>
  )
}

function Money({ place, overview, handsOn }: Loaded) {
  const { ofYear, carried, unit, asOf, movements } = overview
  return (
    <Section title="Theo nguồn và loại vốn">
      <Lines caption={`Vốn giao năm ${place.year}`} table={ofYear} place={place} handsOn={handsOn} />
      {carried ? (
        <div className={styles.apart}>
          <Lines caption="Vốn năm trước chuyển sang" table={carried} place={place} handsOn={handsOn} />
        </div>
      ) : null}
      <SourceLine
        parts={[
          `ĐVT: ${unit}`,
          `Chốt đến hết ${asOf}`,
          'Tỷ lệ = giải ngân chia kế hoạch của cùng dòng',
          'Tổng do hệ thống cộng lại từ từng khoản',
          <a key="tai-ve" href={`/von/tai-ve${queryOf(place)}`}>
            Tải Excel
          </a>,
        ]}
      />
      <details>
        <summary>Kế hoạch hình thành từ đâu?</summary>
        <Facts facts={movements} />
      </details>
    </Section>
  )
}

function Lines({ caption, table, place, handsOn }: { caption: string; table: TableView; place: Loaded['place']; handsOn: boolean }) {
  const { rows, total } = table
  type Row = TableView['rows'][number]
  const unassigned = {
    key: 'unassigned',
    head: 'Trong đó chưa phân bổ',
    numeric: true,
    cell: (row: Row) => row.unassigned,
    foot: total.unassigned,
  }
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ key }) => key}
      foot
      empty={`${caption}: chưa ghi khoản nào. Văn phòng điều phối ghi tại trang Phân bổ.`}
      columns={[
        {
          key: 'source',
          head: 'Nguồn',
          cell: (row) => <a href={`/von/du-an${queryOf(place, { nguon: row.source })}`}>{row.name}</a>,
          foot: 'Cộng',
        },
        { key: 'kind', head: 'Loại', cell: ({ kind }) => kind },
        { key: 'plan', head: 'Kế hoạch', numeric: true, cell: ({ plan }) => plan, foot: total.plan },
        { key: 'disbursed', head: 'Giải ngân', numeric: true, cell: ({ disbursed }) => disbursed, foot: total.disbursed },
        { key: 'rate', head: 'Tỷ lệ', numeric: true, cell: ({ rate }) => rate, foot: total.rate },
        { key: 'remaining', head: 'Còn lại', numeric: true, cell: ({ remaining }) => remaining, foot: total.remaining },
        ...(handsOn ? [unassigned] : []),
      ]}
    />
  )
}

function Units({ place, overview: { units, asOf } }: Loaded) {
  if (units.rows.length === 0) return null
  return (
    <Section title="Theo đơn vị">
      <DataTable
        caption="Theo đơn vị"
        captionHidden
        rows={units.rows}
        keyOf={({ unitId }) => unitId}
        columns={[
          { key: 'unit', head: 'Đơn vị', cell: (row) => <a href={`/von${queryOf({ code: row.code, year: place.year })}`}>{row.name}</a> },
          { key: 'plan', head: 'Kế hoạch', numeric: true, cell: ({ plan }) => plan },
          { key: 'disbursed', head: 'Giải ngân', numeric: true, cell: ({ disbursed }) => disbursed },
          { key: 'rate', head: 'Tỷ lệ', numeric: true, cell: ({ rate }) => rate },
          { key: 'remaining', head: 'Còn lại', numeric: true, cell: ({ remaining }) => remaining },
        ]}
      />
      <SourceLine parts={[`ĐVT: ${units.unit}`, `Chốt đến hết ${asOf}`, 'Gồm cả vốn năm trước chuyển sang']} />
    </Section>
  )
}
