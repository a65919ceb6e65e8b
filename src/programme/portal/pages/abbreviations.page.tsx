import type { MetaFunction } from 'react-router'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { abbreviations } from '../abbreviation.text.ts'
import { searchPath } from '../search.rules.ts'

export const meta: MetaFunction = () => [{ title: 'Từ viết tắt – Nông thôn mới' }]

export default function AbbreviationsPage() {
  return (
    <>
      <PageHead
        title="Từ viết tắt"
        lead="Các từ viết tắt thường gặp trong văn bản, biểu mẫu của Chương trình. Khi tìm, cổng đọc cả dạng viết tắt và dạng viết đủ."
      />
      <DataTable
        caption="Từ viết tắt"
        captionHidden
        rows={abbreviations}
        keyOf={({ short }) => short}
        columns={[
          { key: 'short', head: 'Viết tắt', width: 'third', cell: ({ short }) => short },
          {
            key: 'long',
            head: 'Viết đủ',
            cell: ({ long, isRead }) => (isRead ? <a href={searchPath(long)}>{long}</a> : long),
          },
        ]}
      />
    </>
  )
}
