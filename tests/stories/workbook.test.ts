import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTable } from '../../src/platform/files/table.ts'
import { cookieOf, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** Chị Nông Thị Hoa takes the template home, fills it without network and sends it back. */
let server: TestServer
let cookie = ''
let folder = ''
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, { ...init, redirect: 'manual', headers: { cookie, origin: server.url, ...init.headers } })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ntm-book-'))
  server = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  const officer = await openOfficer(server.accounts, {
    name: 'Nông Thị Hoa',
    role: 'communeOfficer',
    unit: { id: units.binhXa, level: 'commune' },
    today: roundToday,
  })
  cookie = await cookieOf(server.accounts, officer)
  const opened = await ask('/phieu', { method: 'POST', body: new URLSearchParams({ ky: '1', bo: 'xa-2021' }) })
  expect(opened.headers.get('location')).toBe('/danh-gia/1')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function template(): Promise<exceljs.Workbook> {
  const answer = await ask('/danh-gia/1/bang-tinh/mau')
  expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  const book = new exceljs.Workbook()
  await book.xlsx.load((await answer.arrayBuffer()) as exceljs.Buffer)
  return book
}

async function send(bytes: ArrayBuffer | Uint8Array, name = 'phieu.xlsx') {
  const form = new FormData()
  form.set('tep', new File([bytes as BlobPart], name))
  const answer = await ask('/danh-gia/1/bang-tinh', { method: 'POST', body: form })
  return { status: answer.status, html: await answer.text() }
}

const rowOf = (book: exceljs.Workbook, measure: string): exceljs.Row => {
  const page = book.worksheets[0] as exceljs.Worksheet
  let found: exceljs.Row | undefined
  page.eachRow((row) => {
    if (row.getCell(1).value === measure) found = row
  })
  if (!found) throw new Error(`no row of ${measure}`)
  return found
}

test('the template locks the codes, lists the choices and carries every measure once', async () => {
  const book = await template()
  const page = book.worksheets[0] as exceljs.Worksheet
  const row = rowOf(book, 'income-per-capita')
  expect(row.getCell(1).protection?.locked).not.toBe(false)
  expect(row.getCell(6).protection?.locked).toBe(false)
  expect(rowOf(book, 'postal-service-point').getCell(6).dataValidation?.formulae).toEqual(['"có,không"'])
  const codes = page.getColumn(1).values.filter((value) => typeof value === 'string' && /^[a-z0-9-]+$/.test(value))
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBeGreaterThan(50)
})

test('filled and sent back: a preview with the cell of each fault, a formula is read by its result, then it is written', async () => {
  const book = await template()
  rowOf(book, 'income-per-capita').getCell(6).value = '45,5'
  rowOf(book, 'clean-water-share').getCell(6).value = 104
  rowOf(book, 'health-insurance-share').getCell(6).value = { formula: 'SUM(45;45,5)', result: 90.5 }
  const page = book.worksheets[0] as exceljs.Worksheet
  page.addRow(['khong-co-ma-nay', '', '', '', '', '1'])
  const { status, html } = await send((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer)
  expect(status).toBe(200)
  expect(html).toContain('3 ô thay đổi')
  expect(html).toContain('Tỷ lệ phải từ 0 đến 100. Đang nhập 104.')
  expect(html).toContain(`F${rowOf(book, 'clean-water-share').number}`)
  expect(html).toContain('Mã «khong-co-ma-nay» không có trong phiếu này.')
  const fields = new URLSearchParams([['nguon', 'bang-tinh']])
  for (const [, name, value] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields.append(name as string, value as string)
  const written = await ask('/danh-gia/1', { method: 'POST', body: fields })
  expect(written.headers.get('location')).toContain('da-luu=3')
  const { rows } = await server.database.pool.query('select measure, typed, value::float8, origin from assessment.cell order by measure')
  expect(rows).toEqual([
    { measure: 'clean-water-share', typed: '104', value: null, origin: 'workbook' },
    { measure: 'health-insurance-share', typed: '90,5', value: 90.5, origin: 'workbook' },
    { measure: 'income-per-capita', typed: '45,5', value: 45.5, origin: 'workbook' },
  ])
})

test('a template that somebody overtook says so before anything is written', async () => {
  const book = await template()
  const change = { measure: 'income-per-capita', mutation: crypto.randomUUID(), base: 1, typed: '47', note: '' }
  const saved = await ask('/api/v1/sheets/1/cells', {
    method: 'POST',
    body: JSON.stringify(change),
    headers: { 'content-type': 'application/json' },
  })
  expect(saved.status).toBe(200)
  rowOf(book, 'income-per-capita').getCell(6).value = '46'
  const { html } = await send((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer)
  expect(html).toContain('1 ô đã được người khác sửa sau khi tải mẫu')
})

test.each([
  ['an empty file', new Uint8Array(0), 'phieu.xlsx', 'tệp trống'],
  ['a picture by another name', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'phieu.xlsx', 'không phải UTF-8'],
  ['a zip that is no workbook', zipSync({ 'a.txt': new Uint8Array([1, 2, 3]) }), 'phieu.xlsx', ''],
])('%s is refused in words', async (_, bytes, name, text) => {
  const { status, html } = await send(bytes, name)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(html).toContain(text)
})

test('a bomb is refused by what comes out of it, not by what it claims', async () => {
  const path = join(folder, 'bom.xlsx')
  const book = await template()
  await book.xlsx.writeFile(path)
  await expect(openTable(path, { bounds: { bytes: 10_000, parts: 100 } })).rejects.toMatchObject({ refusal: { code: 'file.bomb' } })
  await expect(openTable(path, { bounds: { bytes: 1 << 20, parts: 5 } })).rejects.toMatchObject({ refusal: { code: 'file.bomb' } })
  expect((await openTable(path, { bounds: { bytes: 1 << 20, parts: 100 } })).header.length).toBeGreaterThan(0)
})
