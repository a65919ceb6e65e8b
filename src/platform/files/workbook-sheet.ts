import type { CellRole, Sheet, SheetCell, SheetRow } from '../base/workbook.ts'
import { styleOf } from './workbook-styles.ts'

/** Excel keeps no longer text in a cell. */
const longest = 32_767

/** «A», …, «Z», «AA»: the letters of a column, counted from 0. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** Text as XML may hold it: composed, without characters that no XML has, and with «_x0041_» told from the letter that Excel would make of it. */
export function xmlText(given: string): string {
  let text = given.length > longest ? `${given.slice(0, longest - 1)}…` : given
  text = text.normalize('NFC').toWellFormed()
  text = text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '')
  text = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return /[&<>"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text
}

/** What stands after the rows, gathered while they go out. */
type Gathered = { merges: string[]; choices: Map<string, string[]>; values: Map<number, number[]> }

/** The part of a sheet, in pieces as its rows come; what is summed is kept as numbers, nothing else. */
export async function* sheetPart(sheet: Sheet, selected: boolean): AsyncGenerator<string> {
  const summed = sheet.columns.flatMap(({ summed }, at) => (summed ? [at] : []))
  const gathered: Gathered = { merges: [], choices: new Map(), values: new Map(summed.map((at) => [at, []])) }
  yield opening(sheet, selected)
  let [piece, line] = ['', 0]
  for await (const row of sheet.rows) {
    line++
    piece += rowXml(row, line, gathered)
    if (piece.length < 1 << 16) continue
    yield piece
    piece = ''
  }
  yield piece + closing(sheet, gathered)
}

function opening({ columns, freeze }: Sheet, selected: boolean): string {
  const pane = freeze.columns > 0 ? (freeze.rows > 0 ? 'bottomRight' : 'topRight') : 'bottomLeft'
  const split = `${freeze.columns > 0 ? ` xSplit="${freeze.columns}"` : ''}${freeze.rows > 0 ? ` ySplit="${freeze.rows}"` : ''}`
  const frozen = `<pane${split} topLeftCell="${letters(freeze.columns)}${freeze.rows + 1}" activePane="${pane}" state="frozen"/>`
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0">${split ? frozen : ''}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/><cols>',
    ...columns.map(({ width, hidden }, at) => {
      const place = `min="${at + 1}" max="${at + 1}" width="${width}"`
      return `<col ${place} customWidth="1"${hidden ? ' hidden="1"' : ''}/>`
    }),
    '</cols><sheetData>',
  ].join('')
}

/** In the order that the schema of the format asks for. */
function closing({ locked }: Sheet, { merges, choices }: Gathered): string {
  const lists = [...choices].map(
    ([list, cells]) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells.join(' ')}"><formula1>${list}</formula1></dataValidation>`,
  )
  return [
    '</sheetData>',
    locked ? '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>' : '',
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '',
    lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter></worksheet>',
  ].join('')
}

function rowXml({ role, cells }: SheetRow, line: number, gathered: Gathered): string {
  let xml = `<row r="${line}">`
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]
    if (cell) xml += cellXml(cell, role, { at, line }, gathered)
    // covered by a joined cell: only its frame is drawn
    else xml += `<c r="${letters(at)}${line}" s="${styleOf(role, 'text')}"/>`
  }
  return `${xml}</row>`
}

function cellXml(cell: SheetCell, rowRole: CellRole, { at, line }: { at: number; line: number }, gathered: Gathered): string {
  const { value, kind = 'text', role = rowRole, columns = 1, rows = 1, choices } = cell
  const name = `${letters(at)}${line}`
  if (columns > 1 || rows > 1) gathered.merges.push(`${name}:${letters(at + columns - 1)}${line + rows - 1}`)
  if (choices) choose(gathered.choices, choices, name)
  const head = `<c r="${name}" s="${styleOf(role, kind)}"`
  if (value === null || value === '') return `${head}/>`
  if (typeof value === 'object') return `${head}${sumXml(gathered.values.get(at), value.sum, letters(at))}`
  const number = kind === 'date' && typeof value === 'string' ? serial(value) : value
  if (typeof number === 'string') return `${head} t="inlineStr"><is><t xml:space="preserve">${xmlText(number)}</t></is></c>`
  if (!Number.isFinite(number)) throw new Error(`${name}: ${number} is no number of a workbook`)
  const kept = gathered.values.get(at)
  if (kept) kept[line] = number
  return `${head}><v>${number}</v></c>`
}

/** With its result beside it, for whoever shows a workbook without computing. */
function sumXml(values: readonly number[] | undefined, [from, to]: readonly [number, number], column: string): string {
  if (!values) throw new Error(`column ${column} is not said to be summed`)
  let sum = 0
  for (let line = from; line <= to; line++) sum += values[line] ?? 0
  return `><f>SUM(${column}${from}:${column}${to})</f><v>${Number(sum.toPrecision(15))}</v></c>`
}

function choose(all: Map<string, string[]>, choices: readonly string[], name: string): void {
  const list = choices.join(',')
  if (list.length > 255 || choices.some((one) => one.includes(','))) throw new Error(`${name}: too long a list to choose from: ${list}`)
  const formula = `&quot;${xmlText(list.replaceAll('"', '""'))}&quot;`
  const cells = all.get(formula)
  if (cells) cells.push(name)
  else all.set(formula, [name])
}

/** The day as Excel counts it; a day before March 1900 (which it counts wrongly) and what is no day stay text. */
function serial(day: string): number | string {
  const counted = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569 : Number.NaN
  return counted >= 61 ? counted : day
}
