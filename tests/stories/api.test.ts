import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../harness/server.ts'

// Bà Hoa of the ministry's statistics takes the open data with a program; she knows codes and dates, not our screens.
let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_loaded' })
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers })
const json = async (path: string) => (await get(path)).json()

describe('units', () => {
  test('3,321 communes on 2025-07-01, in pages that name the next one', async () => {
    const first = await json('/api/v1/units?level=commune&asOf=2025-07-01&limit=2000')
    expect([first.items.length, first.total]).toEqual([2000, 3321])
    const second = await json(first.next)
    expect([second.items.length, second.next]).toEqual([1321, null])
  })

  test('a code is not an identity: 15 was Yên Bái and is Lào Cai', async () => {
    const names = await Promise.all(
      ['2024-12-31', '2026-01-01'].map(async (day) => (await json(`/api/v1/units?level=province&asOf=${day}&within=15`)).items[0].name),
    )
    expect(names).toEqual(['Tỉnh Yên Bái', 'Tỉnh Lào Cai'])
  })

  test('a merged commune tells where it came from and where it is now', async () => {
    const [unit] = (await json('/api/v1/units?asOf=2019-12-31&within=06031')).items
    const whole = await json(`/api/v1/units/${unit.id}`)
    expect(
      whole.lineage.some((step: { kind: string; from: { name: string } }) => step.kind === 'merge' && step.from.name === 'Xã Bắc Ái'),
    ).toBe(true)
    expect(whole.now.length).toBeGreaterThan(0)
  })
})

describe('figures', () => {
  test('the frame of the news item of 2017 says 207, 24 and 8.5', async () => {
    const picture = await json('/api/v1/figures?unit=20&asOf=2016-12-31')
    const value = (key: string) => picture.figures.find((one: { key: string; qualifier: object | null }) => one.key === key).value
    expect([value('communes-in-scope'), value('communes-all-criteria-met'), value('average-criteria-met')]).toEqual([207, 24, 8.5])
    expect(picture.release.demonstration).toBe(true)
  })

  test('standings come as CSV as well, and a second asking costs nothing', async () => {
    const path = '/api/v1/standings?unit=04&asOf=2022-12-31&limit=19&format=csv'
    const answer = await get(path)
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines[0]).toMatch(/^unitId,code,name,set,stage,criterion,verdict/)
    expect([lines.length, answer.headers.get('x-total-count')]).toEqual([20, String(139 * 19)])
    expect((await get(path, { 'If-None-Match': answer.headers.get('etag') ?? '' })).status).toBe(304)
  })

  test('a picture comes as a table too; HEAD tells the tag without the body', async () => {
    const answer = await get('/api/v1/figures?unit=20&asOf=2016-12-31&format=csv')
    expect(await answer.text()).toMatch(/^key,qualifier,name,value,num,den,[\s\S]*average-criteria-met,[^\r\n]*,8\.5,1760,207,/)
    const head = await fetch(`${server.url}/api/v1/units?limit=1`, { method: 'HEAD' })
    expect([head.headers.get('etag'), await head.text()]).toEqual([expect.stringMatching(/^W\//), ''])
  })

  test('nothing is told beside what is released', async () => {
    expect((await json('/api/v1/standings?unit=20&asOf=2025-06-30')).total).toBe(0)
  })
})

describe('wrong questions', () => {
  test.each([
    ['/api/v1/units?asOf=2025-02-30', 422, 'asOf'],
    ['/api/v1/units?limit=abc', 422, 'limit'],
    ['/api/v1/figures', 422, 'unit'],
    ['/api/v1/figures?unit=999999', 404, null],
    ['/api/v1/sets/khong-co', 404, null],
    ['/api/v1/standings?unit=VN', 422, null],
    ['/api/v1/nothing', 404, null],
  ])('%s → %i', async (path, status, where) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8'])
    const problem = await answer.json()
    expect(problem.detail).toMatch(/\p{L}/u)
    if (where) expect(problem.errors[0].where).toBe(where)
  })
})

test('the description is OpenAPI 3.1 and names every endpoint; people read the same beside it', async () => {
  const document = await json('/api/openapi.json')
  expect(document.openapi).toBe('3.1.0')
  const paths = Object.keys(document.paths)
  for (const path of ['/units', '/units/{id}', '/transitions', '/sets', '/sets/{id}', '/standings', '/measurements', '/figures'])
    expect(paths).toContain(path)
  const page = await (await get('/api')).text()
  for (const path of paths) expect(page).toContain(`/api/v1${path}`)
})
