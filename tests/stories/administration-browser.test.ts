import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium as browsers } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium } from '../harness/needs.ts'
import { cookieOf, type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** The pages of administration in a real browser on the whole country: the forms work without script, nothing stands in the way at two widths. */
let server: TestServer
let browser: Browser
let axe: string
let officers: { mai: Officer; thuy: Officer; hanh: Officer; hoa: Officer }

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ env: { NTM_SECOND_FACTOR: 'nobody' } })
  const { rows } = await server.database.pool.query<{ code: string; id: number }>(
    `select code, unit_id as id from units.live where code in ('VN', '20', '06616') and valid_to = 'infinity' and valid_from <= '2026-11-22'`,
  )
  const id = (code: string) => rows.find((row) => row.code === code)?.id ?? 0
  const open = (name: string, role: Parameters<typeof openOfficer>[1]['role'], code: string, level: 'country' | 'province' | 'commune') =>
    openOfficer(server.accounts, { name, role, unit: { id: id(code), level } })
  officers = {
    mai: await open('Hoàng Thị Mai', 'nationalOffice', 'VN', 'country'),
    thuy: await open('Trần Quốc Bình', 'nationalOffice', 'VN', 'country'),
    hanh: await open('Vi Thị Hạnh', 'leader', '20', 'province'),
    hoa: await open('Nông Thị Hoa', 'communeOfficer', '06616', 'commune'),
  }
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
  browser = await browsers.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] })
})
afterAll(() => browser?.close())

const sizes = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
]
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
/** a folder into which what is looked at goes as pictures, for people */
const pictures = process.env.NTM_PICTURES

/** A browser in which somebody is signed in; without script, as every page must work. */
async function enter(who: Officer, javaScriptEnabled = false): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'vi-VN', javaScriptEnabled })
  const cookies = (await cookieOf(server.accounts, who)).split('; ').map((one) => /^([^=]+)=(.*)$/.exec(one) ?? [])
  await context.addCookies(cookies.map(([, name = '', value = '']) => ({ name, value, url: server.url })))
  return context
}

/** What bars the way on a page as it stands, at both widths: its HTML is looked at in a browser that runs axe. */
async function look(who: Officer, name: string, html: string): Promise<unknown[]> {
  const found: unknown[] = []
  const context = await enter(who, true)
  for (const size of sizes) {
    const page = await context.newPage()
    await page.setViewportSize(size)
    await page.route('**/xem-thu', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
    await page.goto(`${server.url}/xem-thu`)
    if (pictures !== undefined) {
      await mkdir(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}-${size.width}.png`), fullPage: true })
    }
    await page.addScriptTag({ content: axe })
    const barriers = await page.evaluate(async (given) => {
      const { axe: checker } = window as unknown as {
        axe: { run: (options: unknown) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      const { violations } = await checker.run(given)
      const wider = document.documentElement.scrollWidth - window.innerWidth
      return [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: at }) => at).join(' ')}`),
        ...(wider > 0 ? [`${wider}px too wide`] : []),
      ]
    }, rules)
    if (barriers.length > 0) found.push({ name, ...size, barriers })
    await page.close()
  }
  await context.close()
  return found
}

describe.skipIf(chromium === null)('in a browser without script', { timeout: 120_000 }, () => {
  test('Mai uploads a plan, reads what it touches, proposes it; Bình approves and moves people', async () => {
    const context = await enter(officers.mai)
    const page = await context.newPage()
    await page.goto(`${server.url}/quan-tri/don-vi`)
    await page.getByLabel('Nghị quyết, quyết định').fill('Nghị quyết 1700/NQ-UBTVQH15')
    await page.getByLabel('Tệp CSV hoặc XLSX').setInputFiles('country/examples/ke-hoach.csv')
    await page.getByRole('button', { name: 'Chạy thử' }).click()
    expect(await page.textContent('main')).toContain('1 đơn vị thôi tồn tại, 1 đơn vị mới')
    expect(await look(officers.mai, 'don-vi-chay-thu', await page.content())).toEqual([])
    await page.getByRole('button', { name: 'Lưu thành đề xuất' }).click()
    expect(await page.textContent('main')).toContain('Chờ duyệt')
    const path = new URL(page.url()).pathname
    await context.close()
    const other = await enter(officers.thuy)
    const second = await other.newPage()
    await second.goto(`${server.url}${path}`)
    expect(await look(officers.thuy, 'don-vi-de-xuat', await second.content())).toEqual([])
    await second.getByRole('button', { name: 'Duyệt và ghi vào bản đồ' }).click()
    expect(await second.textContent('main')).toContain('Đã duyệt')
    expect(await look(officers.thuy, 'don-vi-da-duyet', await second.content())).toEqual([])
    await second.getByRole('button', { name: 'Xác nhận chuyển' }).click()
    expect(await second.textContent('main')).toContain('Đã chuyển 1 mục')
    await second.goto(`${server.url}/quan-tri/don-vi`)
    expect(await look(officers.thuy, 'don-vi', await second.content())).toEqual([])
    await other.close()
  })

  test('a plan with wrong lines is told line by line', async () => {
    const context = await enter(officers.mai)
    const page = await context.newPage()
    await page.goto(`${server.url}/quan-tri/don-vi`)
    await page
      .getByLabel('Bảng', { exact: true })
      .fill('kind,effective_date,from,to\nmerge,31/2/2027,06613,06616\nnhập,2027-07-01,06613,06616\n')
    await page.getByRole('button', { name: 'Chạy thử' }).click()
    expect(await page.textContent('main')).toContain('dòng 2')
    expect(await look(officers.mai, 'don-vi-sai', await page.content())).toEqual([])
    await context.close()
  })

  test('Mai brings a second version of the set of 2021; Bình publishes it', async () => {
    const text = (await readFile('criteria-sets/xa-2021/set.yaml', 'utf8'))
      .replace('version: 1\n', 'version: 2\n')
      .replace(/(measure: irrigated-farmland-share\n\s+unit: '%'\n\s+test: \{atLeast: \{same: )80/, '$185')
    const context = await enter(officers.mai)
    const page = await context.newPage()
    await page.goto(`${server.url}/quan-tri/bo-tieu-chi`)
    await page.getByLabel('Ghi chú').fill('Đính chính chỉ tiêu 3.1')
    await page.getByLabel('Tệp set.yaml').setInputFiles({ name: 'set.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: 'Kiểm tra và so sánh' }).click()
    expect(await page.textContent('main')).toContain('nâng 80% → 85%')
    expect(await look(officers.mai, 'bo-kiem-tra', await page.content())).toEqual([])
    await page.getByRole('button', { name: 'Lưu thành đề xuất' }).click()
    const path = new URL(page.url()).pathname
    await context.close()
    const other = await enter(officers.thuy)
    const second = await other.newPage()
    await second.goto(`${server.url}${path}`)
    expect(await look(officers.thuy, 'bo-de-xuat', await second.content())).toEqual([])
    await second.getByRole('button', { name: 'Công bố', exact: true }).click()
    expect(await second.textContent('main')).toContain('Đã công bố')
    await second.goto(`${server.url}/quan-tri/bo-tieu-chi`)
    expect(await look(officers.thuy, 'bo', await second.content())).toEqual([])
    await other.close()
  })

  test('Hạnh sets a level of the province', async () => {
    const context = await enter(officers.hanh)
    const page = await context.newPage()
    await page.goto(`${server.url}/quan-tri/muc-tinh`)
    await page.locator('summary', { hasText: '318/QĐ-TTg' }).first().click()
    expect(await look(officers.hanh, 'muc-tinh', await page.content())).toEqual([])
    await page.goto(`${server.url}/quan-tri/muc-tinh/xa-2021/2.1?dang=byAreaClass`)
    expect(await look(officers.hanh, 'muc-tinh-theo-khu-vuc', await page.content())).toEqual([])
    await page.getByLabel('Dạng quy định').selectOption('same')
    await page.getByRole('button', { name: 'Đổi dạng' }).click()
    await page.getByLabel('Mọi xã').fill('80')
    await page.getByLabel('Số quyết định của tỉnh').fill('12/2025/QĐ-UBND')
    await page.getByLabel('Ngày ký').fill('2025-07-20')
    await page.getByLabel('Áp dụng từ ngày').fill('2025-08-01')
    await page.getByRole('button', { name: 'Lưu và đối chiếu lại các xã' }).click()
    expect(await page.textContent('main')).toContain('12/2025/QĐ-UBND')
    await context.close()
  })

  test('Hoa enters the villages of her commune and renames one', async () => {
    const context = await enter(officers.hoa)
    const page = await context.newPage()
    await page.goto(`${server.url}/thon`)
    await page.getByLabel('Danh sách').fill('Thôn Bản Chắt\nThôn Khe Cù\nThôn Nà Xoong')
    await page.getByLabel('Văn bản').last().fill('Quyết định 15/QĐ-UBND ngày 1/8/2025')
    await page.getByRole('button', { name: 'Thêm vào danh sách' }).click()
    expect(await page.textContent('main')).toContain('3 thôn vào ngày 22/11/2026')
    expect(await look(officers.hoa, 'thon', await page.content())).toEqual([])
    await page.getByRole('link', { name: 'Thôn Khe Cù' }).click()
    expect(await look(officers.hoa, 'thon-mot', await page.content())).toEqual([])
    await page.getByLabel('Tên mới').fill('Thôn Khe Cù Một')
    await page.getByLabel('Văn bản').first().fill('Đính chính')
    await page.getByRole('button', { name: 'Đổi tên' }).click()
    expect(await page.textContent('main')).toContain('Thôn Khe Cù Một')
    await context.close()
  })
})
