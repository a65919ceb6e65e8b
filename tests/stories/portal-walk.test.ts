import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doors } from '../../src/doors.ts'
import { contrastFaults, enter, faultsOf, narrowest, openBrowser, phone, photograph, wide } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { type Portal, settlePortal } from '../harness/portal-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'

// Cụ Lành reads the whole portal: on her grandson's phone, on the old computer of the commune office, with large letters, by keyboard, on paper.
let server: TestServer
let browser: Browser
let portal: Portal

/** Every public page by its pattern, as somebody opens it. A new pattern fails until it stands here, or below with a reason. */
const walked = (): Record<string, readonly string[]> => ({
  '/': ['/'],
  '/ket-qua': ['/ket-qua?ngay=2019-12-31', '/ket-qua?ngay=2019-12-31&ban-do=hien-nay'],
  '/ket-qua/ma-tran': ['/ket-qua/ma-tran?tinh=20&ngay=2019-12-31&tieu-chi=17&ket-qua=chua-dat', '/ket-qua/ma-tran?tinh=19'],
  '/ket-qua/danh-sach': ['/ket-qua/danh-sach?don-vi=20&so=communes-recognised&ngay=2019-12-31'],
  '/ket-qua/so-sanh': ['/ket-qua/so-sanh'],
  '/tinh/:code': ['/tinh/20?ngay=2019-12-31', '/tinh/20', '/tinh/20?ngay=2019-12-31&ban-do=hien-nay', '/tinh/02'],
  '/huyen/:code': ['/huyen/183', '/huyen/083?ngay=2024-03-31'],
  '/xa/:code': ['/xa/05485?ngay=2019-06-30', '/xa/06115', '/xa/06115?ngay=2019-12-31&ban-do=hien-nay'],
  '/bo-tieu-chi': ['/bo-tieu-chi'],
  '/bo-tieu-chi/:id': ['/bo-tieu-chi/xa-2026', '/bo-tieu-chi/xa-2021'],
  '/bo-tieu-chi/so-sanh': ['/bo-tieu-chi/so-sanh?a=xa-2016&b=xa-2021'],
  '/don-vi': ['/don-vi', '/don-vi?tim=binh+xa'],
  '/don-vi/khoang-trong': ['/don-vi/khoang-trong'],
  '/don-vi/:code': ['/don-vi/06115'],
  '/gioi-thieu': ['/gioi-thieu'],
  '/gioi-thieu/nguon-du-lieu': ['/gioi-thieu/nguon-du-lieu'],
  '/lien-he': ['/lien-he'],
  '/en': ['/en'],
  '/en/about': ['/en/about'],
  '/en/contacts': ['/en/contacts'],
  '/en/news': ['/en/news'],
  '/en/news/:slug': [portal['/en/news/:slug']],
  '/tin-tuc': ['/tin-tuc'],
  '/tin-tuc/:slug': [portal['/tin-tuc/:slug']],
  '/tin-tuc/binh-luan': ['/tin-tuc/binh-luan'],
  '/tin-tuc/binh-luan/da-nhan': ['/tin-tuc/binh-luan/da-nhan'],
  '/van-ban': ['/van-ban', '/van-ban?tim=nong+thon+moi'],
  '/van-ban/:id': [portal['/van-ban/:id']],
  '/ocop': ['/ocop'],
  '/ocop/:id': [portal['/ocop/:id']],
  '/quyet-dinh': ['/quyet-dinh'],
  '/ke-hoach': ['/ke-hoach'],
  '/ke-hoach/:id': [portal['/ke-hoach/:id']],
  '/hoi-dap': ['/hoi-dap'],
  '/hoi-dap/:id': [portal['/hoi-dap/:id']],
  '/von-cong-bo': ['/von-cong-bo'],
  '/gop-y': ['/gop-y'],
  '/gop-y/theo-doi': ['/gop-y/theo-doi'],
  '/gop-y/tra-loi': ['/gop-y/tra-loi'],
  '/niem-yet': ['/niem-yet'],
  '/niem-yet/theo-doi': ['/niem-yet/theo-doi'],
  '/phieu-y-kien': ['/phieu-y-kien'],
  '/phieu-y-kien/cam-on': ['/phieu-y-kien/cam-on'],
  '/du-lieu': ['/du-lieu'],
  '/du-lieu/:code': ['/du-lieu/don-vi'],
  '/du-lieu/nhung': ['/du-lieu/nhung'],
  '/kiem-tra-bao-cao': ['/kiem-tra-bao-cao'],
  '/thong-ke': ['/thong-ke'],
  '/tim-kiem': ['/tim-kiem', '/tim-kiem?tim=lang+son', '/tim-kiem?tim=khong+co+gi+ca'],
  '/tu-viet-tat': ['/tu-viet-tat'],
  '/hien-thi': ['/hien-thi?ve=/tin-tuc'],
  '/so-do-cong': ['/so-do-cong'],
  '/nhat-ky/goc-bam': ['/nhat-ky/goc-bam'],
  '/dang-nhap': ['/dang-nhap'],
})

/** Public patterns that this walk does not open, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  '/niem-yet/:id': 'consultation-browser.test.ts',
  '/niem-yet/hai-long/:id': 'consultation-browser.test.ts',
  '/quyet-dinh/:id': 'dossier-browser.test.ts',
  '/gop-y/tra-loi/:id': 'difficulties-browser.test.ts',
  '/dang-nhap/ma': 'people-browser.test.ts: bước hai của đăng nhập',
  '/dang-nhap/nha-cung-cap': 'chuyển tới nhà cung cấp',
  '/khoi-tao': 'people-browser.test.ts: chỉ mở được bằng đường dẫn một lần',
  '/van-ban/:id/gop-y': 'nhận biểu mẫu của trang dự thảo',
}
/** Answered by a file, not by a page. */
const isFile = (pattern: string) => /:(tep|file|format|number)$|\/(tai-ve|odata.*)$|\.(txt|xml|pdf)$|^\/api/.test(pattern)

/** Scripts that a public page may have, by its pattern. */
const allowed: Readonly<Record<string, RegExp>> = {}

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_loaded', env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  portal = await settlePortal(server)
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  if (browser && process.env.NTM_PICTURES) await takePictures()
  await browser?.close()
}, 60_000)

/** Does something with each, some at a time; the order of what was found is that of the list. */
async function each<T>(list: readonly T[], work: (one: T) => Promise<string[]>, lanes = 3): Promise<string[]> {
  const found: string[][] = []
  const left = list.map((one, at) => ({ one, at }))
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) found[next.at] = await work(next.one)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return found.flat()
}

type Opened = { page: Page; told: string[] }
const reader = () => ({ browser, url: server.url })

/** A page, and what the browser complained of: broken policies and lost files too. */
async function open(path: string, options: BrowserContextOptions & { cookies?: string } = {}): Promise<Opened> {
  const { cookies, ...rest } = options
  const page = await (await enter({ ...reader(), cookies }, rest)).newPage()
  const told: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') told.push(message.text())
  })
  page.on('requestfailed', (request) => told.push(`${request.url()} failed`))
  const status = (await page.goto(path, { waitUntil: 'load' }))?.status()
  if (status !== 200) told.push(`answered ${status}`)
  return { page, told }
}

/** What runs out of the screen sideways: by how much, and the innermost element that does; null where nothing does. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const out = [...document.querySelectorAll('body *')].findLast((one) => one.getBoundingClientRect().right > clientWidth + 1)
    return `${scrollWidth - clientWidth} px: ${out?.outerHTML.slice(0, 120)}`
  })
const pages = () => Object.entries(walked()).flatMap(([pattern, paths]) => paths.map((path) => ({ pattern, path })))

/** Whether nothing runs out of the screen: at three widths, at 200 % (half the width), and with the largest letters. */
async function widths(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const letters of ['thuong', 'rat-lon']) {
    await page.evaluate((value) => document.documentElement.setAttribute('data-hien-thi', value), `${letters} thuong`)
    for (const size of letters === 'thuong' ? [wide, { width: 683, height: 384 }, phone, narrowest] : [wide, phone]) {
      await page.setViewportSize(size)
      const over = await sideways(page)
      if (over) faults.push(`too wide at ${size.width} with letters ${letters}, ${over}`)
    }
  }
  return faults
}

/** What every page has, whoever reads it. */
const shape = (page: Page) =>
  page.evaluate(() => {
    const count = (selector: string) => document.querySelectorAll(selector).length
    const faults: string[] = []
    const one = (selector: string) => count(selector) === 1 || faults.push(`${count(selector)} × ${selector}`)
    for (const selector of [
      'h1',
      'head > title',
      'main',
      'html[lang]',
      'link[rel=canonical]',
      'meta[name=description]',
      'meta[property="og:title"]',
      'meta[property="og:image"]',
    ])
      one(selector)
    if (count('img:not([alt]), img:not([width]), img:not([height])') > 0) faults.push('a picture without text or size')
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5')].map(({ tagName }) => Number(tagName[1]))
    levels.forEach((level, at) => {
      if (at > 0 && level > (levels[at - 1] as number) + 1) faults.push(`h${level} after h${levels[at - 1]}`)
    })
    for (const script of document.querySelectorAll('script[type="application/ld+json"]')) JSON.parse(script.textContent ?? '')
    if (document.compatMode !== 'CSS1Compat') faults.push('drawn in quirks mode')
    return faults
  })

describe.skipIf(chromium === null)('every public page', () => {
  test('stands in the walk', () => {
    const open = Object.entries(doors).flatMap(([pattern, door]) =>
      'public' in door && !isFile(pattern) && !/^[A-Z]/.test(pattern) ? [pattern] : [],
    )
    expect([...Object.keys(walked()), ...Object.keys(elsewhere)].sort()).toEqual(open.sort())
  })

  test('is sound: WCAG 2.2 AA, nothing out of the screen at any width, no complaint of the browser', { timeout: 180_000 }, async () => {
    const faults = await each(pages(), async ({ pattern, path }) => {
      const { page, told } = await open(path)
      // other addresses of a kind differ by what they say, not by what they are made of
      const { violations } = walked()[pattern]?.[0] === path ? await faultsOf(page) : { violations: [] }
      const found = [...violations, ...(await shape(page)), ...(await widths(page)), ...told].map(
        (fault) => `${path}: ${fault.slice(0, 400)}`,
      )
      await page.context().close()
      return found
    })
    expect(faults).toEqual([])
  })

  test('is light, and needs no script but those that are named', { timeout: 60_000 }, async () => {
    const weights = new Map<string, Promise<number>>()
    const weigh = (href: string) => {
      const known = weights.get(href) ?? server.page(href).then((text) => gzipSync(text).length)
      weights.set(href, known)
      return known
    }
    const faults = await each(pages(), async ({ pattern, path }) => {
      const html = await server.page(path)
      const found: string[] = []
      for (const [script] of html.matchAll(/<script(?! type="application\/ld\+json")[^>]*>/g))
        if (!allowed[pattern]?.test(script)) found.push(script)
      if (/ style="|<style/.test(html)) found.push('a style in the page')
      const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? '')
      const css = (await Promise.all(styles.map(weigh))).reduce((sum, one) => sum + one, 0)
      const size = gzipSync(html).length + css
      if (size > 60_000 || css > 12_000) found.push(`${size} bytes, of them ${css} of style sheets`)
      return found.map((fault) => `${path}: ${fault}`)
    })
    expect(faults).toEqual([])
  })
})

const kinds = () => [
  '/',
  portal['/tin-tuc/:slug'],
  '/tinh/20?ngay=2019-12-31',
  '/tim-kiem?tim=lang+son',
  '/du-lieu',
  '/hien-thi',
  '/ket-qua/ma-tran?tinh=083',
  '/bo-tieu-chi/xa-2026',
]

describe.skipIf(chromium === null)('drawn otherwise', () => {
  test('in the dark', { timeout: 60_000 }, async () => {
    const faults = await each(kinds(), async (path) => {
      const { page } = await open(path, { colorScheme: 'dark' })
      const { violations } = await faultsOf(page)
      await page.context().close()
      return violations.map((fault) => `${path}: ${fault.slice(0, 400)}`)
    })
    expect(faults).toEqual([])
  })

  test.each(['light', 'dark'] as const)('with high contrast, %s: text stands out by 7:1', { timeout: 60_000 }, async (colorScheme) => {
    const faults = await each(kinds(), async (path) => {
      const { page } = await open(path, { colorScheme, cookies: 'hien-thi=rat-lon.tuong-phan' })
      const found = await contrastFaults(page)
      await page.context().close()
      return found.map((fault) => `${path}: ${fault.slice(0, 400)}`)
    })
    expect(faults).toEqual([])
  })
})

describe.skipIf(chromium === null)('by keyboard alone', () => {
  test('the skip link comes first and leads past the menu; every link is reached in the order of the page, with a ring', {
    timeout: 60_000,
  }, async () => {
    const faults = await each(['/', portal['/tin-tuc/:slug'], '/tim-kiem', '/du-lieu', '/hien-thi'], async (path) => {
      const { page } = await open(path, { javaScriptEnabled: false })
      const found: string[] = []
      const stops = await page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')]
        const reached = all.filter((one) => one.checkVisibility() && !one.closest('details:not([open]) > :not(summary)'))
        for (const [at, one] of reached.entries()) one.setAttribute('data-stop', String(at))
        return reached.length
      })
      for (let at = 0; at < stops; at++) {
        await page.keyboard.press('Tab')
        const { stop, ring } = await page.evaluate(() => {
          const one = document.activeElement as HTMLElement
          // within a drawing the first shape of a link bears the ring
          const shape = one.closest('svg') ? one.firstElementChild : null
          return { stop: one.getAttribute('data-stop'), ring: shape ? getComputedStyle(shape).stroke : getComputedStyle(one).outlineStyle }
        })
        if (stop !== String(at)) {
          found.push(`${path}: stop ${at} is ${stop}`)
          break
        }
        if (ring === 'none') found.push(`${path}: stop ${at} has no ring`)
      }
      await page.goto(path)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      const isPast = await page.evaluate(
        () => document.querySelector('main')?.contains(document.activeElement) || document.activeElement?.closest('footer') !== null,
      )
      if (!isPast) found.push(`${path}: the skip link leads nowhere`)
      await page.context().close()
      return found
    })
    expect(faults).toEqual([])
  })
})

describe.skipIf(chromium === null)('on paper', () => {
  test('the frame of the screen is gone, nothing is cut, address and day stand at the foot', { timeout: 60_000 }, async () => {
    const paths = [
      portal['/tin-tuc/:slug'],
      portal['/van-ban/:id'],
      '/xa/05485?ngay=2019-06-30',
      '/tinh/20?ngay=2019-12-31',
      '/don-vi/06115',
    ]
    const faults = await each(paths, async (path) => {
      // the width of the lines of an A4 page
      const { page } = await open(path, { viewport: { width: 688, height: 970 } })
      await page.emulateMedia({ media: 'print' })
      const found: string[] = []
      const over = await sideways(page)
      if (over) found.push(`wider than the paper, ${over}`)
      for (const gone of ['header', 'footer', 'main form'])
        if (await page.locator(gone).first().isVisible()) found.push(`${gone} is printed`)
      const heads = await page.evaluate(() =>
        [...document.querySelectorAll('h1, h2, caption:not(.visually-hidden)')]
          .filter((one) => one.checkVisibility())
          .map((one) => one.textContent ?? ''),
      )
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
      const bare = (words: string) => words.normalize('NFC').replace(/\s+/g, '')
      for (const head of heads) if (!bare(text).includes(bare(head))) found.push(`«${head}» is cut`)
      for (const foot of [server.url, 'Trang lập ngày 22/11/2026']) if (!bare(text).includes(bare(foot))) found.push(`no «${foot}»`)
      await page.context().close()
      return found.map((fault) => `${path}: ${fault}`)
    })
    expect(faults).toEqual([])
  })
})

test.skipIf(chromium === null)('an old or half name in an address leads to the unit', async () => {
  for (const path of ['/xa/binh-xa', '/khong-co/B%C3%8DNH%20X%C3%81'])
    expect(await server.page(path, 404)).toMatch(/Có thể là đơn vị này.*Xã Bính Xá/s)
})

/** Taken where pictures are asked for (tools/pictures.ts): nothing is proved by them. */
async function takePictures(): Promise<void> {
  for (const [name, path, size] of [
    ['cong-1-trang-chu', '/', wide],
    ['cong-2-bai-viet', portal['/tin-tuc/:slug'], wide],
    ['cong-3-ket-qua-dien-thoai', '/xa/05485?ngay=2019-06-30', phone],
    ['cong-4-tim-kiem', '/tim-kiem?tim=lang+son', wide],
    ['cong-5-du-lieu-mo', '/du-lieu', wide],
  ] as const) {
    const { page } = await open(path, { viewport: size })
    await photograph(page, name)
    await page.context().close()
  }
}
