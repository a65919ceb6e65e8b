import type { ReactNode } from 'react'
import styles from './meetings.module.css'

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
      <div className={styles.heads}>
        <p className={styles.rule}>
          <strong>{body.toUpperCase()}</strong>
        </p>
        <p className={`${styles.rule} ${styles.motto}`}>
          <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
          <br />
          <strong>Độc lập - Tự do - Hạnh phúc</strong>
        </p>
        <p>Số: {number}</p>
        <p className={styles.place}>{place}</p>
      </div>
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
