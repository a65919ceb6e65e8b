import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, openBrowser, phone, wide } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'

// Cụ Lành works the public pages by keyboard, with scripts switched off; what every page has is walked in portal-walk.test.ts.
let server: TestServer
let browser: Browser

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_loaded' })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A page as a visitor without scripts gets it. */
async function open(path: string, viewport: typeof wide): Promise<Page> {
  const page = await (await enter({ browser, url: server.url }, { viewport, javaScriptEnabled: false })).newPage()
  await page.goto(path)
  return page
}

describe.skipIf(chromium === null)('by keyboard alone', () => {
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute('name') || '')

  test('the skip link comes first and leads to the content', async () => {
    const page = await open('/tinh/20?ngay=2019-12-31', wide)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Đến nội dung chính')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Cả nước')
    await page.context().close()
  })

  test('time steps, trace links, map and table are reached, each with a visible ring', { timeout: 90_000 }, async () => {
    const page = await open('/tinh/20?ngay=2019-12-31', wide)
    const seen: string[] = []
    for (let i = 0; i < 70; i += 1) {
      await page.keyboard.press('Tab')
      seen.push(await page.evaluate(() => (document.activeElement as HTMLAnchorElement | null)?.getAttribute('href') ?? ''))
      const ring = await page.evaluate(() => {
        const at = document.activeElement as Element
        const drawn = at.closest('svg') ? getComputedStyle(at.firstElementChild as Element).stroke : getComputedStyle(at).outlineStyle
        return drawn
      })
      expect(ring, seen.at(-1)).not.toBe('none')
    }
    expect(seen.some((href) => href.includes('ngay=2018-12-31'))).toBe(true)
    expect(seen.some((href) => href.startsWith('/ket-qua/danh-sach'))).toBe(true)
    expect(seen.filter((href) => href.startsWith('/huyen/')).length).toBeGreaterThanOrEqual(11)
    await page.context().close()
  })

  test('the filters of the matrix work without a mouse and keep their choice in the address', async () => {
    const page = await open('/ket-qua/ma-tran?tinh=20&ngay=2019-12-31', wide)
    await page.focus('select[name="thieu"]')
    await page.selectOption('select[name="thieu"]', '5')
    await page.focus('form[action="/ket-qua/ma-tran"] button')
    await Promise.all([page.waitForURL(/thieu=5/), page.keyboard.press('Enter')])
    expect(await page.inputValue('select[name="thieu"]')).toBe('5')
    const rows = await page.locator('tbody tr').count()
    expect(rows).toBeGreaterThan(0)
    expect(rows).toBeLessThan(207)
    await page.context().close()
  })

  test('a place is found by its name without diacritics', async () => {
    const page = await open('/', phone)
    await page.fill('header input[name="tim"]', 'binh xa')
    await Promise.all([page.waitForURL(/tim=/), page.keyboard.press('Enter')])
    expect(await page.locator('main').textContent()).toContain('Xã Bính Xá')
    await page.context().close()
  })
})
