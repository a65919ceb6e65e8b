import type { Piece } from '../text/marked.ts'
import styles from './found.module.css'

type Row = { href: string; title: Piece[]; text: Piece[]; where: string }

/** A text in which what is sought is marked. */
const Marked = ({ pieces }: { pieces: Piece[] }) =>
  pieces.map(({ text, isSought }, at) => {
    const key = `${at} ${text}`
    return isSought ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
  })

/** What was found: where it leads, the words around what is sought, where it stands and of when it is. */
export const FoundList = ({ rows }: { rows: Row[] }) => (
  <ol className={styles.found}>
    {rows.map(({ href, title, text, where }) => (
      <li key={href + title.map((piece) => piece.text).join('')}>
        <a href={href}>
          <Marked pieces={title} />
        </a>
        {text.length > 0 ? (
          <p>
            <Marked pieces={text} />
          </p>
        ) : null}
        <p className="source">{where}</p>
      </li>
    ))}
  </ol>
)
