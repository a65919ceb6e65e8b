import type { ReactNode } from 'react'
import styles from './bars.module.css'
import type { Fill } from './map.tsx'

export type BandPart = { fill: Fill; name: string; count: number; href?: string | null }

/** 100 % bar of ordered classes; the list under it is the same in words. `compact`: one line, named above it. */
export function BandBar({ name, parts, unit, compact }: { name: string; parts: BandPart[]; unit: string; compact?: boolean }) {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  if (total === 0) return null
  let before = 0
  return (
    <div className={compact ? `${styles.band} ${styles.compact}` : styles.band}>
      <svg viewBox="0 0 1000 56" preserveAspectRatio="none" aria-hidden="true">
        {parts.map((part) => {
          const [x, width] = [(before / total) * 1000, (part.count / total) * 1000]
          before += part.count
          return <rect key={part.name} className={styles[part.fill]} x={x} width={width} height="56" />
        })}
      </svg>
      {compact ? <p className="small muted">{name}</p> : null}
      <ul aria-label={name}>
        {parts.map((part) => (
          <li key={part.name}>
            <svg className={styles.swatch} viewBox="0 0 16 16" aria-hidden="true">
              <rect className={styles[part.fill]} width="16" height="16" />
            </svg>
            <span className={styles.bandName}>{part.name}</span>
            <strong>
              {part.href ? <a href={part.href}>{part.count}</a> : part.count} {unit}
            </strong>
          </li>
        ))}
      </ul>
    </div>
  )
}

export type Bar = { key: string; name: ReactNode; num: number; den: number; href?: string | null }

/** Sorted horizontal bars, count/total written beside: a table with a drawing in it. */
export function Bars({ caption, heads, bars }: { caption: string; heads: [string, string]; bars: Bar[] }) {
  return (
    <table className={styles.bars}>
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.name}</th>
            <td>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className={styles.track} width="100" height="10" />
                <rect className={styles.fill} width={bar.den > 0 ? Math.round((bar.num / bar.den) * 1000) / 10 : 0} height="10" />
              </svg>
              <span className="number">
                {bar.href ? (
                  <a href={bar.href}>
                    {bar.num}/{bar.den}
                  </a>
                ) : (
                  `${bar.num}/${bar.den}`
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
