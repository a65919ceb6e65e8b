import type { ReactNode } from 'react'
import styles from './shell.module.css'

export type MenuItem = { href: string; text: string; current?: boolean }

type Props = {
  menu: MenuItem[]
  /** what found no room in the menu */
  more?: MenuItem[]
  /** where the search form goes; its field is `tim` */
  search: string
  foot: ReactNode
  children: ReactNode
}

/** The frame of every page: skip link, brand, menu, search, content, foot. Plain HTML. */
export function Shell({ menu, more = [], search, foot, children }: Props) {
  return (
    <>
      <a className={styles.skip} href="#noi-dung">
        Đến nội dung chính
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <a className={styles.brand} href="/">
            <Mark />
            <span>
              <strong>Nông thôn mới</strong>
              <span className={styles.tagline}>Theo ngày, theo bản đồ</span>
            </span>
          </a>
          <nav className={styles.menu} aria-label="Chính">
            <Items items={menu} />
            {more.length > 0 ? (
              <details className={styles.more}>
                <summary>Thêm</summary>
                <Items items={more} />
              </details>
            ) : null}
          </nav>
          <search className={styles.search}>
            <form action={search} method="get">
              <label className="visually-hidden" htmlFor="tim-don-vi">
                Tìm xã, huyện, tỉnh (tên hoặc mã, có dấu hoặc không dấu)
              </label>
              <input id="tim-don-vi" type="search" name="tim" placeholder="Tìm xã, huyện, tỉnh" autoComplete="off" />
              <button type="submit">Tìm</button>
            </form>
          </search>
        </div>
      </header>
      <main id="noi-dung" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <footer className={styles.footer}>
        <div>{foot}</div>
      </footer>
    </>
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
