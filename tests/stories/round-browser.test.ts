import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { recordVerdicts } from '../../src/programme/assessment/actions.ts'
import { rulesOf } from '../../src/programme/recognition/dossier.procedures.ts'
import { watchAll } from '../../src/programme/recognition/watch.jobs.ts'
import { enter, openBrowser, photograph } from '../harness/chromium.ts'
import { fillIn, look, press } from '../harness/desk.ts'
import { chromium } from '../harness/needs.ts'
import { cookieOf, type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { communes, environment, fillRest, langSon, prove, type Round, settlePerson, settleRounds, submitted } from '../harness/sheets.ts'

/**
 * A commune's legal life in a real browser: filled without network, returned, mended, verified, appraised, voted, recognised, published;
 * two years later it fails, is warned of and loses its title. Each person sits at a browser of their own. The steps build on each other.
 */
const days = { round: day('2025-12-16'), council: day('2026-02-10'), later: day('2028-02-10') }
const env = { NTM_SECOND_FACTOR: 'nobody', NTM_SIGN_INS_PER_MINUTE: '1000' }
const sheet = 1
const criteria = Array.from({ length: 19 }, (_, at) => String(at + 1))
const papersOf = (kind: 'recognition' | 'revocation') => rulesOf('2021-2025').papers.filter(({ kinds }) => kinds.includes(kind))

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
  const officer = officers[name]
  const context = await enter({ browser, url: server.url, cookies: officer ? await cookieOf(server.accounts, officer) : '' })
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
  browser = await openBrowser()
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

/** From the full dossier to the published decision: sent, met, voted in secret, signed, numbered. */
async function decide(home: string, on: LocalDate, number: string): Promise<void> {
  const [nga, dung] = [await at('Nga'), await at('Dũng')]
  const seats = council.map(({ assignmentId }) => String(assignmentId))
  await fillIn(nga, home, 'gui', {})
  const where = { ngay: on, noi: 'Hội trường UBND tỉnh', 'chu-tri': seats[0] as string, 'thu-ky': seats[1] as string }
  await fillIn(nga, home, 'mo-phien', where)
  await fillIn(nga, home, 'co-mat', { ghe: seats })
  await fillIn(nga, home, 'bat-dau', {})
  for (const name of ['Minh', 'Lan', 'Long']) {
    const member = await at(name)
    await fillIn(member, home, 'bo-phieu', { 'y-kien': 'agree' })
    await look(member.locator('main'), 'Đã ghi nhận phiếu của thành viên này')
  }
  await fillIn(nga, home, 'ket-thuc', {})
  await look(nga.locator('main'), '3/3 đồng ý = 100')
  if (number.startsWith('99')) await photograph(nga, 'vong-4-hoi-dong')
  await fillIn(dung, home, 'ky', { 'tham-quyen': 'KT.', 'chuc-vu': 'Chủ tịch', 'chuc-vu-ky': 'Phó Chủ tịch' })
  await fillIn(nga, home, 'cap-so', { so: number, ngay: on })
  await (await at('công chúng')).goto('/quyet-dinh')
  expect(await (await at('công chúng')).locator('main').textContent()).not.toContain(number)
  await fillIn(nga, home, 'cong-bo', {})
}

const paper = (kind: string, on: LocalDate) => ({ loai: kind, so: '12/BC-UBND', ngay: on, 'co-quan': 'UBND xã Bính Xá' })

story('Nga prepares the dossier, the council votes, Dũng signs, and the public reads the decision', async () => {
  await serve(days.council)
  const [nga, dung] = [await at('Nga'), await at('Dũng')]
  await nga.goto('/ho-so')
  await press(nga, /^Lập hồ sơ: Xã Bính Xá/)
  const home = new URL(nga.url()).pathname
  for (const { key } of papersOf('recognition')) await fillIn(nga, home, 'them-van-ban', paper(key, day('2026-01-20')))
  // what hundreds of households answered is told here by the report of the Front; the survey itself has a story of its own
  for (const [condition, body, number] of [
    ['satisfaction', 'Ủy ban MTTQ tỉnh', '21/BC-MTTQ'],
    ['arrears', 'Sở Tài chính', '45/STC-ĐT'],
    ['security', 'Công an tỉnh', '18/CAT-PV05'],
  ] as const) {
    const said = { 'dieu-kien': condition, 'dap-ung': 'co', 'co-quan': body, 'van-ban': number, ngay: '2026-01-22' }
    await fillIn(nga, home, 'xac-nhan', said)
  }
  await look(nga.locator('main'), 'Đã đủ điều kiện, chờ gửi hội đồng')
  const rule = { 'giai-doan': '2021-2025', tu: '2026-01-10', 'cach-tinh': 'present', 'co-mat': '2/3', 'cach-bo': 'secret' }
  await fillIn(dung, '/ho-so/quy-che', 'quy-che', { ...rule, 'van-ban': 'Quy chế 05/QC-HĐTĐ ngày 10/01/2026' })
  await decide(home, days.council, '99/QĐ-UBND')
  // the public sees of a commune what a release answers
  await server.database.pool.query(
    `insert into figures.release (unit_id, as_of, set_id, stage, approved_by, approved_on, title, source_id)
     select 2, $1, 'xa-2021', 'appraised', 'kiểm thử', $1, 'Số liệu thử', min(id) from evidence.source`,
    [days.council],
  )
  const anyone = await at('công chúng')
  for (const path of ['/quyet-dinh', '/xa/06622']) {
    await anyone.goto(path)
    await look(anyone.locator('main'), '99/QĐ-UBND')
  }
})

story('two years later half of the criteria fail: the watch warns, and a decision of its own revokes the title', async () => {
  await serve(days.later)
  const { database } = server
  // the sheet of 2027 as its verification ended, without the pages that were walked above
  const asOf = day('2027-12-14')
  const edge = { today: days.later, actor: 'Hà Thu Trang', now: new Date(`${days.later}T08:00:00+07:00`) }
  const facts = criteria.map((criterion, index) => {
    const verdict = index < 10 ? ('notMet' as const) : ('met' as const)
    return { unitId: communes.binhXa, setId: 'xa-2021', stage: 'verified' as const, criterion, asOf, verdict, reason: null }
  })
  await writeAs(database.db, edge, (ctx) => recordVerdicts(ctx, facts, { title: 'Thẩm tra phiếu năm 2027' }))
  expect(await watchAll(database.db, { ...edge, actor: 'việc hằng ngày' })).toEqual({ warned: 1, ended: 0 })
  const nga = await at('Nga')
  await nga.goto('/duy-tri')
  await look(nga.locator('main'), '1 có nguy cơ thu hồi')
  await look(nga.locator('main'), 'Đã cảnh báo từ 10/2/2028')
  await photograph(nga, 'vong-5-duy-tri')
  await press(nga, /^Lập hồ sơ thu hồi: Xã Bính Xá/)
  const home = new URL(nga.url()).pathname
  for (const { key } of papersOf('revocation')) await fillIn(nga, home, 'them-van-ban', paper(key, day('2028-02-01')))
  const anyone = await at('công chúng')
  await anyone.goto('/xa/06622')
  expect(await anyone.locator('main').textContent()).not.toContain('7/QĐ-UBND')
  await decide(home, days.later, '7/QĐ-UBND')
  for (const path of ['/quyet-dinh', '/xa/06622']) {
    await anyone.goto(path)
    await look(anyone.locator('main'), '7/QĐ-UBND')
    await look(anyone.locator('main'), /[Tt]hu hồi/)
  }
  const { rows } = await database.pool.query('select revoked_on, revoked_decision from recognition.published where unit_id = 3')
  expect(rows).toEqual([{ revoked_on: days.later, revoked_decision: '7/QĐ-UBND' }])
})
