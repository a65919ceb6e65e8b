import type { ReactNode } from 'react'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { answerNames } from '../text.ts'

type Row = { key: string; text: string; cells: string[]; last?: ReactNode }

const columns = [answerNames.satisfied, answerNames.notSatisfied, answerNames.noOpinion, answerNames.blank]

/** How often each content was answered so; `last` is one more column, such as the share. */
export function Counts({ caption, rows, last }: { caption: string; rows: Row[]; last?: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { key: 'text', head: 'Nội dung', cell: ({ text }) => text },
        ...columns.map((head, at) => ({ key: head, head, numeric: true, cell: ({ cells }: Row) => cells[at] })),
        ...(last ? [{ key: 'last', head: last, cell: (row: Row) => row.last }] : []),
      ]}
    />
  )
}
