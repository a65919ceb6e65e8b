import styles from './proof.module.css'

/** What must be seen of a proof, in words; a dash where there is nothing. */
export function Flags({ texts, personal }: { texts: readonly string[]; personal?: boolean }) {
  if (texts.length === 0 && !personal) return <>–</>
  return (
    <ul className={styles.flags}>
      {texts.map((text) => (
        <li key={text} className={styles.flag}>
          {text}
        </li>
      ))}
      {personal ? <li>Có dữ liệu cá nhân</li> : null}
    </ul>
  )
}
