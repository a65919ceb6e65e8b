import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sheetNames, type Workbook } from '../base/workbook.ts'
import { sheetPart, xmlText } from './workbook-sheet.ts'
import { stylesPart } from './workbook-styles.ts'
import { type ZipEntry, zipped } from './zip.ts'

/** The same rows give the same bytes, whenever they are written. */
const at = new Date('2020-01-01T12:00:00')

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const encoder = new TextEncoder()

/**
 * A workbook as its bytes come. Rows are asked for when those before them have gone out, so memory does not grow with them. Text stays text
 * whatever it begins with; the only formulas are sums of the workbook's own rows.
 */
export const workbookBytes = (book: Workbook): AsyncGenerator<Uint8Array> => zipped(parts(book), at)

/** The same as a web stream, for an answer. */
export const workbookStream = (book: Workbook): ReadableStream => Readable.toWeb(Readable.from(workbookBytes(book))) as ReadableStream

/** The same in memory, for what is small. */
export const workbookWhole = async (book: Workbook): Promise<Uint8Array> => new Uint8Array(await buffer(workbookBytes(book)))

async function* parts({ sheets }: Workbook): AsyncGenerator<ZipEntry> {
  const names = sheetNames(sheets.map(({ name }) => name))
  yield entry('[Content_Types].xml', contentTypes(names.length))
  yield entry(
    '_rels/.rels',
    `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  yield entry('xl/workbook.xml', workbookPart({ sheets }, names))
  yield entry('xl/_rels/workbook.xml.rels', relations(names.length))
  yield entry('xl/styles.xml', stylesPart())
  for (const [index, sheet] of sheets.entries()) yield entry(`xl/worksheets/sheet${index + 1}.xml`, sheetPart(sheet, index === 0))
}

const entry = (path: string, text: string | AsyncIterable<string>): ZipEntry => ({ path, dense: true, bytes: encoded(text) })

async function* encoded(text: string | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  yield encoder.encode(declaration)
  if (typeof text === 'string') yield encoder.encode(text)
  else for await (const piece of text) yield encoder.encode(piece)
}

function contentTypes(sheets: number): string {
  const part = (path: string, type: string) => `<Override PartName="/xl/${path}.xml" ContentType="${spreadsheet}.${type}+xml"/>`
  return [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    ...Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet')),
    '</Types>',
  ].join('')
}

function relations(sheets: number): string {
  const one = (id: number, type: string, target: string) => `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}.xml"/>`
  const all = Array.from({ length: sheets }, (_, index) => one(index + 1, 'worksheet', `worksheets/sheet${index + 1}`))
  return `<Relationships xmlns="${relationships}">${all.join('')}${one(sheets + 1, 'styles', 'styles')}</Relationships>`
}

function workbookPart({ sheets }: Workbook, names: readonly string[]): string {
  const listed = names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  const repeated = sheets.flatMap(({ repeat }, index) => {
    if (!repeat) return []
    const sheet = `'${xmlText(names[index] as string).replaceAll("'", "''")}'`
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}!$${repeat[0]}:$${repeat[1]}</definedName>`]
  })
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}">`,
    `<bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets>`,
    repeated.length > 0 ? `<definedNames>${repeated.join('')}</definedNames>` : '',
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>',
  ].join('')
}
