import type { SetSummary } from '../types.ts'
import styles from './criteria.module.css'

type Props = { sets: Pick<SetSummary, 'id' | 'version' | 'decision' | 'name'>[]; a?: string; b?: string }

/** Two sets to lay side by side: a plain form. */
export function CompareForm({ sets, a, b }: Props) {
  const choices = sets.filter((set, index) => sets.findIndex((one) => one.id === set.id) === index)
  return (
    <form className={styles.form} action="/bo-tieu-chi/so-sanh" method="get">
      <SetChoice name="a" label="So sánh bộ" choices={choices} value={a} />
      <SetChoice name="b" label="với bộ" choices={choices} value={b} />
      <button type="submit">So sánh</button>
    </form>
  )
}

function SetChoice({ name, label, choices, value }: { name: string; label: string; choices: Props['sets']; value?: string }) {
  return (
    <div>
      <label htmlFor={`bo-${name}`}>{label}</label>
      <select id={`bo-${name}`} name={name} defaultValue={value}>
        {choices.map((set) => (
          <option key={set.id} value={set.id}>
            {set.decision} ({set.id})
          </option>
        ))}
      </select>
    </div>
  )
}
