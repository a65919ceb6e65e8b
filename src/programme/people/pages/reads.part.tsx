import { Section } from '../../../platform/ui/page.tsx'
import styles from './people.module.css'

/** Who looked at what is kept of a person. */
export function Reads({ reads, lead }: { reads: string[]; lead: string }) {
  if (reads.length === 0) return null
  return (
    <Section title="Ai đã xem" lead={lead}>
      <ul className={styles.posts}>
        {reads.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: somebody may look twice within a minute
          <li key={at}>{one}</li>
        ))}
      </ul>
    </Section>
  )
}
