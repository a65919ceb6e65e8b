import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, chromium as browsers } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePastDays } from '../../src/platform/events/days.ts'
import { chromium } from '../harness/needs.ts'
import { cookieOf, type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** The pages of rounds in a real browser: the forms work without script, nothing stands in the way at two widths, the reminder is copied. */
let server: TestServer
let browser: Browser
let axe: string
let officers: { mai: Officer; son: Officer }

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ env: { NTM_SECOND_FACTOR: 'nobody' } })
  const { rows } = await server.database.pool.query(`
    select p.unit_id as province, c.unit_id as commune from units.version p cross join units.communes_of(p.unit_id, '2026-11-22', 'xa') c
    where p.code = '20' and p.valid_from = '2025-07-01' order by c.code limit 1`)
  officers = {
    mai: await openOfficer(server.accounts, {
      name: 'Lý Thị Mai',
      role: 'coordinationOffice',
      unit: { id: rows[0].province, level: 'province' },
    }),
    son: await openOfficer(server.accounts, {
      name: 'Hoàng Văn Sơn',
      role: 'communeLeader',
      unit: { id: rows[0].commune, level: 'commune' },
    }),
  }
  await closePastDays(server.database.db, new Date('2026-12-01T00:05:00+07:00'))
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
  browser = await browsers.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] })
})
afterAll(() => browser?.close())

const sizes = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
]
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }

/** A browser in which somebody is signed in. */
async function enter(who: Officer, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options })
  const cookies = (await cookieOf(server.accounts, who)).split('; ').map((one) => /^([^=]+)=(.*)$/.exec(one) ?? [])
  await context.addCookies(cookies.map(([, name = '', value = '']) => ({ name, value, url: server.url })))
  return context
}

/** What bars the way on a page, at both widths. */
async function look(context: BrowserContext, path: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (const size of sizes) {
    const page = await context.newPage()
    await page.setViewportSize(size)
    const answer = await page.goto(`${server.url}${path}`)
    await page.addScriptTag({ content: axe })
    const barriers = await page.evaluate(async (given) => {
      const { axe: checker } = window as unknown as {
        axe: { run: (options: unknown) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      const { violations } = await checker.run(given)
      const wider = document.documentElement.scrollWidth - window.innerWidth
      return [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ...(wider > 0 ? [`${wider}px too wide`] : []),
      ]
    }, rules)
    if (answer?.status() !== 200 || barriers.length > 0) found.push({ path, ...size, status: answer?.status(), barriers })
    await page.close()
  }
  return found
}

describe.skipIf(chromium === null)('in a browser', () => {
  test('chị Mai opens the year round without script', async () => {
    const context = await enter(officers.mai, { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.url}/ky-bao-cao`)
    await page.getByRole('link', { name: 'Mở kỳ báo cáo' }).click()
    await page.getByRole('button', { name: 'Mở kỳ' }).click()
    expect(await page.textContent('h1')).toBe('Kỳ báo cáo năm 2026')
    expect(await page.textContent('main')).toMatch(/Còn thiếu (\d+)\/\1 xã/)
    await context.close()
  })

  test('anh Sơn asks for more time without script', async () => {
    const context = await enter(officers.son, { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.url}/ky-bao-cao`)
    await page.getByRole('link', { name: 'Kỳ báo cáo năm 2026' }).click()
    await page.getByRole('link', { name: 'Đề nghị gia hạn' }).click()
    await page.getByLabel('Đề nghị gia hạn đến hết ngày').fill('21/12/2026')
    await page.getByLabel('Lý do').fill('Mưa lũ, mất điện năm ngày')
    await page.getByRole('button', { name: 'Gửi đề nghị' }).click()
    expect(await page.textContent('main')).toContain('chờ Văn phòng điều phối trả lời')
    await context.close()
  })

  test('nothing stands in the way on any page, at two widths', async () => {
    const mai = await enter(officers.mai, { bypassCSP: true })
    const paths = [
      '/ky-bao-cao',
      '/ky-bao-cao/mo',
      '/ky-bao-cao/1',
      '/ky-bao-cao/1/dieu-chinh',
      '/lich-lam-viec?nam=2026',
      '/nhat-ky/goc-bam',
    ]
    for (const path of paths) expect(await look(mai, path)).toEqual([])
    await mai.close()
    const son = await enter(officers.son, { bypassCSP: true })
    for (const path of ['/ky-bao-cao', '/ky-bao-cao/1', '/ky-bao-cao/1/xin-gia-han']) expect(await look(son, `${path}?xa`)).toEqual([])
    await son.close()
  }, 120_000)

  test('the reminder is copied by its button', async () => {
    const context = await enter(officers.mai)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
    const page = await context.newPage()
    await page.goto(`${server.url}/ky-bao-cao/1`)
    await page.getByRole('button', { name: 'Chép câu nhắc' }).click()
    await page.getByText('Đã chép.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `Kỳ báo cáo năm 2026: nhắc nộp phiếu tự đánh giá. ${server.url}/ky-bao-cao/1`,
    )
    await context.close()
  })
})
