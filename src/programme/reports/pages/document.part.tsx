import type { ReactNode } from 'react'
import type { FigureView, OutlineView } from '../views.ts'
import styles from './reports.module.css'

type At = { id: number; version: number | null; edits: boolean }

/** Where a figure of a report opens. */
export const figureHref = ({ id, version }: Pick<At, 'id' | 'version'>, slot: string): string =>
  `/bao-cao/${id}/so/${encodeURIComponent(slot)}${version === null ? '' : `?ban=${version}`}`

/** The sections as links: to where they stand in the document, and to their words for whoever writes. */
export function Outline({ sections, at }: { sections: OutlineView[]; at: At }) {
  return (
    <nav className={styles.outline} aria-label="Đề cương">
      <h2>Đề cương</h2>
      <ol>
        {sections.map(({ key, number, title, level, own, dropped, isEmpty }) => (
          <li key={key} className={level === 2 ? styles.second : undefined}>
            <a href={`#${key}`}>
              {number}. {title}
            </a>
            {own > 0 ? <span className="source"> {own} câu tự viết</span> : null}
            {dropped > 0 ? <span className="source"> {dropped} câu đã bỏ</span> : null}
            {isEmpty ? <span className="source"> Chưa có nội dung</span> : null}
            {at.edits ? (
              <a className={styles.edit} href={`/bao-cao/${at.id}/phan/${key}`} aria-label={`Sửa lời văn phần ${title}`}>
                Sửa lời văn
              </a>
            ) : null}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The figures that the document names; each opens. */
export function FigureList({ figures, at }: { figures: FigureView[]; at: At }) {
  return (
    <aside className={styles.figures} aria-label="Số liệu trong báo cáo">
      <h2>Số liệu</h2>
      <dl>
        {figures.map(({ slot, name, value, change, missing }) => (
          <div key={slot}>
            <dt>{name}</dt>
            <dd>
              <a href={figureHref(at, slot)}>{value}</a>
              {change ? <span className="source"> {change}</span> : null}
              {missing ? <span className="source"> {missing}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}

/** A figure in the document: shaded while it is live. */
export const figureIn =
  (at: At) =>
  (slot: string, text: string): ReactNode => (
    <a href={figureHref(at, slot)} className={at.version === null ? styles.bound : styles.frozen}>
      {text}
    </a>
  )
