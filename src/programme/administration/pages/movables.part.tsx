import type { LocalDate } from '../../../platform/base/local-date.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { Movable } from '../unit-plan.reads.ts'
import styles from './administration.module.css'

/** Assignments, duties and accounts at units that ended: where each goes, confirmed in one go. */
export function Movables({ rows, moved, today }: { rows: Movable[]; moved: number; today: LocalDate }) {
  const ready = rows.filter(({ kind, on }) => kind !== 'account' || on <= today)
  const later = rows.length - ready.length
  if (rows.length === 0 && moved === 0) return null
  return (
    <Section
      title="Người và việc tại đơn vị thôi tồn tại"
      lead={ready.length > 0 ? `${ready.length} mục chưa chuyển; ${moved} mục đã chuyển.` : `Đã chuyển ${moved} mục, không còn mục nào.`}
    >
      {later > 0 ? <p className="muted">{`${later} tài khoản chuyển được từ ngày hiệu lực.`}</p> : null}
      {ready.length > 0 ? (
        <form method="post" className={styles.list}>
          <DataTable
            caption="Nơi chuyển đến"
            captionHidden
            rows={ready}
            keyOf={(row) => `${row.kind} ${row.id}`}
            columns={[
              { key: 'who', head: 'Người, cơ quan', cell: (row) => row.who },
              { key: 'what', head: 'Việc', cell: (row) => row.what },
              { key: 'from', head: 'Đang ở', cell: (row) => `${row.unitName}, đến trước ${formatDate(row.on)}` },
              { key: 'to', head: 'Chuyển đến', cell: (row) => <Target row={row} /> },
            ]}
          />
          <button type="submit" name="viec" value="chuyen">
            Xác nhận chuyển
          </button>
        </form>
      ) : null}
    </Section>
  )
}

/** Who takes all is proposed; of several each is chosen by a person. */
function Target({ row }: { row: Movable }) {
  const [only, ...others] = row.successors
  const proposed = only && others.length === 0 ? only.unitId : ''
  return (
    <select name={`den-${row.kind}-${row.id}`} defaultValue={proposed} aria-label={`Chuyển ${row.who} đến`}>
      <option value="">Để lại</option>
      {row.successors.map((successor) => (
        <option key={successor.unitId} value={successor.unitId}>
          {successor.name}
        </option>
      ))}
    </select>
  )
}
