import exceljs from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Every list that leaves as a workbook, found among the routes and not in a list of its own: Bình of the coordination office takes each for
 * Lạng Sơn in February 2020, and each opens with a title and the heads of its columns, also when nothing was entered yet.
 */
let server: TestServer
let binh: Visitor

beforeAll(async () => {
  server = await startServer({ today: day('2020-02-12'), env: { NTM_SECOND_FACTOR: 'nobody' } })
  const { rows } = await server.database.pool.query(
    `select unit_id as id from units.live where code = '20' and valid_from <= '2020-02-12' and valid_to > '2020-02-12'`,
  )
  const { login, password } = await openOfficer(server.accounts, {
    name: 'Lý Văn Bình',
    role: 'coordinationOffice',
    unit: { id: rows[0].id, level: 'province' },
    today: day('2020-01-02'),
  })
  binh = visitor(server.url)
  await binh.post('/dang-nhap', { ten: login, 'mat-khau': password })
}, 120_000)

/** The list behind each address; what a workbook is asked to hold beside it. */
test('every list of steering leaves as a workbook that says what it is', async () => {
  const lists = server.routes
    .filter(({ method, pattern }) => method === 'GET' && /\/tai-ve$/.test(pattern) && !pattern.includes(':'))
    .map(({ pattern }) => pattern)
    .filter((pattern) => pattern !== '/kiem-tra-bao-cao/tai-ve')
  expect(lists.length).toBeGreaterThan(15)
  const faults: string[] = []
  for (const path of lists) {
    const headers = { Cookie: [...binh.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const answer = await fetch(`${server.url}${path}`, { headers })
    const type = answer.headers.get('content-type') ?? ''
    if (answer.status !== 200 || !type.includes('spreadsheetml')) {
      faults.push(`${path}: ${answer.status} ${type}`)
      continue
    }
    const book = new exceljs.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const page = book.worksheets[0]
    const heads = page?.getRows(1, 12)?.filter((row) => row.actualCellCount > 1).length ?? 0
    if (String(page?.getCell('A1').value ?? '').length < 5 || heads === 0) faults.push(`${path}: no title, or no heads`)
  }
  expect(faults).toEqual([])
}, 120_000)
