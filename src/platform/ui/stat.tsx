import type { ReactNode } from 'react'
import styles from './stat.module.css'

type Props = {
  /** what it is, e.g. «Xã được công nhận đạt chuẩn» */
  name: string
  /** «61», or «–» when there is none */
  value: ReactNode
  /** «/207 xã» or «tiêu chí/xã» */
  unit?: ReactNode
  /** a second line: share, change, why there is no value */
  more?: ReactNode
  /** the page with the parts behind it */
  trace?: string | null
}

/** One number people quote, as large as it deserves, with the way to what it is made of. */
export function Stat({ name, value, unit, more, trace }: Props) {
  return (
    <div className={styles.stat}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.value}>
          {value}
          {unit ? <span className={styles.unit}> {unit}</span> : null}
        </span>
        {more ? <span className={styles.more}>{more}</span> : null}
        {trace ? (
          <a className={styles.trace} href={trace}>
            Số này từ đâu?<span className="visually-hidden"> {name}</span>
          </a>
        ) : null}
      </dd>
    </div>
  )
}

export function Stats({ children }: { children: ReactNode }) {
  return <dl className={styles.stats}>{children}</dl>
}

/** Dòng nguồn: stands under every figure, on paper too. */
export function SourceLine({ parts }: { parts: (ReactNode | null | undefined | false)[] }) {
  const said = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '')
  return (
    <p className="source">
      {said.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move
        <span key={i}>
          {i > 0 ? ' · ' : null}
          {part}
        </span>
      ))}
    </p>
  )
}
