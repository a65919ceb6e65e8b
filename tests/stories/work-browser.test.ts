import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookiesIn, enter, expectSound, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** Chị Hoa reads what waits for her where there is no network; anh Tuấn, at the same machine later, does not read hers. */
let server: TestServer
let browser: Browser
let [hoa, tuan]: Officer[] = []

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  const open = (name: string, unitId: number) =>
    openOfficer(server.accounts, { name, role: 'communeOfficer', unit: { id: unitId, level: 'commune' }, today: roundToday })
  ;[hoa, tuan] = [await open('Nông Thị Hoa', units.binhXa), await open('Lương Văn Tuấn', units.vanAn)]
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function signIn(page: Page, officer: Officer | undefined): Promise<void> {
  await page.goto('/dang-nhap?ve=/viec-cua-toi')
  await page.getByLabel('Tên đăng nhập').fill(officer?.login ?? '')
  await page.getByLabel('Mật khẩu').fill(officer?.password ?? '')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
}
/** Whether the page is kept on the device. */
const isKept = (page: Page) =>
  page.evaluate(async () => {
    const found = await caches.match('/viec-cua-toi')
    const own = await caches.match('/ntm-cua-ai')
    return found !== undefined && own !== undefined
  })
/** What a page of its own shows without network; it is closed before the network is back, for then it would fetch itself anew. */
const openOffline = async (context: BrowserContext) => {
  await context.setOffline(true)
  const page = await context.newPage()
  const text = await page
    .goto('/viec-cua-toi')
    .then(async () => (await page.locator('main').textContent()) ?? '')
    .catch(() => 'không mở được')
  await page.close()
  await context.setOffline(false)
  return text
}

test.skipIf(chromium === null)(
  'the list opens without network and says of when it is; signing out and another person leave none',
  async () => {
    const context = await enter({ browser, url: server.url })
    const page = await context.newPage()
    await signIn(page, hoa)
    expect(await page.locator('main').textContent()).toContain('Mở phiếu Năm 2025')
    expect(await page.locator('[data-kept]').isVisible()).toBe(false)
    await expect.poll(() => isKept(page), { timeout: 10_000 }).toBe(true)
    // the network goes while the page is open
    await context.setOffline(true)
    await expect.poll(() => page.locator('[data-kept]').isVisible(), { timeout: 10_000 }).toBe(true)
    await context.setOffline(false)
    await expect.poll(() => page.locator('[data-kept]').isVisible(), { timeout: 10_000 }).toBe(false)
    const kept = await openOffline(context)
    expect(kept).toMatch(/Bản lưu lúc \d\d:\d\d ngày [\d/]+, đang mất mạng/)
    expect(kept).toContain('Mở phiếu Năm 2025')

    // her session ends without a word, and a colleague signs in at the same machine
    await context.clearCookies()
    await signIn(page, tuan)
    await expect.poll(() => isKept(page), { timeout: 10_000 }).toBe(true)
    const other = await openOffline(context)
    expect([other.includes('Xã Văn An'), other.includes('Xã Bính Xá')]).toEqual([true, false])
    await page.goto('/viec-cua-toi')
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.waitForURL('**/dang-nhap')
    await expect.poll(() => isKept(page), { timeout: 10_000 }).toBe(false)
    expect(await openOffline(context)).toBe('không mở được')
    await context.close()
  },
  90_000,
)

test.skipIf(chromium === null)(
  'a reminder is copied with a title and a link; the pages are sound on both screens',
  async () => {
    const context = await enter({ browser, url: server.url }, { permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    await signIn(page, hoa)
    const sheet = page.getByRole('listitem').filter({ hasText: 'Mở phiếu Năm 2025' }).first()
    await sheet.getByText('Chép câu nhắc').click()
    await sheet.getByRole('button', { name: 'Chép', exact: true }).click()
    await page.getByText('Đã chép.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^Mở phiếu Năm 2025: .* – Xã Bính Xá\nhttp:\/\/127\.0\.0\.1:\d+\/phieu$/,
    )
    const cookies = await cookiesIn(context)
    for (const path of ['/viec-cua-toi', '/thong-bao', '/thong-bao/kenh']) await expectSound(path, { browser, url: server.url, cookies })
    await context.close()
  },
  90_000,
)
