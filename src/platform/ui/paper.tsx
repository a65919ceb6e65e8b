import { Children, type ReactNode } from 'react'
import type { Block, Paper, PaperTable, Runs } from '../base/paper.ts'
import { cellAlign, motto, nation, type PaperWords, paperWords, serialColumn } from '../text/paper.ts'
import { ScrollBox } from './data-table.tsx'
import styles from './paper.module.css'

type Figures = {
  /** how a figure that the text states is shown, by its key; without it, as its text */
  figure?: ((key: string, text: string) => ReactNode) | undefined
}

/** Lines of a text never move among themselves: their place is their key. */
const keyed = <T,>(items: readonly T[], show: (item: T, at: number) => ReactNode): ReactNode[] => Children.toArray(items.map(show))

const broken = (text: string) =>
  keyed(text.split('\n'), (line, at) => (
    <>
      {at > 0 ? <br /> : null}
      {line}
    </>
  ))

type SheetProps = Figures & {
  paper: Paper
  /** what stands under the paper on the screen and in print, and is no part of it: its hash */
  foot?: ReactNode
}

/**
 * A paper in the form of Decree 30/2020 as a sheet on the screen: the same words as its Word and PDF files.
 */
export function PaperSheet({ paper, figure, foot }: SheetProps) {
  const words = paperWords(paper)
  return (
    <>
      <article className={styles.sheet}>
        <Heads words={words} />
        <Title words={words} />
        <Salutation addressees={words.addressees} />
        <div className={styles.body}>
          <Blocks blocks={words.blocks} figure={figure} />
        </div>
        <Ending words={words} />
        {words.address ? <p className={styles.address}>{words.address}</p> : null}
        {foot ? <div className={styles.digest}>{foot}</div> : null}
      </article>
      {keyed(words.appendices, ({ label, title, attachedTo, orientation, blocks }) => (
        <article className={`${styles.sheet} ${orientation === 'landscape' ? styles.wide : ''}`}>
          <h2 className={styles.title}>
            {label}
            <span className={styles.subtitle}>{title}</span>
          </h2>
          <p className={styles.attached}>{attachedTo}</p>
          <div className={styles.body}>
            <Blocks blocks={blocks} figure={figure} />
          </div>
        </article>
      ))}
    </>
  )
}

const Heads = ({ words: { above, body, number, placeAndDay, letterSubject, urgency } }: { words: PaperWords }) => (
  <div className={styles.heads}>
    <div>
      {above ? <p>{broken(above)}</p> : null}
      <p>
        <strong className={styles.part}>{broken(body)}</strong>
      </p>
    </div>
    <div>
      <p>
        <strong>{nation}</strong>
      </p>
      <p>
        <strong className={styles.whole}>{motto}</strong>
      </p>
    </div>
    <div>
      <p>{number}</p>
      {letterSubject ? <p>{letterSubject}</p> : null}
      {urgency ? <p className={styles.urgency}>{urgency}</p> : null}
    </div>
    <p className={styles.place}>{placeAndDay}</p>
  </div>
)

const Title = ({ words: { title } }: { words: PaperWords }) =>
  title && (
    <h2 className={styles.title}>
      {title.name}
      {title.subject ? (
        <span className={styles.subtitle}>
          <span className={styles.part}>{title.subject}</span>
        </span>
      ) : null}
    </h2>
  )

function Salutation({ addressees }: { addressees: readonly string[] }) {
  if (addressees.length === 0) return null
  if (addressees.length === 1) return <p className={styles.salutation}>Kính gửi: {addressees[0]}</p>
  return (
    <div className={styles.addressees}>
      <p>Kính gửi:</p>
      <div>
        {keyed(addressees, (addressee) => (
          <p>- {addressee}</p>
        ))}
      </div>
    </div>
  )
}

const Stretch = ({ runs, figure }: Figures & { runs: Runs }) => (
  <>
    {keyed(runs, ({ text, bold, italic, figure: key }) => {
      const shown = key && figure ? figure(key, text) : text
      const slanted = italic ? <em>{shown}</em> : shown
      return bold ? <strong>{slanted}</strong> : slanted
    })}
  </>
)

const Blocks = ({ blocks, figure }: Figures & { blocks: readonly Block[] }) => (
  <>
    {keyed(blocks, (block) => (
      <One block={block} figure={figure} />
    ))}
  </>
)

function One({ block, figure }: Figures & { block: Block }) {
  switch (block.kind) {
    case 'part':
      return (
        <h3 className={styles.centred}>
          {block.number}
          <br />
          {block.title}
        </h3>
      )
    case 'heading': {
      const mark = block.number === null ? '' : `${block.number}${block.level === 3 ? ')' : '.'} `
      return block.level === 3 ? (
        <p>
          {mark}
          {block.title}
        </p>
      ) : (
        <h3 className={styles.heading} id={block.anchor}>
          {mark}
          {block.title}
        </h3>
      )
    }
    case 'article':
      return (
        <p>
          <strong>
            Điều {block.number}. {block.title ? `${block.title}${block.runs.length > 0 ? '. ' : ''}` : ''}
          </strong>
          <Stretch runs={block.runs} figure={figure} />
        </p>
      )
    case 'paragraph':
      return (
        <p>
          <Stretch runs={block.runs} figure={figure} />
        </p>
      )
    case 'list':
      return keyed(block.items, (item) => (
        <p>
          - <Stretch runs={item} figure={figure} />
        </p>
      ))
    case 'bases':
      return keyed(block.lines, (line) => (
        <p>
          <em>{line}</em>
        </p>
      ))
    case 'centred':
      return (
        <p className={styles.centred}>
          <strong>{block.text}</strong>
        </p>
      )
    case 'table':
      return <SheetTable table={block} figure={figure} />
  }
}

const aligned = { left: 'start', centre: 'center', right: 'end' } as const

function SheetTable({ table, figure }: Figures & { table: PaperTable }) {
  const serial = serialColumn(table)
  return (
    <div className={styles.table}>
      {table.unit ? <p className={styles.unit}>{table.unit}</p> : null}
      <ScrollBox name={table.caption ?? 'Bảng'}>
        <table>
          {table.caption ? <caption>{table.caption}</caption> : null}
          <thead>
            {keyed(table.head, (row) => (
              <tr>
                {keyed(row, ({ text, columns, rows }) => (
                  <th scope={(columns ?? 1) > 1 ? 'colgroup' : 'col'} colSpan={columns} rowSpan={rows}>
                    {text}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {keyed(table.rows, ({ cells, bold }) => (
              <tr className={bold ? styles.bold : undefined}>
                {keyed(cells, (cell, at) => (
                  <td colSpan={cell.columns} style={{ textAlign: aligned[cellAlign(cell, serial && at === 0)] }}>
                    {cell.figure && figure ? figure(cell.figure, cell.text) : cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {table.source ? <p className={styles.source}>{table.source}</p> : null}
    </div>
  )
}

const Recipients = ({ recipients, drafter }: Pick<PaperWords, 'recipients' | 'drafter'>) => (
  <div className={styles.receivers}>
    {recipients.length > 0 ? (
      <p>
        <strong>
          <em>Nơi nhận:</em>
        </strong>
      </p>
    ) : null}
    {keyed(recipients, (line) => (
      <p>{line}</p>
    ))}
    {drafter ? <p>{drafter}</p> : null}
  </div>
)

function Ending({ words: { signatures, recipients, drafter } }: { words: PaperWords }) {
  const signs = keyed(signatures, ({ lines, note, name }) => (
    <div>
      {keyed(lines, (line) => (
        <p>
          <strong>{line}</strong>
        </p>
      ))}
      {note ? (
        <p>
          <em>{note}</em>
        </p>
      ) : null}
      <div className={styles.space} />
      {name ? (
        <p>
          <strong>{name}</strong>
        </p>
      ) : null}
    </div>
  ))
  const one = signatures.length < 2
  return (
    <>
      <div className={styles.signs}>
        {one ? <Recipients recipients={recipients} drafter={drafter} /> : null}
        {signs}
      </div>
      {one ? null : <Recipients recipients={recipients} drafter={drafter} />}
    </>
  )
}

/** The two files of a paper, under its address: `…/word` and `…/pdf`; `search` is what the address asks, «?don-vi=6». */
export const PaperFiles = ({ at, search = '' }: { at: string; search?: string }) => (
  <p className={styles.files}>
    <a href={`${at}/word${search}`} download>
      Tải Word
    </a>
    <a href={`${at}/pdf${search}`} download>
      Tải PDF
    </a>
  </p>
)
