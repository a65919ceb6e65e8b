import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { enter, expectSound, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { cookieOf, type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { communes, environmentWith, langSon, prove, type Round, settleSheets } from '../harness/sheets.ts'

/** Hà Thu Trang in a real browser without script, on the department's screen and on her phone. */
const today = day('2025-12-22')
let server: TestServer
let browser: Browser
let round: Round
let trang: Officer
let sheet: Record<'binhXa' | 'vanAn' | 'thaiBinh', number>

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', today, env: { NTM_SECOND_FACTOR: 'nobody' } })
  // Bính Xá submitted late and has its own day
  const [late, on] = [day('2025-12-17'), day('2025-12-15')]
  const settled = await settleSheets(server.database, {
    binhXa: { on: late, values: environmentWith(3, '5,4') },
    vanAn: { on, values: environmentWith(3, '6,4') },
    thaiBinh: { on, values: environmentWith(5, '7,4') },
  })
  ;({ round, sheet } = settled)
  trang = await openOfficer(server.accounts, {
    name: 'Hà Thu Trang',
    role: 'departmentOfficer',
    unit: { id: langSon, level: 'province' },
    today: day('2025-12-01'),
  })
  for (const unitId of [communes.binhXa, communes.vanAn, communes.thaiBinh])
    for (const indicator of ['11', '17.6']) await prove(server.database, { unitId, indicator, by: settled.hoa })
  browser = await openBrowser()
}, 180_000)
afterAll(() => browser?.close())

test.skipIf(chromium === null)(
  'every page of the queue is without a barrier at two widths, and one is decided by mouse alone',
  async () => {
    const reader = { browser, url: server.url, cookies: await cookieOf(server.accounts, trang) }
    const list = `/tham-tra/${round.langSon}/xa-2021/17`
    for (const path of [
      '/tham-tra',
      '/tham-tra/qua-han',
      list,
      `${list}?phieu=${sheet.vanAn}`,
      `/tham-tra/${round.langSon}/xa-2021/11?hang-loat=1`,
    ])
      await expectSound(path, reader)

    const context = await enter(reader, { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.url}${list}?phieu=${sheet.vanAn}`)
    await page.getByLabel('Số của cơ quan, chỉ tiêu 17.11').fill('31,4')
    // Enter in a field decides nothing
    await page.getByLabel('Số của cơ quan, chỉ tiêu 17.11').press('Enter')
    expect(new URL(page.url()).search).toBe(`?phieu=${sheet.vanAn}`)
    await page.getByLabel('Lý do, căn cứ').fill('Kiểm tra thực địa.')
    await page.getByRole('button', { name: 'Xác nhận chưa đạt' }).click()
    expect(await page.textContent('main')).toContain('Đã ghi kết luận cho Xã Văn An')
    await page
      .getByRole('link', { name: /Xã Văn An/ })
      .first()
      .click()
    expect(await page.textContent('main')).toContain('kết luận Chưa đạt')
    await context.close()

    const scripted = await enter(reader)
    const other = await scripted.newPage()
    await other.goto(`${server.url}${list}`)
    const current = () => other.locator('[data-communes] [aria-current]').textContent()
    const first = await current()
    await Promise.all([other.waitForURL(/phieu=/), other.keyboard.press('j')])
    expect(await current()).not.toBe(first)
    await other.keyboard.press('r')
    // the button is only pointed at, and what a return asks for stands open
    expect(await other.evaluate(() => document.activeElement?.textContent)).toBe('Trả lại')
    expect(await other.getByLabel('Cần bổ sung').isVisible()).toBe(true)
    await other.getByLabel('Lý do, căn cứ').pressSequentially('jk1')
    expect(await other.getByLabel('Lý do, căn cứ').inputValue()).toBe('jk1')
    await other.getByRole('button', { name: 'Tắt phím tắt' }).click()
    await other.keyboard.press('1')
    expect(await other.evaluate(() => document.activeElement?.textContent)).toBe('Bật phím tắt')
    await scripted.close()
  },
  180_000,
)
