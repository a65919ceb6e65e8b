import { DataTable } from '../../../platform/ui/data-table.tsx'
import { VerdictChip, type VerdictKind } from '../../../platform/ui/verdict.tsx'
import type { CriterionView } from '../dossier.views.ts'
import styles from './dossier.module.css'

const Chip = ({ verdict }: { verdict: VerdictKind | null }) =>
  verdict ? <VerdictChip verdict={verdict} /> : <span className="muted">–</span>

const isQuiet = ({ appraised, values, opinions }: CriterionView) => appraised === 'met' && values.length + opinions.length === 0

/** The criteria that somebody wrote of or that are not met; those of which there is nothing to say lie folded under them. */
export function Criteria({ criteria }: { criteria: CriterionView[] }) {
  const quiet = criteria.filter(isQuiet)
  if (quiet.length === 0 || quiet.length === criteria.length) return <AllCriteria criteria={criteria} />
  return (
    <>
      <AllCriteria criteria={criteria.filter((one) => !isQuiet(one))} />
      <details className={styles.small}>
        <summary>{quiet.length} tiêu chí đạt, không có ý kiến</summary>
        <AllCriteria criteria={quiet} />
      </details>
    </>
  )
}

/** Criterion by criterion: what the commune said, what was found, and what bodies wrote. */
export function AllCriteria({ criteria }: { criteria: CriterionView[] }) {
  return (
    <DataTable
      caption="Kết quả từng tiêu chí"
      captionHidden
      rows={criteria}
      keyOf={(one) => one.code}
      empty="Bộ tiêu chí chưa liệt kê được tiêu chí nào."
      columns={[
        { key: 'name', head: 'Tiêu chí', width: 'third', cell: (one) => `${one.code}. ${one.name}` },
        { key: 'self', head: 'Tự đánh giá', cell: (one) => <Chip verdict={one.self} /> },
        { key: 'verified', head: 'Thẩm tra', cell: (one) => <Chip verdict={one.verified} /> },
        { key: 'appraised', head: 'Thẩm định', cell: (one) => <Chip verdict={one.appraised} /> },
        {
          key: 'said',
          head: 'Số liệu và ý kiến của sở, ngành',
          cell: (one) =>
            one.values.length + one.opinions.length === 0 ? (
              '–'
            ) : (
              <ul className={styles.plain}>
                {[...one.values, ...one.opinions].map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}
