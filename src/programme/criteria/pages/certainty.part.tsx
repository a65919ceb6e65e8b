import { certaintyMeaning, certaintyText } from '../text.ts'
import { type Certainty, certainties } from '../types.ts'
import styles from './criteria.module.css'

const marks: Record<Certainty, string> = { official: '●', secondary: '◐', recalled: '○', inferred: '◇', missing: '–' }

/** How sure a value is: a mark, its words for readers by ear and on pointing. */
export function CertaintyMark({ certainty }: { certainty: Certainty }) {
  return (
    <span className={styles.mark} title={certaintyText[certainty]}>
      {'\u00a0'}
      <span aria-hidden="true">{marks[certainty]}</span>
      <span className="visually-hidden"> ({certaintyText[certainty]})</span>
    </span>
  )
}

/** What the marks mean: said at once, explained on demand. */
export function CertaintyKey() {
  return (
    <div className={styles.key}>
      <p>Mức chắc chắn:</p>
      <ul>
        {certainties.map((certainty) => (
          <li key={certainty}>
            <span aria-hidden="true">{marks[certainty]}</span> {certaintyText[certainty]}
          </li>
        ))}
      </ul>
      <details>
        <summary>Giải thích</summary>
        <ul>
          {certainties.map((certainty) => (
            <li key={certainty}>
              <strong>{certaintyText[certainty]}:</strong> {certaintyMeaning[certainty]}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
