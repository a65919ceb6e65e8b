import type { ReactNode } from 'react'
import styles from './data-table.module.css'

export type Column<Row> = {
  key: string
  head: ReactNode
  /** said before the value where rows become cards, when the head is no plain text */
  label?: string
  /** share of the width, where tables of one page should stand alike; on a card half of a table is the whole line */
  width?: 'narrow' | 'third' | 'half'
  /** numbers stand right, on the comma */
  numeric?: boolean
  cell: (row: Row) => ReactNode
  /** in the row of totals */
  foot?: ReactNode
}

type Props<Row> = {
  caption: string
  /** the caption stands in a heading already */
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
  /** what a narrow screen makes of it: one card a row, or a sideways scroll under a fixed first column */
  narrow?: 'cards' | 'scroll'
  foot?: boolean
  empty?: string
}

/** A table whose first column names the row. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, keyOf, narrow = 'cards', foot, empty }: Props<Row>) {
  if (rows.length === 0) return <p className="muted">{empty ?? 'Không có dòng nào.'}</p>
  const [first, ...others] = columns
  if (!first) return null
  return (
    <ScrollBox name={caption} active={narrow === 'scroll'}>
      <table className={`${styles.table} ${narrow === 'cards' ? styles.cards : styles.wide}`}>
        <caption className={captionHidden ? 'visually-hidden' : styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{first.cell(row)}</th>
              {others.map((column) => (
                <td key={column.key} className={classOf(column)} data-label={labelOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>
              <th scope="row">{first.foot}</th>
              {others.map((column) => (
                <td key={column.key} className={classOf(column)} data-label={labelOf(column)}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </ScrollBox>
  )
}

const classOf = <Row,>({ numeric, width }: Column<Row>) => (numeric ? styles.numeric : width ? styles[width] : undefined)
const labelOf = <Row,>(column: Column<Row>) => column.label ?? (typeof column.head === 'string' ? column.head : undefined)

/** Lets a wide table scroll by itself, by keyboard too, so that the page never does. */
export function ScrollBox({ name, active = true, children }: { name: string; active?: boolean; children: ReactNode }) {
  if (!active) return children
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} aria-label={name} tabIndex={0}>
      {children}
    </section>
  )
}
