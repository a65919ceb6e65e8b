import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePastDays } from '../../src/platform/events/days.ts'
import { enter, expectSound, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { cookieOf, type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** The pages of rounds in a real browser: the forms work without script, nothing stands in the way at two widths, the reminder is copied. */
let server: TestServer
let browser: Browser
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
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Somebody who signed in and comes to a browser. */
const reader = async (who: Officer) => ({ browser, url: server.url, cookies: await cookieOf(server.accounts, who) })

describe.skipIf(chromium === null)('in a browser', () => {
  test('chị Mai opens the year round without script', async () => {
    const context = await enter(await reader(officers.mai), { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.url}/ky-bao-cao`)
    await page.getByRole('link', { name: 'Mở kỳ báo cáo' }).click()
    await page.getByRole('button', { name: 'Mở kỳ' }).click()
    expect(await page.textContent('h1')).toBe('Kỳ báo cáo năm 2026')
    expect(await page.textContent('main')).toMatch(/Còn thiếu (\d+)\/\1 xã/)
    await context.close()
  })

  test('anh Sơn asks for more time without script', async () => {
    const context = await enter(await reader(officers.son), { javaScriptEnabled: false })
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
    const mai = await reader(officers.mai)
    const paths = [
      '/ky-bao-cao',
      '/ky-bao-cao/mo',
      '/ky-bao-cao/1',
      '/ky-bao-cao/1/dieu-chinh',
      '/lich-lam-viec?nam=2026',
      '/nhat-ky/goc-bam',
    ]
    for (const path of paths) await expectSound(path, mai)
    const son = await reader(officers.son)
    for (const path of ['/ky-bao-cao', '/ky-bao-cao/1', '/ky-bao-cao/1/xin-gia-han'])
      await expectSound(path, { ...son, name: `xã ${path}` })
  }, 120_000)

  test('the reminder is copied by its button', async () => {
    const context = await enter(await reader(officers.mai))
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
