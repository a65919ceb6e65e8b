import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium as browsers, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { chromium } from './needs.ts'

type Size = { width: number; height: number }
/** What a browser sends: as one `Cookie` line, or name by name. */
type Cookies = string | Iterable<readonly [string, string]>

/** The computer of an office, a phone, and the narrowest screen on which nothing may scroll sideways (WCAG 1.4.10). */
export const wide: Size = { width: 1366, height: 768 }
export const phone: Size = { width: 390, height: 844 }
export const narrowest: Size = { width: 320, height: 640 }

/** The Chromium of this machine; ask `needs.ts` first whether there is one. It sends nothing but what the pages ask for. */
export function openBrowser(): Promise<Browser> {
  if (chromium === null) throw new Error('Chromium is not on this machine')
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  return browsers.launch({ executablePath: chromium, args })
}

/** Who reads a page: a browser with the cookies of a visitor to the server at `url`; nobody is signed in without cookies. */
type Reader = { browser: Browser; url: string; cookies?: Cookies }

/** A browser in which somebody is signed in, on an office's screen unless told otherwise. */
export async function enter({ browser, url, cookies = '' }: Reader, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: wide, locale: 'vi-VN', baseURL: url, ...options })
  const lines = typeof cookies === 'string' ? cookies.split('; ').filter(Boolean) : [...cookies].map((pair) => pair.join('='))
  await context.addCookies(
    lines.map((line) => {
      const [name = '', ...value] = line.split('=')
      return { name, value: value.join('='), url }
    }),
  )
  return context
}

/** The cookies of a browser in which somebody signed in by hand. */
export const cookiesIn = async (context: BrowserContext): Promise<[string, string][]> =>
  (await context.cookies()).map(({ name, value }) => [name, value])

let axe: Promise<string> | undefined
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }

type Faults = { violations: string[]; isWider: boolean }
/** What a page without a fault has. */
export const none: Faults = { violations: [], isWider: false }

/**
 * What bars the way on a page as it stands: every broken rule of WCAG 2.x A and AA as «rule: where», so that a failure says what to mend, and
 * whether the page is wider than its screen. Needs a page on which scripts may run, for the checker that is brought along.
 */
export async function faultsOf(page: Page, asked: object = rules): Promise<Faults> {
  axe ??= readFile('node_modules/axe-core/axe.min.js', 'utf8')
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axe)
  return page.evaluate(async (given) => {
    const { axe: checker } = window as unknown as {
      axe: { run: (options: unknown) => Promise<{ violations: { id: string; nodes: { target: string[]; html: string }[] }[] }> }
    }
    const { violations } = await checker.run(given)
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html}`).join(' ')}`),
      isWider: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    }
  }, asked)
}

/** Text of a page that stands out by less than 7:1, or 4.5:1 where it is large (WCAG 1.4.6), as `faultsOf` tells of it. */
export async function contrastFaults(page: Page): Promise<string[]> {
  return (await faultsOf(page, { runOnly: { type: 'rule', values: ['color-contrast-enhanced'] } })).violations
}

/** Keeps what a page shows for a person's eye, where `NTM_PICTURES` names a folder: the screen, or the whole page. */
export async function photograph(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env.NTM_PICTURES
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name.replace(/[^\p{L}\d-]+/gu, '-')}.png`), fullPage })
}

/** Opens a page, or HTML at its address, once, and fails unless it is answered and without a fault on each screen. */
export async function expectSound(
  path: string,
  { name = path, sizes = [wide, phone], html, ...reader }: Reader & { name?: string; sizes?: readonly Size[]; html?: string },
): Promise<void> {
  const context = await enter(reader, { viewport: sizes[0] ?? wide })
  const page = await context.newPage()
  if (html !== undefined) await page.route(`**${path}`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  const status = (await page.goto(path))?.status()
  for (const viewport of sizes) {
    await page.setViewportSize(viewport)
    await photograph(page, `${name}-${viewport.width}`, true)
    const { width } = viewport
    expect({ name, width, status, ...(await faultsOf(page)) }).toEqual({ name, width, status: 200, ...none })
  }
  await context.close()
}
