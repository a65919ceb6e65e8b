import type { Moved } from '../handover.types.ts'
import styles from './people.module.css'

/** What a handover moves: posts, delegations, open work. */
export function MovedList({ moved }: { moved: Moved }) {
  const { posts, delegations, items } = moved
  return (
    <div className={styles.moved}>
      <h3>Chức vụ, vai trò</h3>
      <Lines lines={posts} none="Không còn chức vụ nào từ ngày ấy." />
      <h3>Ủy quyền, làm thay</h3>
      <Lines lines={delegations} none="Không có ủy quyền nào còn hạn." />
      <h3>Việc đang mở theo chức vụ</h3>
      {items.length === 0 ? (
        <p className="muted">Không có việc nào đang mở.</p>
      ) : (
        <ul>
          {items.map(({ kind, count, label, href }) => (
            <li key={kind}>{href ? <a href={href}>{`${label}: ${count}`}</a> : `${label}: ${count}`}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Lines({ lines, none }: { lines: string[]; none: string }) {
  if (lines.length === 0) return <p className="muted">{none}</p>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
