import { DataTable } from '../../../platform/ui/data-table.tsx'
import type { CourseCell } from '../course.views.ts'

type Row = { day: string; when: string; cells: CourseCell[] }

/** The chart's numbers: each opens what it is made of; why others are missing stands under the table. */
export function CourseTable({ heads, rows, caption }: { heads: string[]; rows: Row[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ day }) => day}
      empty="Chưa có ngày nào được công bố số liệu."
      columns={[
        { key: 'day', head: 'Chốt đến hết', cell: ({ when }) => when },
        ...heads.map((head, at) => ({
          key: `${at}`,
          head,
          numeric: true,
          cell: ({ cells, when }: Row) => <Value cell={cells[at]} about={`${head}, ${when}`} />,
        })),
      ]}
    />
  )
}

function Value({ cell, about }: { cell: CourseCell | undefined; about: string }) {
  if (!cell) return '–'
  const star = cell.carried ? '*' : ''
  if (cell.href === null) return cell.text
  return (
    <a href={cell.href}>
      {cell.text}
      {star}
      <span className="visually-hidden">, số này từ đâu: {about}</span>
    </a>
  )
}
