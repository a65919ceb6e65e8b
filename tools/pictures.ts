import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium as browsers } from 'playwright-core'
import { chromium } from '../tests/harness/needs.ts'

/**
 * Takes the pictures of the README from a running server: `npm start`, then `npm run pictures` (or with another address behind it).
 * They are what a visitor sees, nothing is staged; run it again after a change of a page.
 */
const folder = 'docs/pictures'
const largest = 300_000
const wide = { width: 1366, height: 768 }
const narrow = { width: 390, height: 844 }

const pictures: { file: string; path: string; size: { width: number; height: number } }[] = [
  { file: 'home.png', path: '/', size: wide },
  { file: 'lang-son-2016.png', path: '/tinh/20?ngay=2016-12-31', size: wide },
  { file: 'lang-son-2016-phone.png', path: '/tinh/20?ngay=2016-12-31', size: narrow },
  { file: 'matrix.png', path: '/ket-qua/ma-tran?ngay=2022-12-31', size: wide },
]

if (chromium === null) {
  console.error('pictures: Chromium is not on this machine (Debian: apt-get install chromium)')
  process.exit(1)
}
const address = process.argv[2] ?? 'http://localhost:3000'
await mkdir(folder, { recursive: true })
const browser = await browsers.launch({ executablePath: chromium, args: ['--no-sandbox'] })
try {
  for (const { file, path, size } of pictures) {
    const page = await browser.newPage({ viewport: size, locale: 'vi-VN', javaScriptEnabled: false })
    const answer = await page.goto(new URL(path, address).href, { waitUntil: 'networkidle' })
    if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`)
    const to = join(folder, file)
    await page.screenshot({ path: to })
    await page.close()
    const { size: bytes } = await stat(to)
    if (bytes > largest) throw new Error(`${to} has ${bytes} bytes, more than ${largest}: show less of the page`)
    console.error(`${to}  ${Math.round(bytes / 1000)} kB`)
  }
} finally {
  await browser.close()
}
