import { type Browser, chromium as browsers, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { look, photograph, press } from '../harness/desk.ts'
import { chromium } from '../harness/needs.ts'
import { cookieOf, type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { communes, environment, fillRest, langSon, prove, type Round, settlePerson, settleRounds, submitted } from '../harness/sheets.ts'

/**
 * A commune's legal life in a real browser: filled without network, returned, mended, verified and appraised. Each person sits at a browser of their own. The steps build on each other.
 */
const days = { round: day('2025-12-16'), council: day('2026-02-10'), later: day('2028-02-10') }
const env = { NTM_SECOND_FACTOR: 'nobody', NTM_SIGN_INS_PER_MINUTE: '1000' }
const sheet = 1
const criteria = Array.from({ length: 19 }, (_, at) => String(at + 1))

let server: TestServer
let browser: Browser
let round: Round
const officers: Record<string, Officer> = {}
const council: Officer[] = []
let pages = new Map<string, Page>()

const posts: [string, Parameters<typeof openOfficer>[1]['role'], string, string][] = [
  ['Nông Thị Hoa', 'communeOfficer', 'Công chức kinh tế', 'UBND xã Bính Xá'],
  ['Hoàng Văn Sơn', 'communeLeader', 'Chủ tịch', 'UBND xã Bính Xá'],
  ['Hà Thu Trang', 'departmentOfficer', 'Chuyên viên', 'Sở Nông nghiệp và Môi trường'],
  ['Đặng Trung Kiên', 'appraiser', 'Thành viên đoàn thẩm định', 'Đoàn thẩm định tỉnh'],
  ['Lương Thị Nga', 'coordinationOffice', 'Phó Chánh văn phòng', 'Văn phòng điều phối nông thôn mới tỉnh'],
  ['Hoàng Tiến Dũng', 'leader', 'Phó Chủ tịch', 'UBND tỉnh Lạng Sơn'],
  ['Vi Văn Minh', 'councilMember', 'Phó Giám đốc', 'Sở Tài chính'],
  ['Chu Thị Lan', 'councilMember', 'Phó Giám đốc', 'Sở Y tế'],
  ['Triệu Đức Long', 'councilMember', 'Phó Giám đốc', 'Sở Xây dựng'],
]

async function serve(today: LocalDate): Promise<void> {
  for (const page of pages.values()) await page.context().close()
  pages = new Map()
  const before = server
  await before?.stop()
  server = before ? await startServer({ today, env, after: before }) : await startServer({ template: 'ntm_empty', today, env })
}

/** The page at which a person sits; the public has none of the cookies. */
async function at(name: string): Promise<Page> {
  const there = pages.get(name)
  if (there) return there
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', baseURL: server.url })
  const officer = officers[name]
  if (officer) {
    const [key = '', ...value] = (await cookieOf(server.accounts, officer)).split('=')
    await context.addCookies([{ name: key, value: value.join('='), url: server.url }])
  }
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  pages.set(name, page)
  return page
}

beforeAll(async () => {
  if (chromium === null) return
  await serve(days.round)
  const { database } = server
  round = await settleRounds(database, { endless: true })
  for (const [name, role, post, body] of posts) {
    const unit = role.startsWith('commune')
      ? { id: communes.binhXa, level: 'commune' as const }
      : { id: langSon, level: 'province' as const }
    const officer = await openOfficer(server.accounts, { name, role, unit, post, body, today: days.round })
    officers[name.split(' ').at(-1) as string] = officer
    if (role === 'councilMember') council.push(officer)
  }
  browser = await browsers.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] })
}, 240_000)
afterAll(() => browser?.close())

const cell = (page: Page, measure: string) => page.locator(`#o-${measure}`)
const type = async (page: Page, measure: string, text: string) => {
  await cell(page, measure).fill(text)
  await cell(page, measure).blur()
}
const stored = async (measure: string) =>
  (await server.database.pool.query('select typed from assessment.cell where sheet_id = $1 and measure = $2', [sheet, measure])).rows[0]
    ?.typed
const stateOf = async () => (await server.database.pool.query('select state from assessment.sheet where id = $1', [sheet])).rows[0]?.state
const filled = { ...environment, 'income-per-capita': '49,5', 'multidimensional-poverty-rate': '9,5', 'health-insurance-share': '95,2' }

/** indicators of Bính Xá for which there are papers */
const proven = ['10', '11', '15.1', '17.1']

const story = (name: string, walk: () => Promise<void>) => test.skipIf(chromium === null)(name, { timeout: 240_000 }, walk)

story('Hoa fills while the network is cut; when it is back all arrives, and Sơn submits', async () => {
  const hoa = await at('Hoa')
  await hoa.goto('/phieu')
  await press(hoa, 'Mở phiếu')
  expect(new URL(hoa.url()).pathname).toBe(`/danh-gia/${sheet}`)
  await hoa.locator('form[data-live="yes"]').waitFor()
  await type(hoa, 'income-per-capita', '49,5')
  await expect.poll(() => stored('income-per-capita')).toBe('49,5')
  await hoa.context().setOffline(true)
  await type(hoa, 'multidimensional-poverty-rate', '9,5')
  await type(hoa, 'clean-water-share', '62,5')
  await type(hoa, 'health-insurance-share', '95,2')
  await expect.poll(() => hoa.locator('[data-connection]').textContent()).toContain('Mất mạng – vẫn nhập được')
  expect(await stored('clean-water-share')).toBeUndefined()
  await hoa.locator('#tieu-chi-10').evaluate((section) => section.scrollIntoView({ block: 'start' }))
  await photograph(hoa, 'vong-1-phieu-mat-mang')
  await hoa.context().setOffline(false)
  await expect.poll(() => stored('clean-water-share'), { timeout: 25_000 }).toBe('62,5')
  await expect.poll(() => stored('health-insurance-share')).toBe('95,2')

  const son = await at('Sơn')
  await son.goto(`/danh-gia/${sheet}/nop`)
  expect(await son.locator('main').textContent()).toMatch(/Còn \d+ chỗ cần sửa trước khi nộp/)
  // the other cells of this sheet, and the sheets of two communes beside it, by the same actions without their pages
  const { database } = server
  const by = await settlePerson(database, { name: 'Lương Văn Tuấn', role: 'communeOfficer', unitId: communes.binhXa, body: 'UBND xã' })
  const hers = { personId: (officers.Hoa as Officer).personId, name: 'Nông Thị Hoa' }
  await fillRest(database, { sheetId: sheet, unitId: communes.binhXa, set: round.set, values: filled, by: hers, on: days.round })
  for (const [name, share] of [
    ['vanAn', 4],
    ['thaiBinh', 5],
  ] as const) {
    const values = Object.fromEntries(Object.entries(filled).map(([key, typed]) => [key, typed.replace(/,\d/, `,${share}`)]))
    await submitted(database, { round: round.langSon, set: round.set, unitId: communes[name], values, by })
  }
  for (const unitId of [communes.vanAn, communes.thaiBinh]) await prove(database, { unitId, indicator: '11', by })
  for (const indicator of proven) await prove(database, { unitId: communes.binhXa, indicator, by })
  await son.goto(`/danh-gia/${sheet}/nop`)
  await look(son.locator('main'), 'Phiếu đủ để nộp.')
  await press(son, 'Nộp phiếu cho cơ quan thẩm tra')
  expect(await stateOf()).toBe('submitted')
})

const queue = (step: 'tham-tra' | 'tham-dinh', code: string) => `/${step}/${round.langSon}/xa-2021/${code}`

story('Trang returns criterion 17 with what is missing; Hoa mends only that, and Sơn submits again', async () => {
  const trang = await at('Trang')
  await trang.goto(`${queue('tham-tra', '17')}?phieu=${sheet}`)
  await photograph(trang, 'vong-3-tham-tra')
  await trang.getByLabel('Lý do, căn cứ').fill('Tỷ lệ hộ dùng nước sạch chưa khớp báo cáo của trạm cấp nước.')
  await trang.getByText('Nội dung trả lại').click()
  await trang.getByLabel('Cần bổ sung').fill('Số theo biên bản của trạm cấp nước tháng 12.')
  await trang.getByLabel('Hạn bổ sung').fill('19/12/2025')
  await press(trang, 'Trả lại')
  const hoa = await at('Hoa')
  await hoa.goto(`/danh-gia/${sheet}`)
  await hoa.locator('form[data-live="yes"]').waitFor()
  const returned = hoa.locator('#tieu-chi-17')
  await look(returned, 'Tỷ lệ hộ dùng nước sạch chưa khớp báo cáo của trạm cấp nước.')
  expect(await cell(hoa, 'income-per-capita').count()).toBe(0)
  await returned.evaluate((section) => section.scrollIntoView({ block: 'start' }))
  await photograph(hoa, 'vong-2-tra-lai')
  await type(hoa, 'clean-water-share', '63,1')
  await expect.poll(() => stored('clean-water-share')).toBe('63,1')
  const son = await at('Sơn')
  await son.goto(`/danh-gia/${sheet}/nop`)
  await press(son, 'Nộp phiếu cho cơ quan thẩm tra')
  expect(await stateOf()).toBe('submitted')
})

/** Confirms a criterion of Bính Xá: together with the others where the page offers it, else alone with a reason. */
async function confirm(page: Page, step: 'tham-tra' | 'tham-dinh', code: string): Promise<'bulk' | 'alone'> {
  await page.goto(`${queue(step, code)}?hang-loat=1`)
  const plain = page.locator('form:has(input[value="hang-loat"])')
  if ((await plain.count()) > 0 && (await plain.textContent())?.includes('Bính Xá')) {
    await press(page, /^Xác nhận \d+ xã$/)
    return 'bulk'
  }
  await page.goto(`${queue(step, code)}?phieu=${sheet}`)
  await page.getByLabel('Lý do, căn cứ').fill('Đã đối chiếu hồ sơ và kiểm tra thực địa.')
  await press(page, 'Xác nhận đạt')
  await look(page.locator('main'), 'Đã ghi kết luận cho Xã Bính Xá')
  return 'alone'
}

story('Trang verifies every criterion and Kiên appraises it; together where nothing stands out', async () => {
  for (const [name, step, state] of [
    ['Trang', 'tham-tra', 'verified'],
    ['Kiên', 'tham-dinh', 'appraised'],
  ] as const) {
    const page = await at(name)
    const ways: string[] = []
    for (const code of criteria) ways.push(await confirm(page, step, code))
    expect(new Set(ways)).toEqual(new Set(['bulk', 'alone']))
    expect(await stateOf()).toBe(state)
  }
})
