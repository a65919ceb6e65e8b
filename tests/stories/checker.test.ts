import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentText } from '../../src/platform/files/document-text.ts'
import { ntm } from '../acceptance/ntm.ts'
import { enter, faultsOf, none, openBrowser, phone } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'

// Chị Thảo of the coordination office drafts the report of the first quarter; her chief wants no number that does not add up.
let server: TestServer
let browser: Browser
beforeAll(async () => {
  server = await startServer({ template: 'ntm_loaded' })
  if (chromium === null) return
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const report = `Báo cáo quý I năm 2024 của Ủy ban nhân dân huyện Mường Khương.
Tổng số tiêu chí hoàn thành là 122 lượt tiêu chí, bình quân đạt 7,46% tiêu chí/xã.
Kết luận hội nghị, yêu cầu các xã rà soát từng tiêu chí trước ngày 15/4/2024.`

/** A person hands a text in and reads the answer. */
async function handIn(page: Page, text: string) {
  await page.goto(`${server.url}/kiem-tra-bao-cao`)
  await page.getByLabel('Dán văn bản').fill(text)
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
  await page.waitForLoadState()
}

const post = (form: FormData) => fetch(`${server.url}/kiem-tra-bao-cao`, { method: 'POST', body: form, headers: { Origin: server.url } })

describe.skipIf(chromium === null)('in a browser', () => {
  test('the mistake stands on top, marked in the text, with its arithmetic and a sentence to copy', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await handIn(page, report)
    expect(await page.locator('h1 + p').textContent()).toContain('2 sai')
    const first = page.locator('#can-xem li').first()
    expect(await first.textContent()).toContain('122 ÷ 15 = 8,13')
    expect(await first.textContent()).toContain('Có thể 122 là lỗi gõ của 112.')
    expect(await first.locator('textarea').inputValue()).toContain('bình quân đạt 8,13 tiêu chí/xã')
    expect(await page.locator('#van-ban a').allTextContents()).toEqual(['1221', '7,462'])
    expect(await page.locator('#viec').textContent()).toContain('trước ngày 15/4/2024')
    await page.close()
  })

  test('with scripts the sentence is copied by a button; a phone shows all without sideways scrolling; axe finds nothing', async () => {
    const context = await enter({ browser, url: server.url }, { viewport: phone, permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    await handIn(page, report)
    await page.getByText('Câu sửa theo phép tính').first().click()
    await page.getByRole('button', { name: 'Chép câu sửa' }).first().click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('8,13 tiêu chí/xã')
    expect(await faultsOf(page)).toEqual(none)
    await context.close()
  })

  test('what was corrected comes back as a file for ntm import, and as cases for the tests', async () => {
    const page = await browser.newPage()
    await handIn(page, 'Đến hết năm 2016, tỉnh Lạng Sơn có 24/207 xã đạt 19 tiêu chí, bình quân 8,5 tiêu chí/xã.')
    await page.getByLabel('Tên văn bản').fill('Báo cáo năm 2016')
    await page.getByText(/Xem và sửa/).click()
    await page.getByLabel('Giá trị của số 24').fill('25')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải tệp số đã công bố (CSV)' }).click(),
    ])
    const lines = (await readFile((await file.path()) as string, 'utf8')).trim().split('\r\n')
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2))).toEqual([
      ['20', 'communes-all-criteria-met'],
      ['20', 'communes-in-scope'],
      ['20', 'average-criteria-met'],
    ])
    expect(lines[1]).toContain(',2016-12-31,25,1,24,Báo cáo năm 2016,')
    // taken into the house like anyone's file, the number stands beside the computed one
    const kept = join(await mkdtemp(join(tmpdir(), 'ntm-checker-')), 'so-cong-bo.csv')
    await file.saveAs(kept)
    expect((await ntm(server.database.url, 'import', kept)).code).toBe(0)
    await page.goto(`${server.url}/tinh/20?ngay=2016-12-31`)
    const stated = page.getByRole('row').filter({ hasText: 'Báo cáo năm 2016' }).filter({ hasText: 'Số xã đạt đủ các tiêu chí' })
    expect(await stated.textContent()).toMatch(/24.*24/)
    await page.goBack()
    const [cases] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải bản sửa làm ca kiểm thử' }).click(),
    ])
    expect(JSON.parse((await readFile((await cases.path()) as string, 'utf8')).replace('\ufeff', '').split('\n')[0] ?? '')).toMatchObject({
      what: 'communes_meeting_19',
      value: 25,
    })
    await page.close()
  })

  test('a PDF is read as its text', async () => {
    const page = await browser.newPage()
    await page.setContent(
      `<html lang="vi"><meta charset="utf-8"><body style="font-family: 'Noto Sans', sans-serif">${report
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('')}</body></html>`,
    )
    const form = new FormData()
    form.set('tep', new File([new Uint8Array(await page.pdf())], 'bao-cao.pdf', { type: 'application/pdf' }))
    const html = await (await post(form)).text()
    expect(html).toContain('122 ÷ 15 = 8,13')
    await page.close()
  })
})

describe('files', () => {
  test('a Word file is read as its text', async () => {
    const form = new FormData()
    form.set('tep', new File([new Uint8Array(await readFile('tests/stories/files/bao-cao.docx'))], 'bao-cao.docx'))
    expect(await (await post(form)).text()).toContain('122 ÷ 15 = 8,13')
  })

  test.each<[string, Uint8Array, string]>([
    ['cu.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'Word kiểu cũ'],
    ['tcvn3.txt', Uint8Array.from([0x78, 0xb7, 0x20, 0xae, 0xa2]), 'UTF-8'],
    ['hong.docx', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x01]), 'Không đọc được tệp hong.docx'],
    ['hong.pdf', new TextEncoder().encode('%PDF-1.4 nothing'), 'Không đọc được tệp hong.pdf'],
  ])('%s is refused in a sentence that says what to do', async (name, bytes, sentence) => {
    await expect(documentText(bytes, name)).rejects.toThrow(sentence)
    const form = new FormData()
    form.set('tep', new File([new Uint8Array(bytes)], name))
    const answer = await post(form)
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([200, true])
  })

  test('an empty hand gets a hint, and nothing that was typed is lost', async () => {
    const form = new FormData()
    form.set('van-ban', '   ')
    form.set('don-vi', 'tỉnh Cao Bằng')
    const html = await (await post(form)).text()
    expect(html).toContain('Chưa có văn bản.')
    expect(html).toContain('value="tỉnh Cao Bằng"')
  })
})
