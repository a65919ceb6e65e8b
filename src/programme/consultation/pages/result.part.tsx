import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { VerdictChip } from '../../../platform/ui/verdict.tsx'
import type { surveyView } from '../views.ts'
import styles from './consultation.module.css'
import { Counts } from './counts.part.tsx'

type Closed = NonNullable<ReturnType<typeof surveyView>['result']>

/** What a closed survey came to, with every count: for officers. */
export function Result({ result }: { result: Closed }) {
  return (
    <Section title="Kết quả đã chốt">
      <p>
        <VerdictChip verdict={result.verdict} />
      </p>
      <p className="prose">{result.explanation}</p>
      <div className="section">
        <DataTable
          caption="Đối chiếu với mức cần đạt"
          rows={result.tests}
          keyOf={({ key }) => key}
          columns={[
            { key: 'name', head: 'Mức', cell: ({ name }) => name },
            { key: 'share', head: 'Kết quả', cell: ({ share }) => share },
            { key: 'verdict', head: 'Đối chiếu', cell: ({ verdict }) => <VerdictChip verdict={verdict} /> },
          ]}
        />
      </div>
      <div className="section">
        <Counts
          caption="Số phiếu từng nội dung"
          rows={result.rows.map(({ key, text, cells, share }) => ({ key, text, cells, last: share }))}
          last="Hài lòng trên số trả lời"
        />
      </div>
      <p className="source section">
        Chốt ngày {result.closedOn}. Mã băm ghi trong nhật ký của xã: <span className={styles.hash}>{result.hash}</span>
      </p>
    </Section>
  )
}
