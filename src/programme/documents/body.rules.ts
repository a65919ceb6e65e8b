import type { Block, BodyCell, PaperTable, Runs, TableRow } from '../../platform/base/paper.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'

/**
 * Text as officers type and paste it → the blocks of a document, and back. What begins with «I.», «1.», «a)», «- », «Điều 1.», «Phần I» or
 * «Căn cứ» becomes what it looks like; lines with tabs, as Excel copies them, become a table; everything else is a paragraph, word for word.
 */
export function parseBody(text: string): Block[] {
  const lines = linesOf(text)
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const [block, taken] = readBlock(lines, at, blocks.length === 0)
    blocks.push(block)
    at += taken
  }
  return blocks
}

/** NFC, one line each, tabs kept; empty lines only part paragraphs and fall away. */
const linesOf = (text: string): string[] =>
  joinedCells(text.normalize('NFC').replace(/\r\n?/g, '\n').split('\n').map(tidyLine).join('\n'))
    .split('\n')
    .filter((line) => line.replaceAll('\t', '') !== '')

const tidyLine = (line: string): string => (line.includes('\t') ? line.split('\t').map(tidy).join('\t') : tidy(line))

/** Excel puts a cell with a line end between quotation marks: it becomes one line. Only beside a tab, so that what people quote stays. */
const joinedCells = (text: string): string =>
  text.replace(
    /(\t)"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?=[\t\n]|$)|(^|\n)"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?=\t)/g,
    (_, tab, cell, start, first) => `${tab ?? start}${tidy((cell ?? first).replaceAll('""', '"'))}`,
  )

const roman = /^(?=[IVXL])(X{0,3}L?X{0,3})(IX|IV|V?I{0,3})$/
/** longer than this, or with an end like a sentence, a numbered line is a paragraph that keeps its number */
const longestTitle = 160
const isTitle = (words: string) => words.length <= longestTitle && !/[.;:,]$/u.test(words)

type Read = [block: Block, lines: number]

function readBlock(lines: readonly string[], at: number, isFirst: boolean): Read {
  const line = lines[at] as string
  const table = readTable(lines, at)
  if (table) return table
  if (isFirst && isBasis(line)) return readBases(lines, at)
  const part = /^(Phần (?:[IVXL]+|thứ \p{L}+))(?:[.:]\s*(.+))?$/u.exec(line)
  if (part) {
    const next = lines[at + 1]
    if (part[2]) return [{ kind: 'part', number: part[1] as string, title: part[2] }, 1]
    if (next && !next.includes('\t') && next === next.toLocaleUpperCase('vi'))
      return [{ kind: 'part', number: part[1] as string, title: next }, 2]
  }
  const article = /^Điều (\d+[a-zđ]?)\.\s*(.*)$/u.exec(line)
  if (article) return [{ kind: 'article', number: article[1] as string, title: null, runs: runsOf(article[2] ?? '') }, 1]
  const heading = headingIn(line)
  if (heading) return [heading, 1]
  if (itemIn(line) !== null) return readList(lines, at)
  if (/^\p{Lu}[\p{Lu}\s]{2,38}:$/u.test(line)) return [{ kind: 'centred', text: line }, 1]
  return [{ kind: 'paragraph', runs: runsOf(line) }, 1]
}

const runsOf = (text: string): Runs => (text === '' ? [] : [{ text }])

function headingIn(line: string): Block | null {
  const found = /^(?:([IVXL]+)\.|(\d{1,2})\.|([a-zđ])\))\s+(.+)$/u.exec(line)
  if (!found) return null
  const [, first, second, third, title = ''] = found
  if (!isTitle(title)) return null
  if (first) return roman.test(first) ? { kind: 'heading', level: 1, number: first, title } : null
  return second ? { kind: 'heading', level: 2, number: second, title } : { kind: 'heading', level: 3, number: third as string, title }
}

const itemIn = (line: string): string | null => /^[-–•]\s+(.+)$/u.exec(line)?.[1] ?? null

function readList(lines: readonly string[], at: number): Read {
  const items: Runs[] = []
  for (let next = at; next < lines.length; next++) {
    const item = (lines[next] as string).includes('\t') ? null : itemIn(lines[next] as string)
    if (item === null) break
    items.push(runsOf(item))
  }
  return [{ kind: 'list', items }, items.length]
}

const isBasis = (line: string) => /^Căn cứ\s.+[;.,]$/u.test(line)
const goesOn = (line: string) => /^(?:Căn cứ|Xét|Theo đề nghị|Thực hiện)\s.+[;.,]$/u.test(line)

function readBases(lines: readonly string[], at: number): Read {
  let taken = 1
  while (taken < lines.length - at && goesOn(lines[at + taken] as string) && !/\.$/u.test(lines[at + taken - 1] as string)) taken++
  return [{ kind: 'bases', lines: lines.slice(at, at + taken).map(basisText) }, taken]
}

/** A basis without the mark at its end, which its place gives it. */
export const basisText = (line: string): string => tidy(line).replace(/\s*[;.,]$/u, '')

/** [caption,] [unit,] rows with tabs [, source] */
function readTable(lines: readonly string[], at: number): Read | null {
  let first = at
  const caption = /^Bảng \d+/u.test(lines[first] ?? '') && !(lines[first] as string).includes('\t') ? (lines[first++] as string) : null
  const unit =
    /^(?:ĐVT|Đơn vị tính)\s*:/u.test(lines[first] ?? '') && !(lines[first] as string).includes('\t') ? (lines[first++] as string) : null
  let last = first
  while (last < lines.length && (lines[last] as string).includes('\t')) last++
  if (last === first) return null
  const source = /^Nguồn\s*:/u.test(lines[last] ?? '') ? (lines[last] as string) : null
  return [tableOf(lines.slice(first, last), { caption, unit, source }), last + (source ? 1 : 0) - at]
}

type Around = Pick<PaperTable, 'caption' | 'unit' | 'source'>

function tableOf(lines: readonly string[], around: Around): PaperTable {
  const cells = lines.map((line) => line.split('\t'))
  const columns = Math.max(...cells.map((row) => row.length))
  const filled = cells.map((row) => [...row, ...Array<string>(columns - row.length).fill('')])
  const [head = [], ...rows] = filled
  const widths = Array.from({ length: columns }, (_, at) => Math.min(40, Math.max(4, ...filled.map((row) => (row[at] ?? '').length))))
  return { kind: 'table', ...around, widths, head: [head.map((text) => ({ text }))], rows: rows.map(rowOf) }
}

function rowOf(row: readonly string[]): TableRow {
  const cells = row.map((text): BodyCell => {
    if (text === '–' || text === '-') return { text, align: 'centre' }
    return /^[\d.,\s%-]+$/u.test(text) && parseNumber(text.replace('%', ''), 'integer').ok ? { text, align: 'right' } : { text }
  })
  return row.some((text) => /^(?:Tổng(?: số| cộng)?|Cộng)$/iu.test(text)) ? { cells, bold: true } : { cells }
}

const wordsOf = (runs: Runs): string => runs.map(({ text }) => text).join('')

const tableText = ({ caption, unit, head, rows, source }: PaperTable): string[] => [
  ...(caption ? [caption] : []),
  ...(unit ? [unit] : []),
  ...head.map((row) => row.map(({ text }) => text).join('\t')),
  ...rows.map(({ cells }) => cells.map(({ text }) => text).join('\t')),
  ...(source ? [source] : []),
]

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'part':
      return [block.number, block.title]
    case 'heading':
      return [block.number === null ? block.title : `${block.number}${block.level === 3 ? ')' : '.'} ${block.title}`]
    case 'article':
      return [`Điều ${block.number}. ${[block.title, wordsOf(block.runs)].filter(Boolean).join('. ')}`]
    case 'paragraph':
      return [wordsOf(block.runs)]
    case 'list':
      return block.items.map((item) => `- ${wordsOf(item)}`)
    case 'bases':
      return block.lines.map((line, at) => `${basisText(line)}${at === block.lines.length - 1 ? '.' : ';'}`)
    case 'centred':
      return [block.text]
    case 'table':
      return tableText(block)
  }
}

/** The same blocks as text to go on typing in: `parseBody` of it gives them back, save bold words and joined cells. */
export const textOfBody = (blocks: readonly Block[]): string => blocks.flatMap(blockText).join('\n')
