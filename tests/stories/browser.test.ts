import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, faultsOf, narrowest, none, openBrowser, phone, wide } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'

// Cụ Lành reads the public pages on her grandson's phone and on the old computer of the commune office, with scripts switched off.
let server: TestServer
let browser: Browser

const kinds = [
  ['home', '/'],
  ['the country on a published day', '/ket-qua?ngay=2019-12-31'],
  ['the country on today’s map', '/ket-qua?ngay=2019-12-31&ban-do=hien-nay'],
  ['a province with figures', '/tinh/20?ngay=2019-12-31'],
  ['a province without figures', '/tinh/20'],
  ['a province on today’s map', '/tinh/20?ngay=2019-12-31&ban-do=hien-nay'],
  ['a province that has ended', '/tinh/02'],
  ['a district', '/huyen/183'],
  ['a district with figures that do not agree', '/huyen/083?ngay=2024-03-31'],
  ['a commune with measurements', '/xa/05485?ngay=2019-06-30'],
  ['a commune of today', '/xa/06115'],
  ['a merged commune', '/xa/06115?ngay=2019-12-31&ban-do=hien-nay'],
  ['the matrix', '/ket-qua/ma-tran?tinh=19'],
  ['the matrix, one criterion', '/ket-qua/ma-tran?tinh=20&ngay=2019-12-31&tieu-chi=17&ket-qua=chua-dat'],
  ['the communes behind a figure', '/ket-qua/danh-sach?don-vi=20&so=communes-recognised&ngay=2019-12-31'],
  ['search', '/tim-kiem?tim=binh+xa'],
  ['units', '/don-vi'],
  ['gaps', '/don-vi/khoang-trong'],
  ['a unit', '/don-vi/06115'],
  ['criteria sets', '/bo-tieu-chi'],
  ['a set', '/bo-tieu-chi/xa-2021'],
  ['a set with most of it unknown', '/bo-tieu-chi/xa-2026'],
  ['two sets', '/bo-tieu-chi/so-sanh?a=xa-2016&b=xa-2021'],
  ['credits', '/gioi-thieu/nguon-du-lieu'],
] as const

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_loaded' })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

type Opened = { page: Page; told: string[] }

/** A page as a visitor without scripts gets it, with what the browser complained of. Scripts are switched on only for the checker that is brought along. */
async function open(path: string, viewport: typeof wide, more: BrowserContextOptions = {}): Promise<Opened> {
  const context = await enter({ browser, url: server.url }, { viewport, javaScriptEnabled: false, ...more })
  const page = await context.newPage()
  const told: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') told.push(message.text())
  })
  page.on('requestfailed', (request) => told.push(`${request.url()} failed`))
  await page.goto(`${server.url}${path}`, { waitUntil: 'load' })
  return { page, told }
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.skipIf(chromium === null)('every kind of page', () => {
  test.each(kinds)('%s: no violation, no sideways scroll, nothing to complain of (%s)', { timeout: 90_000 }, async (_name, path) => {
    const { page, told } = await open(path, wide, { javaScriptEnabled: true })
    for (const viewport of [wide, phone]) {
      await page.setViewportSize(viewport)
      expect(await faultsOf(page), `${viewport.width} px`).toEqual(none)
    }
    expect(told).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await sideways(page), `${narrowest.width} px`).toBe(0)
    await page.context().close()
  })

  test.each(['/', '/tinh/20?ngay=2019-12-31', '/ket-qua/ma-tran?tinh=083', '/bo-tieu-chi/xa-2026'])(
    'in the dark: %s',
    { timeout: 90_000 },
    async (path) => {
      const { page } = await open(path, wide, { colorScheme: 'dark', javaScriptEnabled: true })
      expect(await faultsOf(page)).toEqual(none)
      await page.context().close()
    },
  )

  test.each(kinds)('%s: no script, Vietnamese, one heading, light (%s)', async (_name, path) => {
    const html = await server.page(path)
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/i)
    expect(html).toContain('<html lang="vi" data-hien-thi="thuong thuong">')
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).not.toMatch(/ style="/)
    const sheets = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? '')
    const css = await Promise.all(sheets.map(async (href) => (await server.get(href)).text()))
    const size = [html, ...css].reduce((sum, text) => sum + gzipSync(text).length, 0)
    expect(size).toBeLessThanOrEqual(60_000)
    const styles = css.reduce((sum, text) => sum + gzipSync(text).length, 0)
    expect(styles).toBeLessThanOrEqual(12_000)
  })
})

describe.skipIf(chromium === null)('by keyboard alone', () => {
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute('name') || '')

  test('the skip link comes first and leads to the content', async () => {
    const { page } = await open('/tinh/20?ngay=2019-12-31', wide)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Đến nội dung chính')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Cả nước')
    await page.context().close()
  })

  test('time steps, trace links, map and table are reached, each with a visible ring', { timeout: 90_000 }, async () => {
    const { page } = await open('/tinh/20?ngay=2019-12-31', wide)
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
    const { page } = await open('/ket-qua/ma-tran?tinh=20&ngay=2019-12-31', wide)
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
    const { page } = await open('/', phone)
    await page.fill('header input[name="tim"]', 'binh xa')
    await Promise.all([page.waitForURL(/tim=/), page.keyboard.press('Enter')])
    expect(await page.locator('main').textContent()).toContain('Xã Bính Xá')
    await page.context().close()
  })
})

describe.skipIf(chromium === null)('on paper', () => {
  test('the frame of the screen is gone, the source line stays', async () => {
    const { page } = await open('/tinh/20?ngay=2019-12-31', wide)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header').first().isVisible()).toBe(false)
    expect(await page.locator('footer').isVisible()).toBe(false)
    expect(await page.locator('.source').first().isVisible()).toBe(true)
    await page.context().close()
  })
})
