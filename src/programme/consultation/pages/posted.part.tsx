import { DataTable } from '../../../platform/ui/data-table.tsx'
import { VerdictChip } from '../../../platform/ui/verdict.tsx'
import type { postingView } from '../views.ts'

type Criterion = ReturnType<typeof postingView>['criteria'][number]

/** The criteria as the commune judged them when they were posted. */
export function PostedCriteria({ criteria }: { criteria: Criterion[] }) {
  return (
    <DataTable
      caption="Kết quả tự đánh giá từng tiêu chí"
      captionHidden
      rows={criteria}
      keyOf={({ code }) => code}
      columns={[
        { key: 'name', head: 'Tiêu chí', cell: ({ code, name }) => `${code}. ${name}` },
        { key: 'verdict', head: 'Xã tự đánh giá', cell: ({ verdict }) => <VerdictChip verdict={verdict} /> },
      ]}
    />
  )
}
