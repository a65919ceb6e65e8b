import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser, phone, wide } from '../tests/harness/chromium.ts'
import { chromium } from '../tests/harness/needs.ts'

/**
 * Takes the pictures of the README from a running server: `npm start`, then `npm run pictures` (or with another address behind it).
 * They are what a visitor sees, nothing is staged; run it again after a change of a page. Those of a round (`vong-*.png`) and of steering
 * (`dieu-hanh-*.png`), of a report (`bao-cao-*.png`) and of the portal (`cong-*.png`) are taken on their way by the stories that walk them, on servers and databases of their own: that needs people, days and
 * what they did.
 */
const folder = 'docs/pictures'
const largest = 300_000
const stories = [
  'tests/stories/round-browser.test.ts',
  'tests/stories/steering-browser.test.ts',
  'tests/stories/reports-browser.test.ts',
  'tests/stories/portal-walk.test.ts',
]

const pictures: { file: string; path: string; size: typeof wide }[] = [
  { file: 'home.png', path: '/', size: wide },
  { file: 'lang-son-2016.png', path: '/tinh/20?ngay=2016-12-31', size: wide },
  { file: 'lang-son-2016-phone.png', path: '/tinh/20?ngay=2016-12-31', size: phone },
  { file: 'matrix.png', path: '/ket-qua/ma-tran?ngay=2022-12-31', size: wide },
]

if (chromium === null) {
  console.error('pictures: Chromium is not on this machine (Debian: apt-get install chromium)')
  process.exit(1)
}
const address = process.argv[2] ?? 'http://localhost:3000'
await mkdir(folder, { recursive: true })
const browser = await openBrowser()
try {
  for (const { file, path, size } of pictures) {
    const page = await browser.newPage({ viewport: size, locale: 'vi-VN', javaScriptEnabled: false })
    const answer = await page.goto(new URL(path, address).href, { waitUntil: 'networkidle' })
    if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`)
    const to = join(folder, file)
    await page.screenshot({ path: to })
    await page.close()
    await weigh(to)
  }
} finally {
  await browser.close()
}
const folderOfStories = await mkdtemp(join(tmpdir(), 'ntm-pictures-'))
const env = { ...process.env, NTM_PICTURES: folderOfStories }
const { status } = spawnSync('npx', ['vitest', 'run', ...stories], { stdio: 'inherit', env })
if (status !== 0) throw new Error(`${stories.join(', ')} did not reach their end: their pictures are not to be used`)
for (const file of (await readdir(folderOfStories)).filter((name) => /^(?:vong|dieu-hanh|bao-cao|cong)-/.test(name))) {
  await copyFile(join(folderOfStories, file), join(folder, file))
  await weigh(join(folder, file))
}
await rm(folderOfStories, { recursive: true })

async function weigh(to: string): Promise<void> {
  const { size: bytes } = await stat(to)
  if (bytes > largest) throw new Error(`${to} has ${bytes} bytes, more than ${largest}: show less of the page`)
  console.error(`${to}  ${Math.round(bytes / 1000)} kB`)
}
