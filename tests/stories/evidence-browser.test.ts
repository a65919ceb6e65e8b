import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookiesIn, enter, expectSound, narrowest, openBrowser, phone, wide } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { withNotes } from '../harness/picture.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** Chị Nông Thị Hoa stands on the road of a village with a phone: the network goes, the pictures stay, and they arrive when it is back. */
let server: TestServer
let browser: Browser
let hoa: Officer

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  hoa = await openOfficer(server.accounts, {
    name: 'Nông Thị Hoa',
    role: 'communeOfficer',
    unit: { id: units.binhXa, level: 'commune' },
    today: roundToday,
  })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Signs in; what the browser complains of (a policy that is broken, a script that fails) is gathered. */
async function comeIn(): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await enter({ browser, url: server.url }, { viewport: phone })
  const page = await context.newPage()
  const complaints: string[] = []
  const listen = (one: Page) => {
    one.on('pageerror', (error) => complaints.push(error.message))
    one.on('console', (message) => {
      if (message.type() === 'error' && !/net::ERR|Failed to load resource/.test(message.text())) complaints.push(message.text())
    })
  }
  context.on('page', listen)
  listen(page)
  await page.goto(`${server.url}/dang-nhap?ve=/minh-chung/them`)
  await page.getByLabel('Tên đăng nhập').fill(hoa.login)
  await page.getByLabel('Mật khẩu').fill(hoa.password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL('**/minh-chung/them')
  return { context, page, complaints }
}

/** A photo as a phone takes it: twelve million points, some megabytes, with the camera's notes. */
async function photo(page: Page, notes: Parameters<typeof withNotes>[1], seed: number): Promise<Buffer> {
  const base64 = await page.evaluate(async (from) => {
    const canvas = document.createElement('canvas')
    canvas.width = 4000
    canvas.height = 3000
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    let state = from
    const next = () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return state >>> 0
    }
    for (let at = 0; at < 40_000; at++) {
      pen.fillStyle = `rgb(${next() % 256} ${next() % 256} ${next() % 256})`
      pen.fillRect(next() % 4000, next() % 3000, 5 + (next() % 60), 5 + (next() % 60))
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.95))
    const bytes = new Uint8Array(await (blob as Blob).arrayBuffer())
    let text = ''
    for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
    return btoa(text)
  }, seed)
  return withNotes(Buffer.from(base64, 'base64'), notes)
}

const choose = async (page: Page, name: string, bytes: Buffer, title = '') => {
  await page.getByLabel('Tên minh chứng').fill(title)
  await page.getByLabel('Tệp', { exact: true }).setInputFiles({ name, mimeType: 'image/jpeg', buffer: bytes })
  await page.getByRole('button', { name: 'Gửi minh chứng' }).click()
}
const queue = (page: Page) => page.locator('[data-queue]')
const proofs = async () =>
  (
    await server.database.pool.query(
      `select p.title, p.effective_on as day, f.size, f.name, f.picture_told_by as told, to_char(f.taken_at, 'HH24:MI:SS') as at, f.lat::float, f.lon::float
       from evidence.proof p join evidence.file f using (unit_id) where f.hash = p.file_hash order by p.id`,
    )
  ).rows

test.skipIf(chromium === null)(
  'offline the photo is made smaller and kept; back online it is sent with its day and place',
  async () => {
    const { context, page, complaints } = await comeIn()
    const big = await photo(page, { takenAt: '2025-11-30T16:20:10', lat: 21.853123, lon: 106.761 }, 7)
    expect(big.length).toBeGreaterThan(2_000_000)
    await context.setOffline(true)
    await choose(page, 'IMG_2041.JPG', big, 'Đường trục thôn Nà Lầu')
    await expect.poll(() => queue(page).textContent(), { timeout: 20_000 }).toContain('Đã lưu trên máy, chờ gửi')
    expect(await queue(page).textContent()).toContain('Mất mạng. 1 tệp đã lưu trên máy này')
    expect(await proofs()).toEqual([])
    await context.setOffline(false)
    await expect.poll(() => queue(page).textContent(), { timeout: 20_000 }).toContain('Đã gửi 1 tệp')
    const [kept] = await proofs()
    expect(kept).toMatchObject({
      title: 'Đường trục thôn Nà Lầu',
      day: '2025-11-30',
      name: 'IMG_2041.jpg',
      told: 'device',
      at: '16:20:10',
      lat: 21.853123,
      lon: 106.761,
    })
    expect(kept.size).toBeLessThanOrEqual(500 * 1024)
    await queue(page).getByRole('link', { name: 'Đường trục thôn Nà Lầu' }).click()
    const picture = page.locator('main img')
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1920)
    expect(await page.textContent('main')).toContain('16:20 ngày 30/11/2025 (theo điện thoại khi nén ảnh)')
    expect(complaints).toEqual([])
    await context.close()
  },
  90_000,
)

test.skipIf(chromium === null)(
  'a page that is closed while sending, and a network that cuts every second piece, lose nothing and send once',
  async () => {
    const { context, page, complaints } = await comeIn()
    const before = (await proofs()).length
    const big = await photo(page, { takenAt: '2025-11-29T08:00:00' }, 11)
    let pieces = 0
    await context.route('**/api/v1/uploads/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      pieces++
      // the first page never gets a piece through
      return pieces <= 2 ? route.abort('connectionreset') : pieces % 2 === 1 ? route.continue() : route.abort('connectionreset')
    })
    await choose(page, 'IMG_2042.JPG', big, 'Nhà văn hóa')
    await expect.poll(() => pieces, { timeout: 20_000 }).toBeGreaterThan(0)
    await page.close()
    const next = await context.newPage()
    await next.goto(`${server.url}/minh-chung`)
    await expect.poll(() => queue(next).textContent(), { timeout: 30_000 }).toContain('Đã gửi 1 tệp')
    const now = await proofs()
    expect([now.length, now.at(-1)?.title]).toEqual([before + 1, 'Nhà văn hóa'])
    expect(complaints).toEqual([])
    await context.close()
  },
  90_000,
)

describe('what will not do', () => {
  test.skipIf(chromium === null)('is told on the device, by the sentence of the server', async () => {
    const { context, page } = await comeIn()
    await context.setOffline(true)
    await choose(page, 'trong.jpg', Buffer.alloc(0))
    await expect.poll(() => page.locator('[data-wrong]').textContent()).toContain('Chưa có ngày của minh chứng')
    await page.getByLabel('Ngày của minh chứng').fill('2025-11-01')
    await choose(page, 'trong.jpg', Buffer.alloc(0))
    await expect.poll(() => page.locator('[data-wrong]').textContent()).toContain('«trong.jpg» không có nội dung (0 byte)')
    await context.setOffline(false)
    const program = Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(3_000, 1)])
    await choose(page, 'anh.jpg', program)
    await expect.poll(() => queue(page).textContent(), { timeout: 20_000 }).toContain('Chưa gửi được: Tệp «anh.jpg» không được nhận')
    await queue(page).getByRole('button', { name: 'Bỏ «anh» khỏi máy này' }).click()
    await expect.poll(() => queue(page).textContent()).toBe('')
    await context.close()
  })

  test.skipIf(chromium === null)(
    'the pages stand without script and without a barrier at both widths',
    async () => {
      const { context } = await comeIn()
      const reader = { browser, url: server.url, cookies: await cookiesIn(context) }
      for (const path of ['/minh-chung', '/minh-chung/them', '/minh-chung/1'])
        await expectSound(path, { ...reader, sizes: [wide, phone, narrowest] })
      await context.close()
    },
    90_000,
  )
})
