import type { ReactNode } from 'react'
import paperStyles from '../../../platform/ui/paper.module.css'
import { PaperHead } from '../../../platform/ui/paper.tsx'
import type { FigureView, SectionView, SentenceView } from '../views.ts'
import styles from './reports.module.css'

type At = { id: number; version: number | null; edits: boolean }

/** Where a figure of a report opens. */
export const figureHref = ({ id, version }: Pick<At, 'id' | 'version'>, slot: string): string =>
  `/bao-cao/${id}/so/${encodeURIComponent(slot)}${version === null ? '' : `?ban=${version}`}`

/** The sections as links. */
export function Outline({ sections }: { sections: SectionView[] }) {
  return (
    <nav className={styles.outline} aria-label="Đề cương">
      <h2>Đề cương</h2>
      <ol>
        {sections.map(({ key, number, title, level }) => (
          <li key={key} className={level === 2 ? styles.second : undefined}>
            <a href={`#${key}`}>
              {number}. {title}
            </a>
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

type Pieces = SentenceView['pieces']

function Words({ pieces, at }: { pieces: Pieces; at: At }) {
  return pieces.map(({ key, text, slot }) =>
    slot === null ? (
      <span key={key}>{text}</span>
    ) : (
      <a key={key} href={figureHref(at, slot)} className={at.version === null ? styles.bound : styles.frozen}>
        {text}
      </a>
    ),
  )
}

function Said({ one, at }: { one: SentenceView; at: At }) {
  if (one.dropped !== null) return null
  return (
    <>
      <p className={one.honest ? styles.honest : undefined}>
        <Words pieces={one.pieces} at={at} />
      </p>
      {one.lines.map(({ key, pieces }) => (
        <p key={key}>
          {'- '}
          <Words pieces={pieces} at={at} />
        </p>
      ))}
    </>
  )
}

function Part({ section, at }: { section: SectionView; at: At }) {
  const Heading = section.level === 1 ? 'h3' : 'h4'
  return (
    <section id={section.key}>
      <Heading className={section.level === 1 ? styles.heading1 : styles.heading2}>
        {section.number}. {section.title}
        {at.edits ? (
          <span className={styles.edit}>
            {' '}
            <a href={`/bao-cao/${at.id}/phan/${section.key}`} aria-label={`Sửa lời văn phần ${section.title}`}>
              Sửa lời văn
            </a>
          </span>
        ) : null}
      </Heading>
      {section.sentences.map((one) => (
        <Said key={one.key} one={one} at={at} />
      ))}
    </section>
  )
}

type DocumentProps = {
  heads: { body: string; number: string; place: string; subject: string; addressees: readonly string[] }
  sections: SectionView[]
  at: At
  foot: ReactNode
}

/** The report as a sheet of paper. */
export function ReportSheet({ heads, sections, at, foot }: DocumentProps) {
  return (
    <article className={paperStyles.sheet}>
      <PaperHead body={heads.body} number={heads.number} place={heads.place} />
      <h2 className={paperStyles.title}>
        BÁO CÁO
        <span className={paperStyles.subtitle}>{heads.subject}</span>
      </h2>
      {heads.addressees.map((one) => (
        <p key={one}>Kính gửi: {one}</p>
      ))}
      <div className={paperStyles.body}>
        {sections.map((section) => (
          <Part key={section.key} section={section} at={at} />
        ))}
      </div>
      {foot}
    </article>
  )
}
