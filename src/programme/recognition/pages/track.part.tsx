import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Section, Strip } from '../../../platform/ui/page.tsx'
import type { StepView, trackOf } from '../dossier.views.ts'
import type { ProcedureView } from '../procedure.views.ts'
import styles from './dossier.module.css'

/** The way of a dossier: what is done and by whom, and what comes next. */
export function Track({ steps }: { steps: ReturnType<typeof trackOf> }) {
  return (
    <ol className={styles.track} aria-label="Các bước của hồ sơ">
      {steps.map(({ name, by, next }) => (
        <li key={name} className={by ? styles.done : next ? styles.next : undefined} aria-current={next ? 'step' : undefined}>
          {name}
          <small>{by ?? (next ? 'bước tiếp theo' : 'chưa đến')}</small>
        </li>
      ))}
    </ol>
  )
}

/** What the law lays down for the period, folded: who does what, with which papers, in which time. */
export function Procedure({ procedure }: { procedure: ProcedureView | null }) {
  if (!procedure) return null
  return (
    <details className={styles.small}>
      <summary>
        Trình tự theo quy định: {procedure.name} ({procedure.ways.length} bước)
      </summary>
      <DataTable
        caption="Trình tự theo quy định"
        captionHidden
        rows={procedure.ways}
        keyOf={(one) => one.id}
        columns={[
          { key: 'name', head: 'Bước', width: 'third', cell: (one) => one.name },
          { key: 'who', head: 'Người làm', cell: (one) => one.who },
          { key: 'papers', head: 'Giấy tờ', cell: (one) => one.papers || '–' },
          { key: 'limit', head: 'Thời hạn', cell: (one) => one.limit },
          { key: 'law', head: 'Căn cứ', cell: (one) => one.law },
        ]}
      />
    </details>
  )
}

type Frozen = { number: number; hash: string; text: string; on: string }
type LockedProps = { view: { id: number; frozen: Frozen | null; snapshots: Frozen[]; changes: string[] } }

/** Which version the council sees, and what has changed since, beside it. */
export function Locked({ view: { id, frozen, snapshots, changes } }: LockedProps) {
  return (
    <>
      {frozen ? (
        <Strip kind="note">
          <p>
            Hội đồng xem bản chốt {frozen.number} lúc {frozen.on}. <span className={styles.hash}>SHA-256 {frozen.hash}</span>
          </p>
          {changes.length > 0 ? (
            <>
              <p>Thay đổi sau khi chốt, không nhập vào bản chốt:</p>
              <ul>
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </>
          ) : null}
        </Strip>
      ) : null}
      {snapshots.length > 0 ? (
        <p className="source">
          Các bản chốt:{' '}
          {snapshots.map(({ number, text }, at) => (
            <span key={number}>
              {at > 0 ? ' · ' : ''}
              <a href={`/ho-so/${id}/ban-chot/${number}`}>{text}</a>
            </span>
          ))}
        </p>
      ) : null}
    </>
  )
}

export function Steps({ steps }: { steps: StepView[] }) {
  return (
    <Section id="nhat-ky" title="Nhật ký">
      <details>
        <summary>{steps.length} bước đã ghi</summary>
        <DataTable
          caption="Nhật ký hồ sơ"
          captionHidden
          rows={steps}
          keyOf={(one) => one.number}
          columns={[
            { key: 'at', head: 'Lúc', cell: (one) => one.at },
            { key: 'who', head: 'Người thực hiện', cell: (one) => one.who },
            { key: 'what', head: 'Việc', width: 'half', cell: (one) => (one.reason ? `${one.what}. Lý do: ${one.reason}` : one.what) },
          ]}
        />
      </details>
    </Section>
  )
}
