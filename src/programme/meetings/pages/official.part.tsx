import type { ReactNode } from 'react'
import styles from '../../../platform/ui/paper.module.css'
import { PaperHead } from '../../../platform/ui/paper.tsx'

type Props = {
  body: string
  /** after «Số:»; the number itself is the clerk's to write */
  number: string
  place: string
  title: string
  subtitle?: ReactNode
  children: ReactNode
}

/** A paper in the form of Decree 30/2020, number and day left to the clerk. */
export function Official({ body, number, place, title, subtitle, children }: Props) {
  return (
    <article className={styles.sheet}>
      <PaperHead body={body} number={number} place={place} />
      <h2 className={styles.title}>
        {title}
        {subtitle ? <span className={styles.subtitle}>{subtitle}</span> : null}
      </h2>
      {children}
    </article>
  )
}

type Signature = { role: ReactNode; name?: string }

/** Who receives it or signs left, who signs right. */
export function Signatures({ left, right }: { left: Signature | { receivers: string[] }; right: Signature }) {
  return (
    <div className={styles.signs}>
      {'receivers' in left ? (
        <div className={styles.receivers}>
          <p>
            <strong>
              <em>Nơi nhận:</em>
            </strong>
          </p>
          {left.receivers.map((one) => (
            <p key={one}>- {one}</p>
          ))}
        </div>
      ) : (
        <Sign {...left} />
      )}
      <Sign {...right} />
    </div>
  )
}

function Sign({ role, name }: Signature) {
  return (
    <div>
      <p>
        <strong>{role}</strong>
      </p>
      <div className={styles.space} />
      {name ? (
        <p>
          <strong>{name}</strong>
        </p>
      ) : null}
    </div>
  )
}
