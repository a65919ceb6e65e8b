import type { ReactNode } from 'react'
import styles from './shell.module.css'

export type MenuItem = { href: string; text: string; current?: boolean }

/** What the frame itself says, in the language of the page. */
export const shellWords = {
  vi: {
    skip: 'Đến nội dung chính',
    tagline: 'Theo ngày, theo bản đồ',
    menu: 'Chính',
    more: 'Thêm',
    display: 'Cỡ chữ, tương phản',
    home: '/',
  },
  en: {
    skip: 'To the main content',
    tagline: 'New rural development',
    menu: 'Main',
    more: 'More',
    display: 'Text size, contrast',
    home: '/en',
  },
} as const

type Props = {
  words?: (typeof shellWords)['vi' | 'en']
  menu: MenuItem[]
  /** what found no room in the menu */
  more?: MenuItem[]
  /** where one chooses how pages are drawn */
  display: string
  /** where the search form goes; its field is `tim` */
  search: string | null
  /** the same page in another language */
  other?: { href: string; text: string; lang: string } | null
  foot: ReactNode
  children: ReactNode
}

/** The frame of every page: skip link, brand, menu, search, content, foot. Plain HTML. */
export function Shell({ words = shellWords.vi, menu, more = [], display, search, other, foot, children }: Props) {
  return (
    <>
      <a className={styles.skip} href="#chinh">
        {words.skip}
      </a>
      <header className={styles.header}>
        <p className={styles.tools}>
          <a href={display}>{words.display}</a>
        </p>
        <div className={styles.bar}>
          <a className={styles.brand} href={words.home}>
            <Mark />
            <span>
              <strong lang="vi">Nông thôn mới</strong>
              <span className={styles.tagline}>{words.tagline}</span>
            </span>
          </a>
          <nav className={styles.menu} aria-label={words.menu}>
            <Items items={menu} />
            {more.length > 0 ? (
              <details className={styles.more}>
                <summary>{words.more}</summary>
                <Items items={more} />
              </details>
            ) : null}
          </nav>
          {other ? (
            <a className={styles.other} href={other.href} lang={other.lang} hrefLang={other.lang}>
              {other.text}
            </a>
          ) : null}
          {search === null ? null : <Search action={search} />}
        </div>
      </header>
      <main id="chinh" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <footer className={styles.footer}>
        <div>{foot}</div>
      </footer>
    </>
  )
}

function Search({ action }: { action: string }) {
  return (
    <search className={styles.search}>
      <form action={action} method="get">
        <label className="visually-hidden" htmlFor="tim-tren-cong">
          Tìm trên cổng, có dấu hoặc không dấu
        </label>
        <input id="tim-tren-cong" type="search" name="tim" placeholder="Tìm trên cổng" autoComplete="off" />
        <button type="submit">Tìm</button>
      </form>
    </search>
  )
}

const Items = ({ items }: { items: MenuItem[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item.href}>
        <a href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.text}
        </a>
      </li>
    ))}
  </ul>
)

/** Three terraces under a sun: drawn here, no emblem of any body. */
function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="27" cy="11" r="6" fill="#ffd75e" />
      <path d="M2 22c8-6 16-6 36 0v5C22 21 12 22 2 28z" fill="#c7d98f" />
      <path d="M2 29c10-6 20-5 36 0v4C24 28 12 29 2 34z" fill="#8cc6a5" />
      <path d="M2 35c12-5 22-4 36 0v3H2z" fill="#fff" />
    </svg>
  )
}
