import { Section } from '../../../platform/ui/page.tsx'
import styles from './meetings.module.css'

/** What somebody else left in the meantime, beside what was typed: nothing is lost, a person puts both together. */
export function Other({ text, by }: { text: string; by: string }) {
  return (
    <Section title={`Bản đã ghi (${by})`} lead="Nội dung vừa gõ vẫn ở ô bên dưới. Chép phần cần giữ, rồi ghi lại.">
      <div className={styles.text}>{text}</div>
    </Section>
  )
}
