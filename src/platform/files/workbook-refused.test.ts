import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { openTable } from './table.ts'

const folder = await mkdtemp(join(tmpdir(), 'refused-'))
afterAll(() => rm(folder, { recursive: true }))

const parts = {
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
}
const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const book = (change: Record<string, string | null> = {}) => {
  const all: Record<string, string | null> = { ...parts, 'xl/worksheets/sheet1.xml': sheet(row), ...change }
  return zipSync(
    Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text === null ? [] : [[name, strToU8(text)]]))) as Zippable,
  )
}
const altered = (bytes: Uint8Array, change: (view: Buffer) => void) => {
  const copy = Buffer.from(bytes)
  change(copy)
  return copy
}
const directory = (bytes: Buffer) => bytes.readUInt32LE(bytes.length - 6)
const locked = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(1024),
  Buffer.from('EncryptedPackage', 'utf16le'),
])
const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

async function opened(bytes: Uint8Array | string, name = 'tệp.bin', bounds?: { bytes: number; parts: number }) {
  const path = join(folder, name)
  await writeFile(path, bytes)
  const table = await openTable(path, bounds ? { bounds } : {})
  const rows = [{ line: 1, cells: table.header }]
  for await (const batch of table.batches) rows.push(...batch)
  return rows
}

test('the least workbook opens', async () => {
  expect(await opened(book())).toEqual([{ line: 1, cells: ['1'] }])
})

test.each<[string, Uint8Array | string, string, string]>([
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'a.xls', '.xls'],
  ['a workbook with a password', locked, 'a.xlsx', 'mật khẩu'],
  ['a zip with a password', altered(book(), (bytes) => bytes.writeUInt16LE(1, directory(bytes) + 8)), 'a.xlsx', 'mật khẩu'],
  ['macros', book({ 'xl/vbaProject.bin': 'x' }), 'a.xlsx', 'macro'],
  ['a binary workbook', book({ 'xl/workbook.xml': null, 'xl/workbook.bin': 'x' }), 'a.xlsx', '.xlsb'],
  ['a document of Word', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'a.xlsx', 'Word'],
  ['a sheet of LibreOffice', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') }), 'a.xlsx', '.ods'],
  ['another zip', zipSync({ 'a.txt': strToU8('x') }), 'a.xlsx', 'không phải sổ XLSX'],
  ['CSV by another name', 'ma,ten\n1,x\n', 'a.xlsx', 'văn bản'],
  ['a web page by another name', '\ufeff <html><table><tr><td>1</td></tr></table></html>', 'a.csv', 'HTML'],
  ['a table of XML', '<?xml version="1.0"?><Workbook/>', 'a.csv', 'HTML hay XML'],
  ['entities that grow', book({ 'xl/worksheets/sheet1.xml': `${laughs}${sheet(row)}` }), 'a.xlsx', 'DTD'],
  ['entities in the strings', book({ 'xl/sharedStrings.xml': `${laughs}<sst><si><t>&b;</t></si></sst>` }), 'a.xlsx', 'DTD'],
  ['an entity that nobody declared', book({ 'xl/worksheets/sheet1.xml': sheet('<row><c t="str"><v>&b;</v></c></row>') }), 'a.xlsx', 'hỏng'],
  ['half a sheet', book({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1">' }), 'a.xlsx', 'hỏng'],
  ['a mark without end', book({ 'xl/worksheets/sheet1.xml': `<worksheet a="${'x'.repeat(3 << 20)}` }), 'a.xlsx', 'hỏng'],
  ['a row beyond Excel', book({ 'xl/worksheets/sheet1.xml': sheet('<row r="1048577"><c><v>1</v></c></row>') }), 'a.xlsx', 'hỏng'],
  [
    'a cell far to the right',
    book({ 'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>') }),
    'a.xlsx',
    '1000 cột',
  ],
  ['a string that is not there', book({ 'xl/worksheets/sheet1.xml': sheet('<row><c t="s"><v>7</v></c></row>') }), 'a.xlsx', 'hỏng'],
  [
    'a formula without result',
    book({ 'xl/worksheets/sheet1.xml': sheet('<row r="3"><c r="F3"><f>WEBSERVICE("http://x")</f></c></row>') }),
    'a.xlsx',
    'Ô F3 của trang «A»',
  ],
  ['a sheet that is not there', book({ 'xl/worksheets/sheet1.xml': null }), 'a.xlsx', 'hỏng'],
  ['a byte changed', altered(book(), (bytes) => bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60)), 'a.xlsx', 'hỏng'],
  ['cut in the middle', book().subarray(0, 300), 'a.xlsx', 'hỏng'],
])('%s is refused with its reason', async (_, bytes, name, says) => {
  await expect(opened(bytes, name)).rejects.toMatchObject({ name: 'Refused', message: expect.stringContaining(says) })
})

test('what unpacks to too much, in one part or in many, is refused', async () => {
  const bounds = { bytes: 1 << 20, parts: 10 }
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`xl/media/${at}.png`, 'x']))
  const long = book({ 'xl/worksheets/sheet1.xml': sheet(row.repeat(40_000)) })
  for (const bytes of [book(many), long])
    await expect(opened(bytes, 'bom.xlsx', bounds)).rejects.toMatchObject({ refusal: { code: 'file.bomb' } })
})

test('a formula is its kept result, also an empty one or an error; it is never computed', async () => {
  const cells = '<c t="str"><f>A1&amp;"x"</f><v></v></c><c><f>1+1</f><v>3</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
  expect(await opened(book({ 'xl/worksheets/sheet1.xml': sheet(`<row>${cells}</row>`) }))).toEqual([
    { line: 1, cells: ['', '3', '#DIV/0!'] },
  ])
})

test('prefixes, phonetic marks, rich text, hidden sheets, days counted from 1904', async () => {
  const strings = '<x:sst><x:si><x:r><x:t>Bính </x:t></x:r><x:r><x:t>Xá</x:t></x:r><x:rPh><x:t>bi</x:t></x:rPh></x:si></x:sst>'
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
  const workbook =
    '<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="ẩn" state="hidden" r:id="rId9"/><x:sheet name="A" r:id="rId1"/></x:sheets></x:workbook>'
  const rows = '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c s="1"><x:v>42184</x:v></x:c><x:c s="0"><x:v>0</x:v></x:c></x:row>'
  const part = `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`
  const bytes = book({
    'xl/workbook.xml': workbook,
    'xl/sharedStrings.xml': strings,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': part,
  })
  expect(await opened(bytes)).toEqual([{ line: 1, cells: ['Bính Xá', '2019-06-30', '0'] }])
})
