import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { enter, expectSound, openBrowser, photograph } from '../harness/chromium.ts'
import { chromium, libreOffice, pdfToText } from '../harness/needs.ts'
import { cookieOf, type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** Lan of Thái Nguyên composes the first half of 2019 in a browser, freezes it and takes it away as Word; LibreOffice opens it on A4. */
let server: TestServer
let lan: Officer
const run = promisify(execFile)

beforeAll(async () => {
  server = await startServer({ today: day('2019-07-01'), env: { NTM_SECOND_FACTOR: 'nobody' } })
  const text = `select unit_id as id from units.live where code = '19' and valid_from <= '2019-07-01' and valid_to > '2019-07-01'`
  const { rows } = await server.database.pool.query(text)
  const unit = { id: rows[0].id as number, level: 'province' } as const
  const body = 'UBND tỉnh Thái Nguyên'
  lan = await openOfficer(server.accounts, { name: 'Trần Thị Lan', role: 'coordinationOffice', unit, body, today: day('2019-01-02') })
  await server.database.pool.query(
    `insert into reports.setting values ($1, 'tinh-6-thang', 1, true, 0, 31, 1, 10, 'Công văn số 12/VPĐP', 'Lan', now())`,
    [unit.id],
  )
})

test.skipIf(chromium === null || libreOffice === null || pdfToText === null)(
  'composed, frozen, taken away as Word, opened on A4 with the margins of the decree',
  async () => {
    const browser = await openBrowser()
    const folder = await mkdtemp(join(tmpdir(), 'ntm-report-'))
    try {
      const cookies = await cookieOf(server.accounts, lan)
      const context = await enter({ browser, url: server.url, cookies })
      const page = await context.newPage()
      const look = (path: string, name: string) => expectSound(path, { browser, url: server.url, cookies, name })
      await page.goto('/bao-cao')
      await page.getByRole('button', { name: /Lập Báo cáo 6 tháng/u }).click()
      await page.waitForURL(/\/bao-cao\/\d+$/u)
      const at = new URL(page.url()).pathname
      await look(at, 'soan')
      await page.goto(`${at}#tieu-chi`)
      await photograph(page, 'bao-cao-1-soan')
      await page.getByRole('link', { name: 'Sửa lời văn phần Kết quả thực hiện Bộ tiêu chí' }).click()
      await look(new URL(page.url()).pathname, 'phan')
      await page.goto(`${at}/so/average-criteria-met`)
      expect(await page.textContent('main')).toContain('2.238 ÷ 139')
      await photograph(page, 'bao-cao-2-so')
      await page.goto(at)
      await page.getByLabel('vẫn tổng hợp một phần').check()
      await page.getByLabel('Lý do tổng hợp khi còn thiếu').fill('Kịp hội nghị ngày 10/7')
      await page.getByRole('button', { name: 'Chốt số liệu, trình duyệt' }).click()
      await page.getByText('Bản chốt số 1').first().waitFor()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải Word' }).click()])
      const word = join(folder, 'bao-cao.docx')
      await download.saveAs(word)
      await look(at, 'da-chot')
      await look('/bao-cao', 'danh-sach')
      await look('/bao-cao/che-do/tinh-6-thang', 'che-do')
      const xml = new TextDecoder().decode(unzipSync(new Uint8Array(await readFile(word)))['word/document.xml'])
      expect(xml).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/u)
      await run(libreOffice as string, [
        ...['--headless', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`],
        ...['--convert-to', 'pdf', '--outdir', folder, word],
      ])
      if (process.env.NTM_PICTURES) {
        const picture = join(process.env.NTM_PICTURES, 'bao-cao-3-word')
        const one = ['-png', '-r', '72', '-f', '1', '-l', '1', '-singlefile']
        await run(join(dirname(pdfToText as string), 'pdftoppm'), [...one, join(folder, 'bao-cao.pdf'), picture])
      }
      const { stdout } = await run(pdfToText as string, ['-bbox', join(folder, 'bao-cao.pdf'), '-'])
      const [first] = [...stdout.matchAll(/<page width="([\d.]+)" height="([\d.]+)">/gu)]
      expect([Math.round(Number(first?.[1])), Math.round(Number(first?.[2]))]).toEqual([595, 842])
      // the wide tables of the appendices lie on their side
      const upright = stdout.split('<page ').filter((one) => one.startsWith('width="595'))
      const lefts = [...upright.join('').matchAll(/xMin="([\d.]+)"/gu)].map((match) => Number(match[1]))
      const rights = [...upright.join('').matchAll(/xMax="([\d.]+)"/gu)].map((match) => Number(match[1]))
      // 30 mm left, 15 to 20 mm right
      expect(Math.min(...lefts)).toBeGreaterThanOrEqual(85 - 0.5)
      expect(Math.max(...rights)).toBeLessThanOrEqual(595.3 - 42.5 + 0.5)
      expect(stdout).toMatch(/>88\/139</u)
    } finally {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
  240_000,
)
