import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { type DemonstrationAccount, openDemonstration } from '../../src/programme/people/demonstration.actions.ts'
import { makeFirstLink } from '../../src/programme/people/first-run.actions.ts'
import { cookiesIn, expectSound, narrowest, openBrowser, wide } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'

/** An administrator in a real browser without script: its forms carry where they come from, and the policy lets them pass. */
let server: TestServer
let browser: Browser
let administrator: DemonstrationAccount

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleTwoProvinces(server.database)
  const accounts = await openDemonstration(server.accounts, { today: day('2026-11-22'), now: new Date(), actor: 'kiểm thử' })
  administrator = accounts[0] as DemonstrationAccount
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test.skipIf(chromium === null)(
  'signs in, reads every page of people at two widths without a barrier, opens an account and leaves',
  async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const link = (await makeFirstLink(server.database.db, new Date())) as string
    const check = async (path: string) =>
      expectSound(path, { browser, url: server.url, cookies: await cookiesIn(context), sizes: [wide, narrowest] })
    await check('/dang-nhap')
    await check('/dang-nhap/ma')
    await check(link)
    await page.goto(`${server.url}/dang-nhap?ve=/quan-tri/nguoi-dung`)
    await page.getByLabel('Tên đăng nhập').fill(administrator.login)
    await page.getByLabel('Mật khẩu').fill(administrator.password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    expect(new URL(page.url()).pathname).toBe('/quan-tri/nguoi-dung')
    for (const path of [
      '/quan-tri/nguoi-dung',
      '/quan-tri/ma-truy-cap?ten=can-bo-xa@minh-hoa.example',
      '/quan-tri/nguoi-dung/2',
      '/tai-khoan',
      '/tai-khoan/lop-hai',
    ])
      await check(path)
    await page.goto(`${server.url}/quan-tri/ban-giao?tu=2&den=3`)
    await page.getByLabel('Lý do').fill('chuyển công tác')
    await page.getByRole('button', { name: /^Bàn giao tất cả cho/ }).click()
    await check(new URL(page.url()).pathname)
    await page.goto(`${server.url}/quan-tri/nguoi-dung`)
    await page.getByLabel('Họ và tên').fill('Nông Thị Hoa')
    await page.getByLabel('Tên đăng nhập').fill('hoa.nt@langson.gov.vn')
    await page.getByLabel('Mã đơn vị').fill('06622')
    await page.getByRole('button', { name: 'Mở tài khoản' }).click()
    expect(await page.textContent('main')).toContain('Đã mở tài khoản')
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    expect(new URL(page.url()).pathname).toBe('/dang-nhap')
  },
  90_000,
)

test.skipIf(chromium === null)('loses nothing that was typed when the session was locked meanwhile, without script', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const signIn = async () => {
    await page.getByLabel('Tên đăng nhập').fill(administrator.login)
    await page.getByLabel('Mật khẩu').fill(administrator.password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
  }
  await page.goto(`${server.url}/dang-nhap?ve=/quan-tri/phan-cong`)
  await signIn()
  await page.getByLabel('Việc được phân công').selectOption('Giúp đỡ xã')
  await page.getByLabel('Tên cơ quan mới').fill('Công ty Điện lực Lạng Sơn')
  await page.getByLabel('Mã đơn vị').fill('06622')
  await page.getByLabel('Căn cứ').fill('Công văn 120/UBND-KT ngày 5/3/2026')
  await server.database.pool.query(`update auth.session set "updatedAt" = "updatedAt" - interval '6 minutes'`)
  await page.getByRole('button', { name: 'Phân công', exact: true }).click()
  expect(await page.textContent('main')).toContain('Phiên làm việc đã khóa. Đăng nhập lại, số liệu đang nhập vẫn còn.')
  await signIn()
  expect(await page.textContent('main')).toContain('Công ty Điện lực Lạng Sơn')
  await page.getByRole('button', { name: 'Gửi tiếp' }).click()
  expect(new URL(page.url()).pathname).toBe('/quan-tri/phan-cong')
  expect(await page.textContent('main')).toContain('Đã phân công 1 dòng')
})
