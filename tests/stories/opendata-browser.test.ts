import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, expectSound, narrowest, openBrowser, phone, wide } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'

// Open data in a browser: the pages without script on every screen, the description of the feed as XML, a picture on somebody else's site.
let server: TestServer
let browser: Browser
let foreign: Server
let site: string
let page = ''

describe.skipIf(chromium === null)('in Chromium', () => {
  beforeAll(async () => {
    server = await startServer({ template: 'ntm_loaded' })
    browser = await openBrowser()
    foreign = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html; charset=utf-8').end(page))
    await new Promise<void>((done) => foreign.listen(0, '127.0.0.1', done))
    site = `http://localhost:${(foreign.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await browser?.close()
    foreign?.closeAllConnections()
    foreign?.close()
  })

  test.each([
    ['/du-lieu', 'du-lieu'],
    ['/du-lieu/so-lieu', 'du-lieu-so-lieu'],
    ['/du-lieu/nhung?ma=20', 'du-lieu-nhung'],
  ])('%s is whole for everybody, on every screen', (path, name) =>
    expectSound(path, { browser, url: server.url, name, sizes: [wide, phone, narrowest] }),
  )

  test('a set is found and its line of HTML is copied without script', async () => {
    const context = await enter({ browser, url: server.url }, { javaScriptEnabled: false, viewport: phone })
    const tab = await context.newPage()
    await tab.goto('/du-lieu')
    await tab.getByRole('link', { name: 'Kết quả của từng xã', exact: true }).click()
    expect(await tab.getByRole('heading', { level: 1 }).textContent()).toBe('Kết quả của từng xã')
    const [file] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('link', { name: 'CSV', exact: true }).click()])
    expect(file.suggestedFilename()).toBe('ket-qua-xa.csv')
    await tab.goto('/du-lieu/nhung')
    await tab.getByLabel('Đơn vị').selectOption('20')
    await tab.getByRole('button', { name: 'Xem hình' }).click()
    page = `<!doctype html><title>Báo tỉnh</title><p>Theo số đã duyệt:</p>${await tab.locator('textarea').first().inputValue()}`
    await context.close()
  })

  test('the picture stands on another site, and so it does in a frame; no other page of ours may', async () => {
    expect(page).toMatch(/<img src="http[^"]+\.svg" alt="[^"]+"/)
    const src = /src="([^"]+)"/.exec(page)?.[1] ?? ''
    page += `<iframe name="hinh" src="${src}"></iframe><iframe name="trang" src="${server.url}/du-lieu"></iframe>`
    const context = await browser.newContext()
    const tab = await context.newPage()
    await tab.goto(site)
    await tab.waitForLoadState('networkidle')
    const width = await tab.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)
    expect(width).toBeGreaterThan(100)
    expect(await tab.frame('hinh')?.locator('text').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Số liệu đến /)]),
    )
    expect(await tab.frame('trang')?.getByText('Dữ liệu mở').count()).toBe(0)
    await context.close()
  })

  test('the description of the feed is XML that a parser by others reads, and another site may ask for rows', async () => {
    const context = await browser.newContext()
    const tab = await context.newPage()
    await tab.goto(site)
    const [xml, rows] = await tab.evaluate(async (root) => {
      const text = await (await fetch(`${root}/$metadata`)).text()
      const tree = new DOMParser().parseFromString(text, 'application/xml')
      const sets = [...tree.querySelectorAll('EntitySet')].map((set) => {
        const type = set.getAttribute('EntityType')?.replace(/^.*\./, '')
        const keys = [...tree.querySelectorAll(`EntityType[Name="${type}"] PropertyRef`)].map((key) => key.getAttribute('Name'))
        return { name: set.getAttribute('Name'), keys: keys.length }
      })
      const answer = await fetch(`${root}/Releases?$top=2`, { headers: { 'OData-MaxVersion': '4.0' } })
      return [{ faults: tree.querySelectorAll('parsererror').length, sets }, (await answer.json()).value.length] as const
    }, `${server.url}/du-lieu/odata`)
    expect([xml.faults, xml.sets.length, xml.sets.every(({ keys }) => keys > 0), rows]).toEqual([0, 12, true, 2])
    await context.close()
  })
})
