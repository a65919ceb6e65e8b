import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Facts, Notes, Section } from '../../../platform/ui/page.tsx'
import type { SetTrial } from '../set-proposal.types.ts'
import { balanceText, setHead, trialRows } from '../set-proposal.views.ts'

/** A proposed set beside the one before, row by row, and for whom results would come out otherwise. */
export function TrialView({ trial: { checked, beside } }: { trial: SetTrial }) {
  return (
    <>
      {checked.set ? <Facts facts={setHead(checked.set)} /> : null}
      {beside ? <Beside beside={beside} /> : <Notes kind="note" notes={['Chưa có bộ nào cùng cấp và danh hiệu để so sánh.']} />}
    </>
  )
}

function Beside({ beside }: { beside: NonNullable<SetTrial['beside']> }) {
  const { before, impact, comparison } = beside
  const { rows, same } = trialRows(beside)
  const { counts } = comparison
  return (
    <>
      <Section title="Ai đổi kết quả" lead={`Đối chiếu số liệu hiện có với cả hai bộ, tại ngày ${formatDate(impact.on)}.`}>
        {balanceText(impact).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Section>
      <Section
        title={`So với ${before.id} phiên bản ${before.version} (${before.decision})`}
        lead={`${counts.up} mức nâng, ${counts.down} mức hạ, ${counts.new} chỉ tiêu mới, ${counts.dropped} chỉ tiêu bỏ; ${same} chỉ tiêu giữ nguyên không liệt kê.`}
      >
        <DataTable
          caption="Các chỉ tiêu thay đổi"
          captionHidden
          rows={rows}
          keyOf={(row) => row.key}
          empty="Không chỉ tiêu nào thay đổi."
          columns={[
            { key: 'name', head: 'Chỉ tiêu', width: 'third', cell: (row) => row.name },
            { key: 'was', head: 'Trước', cell: (row) => row.was || '–' },
            { key: 'is', head: 'Sau', cell: (row) => row.is || '–' },
            { key: 'change', head: 'Thay đổi', cell: (row) => row.change },
            { key: 'whom', head: 'Kết quả của xã', cell: (row) => row.whom },
          ]}
        />
      </Section>
    </>
  )
}
