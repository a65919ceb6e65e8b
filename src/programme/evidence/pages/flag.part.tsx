import type { FlagView } from '../proof.views.ts'
import styles from './proof.module.css'

/** What must be seen of a proof, in words; a dash where there is nothing. Red is for what is over or suspicious. */
export function Flags({ flags, personal }: { flags: readonly FlagView[]; personal?: boolean }) {
  if (flags.length === 0 && !personal) return <>–</>
  return (
    <ul className={styles.flags}>
      {flags.map(({ text, isLoud }) => (
        <li key={text} className={isLoud ? styles.flag : undefined}>
          {text}
        </li>
      ))}
      {personal ? <li>Có dữ liệu cá nhân</li> : null}
    </ul>
  )
}
