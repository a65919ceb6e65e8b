import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** Chị Nông Thị Hoa fills the sheet in a real browser while the network comes and goes; anh Lương Văn Tuấn fills the same one elsewhere. */
let server: TestServer
let browser: Browser
let [hoa, tuan]: Officer[] = []

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  const open = (name: string) =>
    openOfficer(server.accounts, { name, role: 'communeOfficer', unit: { id: units.binhXa, level: 'commune' }, today: roundToday })
  ;[hoa, tuan] = [await open('Nông Thị Hoa'), await open('Lương Văn Tuấn')]
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function comeIn(officer: Officer | undefined): Promise<{ context: BrowserContext; page: Page }> {
  const context = await enter({ browser, url: server.url })
  const page = await context.newPage()
  await page.goto(`${server.url}/dang-nhap?ve=/phieu`)
  await page.getByLabel('Tên đăng nhập').fill(officer?.login ?? '')
  await page.getByLabel('Mật khẩu').fill(officer?.password ?? '')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  return { context, page }
}

const live = (page: Page) => page.locator('form[data-live="yes"]').waitFor()
const typed = async (page: Page, measure: string, text: string) => {
  await page.locator(`#o-${measure}`).fill(text)
  await page.locator(`#o-${measure}`).blur()
}
const chip = (page: Page) => page.locator('[data-connection]')
const cellState = (page: Page, measure: string) => page.locator(`[data-cell="${measure}"]`).getAttribute('data-state')
const stored = async (measure: string) => {
  const { rows } = await server.database.pool.query('select typed, version from assessment.cell where measure = $1', [measure])
  return rows[0]?.typed
}

test.skipIf(chromium === null)(
  'the verdict stands at once; without network it goes on, survives a reload, and is sent when the network is back',
  async () => {
    const { context, page } = await comeIn(hoa)
    await page.getByRole('button', { name: 'Mở phiếu' }).click()
    await live(page)
    await typed(page, 'income-per-capita', '40,5')
    expect(await page.locator('[data-verdict="10"]').textContent()).toContain('Chưa đạt')
    await expect.poll(() => stored('income-per-capita')).toBe('40,5')
    await expect.poll(() => chip(page).textContent()).toContain('Đã gửi mọi ô')

    await context.setOffline(true)
    await typed(page, 'income-per-capita', '49')
    expect(await page.locator('[data-verdict="10"]').textContent()).toContain('Đạt')
    await typed(page, 'clean-water-share', '1.234')
    expect(await page.locator('[data-cell="clean-water-share"] [data-problem]').textContent()).toContain('có thể là 1234 hoặc 1,234')
    expect(await cellState(page, 'income-per-capita')).toBe('kept')
    expect(await page.locator('[data-cell="income-per-capita"] [data-state]').textContent()).toBe('Đã lưu trên máy, chờ gửi')
    await expect.poll(() => chip(page).textContent()).toContain('Mất mạng – vẫn nhập được')
    expect(await stored('income-per-capita')).toBe('40,5')

    // the page is opened again without network, as after a crash
    await page.reload()
    await expect.poll(() => page.locator('#o-income-per-capita').inputValue()).toBe('49')
    expect(await page.locator('#o-clean-water-share').inputValue()).toBe('1.234')

    await context.setOffline(false)
    await expect.poll(() => stored('income-per-capita'), { timeout: 25_000 }).toBe('49')
    await expect.poll(() => stored('clean-water-share')).toBe('1.234')
    await expect.poll(() => chip(page).textContent()).toContain('Đã gửi mọi ô')
    await context.close()
  },
  90_000,
)

test.skipIf(chromium === null)(
  'two people change one cell: both values are shown, and the person chooses',
  async () => {
    const [one, other] = [await comeIn(hoa), await comeIn(tuan)]
    const address = `${server.url}/danh-gia/1`
    await one.page.goto(address)
    await other.page.goto(address)
    await live(one.page)
    await live(other.page)
    await other.context.setOffline(true)
    await typed(other.page, 'health-insurance-share', '91')
    await typed(one.page, 'health-insurance-share', '95')
    await expect.poll(() => stored('health-insurance-share')).toBe('95')
    await other.context.setOffline(false)
    const clash = other.page.locator('[data-cell="health-insurance-share"] [data-clash]')
    await clash.waitFor({ timeout: 25_000 })
    expect(await clash.textContent()).toContain('Trên máy chủ: 95 – Nông Thị Hoa')
    expect(await other.page.locator('#o-health-insurance-share').inputValue()).toBe('91')
    expect(await stored('health-insurance-share')).toBe('95')
    await clash.getByRole('button', { name: 'Giữ số của tôi' }).click()
    await expect.poll(() => stored('health-insurance-share')).toBe('91')
    await one.context.close()
    await other.context.close()
  },
  90_000,
)

test.skipIf(chromium === null)(
  'a column copied from a workbook lands after a preview; Enter goes down, Escape puts back',
  async () => {
    const { context, page } = await comeIn(hoa)
    await page.goto(`${server.url}/danh-gia/1`)
    await live(page)
    const first = page.locator('#o-commune-road-paved-share')
    await first.focus()
    await first.evaluate((field) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '100\n82,5\n104\n')
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    const dialog = page.locator('dialog[data-paste]')
    expect(await dialog.textContent()).toContain('Sẽ ghi 3 ô.')
    expect(await dialog.textContent()).toContain('Tỷ lệ phải từ 0 đến 100. Đang nhập 104.')
    await dialog.getByRole('button', { name: 'Ghi vào phiếu' }).click()
    await expect.poll(() => stored('village-road-hardened-share')).toBe('82,5')
    await expect.poll(() => stored('lane-clean-passable-share')).toBe('104')
    await first.focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('o-village-road-hardened-share')
    await context.close()
  },
  90_000,
)
