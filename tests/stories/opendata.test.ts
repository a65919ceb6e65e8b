import { OData } from '@odata/client'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { datasets } from '../../src/programme/opendata/dataset.text.ts'
import { startServer, type TestServer } from '../harness/server.ts'

// Mr. Nam, a journalist, and Ms. Lê of the statistics office take published data with the programs that they have; nobody asks who they are.
let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_loaded' })
})

const feed = '/du-lieu/odata'
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers })
const text = async (path: string) => {
  const answer = await get(path)
  expect({ path, status: answer.status }).toEqual({ path, status: 200 })
  return answer.text()
}
const json = async (path: string) => JSON.parse(await text(path))
const table = async (path: string): Promise<Record<string, string>[]> => parse(await text(path), { columns: true })

describe('files', () => {
  test('every set of data comes in every form that its page offers, with the same rows in each', async () => {
    for (const { code, key, fields } of datasets) {
      const page = await text(`/du-lieu/${code}`)
      expect(page).toContain(`href="/du-lieu/${code}/${code}.csv"`)
      if (code === 'ket-qua-tieu-chi' || code === 'don-vi' || code === 'thay-doi-don-vi') continue
      const rows = await table(`/du-lieu/${code}/${code}.csv`)
      const whole = await json(`/du-lieu/${code}/${code}.json`)
      expect([code, whole.dataset, whole.rows.length]).toEqual([code, code, rows.length])
      const keysOf = (row: Record<string, unknown>) => key.map((name) => String(row[name] ?? ''))
      expect(rows.map(keysOf)).toEqual(whole.rows.map(keysOf))
      if (rows[0]) expect(Object.keys(rows[0])).toEqual(fields.map(({ name }) => name))
    }
  })

  test('the numbers are those of the result pages', async () => {
    const rows = await table('/du-lieu/so-lieu/so-lieu.csv')
    const picture = await json('/api/v1/figures?unit=20&asOf=2016-12-31')
    const own = rows.filter(({ unitCode, asOf }) => unitCode === '20' && asOf === '2016-12-31')
    expect(own.length).toBe(picture.figures.length)
    for (const { key, qualifier, value, exact } of picture.figures) {
      const row = own.find((one) => one.key === key && one.qualifier === (qualifier === null ? '' : JSON.stringify(qualifier)))
      expect([key, row?.value, row?.numerator]).toEqual([key, String(value ?? ''), String(exact?.num ?? '')])
    }
    const page = await text('/tinh/20?ngay=2016-12-31')
    expect(page).toContain('8,5')
    expect(own.find(({ key }) => key === 'average-criteria-met')?.value).toBe('8.5')
  })

  test('the communes of a release add up to its figures', async () => {
    const communes = await table("/du-lieu/ket-qua-xa/ket-qua-xa.csv?$filter=unitCode ne '' and asOf eq 2018-12-31")
    const figures = (await table("/du-lieu/so-lieu/so-lieu.csv?$filter=asOf eq 2018-12-31 and unitCode eq '20'")).filter(
      ({ qualifier }) => qualifier === '',
    )
    const value = (key: string) => Number(figures.find((one) => one.key === key)?.value)
    expect(communes.length).toBe(value('communes-in-scope'))
    expect(communes.filter(({ recognised }) => recognised === 'true').length).toBe(value('communes-recognised'))
    const known = communes.filter(({ criteriaMet }) => criteriaMet !== '')
    const met = known.reduce((sum, { criteriaMet }) => sum + Number(criteriaMet), 0)
    expect(Math.round((met / known.length) * 100) / 100).toBe(value('average-criteria-met'))
  })

  test('a workbook keeps codes as text, says unit, day, source and licence above its rows', async () => {
    const answer = await get("/du-lieu/ket-qua-xa/ket-qua-xa.xlsx?$filter=unitCode eq '01291'")
    const book = new exceljs.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const sheet = book.worksheets[0] as exceljs.Worksheet
    const lines = [2, 3, 4, 5].map((row) => String(sheet.getCell(row, 1).value))
    expect(lines).toEqual([
      'Đơn vị tính: tiêu chí',
      expect.stringMatching(/^Kỳ số liệu: .*Lập ngày \d+\/\d+\/\d{4}\.$/),
      expect.stringMatching(/^Nguồn: /),
      'Giấy phép: chủ quản chưa chọn',
    ])
    const at = datasets.find(({ code }) => code === 'ket-qua-xa')?.fields.findIndex(({ name }) => name === 'unitCode') ?? 0
    expect(sheet.getRow(8).getCell(at + 1).value).toBe('01291')
  })

  test('an observation of SDMX-CSV 2.0 has its header, and what is missing is no zero', async () => {
    const rows = await table("/du-lieu/so-lieu/so-lieu.sdmx.csv?$filter=unitCode eq '20' and asOf eq 2016-12-31")
    expect(Object.keys(rows[0] ?? {}).slice(0, 4)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'REF_AREA'])
    expect(rows.find(({ INDICATOR }) => INDICATOR === 'average-criteria-met')).toMatchObject({
      STRUCTURE: 'dataflow',
      STRUCTURE_ID: 'VN_NTM:FIGURES(1.0.0)',
      ...{ ACTION: 'I', REF_AREA: '20', TIME_PERIOD: '2016-12-31', OBS_VALUE: '8.5', OBS_STATUS: 'A' },
    })
    for (const row of rows.filter(({ OBS_STATUS }) => OBS_STATUS === 'M'))
      expect([row.OBS_VALUE, row.COMMENT_OBS !== '']).toEqual(['', true])
    const keys = rows.map(({ REF_AREA, INDICATOR, RELEASE, TIME_PERIOD }) => `${REF_AREA} ${INDICATOR} ${RELEASE} ${TIME_PERIOD}`)
    expect(new Set(keys).size).toBe(rows.length)
  })

  test('what a spreadsheet would compute is text; whoever has the file is told so; any page may read it', async () => {
    await server.database.pool.query(
      `insert into funding.published (unit_id, title, source, kind, as_of, year, money_unit, plan, document, source_id, known_at)
       select unit_id, '=cmd|x', 'central', 'total', '2019-12-31', 2019, 1, '-5', '@x', source_id, now() from funding.published limit 1`,
    )
    const path = '/du-lieu/von-cong-bo/von-cong-bo.csv'
    const answer = await get(`${path}?bom=1`)
    const bytes = new Uint8Array(await answer.clone().arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const row = (parse(await answer.text(), { columns: true, bom: true }) as Record<string, string>[]).find(
      ({ title }) => title === "'=cmd|x",
    )
    expect([row?.document, row?.plan]).toEqual(["'@x", '-5'])
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const again = await get(`${path}?bom=1`, { 'If-None-Match': answer.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const asked = await fetch(`${server.url}${path}`, { method: 'OPTIONS', headers: { Origin: 'https://bao.example' } })
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    const head = await fetch(`${server.url}${path}`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('what is not there says what is', async () => {
    for (const [path, status, sentence] of [
      ['/du-lieu/ngan-sach/ngan-sach.csv', 404, /Không có tập dữ liệu «ngan-sach»/],
      ['/du-lieu/ocop/ocop.geojson', 404, /Có: ocop\.csv, ocop\.xlsx, ocop\.json/],
      ['/du-lieu/ocop/ocop.csv?$filter=sao eq 4', 400, /không có trường «sao»/],
    ] as const) {
      const answer = await get(path)
      expect([answer.status, (await answer.json()).detail]).toEqual([status, expect.stringMatching(sentence)])
    }
    expect((await get('/du-lieu/ngan-sach')).status).toBe(404)
  })
})

describe('the feed', () => {
  const client = () => OData.New4({ serviceEndpoint: `${server.url}${feed}/` })

  test('a client library by others reads, filters, sorts, counts and takes one row by its key', async () => {
    const figures = client().getEntitySet<{ unitCode: string; asOf: string; key: string; value: number }>('Figures')
    const filter = OData.newFilter().property('unitCode').eq('20').property('key').eq('average-criteria-met')
    const rows = await figures.query(
      OData.newOptions()
        .filter(filter)
        .orderby([{ field: 'value', order: 'desc' }])
        .select(['asOf', 'value'])
        .top(2),
    )
    expect(rows).toEqual([
      { asOf: '2019-12-31', value: 11.54 },
      { asOf: '2020-02-12', value: 11.4 },
    ])
    expect(await figures.count(OData.newFilter().property('unitCode').eq('20'))).toBeGreaterThan(100)
    const unit = await client().getEntitySet<{ unitCode: string }>('Units').retrieve(1)
    expect(unit.unitCode).toBe('VN')
    await expect(figures.query(OData.newOptions().filter('khong eq 1' as never))).rejects.toThrow(/không có trường «khong»/)
  })

  test('pages lead from one to the next and give each row once, whatever the order', async () => {
    for (const order of ['', '&$orderby=unitName desc,asOf', '&$orderby=criteriaMet']) {
      const seen: string[] = []
      let next: string | undefined = `${server.url}${feed}/CommuneResults?$select=releaseId,unitCode${order}&$filter=asOf lt 2019-01-01`
      let pages = 0
      while (next !== undefined) {
        const answer: { value: { releaseId: number; unitCode: string }[]; '@odata.nextLink'?: string } = await (
          await fetch(next, { headers: { Prefer: 'odata.maxpagesize=300' } })
        ).json()
        seen.push(...answer.value.map(({ releaseId, unitCode }) => `${releaseId} ${unitCode}`))
        next = answer['@odata.nextLink']
        pages++
      }
      expect([order, pages > 2, new Set(seen).size]).toEqual([order, true, seen.length])
      expect(seen.length).toBe(Number(await text(`${feed}/CommuneResults/$count?$filter=asOf lt 2019-01-01`)))
    }
  })

  test('$top goes on over pages and ends; $skip and $count are of the whole', async () => {
    const first = await json(`${feed}/Units?$top=1200&$count=true&$skip=3&$select=versionId`)
    expect([first.value.length, first.value[0].versionId, first['@odata.count'] > 17_000]).toEqual([1000, 4, true])
    const second = await (await fetch(first['@odata.nextLink'])).json()
    expect([second.value.length, second.value[0].versionId, second['@odata.nextLink']]).toEqual([200, 1004, undefined])
  })

  test('headers and forms are those of the protocol', async () => {
    const excel = {
      Accept:
        'application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/xml;q=0.7',
      MaxDataServiceVersion: '3.0',
      'OData-MaxVersion': '4.0',
    }
    const service = await get(feed, excel)
    expect([service.headers.get('odata-version'), service.headers.get('content-type')]).toEqual([
      '4.0',
      'application/json;odata.metadata=minimal;charset=utf-8',
    ])
    const root = await service.json()
    expect(root.value.map(({ url }: { url: string }) => url).toSorted()).toEqual(datasets.map(({ set }) => set).toSorted())
    const metadata = await get(`${feed}/$metadata`, excel)
    expect(metadata.headers.get('content-type')).toBe('application/xml;charset=utf-8')
    const csdl = await get(`${feed}/$metadata?$format=json`)
    expect([csdl.headers.get('odata-version'), (await csdl.json()).$Version]).toEqual(['4.01', '4.01'])
    expect((await get(`${feed}/Units?$top=1`, { 'OData-MaxVersion': '3.0' })).status).toBe(400)
    const bare = await json(`${feed}/Units?$top=1&$format=application/json;odata.metadata=none`)
    expect(Object.keys(bare)).toEqual(['value'])
    expect((await get(`${feed}/Units?$top=1&$format=atom`)).status).toBe(406)
  })

  test('a wrong question is answered with the sentence that mends it', async () => {
    for (const [query, status, sentence] of [
      ['$filter=unitCode eq 20', 400, /so với chữ trong dấu nháy đơn, không so với số/],
      ["$filter=unitCode eq '20' and", 400, /còn dang dở/],
      ["$filter=tolower(unitCode) eq '20'", 501, /không có hàm «tolower»/],
      ['$filter=asOf gt 2016-02-30', 400, /không phải là ngày có thật/],
      ['$orderby=ten', 400, /không có trường «ten»/],
      ['$top=-1', 400, /số nguyên từ 0/],
      ['$expand=Units', 501, /Chưa có \$expand/],
      ['$filterr=1', 400, /Không có tham số/],
      ['$skiptoken=abc', 400, /nextLink/],
      ['$skip=99999999', 400, /\$skip nhiều nhất/],
    ] as const) {
      const answer = await get(`${feed}/CommuneResults?${query}`)
      const { error } = await answer.json()
      expect([query, answer.status, error.message]).toEqual([query, status, expect.stringMatching(sentence)])
      expect(answer.headers.get('odata-version')).toBe('4.0')
    }
    expect((await get(`${feed}/Xa`)).status).toBe(404)
    expect((await get(`${feed}/Units(999999999)`)).status).toBe(404)
  })

  test('nothing that is not released or published is there', async () => {
    const { rows } = await server.database.pool.query<{ n: number }>('select count(*)::int as n from figures.release')
    expect(Number(await text(`${feed}/Releases/$count`))).toBe(rows[0]?.n)
    // a result of a commune whose province released nothing
    await server.database.pool.query(
      `insert into assessment.standing (unit_id, set_id, stage, criterion, valid_from, verdict, basis, source_id)
       select v.unit_id, 'xa-2021', 'self', '1', '2022-01-01', 'met', 'asserted', (select min(id) from evidence.source)
       from units.live v where v.code = '20257' limit 1`,
    )
    expect(await text(`${feed}/CriterionResults/$count?$filter=unitCode eq '20257'`)).toBe('0')
    expect(await text(`${feed}/CriterionResults/$count?$filter=stage eq 'self'`)).toBe('0')
  })
})

describe('boundaries', () => {
  type Features = {
    mapOf: string
    source: string
    features: { id: string; properties: { name: string; exact: boolean | null }; geometry: { coordinates: number[][][][] } | null }[]
  }
  const features = async (path: string): Promise<Features> => json(`/du-lieu/ranh-gioi/${path}`)

  test('the provinces of a day with both archipelagos, the communes of one, the districts that once were', async () => {
    const country = await features('tinh.geojson?ngay=2026-01-01')
    expect([country.features.length, country.mapOf, country.source.includes('MIT')]).toEqual([34, '2026-01-01', true])
    const points = (code: string) => country.features.find(({ id }) => id === code)?.geometry?.coordinates.flat(2) ?? []
    expect(points('48').some(([x = 0, y = 0]) => x > 111 && y > 15)).toBe(true)
    expect(points('56').some(([x = 0, y = 0]) => x > 111 && y < 12)).toBe(true)
    expect((await features('tinh.geojson?ngay=2020-01-01')).features).toHaveLength(63)
    const communes = await features('xa-20.geojson?ngay=2025-07-01')
    expect([communes.features.length, communes.features.every(({ properties }) => properties.exact)]).toEqual([65, true])
    const districts = await features('huyen-20.geojson?ngay=2024-01-01')
    expect(districts.features.every(({ properties }) => properties.exact !== true)).toBe(true)
  })

  test('what was never drawn is refused with what there is', async () => {
    for (const path of [
      'xa-20.geojson?ngay=2020-01-01',
      'xa-99.geojson?ngay=2026-01-01',
      '..%2Fx.geojson',
      'huyen-20.geojson?ngay=2026-01-01',
    ]) {
      const answer = await get(`/du-lieu/ranh-gioi/${path}`)
      expect([path, answer.status, (await answer.json()).detail]).toEqual([path, 404, expect.stringMatching(/Có tinh\.geojson/)])
    }
    expect((await get('/du-lieu/ranh-gioi/tinh.geojson?ngay=hom-qua')).status).toBe(400)
  })
})

test('a figure stands on another site by one line, with its day and its source, without script', async () => {
  const html = await text('/du-lieu/nhung?chi-tieu=average-criteria-met')
  const [, path] = /&lt;img src=&quot;http:[^&]*?(\/du-lieu\/hinh\/[^&]+\.svg)&quot;/.exec(html) ?? []
  const answer = await get(path ?? '')
  expect(answer.headers.get('content-type')).toContain('image/svg+xml')
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *')
  const svg = await answer.text()
  expect(svg).toMatch(/Số liệu đến \d+\/\d+\/\d{4}/)
  expect(svg).toContain('Nguồn: ')
  expect(svg).not.toContain('<script')
  expect((await get((path ?? '').replace('/so.', '/chuoi.'))).status).toBe(200)
  expect((await get('/du-lieu/hinh/20/so.khong-co.svg')).status).toBe(404)
  expect((await get('/du-lieu/hinh/zz/so.communes-recognised.svg')).status).toBe(404)
  // nothing else may stand in a frame
  expect((await get('/du-lieu')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})
