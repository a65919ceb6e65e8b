import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { libreOffice } from '../../../tests/harness/needs.ts'
import type { SheetCell, Workbook } from '../base/workbook.ts'
import { openTable, type TableRow } from './table.ts'
import { ofForms } from './unpacked.ts'
import { openWorkbook } from './workbook.ts'
import { workbookWhole } from './workbook-write.ts'

const execute = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'workbook-'))
afterAll(() => rm(folder, { recursive: true }))

const sheet = (name: string, cells: readonly (readonly SheetCell[])[], summed = false) => ({
  name,
  columns: [{ width: 30 }, { width: 12, summed }, { width: 12, summed }],
  rows: cells.map((row) => ({ role: 'body' as const, cells: row })),
  freeze: { rows: 1, columns: 1 },
  repeat: [1, 1] as const,
})

async function writtenAndRead(book: Workbook): Promise<Map<string, TableRow[]>> {
  const path = join(folder, 'vòng.xlsx')
  await writeFile(path, await workbookWhole(book))
  const open = await openWorkbook(path, ofForms)
  const all = new Map<string, TableRow[]>()
  for (const name of open.sheets) {
    const rows: TableRow[] = []
    for await (const batch of open.rows(name, 100)) rows.push(...batch)
    all.set(name, rows)
  }
  return all
}

const day = fc
  .date({ min: new Date('1900-03-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const value: fc.Arbitrary<SheetCell> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => ({ value: text })),
  fc.constantFrom('=1+1', '+84', '-', '@SUM(A1)', '0', '007', '1.234', '_x0041_', ' thừa ', 'hai\ndòng').map((text) => ({ value: text })),
  fc.integer().map((number) => ({ value: number, kind: 'integer' as const })),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((number) => ({ value: number, kind: 'decimal' as const })),
  day.map((text) => ({ value: text, kind: 'date' as const })),
  fc.constant({ value: null }),
  fc.constant({ value: 0, kind: 'integer' as const }),
)

/** What the reader is to say of a cell: text composed and trimmed, numbers with a comma, 0 as «0», nothing as nothing. */
function said({ value: given }: SheetCell): string {
  if (given === null || typeof given === 'object') return ''
  if (typeof given === 'number')
    return String(Number(given.toPrecision(15)))
      .replace(/^-0$/, '0')
      .replace('.', ',')
  const kept = given
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '')
  return kept.trim()
}

test('what is written is read back: text as text, numbers, days, nothing and 0', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 20 }), async (cells) => {
      const read = (await writtenAndRead({ sheets: [sheet('Số liệu', cells)] })).get('Số liệu') as TableRow[]
      const expected = cells
        .map((row, at) => ({ line: at + 1, cells: row.map(said) }))
        .filter((row) => row.cells.some((text) => text !== ''))
        .map((row) => ({ ...row, cells: row.cells.slice(0, row.cells.findLastIndex((text) => text !== '') + 1) }))
      expect(read).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

test('others read it too: sheets by name, joined heads, choices, locks, sums with their results', async () => {
  const text = (value: string) => ({ value })
  const book: Workbook = {
    sheets: [
      {
        ...sheet('Vốn/2026', [], true),
        locked: true,
        rows: [
          { role: 'head', cells: [{ value: 'Xã', rows: 2 }, { value: 'Vốn', columns: 2 }, null] },
          { role: 'head', cells: [null, text('Kế hoạch'), text('Giải ngân')] },
          { role: 'body', cells: [text('=HYPERLINK("x")'), { value: 10, kind: 'integer' }, { value: null, kind: 'integer' }] },
          {
            role: 'body',
            cells: [
              { value: 'có', role: 'fill', choices: ['có', 'không'] },
              { value: 2.5, kind: 'decimal' },
              { value: 0, kind: 'integer' },
            ],
          },
          {
            role: 'total',
            cells: [text('Cộng'), { value: { sum: [3, 4] }, kind: 'decimal' }, { value: { sum: [3, 4] }, kind: 'integer' }],
          },
        ],
      },
      sheet('Vốn\\2026', [[text('thứ hai')]]),
    ],
  }
  const rows = await writtenAndRead(book)
  expect([...rows.keys()]).toEqual(['Vốn 2026', 'Vốn 2026 (2)'])
  expect(rows.get('Vốn 2026')?.at(-1)).toEqual({ line: 5, cells: ['Cộng', '12,5', '0'] })
  expect((await openTable(join(folder, 'vòng.xlsx'), { sheet: 'Vốn 2026 (2)' })).header).toEqual(['thứ hai'])
  await expect(openTable(join(folder, 'vòng.xlsx'), { sheet: 'Vốn' })).rejects.toThrow('«Vốn 2026», «Vốn 2026 (2)»')
  const other = new exceljs.Workbook()
  await other.xlsx.readFile(join(folder, 'vòng.xlsx'))
  const page = other.worksheets[0] as exceljs.Worksheet
  expect(page.getCell('A3').value).toBe('=HYPERLINK("x")')
  expect(page.getCell('A2').isMerged && page.getCell('C1').master === page.getCell('B1')).toBe(true)
  expect(page.getCell('B5').value).toEqual({ formula: 'SUM(B3:B4)', result: 12.5 })
  expect([page.getCell('A4').protection?.locked, page.getCell('A4').dataValidation?.formulae]).toEqual([false, ['"có,không"']])
  expect([page.pageSetup.orientation, page.pageSetup.paperSize, page.pageSetup.printTitlesRow]).toEqual(['landscape', 9, '1:1'])
})

test.skipIf(libreOffice === null)(
  'LibreOffice opens it, and its sums compute',
  async () => {
    const path = join(folder, 'tổng.xlsx')
    const rows = [
      [{ value: 'Bính Xá' }, { value: 1_500_000, kind: 'integer' as const }],
      [{ value: '=1+1' }, { value: 2, kind: 'integer' as const }],
    ]
    const sums = [{ value: 'Cộng' }, { value: { sum: [1, 2] as const }, kind: 'integer' as const }]
    await writeFile(path, await workbookWhole({ sheets: [sheet('Vốn', [...rows, sums], true)] }))
    const profile = `-env:UserInstallation=file://${folder}/lo`
    await execute(libreOffice as string, [
      profile,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76',
      '--outdir',
      folder,
      path,
    ])
    const csv = await readFile(join(folder, 'tổng.csv'), 'utf8')
    expect(
      csv
        .trim()
        .split('\n')
        .map((line) => line.replace(/[",.]/g, ' ').replace(/\s+/g, ' ').trim()),
    ).toEqual(['Bính Xá 1 500 000', '=1+1 2', 'Cộng 1 500 002'])
  },
  60_000,
)

/** In a process of its own, with the server's settings: what it takes beyond a workbook of some rows. Three times the rows take no more. */
const writer = `
  const { workbookBytes } = await import('${join(import.meta.dirname, 'workbook-write.ts')}')
  const { openTable } = await import('${join(import.meta.dirname, 'table.ts')}')
  const { createWriteStream } = await import('node:fs')
  const { pipeline } = await import('node:stream/promises')
  const [path, count] = [process.argv[1], Number(process.argv[2])]
  function* rows() {
    for (let at = 0; at < count; at++)
      yield { role: 'body', cells: Array.from({ length: 15 }, (_, column) => (column < 3 ? { value: 'Xã Bính Xá số ' + at + ' ' + column } : { value: at * column, kind: 'integer' })) }
  }
  const sheet = { name: 'Dài', columns: Array.from({ length: 15 }, () => ({ width: 12 })), rows: rows(), freeze: { rows: 1, columns: 0 }, repeat: null }
  await pipeline(workbookBytes({ sheets: [sheet] }), createWriteStream(path))
  const written = process.resourceUsage().maxRSS
  let read = 0
  for await (const batch of (await openTable(path)).batches) read += batch.length
  console.log(JSON.stringify({ written, both: process.resourceUsage().maxRSS, read }))`

test('a hundred thousand rows are written and read within bounds of memory', async () => {
  const path = join(folder, 'dài.xlsx')
  const run = async (count: number) => {
    const { stdout } = await execute(process.execPath, [
      '--max-semi-space-size=8',
      '--input-type=module',
      '-e',
      writer,
      path,
      String(count),
    ])
    return JSON.parse(stdout) as { written: number; both: number; read: number }
  }
  const [few, many] = [await run(100), await run(100_000)]
  expect(many.read).toBe(99_999)
  expect((many.written - few.written) / 1024).toBeLessThan(100)
  expect((many.both - few.written) / 1024).toBeLessThan(220)
}, 120_000)
