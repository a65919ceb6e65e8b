import { Refused } from '../base/refusal.ts'
import type { TableBatches } from './table.ts'
import { type Bounds, bomb, broken, openPackage, type Package } from './unpacked.ts'
import { type Common, type NumberKind, readable, sheetRows } from './workbook-cells.ts'
import { readXml } from './xml.ts'

/** letters of all strings together, which alone are kept in memory */
const mostLetters = 64 * 1024 * 1024

/** A workbook that is being read: its sheets that are not hidden, in their order, and the rows of one of them. */
export type OpenWorkbook = { sheets: readonly string[]; rows: (sheet: string, batchSize: number) => TableBatches }

const refusal = (code: string, text: string) => new Refused({ code, text, status: 422 })
const other = {
  macros: refusal('file.macros', 'Tệp có macro (.xlsm) nên không mở. Mở bằng Excel, lưu lại thành «Sổ làm việc Excel (.xlsx)» rồi gửi.'),
  binary: refusal('file.unreadable', 'Tệp là sổ Excel nhị phân (.xlsb). Mở bằng Excel và lưu lại thành .xlsx.'),
  calc: refusal('file.unreadable', 'Tệp là sổ LibreOffice (.ods). Mở bằng LibreOffice và lưu lại thành .xlsx.'),
  word: refusal('file.unreadable', 'Tệp là văn bản Word, không phải sổ Excel. Chép bảng sang Excel và lưu lại thành .xlsx.'),
  none: refusal('file.malformed', 'Tệp nén không phải sổ XLSX. Mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx.'),
}

/**
 * Opens an XLSX. Nothing of it is computed or run: formulas are the results that they were saved with. A sheet is read as a stream; of the
 * file only its strings are kept. Throws Refused with the reason for what is no such workbook, is locked, has macros, or holds too much.
 * @param onBytes told how much of the packed file has been read so far
 */
export async function openWorkbook(path: string, bounds: Bounds, onBytes: (read: number) => void = () => undefined): Promise<OpenWorkbook> {
  const parts = await openPackage(path, bounds)
  refuseOthers(parts)
  const targets = await relations(parts)
  const { sheets, from1904 } = await sheetsOf(parts, targets)
  const kinds = await kindsOf(parts)
  let strings: string[] | null = null
  return {
    sheets: [...sheets.keys()],
    async *rows(sheet, batchSize) {
      const part = sheets.get(sheet)
      if (!part) throw new Error(`no sheet «${sheet}»`)
      strings ??= await stringsOf(parts, bounds)
      const common: Common = { strings, kinds, from1904 }
      yield* sheetRows(
        parts.read(part, (share) => onBytes(Math.round(share * parts.size(part)))),
        sheet,
        common,
        batchSize,
      )
    },
  }
}

function refuseOthers(parts: Package): void {
  if (parts.has('xl/vbaProject.bin')) throw other.macros
  if (parts.has('xl/workbook.bin')) throw other.binary
  if (parts.has('word/document.xml')) throw other.word
  if (parts.has('content.xml') && parts.has('mimetype')) throw other.calc
  if (!parts.has('xl/workbook.xml')) throw other.none
}

/** Where the parts of the workbook stand, by the id that it calls them by. */
async function relations(parts: Package): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readXml(parts.read('xl/_rels/workbook.xml.rels'), {
    open: (name, attributes) => {
      const [id, target] = [attributes.Id, attributes.Target]
      if (name !== 'Relationship' || !id || !target || attributes.TargetMode === 'External') return
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
    },
    close: () => undefined,
    text: () => undefined,
  })
  return targets
}

async function sheetsOf(parts: Package, targets: Map<string, string>): Promise<{ sheets: Map<string, string>; from1904: boolean }> {
  const [sheets, hidden] = [new Map<string, string>(), new Map<string, string>()]
  let from1904 = false
  await readXml(parts.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const [called, part] = [attributes.name ?? '', targets.get(attributes.id ?? '')]
      if (!part || !parts.has(part)) return
      const of = (attributes.state ?? 'visible') === 'visible' ? sheets : hidden
      of.set(called.normalize('NFC'), part)
    },
    close: () => undefined,
    text: () => undefined,
  })
  if (sheets.size + hidden.size === 0) throw broken
  return { sheets: sheets.size > 0 ? sheets : hidden, from1904 }
}

/** Which styles show a number as a day or an hour. */
async function kindsOf(parts: Package): Promise<NumberKind[]> {
  const [kinds, formats] = [[] as NumberKind[], new Map<number, string>()]
  if (!parts.has('xl/styles.xml')) return kinds
  let within = false
  await readXml(parts.read('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') within = true
      if (name === 'xf' && within) kinds.push(kindOf(Number(attributes.numFmtId ?? 0), formats))
    },
    close: (name) => {
      if (name === 'cellXfs') within = false
    },
    text: () => undefined,
  })
  return kinds
}

/** Formats 14–17 and 22 of the standard are days, 18–21 and 45–47 hours, 27–36 and 50–58 days of East Asia; others are told by their letters. */
function kindOf(id: number, formats: Map<number, string>): NumberKind {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date'
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time'
  const letters = (formats.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, '')
  if (/[dy]/i.test(letters)) return 'date'
  if (/[hs]/i.test(letters)) return 'time'
  return /m/i.test(letters) ? 'date' : 'number'
}

async function stringsOf(parts: Package, bounds: Bounds): Promise<string[]> {
  const strings: string[] = []
  if (!parts.has('xl/sharedStrings.xml')) return strings
  let [text, within, phonetic, letters] = ['', false, false, 0]
  await readXml(parts.read('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      if (name === 't') within = !phonetic
    },
    close: (name) => {
      if (name === 't') within = false
      if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      letters += text.length + 16
      strings.push(readable(text))
    },
    text: (given) => {
      if (within) text += given
      if (letters + text.length > mostLetters) throw bomb(bounds)
    },
  })
  return strings
}
