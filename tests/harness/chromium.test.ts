import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, none, openBrowser, phone } from './chromium.ts'
import { chromium } from './needs.ts'

/** The net under every browser story catches what it is there for. */
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  if (chromium !== null) browser = await openBrowser()
})
afterAll(() => browser?.close())

test.skipIf(chromium === null)('a picture without words and a page wider than the screen are faults; a plain page has none', async () => {
  const page = await browser.newPage({ viewport: phone })
  const html = (main: string) => `<!doctype html><html lang="vi"><title>Thử</title><main><h1>Thử</h1>${main}</main></html>`
  await page.setContent(html('<p>Xã Bính Xá</p>'))
  expect(await faultsOf(page)).toEqual(none)
  await page.setContent(html('<img src="data:,"><div style="width: 500px">rộng</div>'))
  expect(await faultsOf(page)).toEqual({ violations: [expect.stringMatching(/^image-alt: img/)], isWider: true })
  await page.close()
})
