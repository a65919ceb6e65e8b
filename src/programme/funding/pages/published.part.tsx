import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Notes } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import type { PublishedView } from '../views.ts'

/** A published table as it was printed, and where it does not agree with itself. */
export function Published({ table }: { table: PublishedView }) {
  return (
    <>
      <Notes kind="warning" notes={table.faults} />
      <DataTable
        caption={table.title}
        captionHidden
        rows={table.rows}
        keyOf={({ key }) => key}
        columns={[
          { key: 'source', head: 'Nguồn', cell: (row) => (row.isTotal ? <strong>{row.name}</strong> : row.name) },
          { key: 'kind', head: 'Loại', cell: (row) => (row.isTotal ? <strong>{row.kind}</strong> : row.kind) },
          { key: 'plan', head: 'Kế hoạch', numeric: true, cell: ({ plan }) => plan },
          { key: 'disbursed', head: 'Giải ngân', numeric: true, cell: ({ disbursed }) => disbursed },
          { key: 'remaining', head: 'Còn lại', numeric: true, cell: ({ remaining }) => remaining },
          { key: 'percent', head: 'Tỷ lệ in ra', numeric: true, cell: ({ percent }) => percent },
          { key: 'computed', head: 'Tỷ lệ tính lại', numeric: true, cell: ({ computed }) => computed },
        ]}
      />
      <SourceLine
        parts={[
          `ĐVT: ${table.moneyUnit}`,
          `Chốt đến hết ${table.asOf}`,
          'Số chép nguyên như in; tỷ lệ tính lại = giải ngân chia kế hoạch',
          table.url ? (
            <a key="nguon" href={table.url} rel="noreferrer">
              Nguồn: {table.document}
            </a>
          ) : (
            `Nguồn: ${table.document}`
          ),
        ]}
      />
      {table.roundings.length > 0 ? (
        <details>
          <summary>{`${table.roundings.length} chỗ lệch do làm tròn`}</summary>
          <Notes kind="note" notes={table.roundings} />
        </details>
      ) : null}
    </>
  )
}
