import { certaintyMeaning, certaintyText } from '../text.ts'
import { type Certainty, certainties } from '../types.ts'
import styles from './criteria.module.css'

const marks: Record<Certainty, string> = { official: '●', secondary: '◐', recalled: '○', inferred: '◇', missing: '–' }

/** How sure a value is: a mark, its words for readers by ear and on pointing. */
export function CertaintyMark({ certainty }: { certainty: Certainty }) {
  return (
    <span className={styles.mark} title={certaintyText[certainty]}>
      <span aria-hidden="true">{marks[certainty]}</span>
      <span className="visually-hidden"> ({certaintyText[certainty]})</span>
    </span>
  )
}

/** What the marks mean. */
export function CertaintyKey() {
  return (
    <details>
      <summary>Mức chắc chắn của từng ngưỡng</summary>
      <dl className={styles.key}>
        {certainties.map((certainty) => (
          <div key={certainty}>
            <dt>
              <span aria-hidden="true">{marks[certainty]}</span> {certaintyText[certainty]}
            </dt>
            <dd>{certaintyMeaning[certainty]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
