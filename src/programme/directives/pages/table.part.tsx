import { DataTable } from '../../../platform/ui/data-table.tsx'
import type { TaskLineView } from '../views.ts'
import styles from './directives.module.css'

/** Tasks as rows: what, who, until when, how it stands. */
export function TaskTable({ caption, rows, empty }: { caption: string; rows: TaskLineView[]; empty: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'what', head: 'Việc', width: 'half', cell: (one) => <a href={`/nhiem-vu/${one.id}`}>{one.what}</a> },
        { key: 'who', head: 'Thực hiện', cell: ({ who, rollUp }) => (rollUp ? `${who}: ${rollUp}` : who) },
        { key: 'due', head: 'Hạn', cell: ({ due, late }) => (late ? <strong className={styles.late}>Quá hạn: {due}</strong> : due) },
        {
          key: 'state',
          head: 'Tình trạng',
          cell: ({ state, percent, bound }) => `${state}${percent === null ? '' : `, ${percent} %`}${bound ? ' · theo số liệu' : ''}`,
        },
      ]}
    />
  )
}
