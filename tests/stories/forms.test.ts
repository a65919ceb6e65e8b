import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** Bình of the coordination office of Lạng Sơn needs the appendices of the half year of 2019; Hoa of a commune those of her own. */
let server: TestServer
const people: Record<string, Visitor> = {}

beforeAll(async () => {
  const today = day('2020-02-12')
  server = await startServer({ today, env: { NTM_SECOND_FACTOR: 'nobody' } })
  const { rows } = await server.database.pool.query(
    `select unit_id as id, level from units.live where code in ('20', '06622') and level in ('province', 'commune')
     and valid_from <= '2020-02-12' and valid_to > '2020-02-12' order by level`,
  )
  const [commune, province] = rows
  for (const [name, role, unit] of [
    ['Lý Văn Bình', 'coordinationOffice', province],
    ['Nông Thị Hoa', 'communeOfficer', commune],
  ] as const) {
    const { login, password } = await openOfficer(server.accounts, { name, role, unit, today: day('2020-01-02') })
    const one = visitor(server.url)
    await one.post('/dang-nhap', { ten: login, 'mat-khau': password })
    people[name] = one
  }
}, 120_000)

const cookie = (name: string) => ({ Cookie: [...(people[name] as Visitor).cookies].map(([key, value]) => `${key}=${value}`).join('; ') })
const file = (name: string, path: string) => fetch(`${server.url}${path}`, { headers: cookie(name) })

test('the appendices of a province stand on a page and leave as one workbook with Vietnamese names', async () => {
  const page = await (people['Lý Văn Bình'] as Visitor).get('/bao-cao/phu-luc?nam=2019')
  expect(page.status).toBe(200)
  for (const code of ['PL01', 'PL05', 'Biểu 04', 'Biểu 05', 'Biểu 09']) expect(page.text).toContain(`${code}.`)
  expect(page.text).toContain('Mẫu tham khảo, chưa kiểm chứng')
  expect(page.text).not.toContain('Biểu 10')
  const book = new exceljs.Workbook()
  await book.xlsx.load(await (await file('Lý Văn Bình', '/bao-cao/phu-luc/tai-ve?nam=2019')).arrayBuffer())
  expect(book.worksheets.map(({ name }) => name).slice(0, 2)).toEqual(['PL01 Kết quả từng tiêu chí của', 'PL02 Số xã theo nhóm tiêu chí đ'])
  for (const sheet of book.worksheets) {
    const words = sheet.getRows(1, 8)?.flatMap((row) => (row.values as unknown[]).map(String)) ?? []
    expect(words.some((text) => text.startsWith('ĐVT:'))).toBe(true)
    expect(words.some((text) => text.includes('Số liệu chốt đến hết'))).toBe(true)
  }
  const communes = book.worksheets[0] as exceljs.Worksheet
  expect(communes.rowCount).toBeGreaterThan(150)
})

test('no cell is 0 for want of data, totals are those of their rows, every empty cell says why', async () => {
  type Cell = { value: number | string | null; missing?: string }
  type Table = { code: string; columns: { key: string; kind: string }[]; rows: { role: string; cells: Record<string, Cell> }[] }
  const tables = (await (await file('Lý Văn Bình', '/bao-cao/phu-luc/tep/phu-luc.json?nam=2019')).json()) as Table[]
  expect(tables.map(({ code }) => code)).toEqual(expect.arrayContaining(['PL08', 'Biểu 08']))
  for (const { code, rows } of tables)
    for (const { cells } of rows)
      for (const cell of Object.values(cells)) if (cell.value === null) expect(cell.missing?.length ?? 0, code).toBeGreaterThan(5)
  const bands = tables.find(({ code }) => code === 'PL02') as Table
  const total = bands.rows.find(({ role }) => role === 'total')
  const sum = bands.rows.filter(({ role }) => role === 'body').reduce((all, { cells }) => all + Number(cells.value?.value), 0)
  expect(total?.cells.value?.value).toBe(sum)
  expect(sum).toBeGreaterThan(100)
  const money = tables.find(({ code }) => code === 'Biểu 07') as Table
  expect(money.rows.at(-1)).toMatchObject({
    role: 'total',
    cells: { plan: { value: null, missing: expect.stringContaining('không cộng được') } },
  })
  const rows = parse(await (await file('Lý Văn Bình', '/bao-cao/phu-luc/tep/bieu-05.csv?nam=2019')).text(), {
    columns: true,
    bom: true,
  }) as object[]
  expect(rows).toHaveLength(19)
  expect((await file('Lý Văn Bình', '/bao-cao/phu-luc/tep/bieu-99.csv')).status).toBe(404)
})

test('a commune has its own forms, indicator by indicator, and nobody takes those of another place by an address', async () => {
  const page = await (people['Nông Thị Hoa'] as Visitor).get('/bao-cao/phu-luc?nam=2019&unitId=1')
  expect(page.text).toContain('Biểu 10.')
  expect(page.text).toContain('Xã Bính Xá')
  expect(page.text).not.toContain('Biểu 05')
  expect((await fetch(`${server.url}/bao-cao/phu-luc/tai-ve`, { redirect: 'manual' })).status).toBe(303)
})
