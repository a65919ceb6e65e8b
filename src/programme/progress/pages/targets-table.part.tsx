import { DataTable } from '../../../platform/ui/data-table.tsx'
import type { listedView, TargetView } from '../views.ts'
import styles from './progress.module.css'

type Row = TargetView & Partial<Pick<ReturnType<typeof listedView>, 'earlier'>>

/** Where a target stands, in words; only a late one is loud. */
function State({ row }: { row: Row }) {
  if (!row.inForce) return row.statusName
  return (
    <>
      <span className={row.state === 'late' ? `${styles.state} ${styles.late}` : styles.state}>{row.stateName}</span>
      {row.why ? <span className="source"> {row.why}</span> : null}
    </>
  )
}

function Given({ row }: { row: Row }) {
  return (
    <>
      {row.inForce ? row.target : <s>{row.target}</s>}
      {row.map ? <span className="source"> {row.map}</span> : null}
      {row.earlier && row.earlier.length > 0 ? (
        <ul className={styles.old}>
          {row.earlier.map(({ id, value, about, reason }) => (
            <li key={id} className="source">
              <s>{value}</s> {about} ({reason})
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** Targets with what their figures say. */
export function TargetsTable({ caption, rows, empty }: { caption: string; rows: Row[]; empty?: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'name', head: 'Chỉ tiêu', cell: ({ id, name }) => <a href={`/muc-tieu/${id}`}>{name}</a> },
        { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
        { key: 'due', head: 'Thời hạn', numeric: true, cell: ({ due }) => due },
        { key: 'target', head: 'Giao', cell: (row) => <Given row={row} /> },
        {
          key: 'actual',
          head: 'Thực hiện',
          cell: ({ actual, when }) => (
            <>
              {actual}
              {when ? <span className="source"> {when}</span> : null}
            </>
          ),
        },
        { key: 'gap', head: 'Còn thiếu', numeric: true, cell: ({ gap }) => gap },
        { key: 'state', head: 'Tình trạng', cell: (row) => <State row={row} /> },
        {
          key: 'document',
          head: 'Văn bản',
          cell: ({ document, setOn, note }) => <span className="small">{`${document}, ${setOn}${note ? `; ${note}` : ''}`}</span>,
        },
      ]}
    />
  )
}
