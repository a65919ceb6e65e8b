import { OData } from '@odata/client'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** A journalist and an analyst of a bank take away what is released, by files, by Excel's feed, and as a picture on another site. */
let server: TestServer
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers })
const json = async (path: string) => (await get(path)).json() as Promise<Record<string, unknown> & { value: Record<string, unknown>[] }>

beforeAll(async () => {
  server = await startServer({ today: day('2026-11-22') })
}, 120_000)

test('every data set leaves as CSV, workbook and JSON with the same rows; what has no value says why', async () => {
  const list = await (await get('/du-lieu')).text()
  for (const code of ['don-vi', 'ban-duyet', 'chi-tieu', 'ket-qua-xa', 'ket-qua-tieu-chi']) {
    expect(list).toContain(`/du-lieu/tep/${code}.csv`)
    expect((await get(`/du-lieu/${code}`)).status).toBe(200)
    const csv = await (await get(`/du-lieu/tep/${code}.csv`)).text()
    const rows = parse(csv, { columns: true }) as Record<string, string>[]
    const document = (await (await get(`/du-lieu/tep/${code}.json`)).json()) as {
      columns: { name: string }[]
      rows: Record<string, unknown>[]
    }
    expect(document.rows).toHaveLength(rows.length)
    expect(rows.length).toBeGreaterThan(5)
    expect(Object.keys(rows[0] as object)).toEqual(document.columns.map(({ name }) => name))
    const keys = new Set(document.rows.map((row) => row[document.columns[0]?.name ?? '']))
    expect(code === 'don-vi' ? keys.size > 3_300 : keys.size).toBe(code === 'don-vi' ? true : rows.length)
    if (code === 'chi-tieu')
      for (const row of document.rows) expect(row.GiaTri === null ? String(row.LyDoThieu).length > 5 : row.LyDoThieu === null).toBe(true)
  }
  expect(
    await (await get('/du-lieu/tep/don-vi.csv?bom=1', { 'accept-encoding': 'identity' }))
      .arrayBuffer()
      .then((bytes) => new Uint8Array(bytes).slice(0, 3)),
  ).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
  const book = new exceljs.Workbook()
  await book.xlsx.load(await (await get('/du-lieu/tep/chi-tieu.xlsx')).arrayBuffer())
  expect(book.worksheets[0]?.getCell('A1').value).toBe('Chỉ tiêu tổng hợp theo kỳ')
  expect(book.worksheets[0]?.getCell('C6').value).toBeInstanceOf(Date)
}, 60_000)

test('the indicator series as SDMX-CSV: missing values carry their status and reason', async () => {
  const rows = parse(await (await get('/du-lieu/tep/chi-tieu.sdmx.csv')).text(), { columns: true }) as Record<string, string>[]
  expect(new Set(rows.map((row) => row.STRUCTURE))).toEqual(new Set(['dataflow']))
  for (const row of rows) {
    expect(row.TIME_PERIOD).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(row.OBS_STATUS).toBe(row.OBS_VALUE === '' ? 'O' : 'A')
  }
  expect((await get('/du-lieu/tep/don-vi.sdmx.csv')).status).toBe(404)
})

test('boundaries as GeoJSON: the provinces with both archipelagos, the communes of one', async () => {
  type Features = { features: { id: string; geometry: { coordinates: number[][][][] } }[] }
  const country = (await (await get('/du-lieu/ranh-gioi/tinh.geojson')).json()) as Features
  expect(country.features).toHaveLength(34)
  const points = (code: string) => country.features.find(({ id }) => id === code)?.geometry.coordinates.flat(2) ?? []
  expect(points('48').some(([x, y]) => (x as number) > 111 && (y as number) > 15)).toBe(true)
  expect(points('56').some(([x, y]) => (x as number) > 111 && (y as number) < 12)).toBe(true)
  expect(((await (await get('/du-lieu/ranh-gioi/xa-20.geojson')).json()) as Features).features.length).toBeGreaterThan(50)
  expect((await get('/du-lieu/ranh-gioi/xa-99.geojson')).status).toBe(404)
  expect((await get('/du-lieu/ranh-gioi/..%2Fx.geojson')).status).toBe(404)
})

test('a client of OData by others than us reads the service', async () => {
  const metadata = await (await get('/du-lieu/odata/$metadata')).text()
  expect(metadata).toContain('<EntitySet Name="ChiTieu" EntityType="NongThonMoi.ChiTieu"/>')
  const client = OData.New4({ serviceEndpoint: `${server.url}/du-lieu/odata/`, metadataUri: `${server.url}/du-lieu/odata/$metadata` })
  const units = client.getEntitySet<{ Ma: string; Ten: string; Cap: string }>('DonVi')
  const filter = client.newFilter().property('Cap').eq('Tỉnh').property('Ma').ge('20').property('Ma').le('30')
  const found = await units.query(client.newOptions().filter(filter).orderby('Ten', 'desc').select(['Ma', 'Ten']))
  expect(found.length).toBeGreaterThan(2)
  expect(Object.keys(found[0] as object)).toEqual(['Ma', 'Ten'])
  expect(await units.count(client.newFilter().property('Cap').eq('Tỉnh'))).toBe(34)
})

test('programs page through everything once, by the link to the next page', async () => {
  const total = Number(await (await get('/du-lieu/odata/DonVi/$count')).text())
  let path = '/du-lieu/odata/DonVi?$count=true'
  const seen: string[] = []
  for (let pages = 0; path !== '' && pages < 10; pages++) {
    const page = await json(path)
    if (pages === 0) expect(page['@odata.count']).toBe(total)
    seen.push(...page.value.map(({ Ma }) => String(Ma)))
    path = String(page['@odata.nextLink'] ?? '').replace(server.url, '')
  }
  expect(seen).toHaveLength(total)
  const few = await json('/du-lieu/odata/KetQuaXa?$top=7&$skip=3')
  expect(few.value).toHaveLength(7)
  expect(few['@odata.nextLink']).toBeUndefined()
  const all = (await json('/du-lieu/odata/KetQuaXa')).value
  expect(few.value).toEqual(all.slice(3, 10))
})

test('conditions are tested before rows are read; what is asked wrongly is refused in words, never answered unfiltered', async () => {
  const released = (await json('/du-lieu/odata/BanDuyet?$orderby=NgayChot desc&$top=1')).value[0] as { NgayChot: string; MaDonVi: string }
  const { NgayChot, MaDonVi } = released
  const rows = (await json(`/du-lieu/odata/ChiTieu?$filter=NgayChot eq ${NgayChot} and (MaDonVi eq '${MaDonVi}' or MaDonVi eq 'x')`)).value
  expect(rows.length).toBeGreaterThan(5)
  expect(new Set(rows.map((row) => row.NgayChot))).toEqual(new Set([NgayChot]))
  const none = await json('/du-lieu/odata/ChiTieu?$filter=GiaTri eq null and NgayChot ge 2000-01-01')
  expect(none.value.every(({ GiaTri }) => GiaTri === null)).toBe(true)
  for (const [asked, says] of [
    ["$filter=contains(Ten,'a')", 'không có cột'],
    ["$filter=Ten eq 'a", 'nháy'],
    ['$filter=Ten eq 5', 'dấu nháy đơn'],
    ["$filter=Khong eq 'x'", 'không có cột «Khong»'],
    [`$filter=${'('.repeat(60)}Ma eq 'x'${')'.repeat(60)}`, 'ngoặc'],
    ['$expand=x', 'Không hỗ trợ $expand'],
    ['$top=-1', 'số nguyên'],
    ['$orderby=Ten;drop', '$orderby'],
  ]) {
    const answer = await get(`/du-lieu/odata/DonVi?${asked}`)
    expect(answer.status, asked).toBe(400)
    expect(((await answer.json()) as { error: { message: string } }).error.message).toContain(says)
  }
  expect((await get('/du-lieu/odata/Nguoi')).status).toBe(404)
})

test('a figure stands on another site by one line, with its day and its source, without script', async () => {
  const html = await (await get('/du-lieu/nhung?chi-tieu=average-criteria-met')).text()
  const [, path] = /&lt;img src=&quot;http:[^&]*?(\/du-lieu\/hinh\/[^&]+\.svg)&quot;/.exec(html) ?? []
  const answer = await get(path ?? '')
  expect(answer.headers.get('content-type')).toContain('image/svg+xml')
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const svg = await answer.text()
  expect(svg).toMatch(/Số liệu đến \d\d\/\d\d\/\d{4}/)
  expect(svg).toContain('Nguồn: ')
  expect(svg).not.toContain('<script')
  expect(svg).toMatch(/font-size="32"[^>]*>\d/)
  expect((await get((path ?? '').replace('/so.', '/chuoi.'))).status).toBe(200)
  expect((await get('/du-lieu/hinh/20/so.khong-co.svg')).status).toBe(404)
  expect((await get('/du-lieu/hinh/zz/so.communes-recognised.svg')).status).toBe(404)
})
