import type { Block, Paper, PaperTable } from '../base/paper.ts'
import { brokenLines } from '../text/breaks.ts'
import { cellAlign, motto, nation, paperWords, serialColumn } from '../text/paper.ts'
import { drawable, type Face, widthOf } from './font.ts'
import { columns, millimetres, page, points, rules, sizes, text } from './measures.ts'

/** Lines of a name, and how long the rule under them is, in millimetres. */
type Ruled = { lines: string[]; rule: number }

/** Every text of a tree made drawable: strings are words, whatever field they stand in. */
function drawn<T>(value: T): T {
  if (typeof value === 'string') return drawable(value) as T
  if (Array.isArray(value)) return value.map(drawn) as T
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, drawn(part)])) as T
  return value
}

const measure = (face: Face, size: number) => (line: string) => widthOf(line, face, size)

/** A name broken to a column, with a rule under it that is a part of its widest line. */
function ruled(name: string, width: number, size: number): Ruled {
  const lines = brokenLines(name, points(width), measure('bold', size))
  const widest = Math.max(...lines.map(measure('bold', size)))
  return { lines, rule: millimetres(widest * rules.part) }
}

export type TableLayout = Omit<PaperTable, 'widths' | 'rows'> & {
  /** millimetres, one a column; together the width of the text */
  widths: number[]
  size: number
  rows: { bold: boolean; breakable: boolean; cells: { text: string; align: 'left' | 'centre' | 'right'; columns: number }[] }[]
}

/** Space between a cell's edge and its text, left and right, in millimetres. */
export const cellPadding = 1.2

/** Widths of columns as asked, but none narrower than its longest word or number while others have room to give. */
function fitted(asked: readonly number[], needed: readonly number[], width: number): number[] {
  const sum = asked.reduce((total, part) => total + part, 0)
  const wanted = asked.map((part) => (sum > 0 ? (part / sum) * width : width / asked.length))
  const lacking = wanted.reduce((total, have, at) => total + Math.max(0, (needed[at] ?? 0) - have), 0)
  const spare = wanted.reduce((total, have, at) => total + Math.max(0, have - (needed[at] ?? 0)), 0)
  const share = spare > 0 ? Math.min(1, lacking / spare) : 0
  const grown = lacking > 0 ? Math.min(1, spare / lacking) : 0
  return wanted.map((have, at) => {
    const need = needed[at] ?? 0
    return have < need ? have + (need - have) * grown : have - (have - need) * share
  })
}

const longestWord = (cell: string, face: Face, size: number): number => Math.max(0, ...cell.split(/[\s]+/).map(measure(face, size)))

/** What each column needs so that no word of it is torn, in millimetres; cells that join columns ask nothing. */
function needs(given: PaperTable, size: number): number[] {
  const needed = given.widths.map(() => 0)
  const ask = (at: number, cell: string, face: Face) => {
    needed[at] = Math.max(needed[at] ?? 0, millimetres(longestWord(cell, face, size)) + 2 * cellPadding + 0.3)
  }
  // heads that join rows push those of the next rows aside
  const taken: number[] = given.widths.map(() => 0)
  given.head.forEach((row, depth) => {
    let at = 0
    for (const cell of row) {
      while ((taken[at] ?? 0) > depth) at++
      const [across, down] = [cell.columns ?? 1, cell.rows ?? 1]
      if (across === 1) ask(at, cell.text, 'bold')
      for (let place = at; place < at + across; place++) taken[place] = depth + down
      at += across
    }
  })
  for (const row of given.rows) {
    let at = 0
    for (const cell of row.cells) {
      if ((cell.columns ?? 1) === 1) ask(at, cell.text, row.bold ? 'bold' : 'regular')
      at += cell.columns ?? 1
    }
  }
  return needed
}

/** Cells longer than this may go on over the page; all other rows stay whole. */
const longCell = 900

function tableLayout(given: PaperTable, width: number): TableLayout {
  const regular = needs(given, sizes.table.size)
  const dense = regular.reduce((sum, need) => sum + need, 0) > width || given.widths.length > 8
  const serial = serialColumn(given)
  const size = dense ? sizes.tableDense.size : sizes.table.size
  return {
    ...given,
    size,
    widths: fitted(given.widths, dense ? needs(given, size) : regular, width),
    rows: given.rows.map((row) => ({
      bold: row.bold === true,
      breakable: row.cells.some((cell) => cell.text.length > longCell),
      cells: row.cells.map((cell, at) => ({ text: cell.text, align: cellAlign(cell, serial && at === 0), columns: cell.columns ?? 1 })),
    })),
  }
}

export type LaidBlock = Exclude<Block, PaperTable> | TableLayout

const laid = (blocks: readonly Block[], width: number): LaidBlock[] =>
  blocks.map((block) => (block.kind === 'table' ? tableLayout(block, width) : block))

export const textWidth = (orientation: 'portrait' | 'landscape'): number =>
  (orientation === 'portrait' ? page.width : page.height) - page.left - page.right

/**
 * A paper measured: lines of names broken to their columns, lengths of rules from the widths of letters, widths of tables' columns.
 * Both writers draw this, so Word and PDF have the same lines. Millimetres.
 */
export function layoutOf(paper: Paper) {
  const words = drawn(paperWords(paper))
  const width = textWidth('portrait')
  const day = millimetres(widthOf(words.placeAndDay, 'italic', sizes.place.size))
  const needed = Math.max(millimetres(widthOf(nation, 'bold', sizes.nation.size)), day) + columns.slack
  const right = Math.min(Math.max(columns.right, needed), width - columns.leastLeft)
  const left = width - right
  const inLeft = left - columns.slack
  const body = ruled(words.body, inLeft, sizes.body.size)
  return {
    ...words,
    columns: { left, right },
    aboveLines: words.above === null ? [] : brokenLines(words.above, points(inLeft), measure('regular', sizes.above.size)),
    bodyLines: body.lines,
    bodyRule: body.rule,
    mottoRule: millimetres(widthOf(motto, 'bold', sizes.motto.size)),
    title: words.title && { ...words.title, ...ruled(words.title.subject, width - 4, sizes.subject.size) },
    letterLines:
      words.letterSubject === null
        ? []
        : brokenLines(words.letterSubject, points(inLeft - 2), measure('regular', sizes.letterSubject.size)),
    salutation: salutation(words.addressees, width),
    signatures: words.signatures.map((signature) => ({
      ...signature,
      lines: signature.lines.flatMap((line) => brokenLines(line, points(signColumns.right), measure('bold', sizes.signature.size))),
    })),
    blocks: laid(words.blocks, width),
    appendices: words.appendices.map((appendix) => ({ ...appendix, blocks: laid(appendix.blocks, textWidth(appendix.orientation)) })),
  }
}
export type Layout = ReturnType<typeof layoutOf>

/** Columns of recipients and signature. */
export const signColumns = { left: 72, right: 88 } as const

const addressLead = 'Kính gửi:'

/**
 * Where «Kính gửi» stands. One addressee is set in the middle when it fits; several stand under one another, their dashes under the colon.
 * `indent` is the place of the words «Kính gửi», `dash` that of the dashes, `name` that of the names.
 */
function salutation(addressees: readonly string[], width: number) {
  if (addressees.length === 0) return null
  const { size } = sizes.salutation
  const wide = (line: string) => millimetres(widthOf(line, 'regular', size))
  const whole = `${addressLead} ${addressees[0]}`
  if (addressees.length === 1 && wide(whole) <= width) return { lead: addressLead, centred: whole, indent: 0, dash: 0, name: 0, lines: [] }
  const indent = text.firstLine * 2
  const dash = addressees.length === 1 ? indent : indent + wide('Kính gửi')
  const lines = addressees.length === 1 ? [] : addressees.map((addressee) => `- ${addressee}`)
  const name = addressees.length === 1 ? indent + wide(`${addressLead} `) : dash + wide('- ')
  return { lead: addressees.length === 1 ? whole : addressLead, centred: null, indent, dash, name, lines }
}
