import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, expectSound, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { cookieOf, type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** The pages of administration in a real browser on the whole country: the forms work without script, nothing stands in the way at two widths. */
let server: TestServer
let browser: Browser
let officers: { mai: Officer; thuy: Officer; hanh: Officer; hoa: Officer }

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ env: { NTM_SECOND_FACTOR: 'nobody' } })
  const { rows } = await server.database.pool.query<{ code: string; id: number }>(
    `select code, unit_id as id from units.live where code in ('VN', '20', '06616') and valid_to = 'infinity' and valid_from <= '2026-11-22'`,
  )
  const id = (code: string) => rows.find((row) => row.code === code)?.id ?? 0
  const post = (name: string, role: Parameters<typeof openOfficer>[1]['role'], code: string, level: 'country' | 'province' | 'commune') =>
    openOfficer(server.accounts, { name, role, unit: { id: id(code), level } })
  officers = {
    mai: await post('Hoàng Thị Mai', 'nationalOffice', 'VN', 'country'),
    thuy: await post('Trần Quốc Bình', 'nationalOffice', 'VN', 'country'),
    hanh: await post('Vi Thị Hạnh', 'leader', '20', 'province'),
    hoa: await post('Nông Thị Hoa', 'communeOfficer', '06616', 'commune'),
  }
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A browser in which somebody is signed in; without script, as every page must work. */
const open = async (who: Officer): Promise<BrowserContext> =>
  enter({ browser, url: server.url, cookies: await cookieOf(server.accounts, who) }, { javaScriptEnabled: false })

/** Nothing bars the way on a page as it stands, at both widths: its HTML is looked at in a browser that runs the checker. */
const look = async (name: string, page: Page) => expectSound('/xem-thu', { browser, url: server.url, name, html: await page.content() })

describe.skipIf(chromium === null)('in a browser without script', { timeout: 120_000 }, () => {
  test('Mai uploads a plan, reads what it touches, proposes it; Bình approves and moves people', async () => {
    const context = await open(officers.mai)
    const page = await context.newPage()
    await page.goto(`${server.url}/quan-tri/don-vi`)
    await page.getByLabel('Nghị quyết, quyết định').fill('Nghị quyết 1700/NQ-UBTVQH15')
    await page.getByLabel('Tệp CSV hoặc XLSX').setInputFiles('country/examples/ke-hoach.csv')
    await page.getByRole('button', { name: 'Chạy thử' }).click()
    expect(await page.textContent('main')).toContain('1 đơn vị thôi tồn tại, 1 đơn vị mới')
    await look('don-vi-chay-thu', page)
    await page.getByRole('button', { name: 'Lưu thành đề xuất' }).click()
    expect(await page.textContent('main')).toContain('Chờ duyệt')
    const path = new URL(page.url()).pathname
    await context.close()
    const other = await open(officers.thuy)
    const second = await other.newPage()
    await second.goto(`${server.url}${path}`)
    await look('don-vi-de-xuat', second)
    await second.getByRole('button', { name: 'Duyệt và ghi vào bản đồ' }).click()
    expect(await second.textContent('main')).toContain('Đã duyệt')
    await look('don-vi-da-duyet', second)
    await second.getByRole('button', { name: 'Xác nhận chuyển' }).click()
    expect(await second.textContent('main')).toContain('Đã chuyển 1 mục')
    await second.goto(`${server.url}/quan-tri/don-vi`)
    await look('don-vi', second)
    await other.close()
  })

  test('a plan with wrong lines is told line by line', async () => {
    const context = await open(officers.mai)
    const page = await context.newPage()
    await page.goto(`${server.url}/quan-tri/don-vi`)
    await page
      .getByLabel('Bảng', { exact: true })
      .fill('kind,effective_date,from,to\nmerge,31/2/2027,06613,06616\nnhập,2027-07-01,06613,06616\n')
    await page.getByRole('button', { name: 'Chạy thử' }).click()
    expect(await page.textContent('main')).toContain('dòng 2')
    await look('don-vi-sai', page)
    await context.close()
  })

  test('Mai brings a second version of the set of 2021; Bình publishes it', async () => {
    const text = (await readFile('criteria-sets/xa-2021/set.yaml', 'utf8'))
      .replace('version: 1\n', 'version: 2\n')
      .replace(/(measure: irrigated-farmland-share\n\s+unit: '%'\n\s+test: \{atLeast: \{same: )80/, '$185')
    const context = await open(officers.mai)
    const page = await context.newPage()
    await page.goto(`${server.url}/quan-tri/bo-tieu-chi`)
    await page.getByLabel('Ghi chú').fill('Đính chính chỉ tiêu 3.1')
    await page.getByLabel('Tệp set.yaml').setInputFiles({ name: 'set.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: 'Kiểm tra và so sánh' }).click()
    expect(await page.textContent('main')).toContain('nâng 80% → 85%')
    await look('bo-kiem-tra', page)
    await page.getByRole('button', { name: 'Lưu thành đề xuất' }).click()
    const path = new URL(page.url()).pathname
    await context.close()
    const other = await open(officers.thuy)
    const second = await other.newPage()
    await second.goto(`${server.url}${path}`)
    await look('bo-de-xuat', second)
    await second.getByRole('button', { name: 'Công bố', exact: true }).click()
    expect(await second.textContent('main')).toContain('Đã công bố')
    await second.goto(`${server.url}/quan-tri/bo-tieu-chi`)
    await look('bo', second)
    await other.close()
  })

  test('Hạnh sets a level of the province', async () => {
    const context = await open(officers.hanh)
    const page = await context.newPage()
    await page.goto(`${server.url}/quan-tri/muc-tinh`)
    await page.locator('summary', { hasText: '318/QĐ-TTg' }).first().click()
    await look('muc-tinh', page)
    await page.goto(`${server.url}/quan-tri/muc-tinh/xa-2021/2.1?dang=byAreaClass`)
    await look('muc-tinh-theo-khu-vuc', page)
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
    const context = await open(officers.hoa)
    const page = await context.newPage()
    await page.goto(`${server.url}/thon`)
    await page.getByLabel('Danh sách').fill('Thôn Bản Chắt\nThôn Khe Cù\nThôn Nà Xoong')
    await page.getByLabel('Văn bản').last().fill('Quyết định 15/QĐ-UBND ngày 1/8/2025')
    await page.getByRole('button', { name: 'Thêm vào danh sách' }).click()
    expect(await page.textContent('main')).toContain('3 thôn vào ngày 22/11/2026')
    await look('thon', page)
    await page.getByRole('link', { name: 'Thôn Khe Cù' }).click()
    await look('thon-mot', page)
    await page.getByLabel('Tên mới').fill('Thôn Khe Cù Một')
    await page.getByLabel('Văn bản').first().fill('Đính chính')
    await page.getByRole('button', { name: 'Đổi tên' }).click()
    expect(await page.textContent('main')).toContain('Thôn Khe Cù Một')
    await context.close()
  })
})
