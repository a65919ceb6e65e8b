import type { ReactNode } from 'react'
import { Described, Structured } from './described.tsx'
import styles from './page.module.css'

export type Crumb = { href: string; text: string }

/** Where the page stands: links above the heading. */
export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <>
      <nav className={styles.crumbs} aria-label="Vị trí trang">
        <ol>
          {crumbs.map((crumb) => (
            <li key={crumb.href}>
              <a href={crumb.href}>{crumb.text}</a>
            </li>
          ))}
        </ol>
      </nav>
      <Structured of={(origin) => trail(origin, crumbs)} />
    </>
  )
}

const trail = (origin: string, crumbs: Crumb[]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ href, text }, at) => ({ '@type': 'ListItem', position: at + 1, name: text, item: `${origin}${href}` })),
})

/** Heading, the sentence that answers first, and what stands beside it; both are what programs are told of a public page. */
export function PageHead({
  crumbs,
  kicker,
  title,
  lead,
  description = lead,
  image,
  children,
}: {
  crumbs?: Crumb[]
  kicker?: ReactNode
  title: ReactNode
  lead?: ReactNode
  /** what programs are told, where the lead does not say it */
  description?: ReactNode
  /** a picture of 1200 × 630 for who shares the page; without one, that of the house */
  image?: string
  children?: ReactNode
}) {
  return (
    <div className={styles.head}>
      <Described title={title} description={description} image={image} />
      {crumbs && crumbs.length > 0 ? <Crumbs crumbs={crumbs} /> : null}
      {kicker ? <p className={styles.kicker}>{kicker}</p> : null}
      <h1>{title}</h1>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
      {children}
    </div>
  )
}

/** A strip that a reader must see. `demonstration` and `history` are quiet, `warning` is loud. */
export function Strip({ kind, children }: { kind: 'note' | 'demonstration' | 'history' | 'warning'; children: ReactNode }) {
  return <div className={`${styles.strip} ${styles[kind]}`}>{children}</div>
}

/** Notes of one kind: one strip, a list when there are several. */
export function Notes({ kind, notes }: { kind: 'note' | 'warning'; notes: string[] }) {
  if (notes.length === 0) return null
  return (
    <Strip kind={kind}>
      {notes.length === 1 ? (
        <p>{notes[0]}</p>
      ) : (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Strip>
  )
}

/** Two columns on wide screens: what is read first, and what stands beside it. `tableFirst`: on a phone the second comes first. */
export function Halves({ children, tableFirst }: { children: ReactNode; tableFirst?: boolean }) {
  return <div className={`${styles.halves} ${tableFirst ? styles.tableFirst : ''}`}>{children}</div>
}

export function Section({ id, title, children, lead }: { id?: string; title: ReactNode; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="section" id={id}>
      <h2>{title}</h2>
      {lead ? <p className={styles.sectionLead}>{lead}</p> : null}
      {children}
    </section>
  )
}

/** Pairs of a name and a value, for the facts of one thing. */
export function Facts({ facts }: { facts: { name: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Numbered pages as links. */
export function Pages({ of, page, href }: { of: number; page: number; href: (page: number) => string }) {
  if (of <= 1) return null
  return (
    <nav className={styles.pages} aria-label="Trang">
      {page > 1 ? <a href={href(page - 1)}>‹ Trang trước</a> : <span />}
      <span>
        Trang {page}/{of}
      </span>
      {page < of ? <a href={href(page + 1)}>Trang sau ›</a> : <span />}
    </nav>
  )
}
