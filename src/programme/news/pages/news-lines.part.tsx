import type { newsLineView } from '../views.ts'
import styles from './news.module.css'

type Line = ReturnType<typeof newsLineView>

/** Articles one under the other, each with its picture where it has one. The words of the heading are the link. */
export function NewsLines({ lines, level }: { lines: readonly Line[]; level: 2 | 3 }) {
  const Heading = `h${level}` as const
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          {line.thumb === null ? null : (
            <img className={styles.thumb} src={line.thumb} alt={line.alt} width={320} height={214} loading="lazy" decoding="async" />
          )}
          <div>
            <Heading>
              <a href={line.href}>{line.title}</a>
            </Heading>
            <p className="source">
              <time dateTime={line.day}>{line.date}</time> · {line.category}
            </p>
            <p>{line.sapo}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Which numbers of pages are named: the first, the last, and those around the one that is read. */
const named = (of: number, page: number): number[] =>
  [1, page - 2, page - 1, page, page + 1, page + 2, of].filter((one, at, all) => one >= 1 && one <= of && all.indexOf(one) === at)

/** Pages by their numbers. */
export function Numbers({ of, page, href, name = 'Trang' }: { of: number; page: number; href: (page: number) => string; name?: string }) {
  if (of <= 1) return null
  const numbers = named(of, page).sort((a, b) => a - b)
  return (
    <nav aria-label={name}>
      <ol className={styles.numbers}>
        {numbers.map((one, at) => (
          <li key={one}>
            {at > 0 && one - (numbers[at - 1] as number) > 1 ? <span aria-hidden="true">… </span> : null}
            <a href={href(one)} aria-current={one === page ? 'page' : undefined} aria-label={`${name} ${one}`}>
              {one}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
