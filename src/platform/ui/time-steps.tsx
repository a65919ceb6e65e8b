import styles from './time-steps.module.css'

export type TimeStep = { value: string; text: string; href: string; current: boolean }

type Props = {
  /** oldest first; a stop is a day on which figures were published */
  steps: TimeStep[]
  /** where the form goes */
  action: string
  /** name of the date field */
  field: string
  /** what else the link carries */
  hidden: Record<string, string>
}

/** more days than these are chosen from the list alone */
const mostDots = 9

/** Thanh thời gian: stops only at published days; ‹ › are links, the choice is a plain form. */
export function TimeSteps({ steps, action, field, hidden }: Props) {
  const at = steps.findIndex((step) => step.current)
  const [before, now, after] = [steps[at - 1], steps[at], steps[at + 1]]
  // one day that is shown already is no choice
  if (steps.length === 0 || (steps.length === 1 && now)) return null
  return (
    <nav className={steps.length > mostDots ? `${styles.steps} ${styles.many}` : styles.steps} aria-label="Ngày chốt số liệu">
      <ol className={styles.line}>
        {steps.map((step) => (
          <li key={step.value}>
            <a href={step.href} aria-current={step.current ? 'date' : undefined}>
              {step.text}
            </a>
          </li>
        ))}
      </ol>
      <div className={styles.choose}>
        <Arrow step={before} rel="prev" sign="‹" text="Ngày chốt trước" />
        <form action={action} method="get">
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor="ngay-chot">Chốt đến hết</label>
          <select id="ngay-chot" name={field} defaultValue={now?.value ?? steps.at(-1)?.value}>
            {steps.map((step) => (
              <option key={step.value} value={step.value}>
                {step.text}
              </option>
            ))}
          </select>
          <button type="submit">Xem</button>
        </form>
        <Arrow step={after} rel="next" sign="›" text="Ngày chốt sau" />
      </div>
    </nav>
  )
}

function Arrow({ step, rel, sign, text }: { step: TimeStep | undefined; rel: 'prev' | 'next'; sign: string; text: string }) {
  if (!step) return <span className={styles.arrow} aria-hidden="true" />
  return (
    <a className={styles.arrow} href={step.href} rel={rel} aria-label={`${text}: ${step.text}`}>
      {sign}
    </a>
  )
}
