import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import type { Paper } from '../../src/platform/base/paper.ts'
import { writePdf } from '../../src/platform/paper/pdf.ts'
import { act, idIn, publishArticle, rewrite, road, sendPicture } from '../harness/articles.ts'
import { enter, expectSound, narrowest, openBrowser, phone, photograph, wide } from '../harness/chromium.ts'
import { fieldsOf } from '../harness/forms.ts'
import { chromium } from '../harness/needs.ts'
import { openOfficer } from '../harness/officer.ts'
import { payloads } from '../harness/payloads.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

// Pages of news as they stand when there is much on them; what visitors write does not run, even where the policy of the page is lifted.
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
let browser: Browser
const people: Record<string, Visitor> = {}
const as = (name: string): Visitor => people[name] as Visitor
const reader = (name: string | null) => ({ browser, url: server.url, cookies: name === null ? '' : (people[name]?.cookies ?? '') })
const desk = () => ({ author: as('Hoa'), editor: as('Bình'), approver: as('Lan') })
let story = 0
let path = ''
let bad = 0
let badDocument = 0
let badThread = ''

const titles = [
  'Văn An thêm hai thôn có nhà văn hóa, sân thể thao (minh họa)',
  'Lạng Sơn rà soát tiêu chí môi trường tại các xã biên giới (minh họa)',
  'Hướng dẫn tự đánh giá chỉ tiêu nước sạch theo bộ tiêu chí mới (minh họa)',
  'Hồng vành khuyên Văn An giữ ba sao OCOP (minh họa)',
]
const body = `<p>Ngày 10/12/2025, xã Bính Xá nghiệm thu 1,2 km đường bê tông liên thôn Bản Chắt – Nà Lừa. Mặt đường rộng 3,5 m, dày 18 cm, do người dân hiến đất và góp công.</p>
<h2>Hiến đất làm đường</h2><p>Bốn mươi hai hộ đã hiến 1.520 m<sup>2</sup> đất vườn, đất ruộng. Ban giám sát cộng đồng của hai thôn theo dõi từng ngày thi công.</p>
<blockquote>Có đường, xe vào tận nhà mua hồi, chúng tôi không phải gánh ra đầu thôn nữa.</blockquote>
<table><thead><tr><th>Thôn</th><th>Hộ hiến đất</th><th>Diện tích (m²)</th></tr></thead><tbody><tr><td>Bản Chắt</td><td>24</td><td>910</td></tr><tr><td>Nà Lừa</td><td>18</td><td>610</td></tr></tbody></table>
<ul><li>Khởi công ngày 5/10/2025</li><li>Hoàn thành trước kế hoạch 20 ngày</li></ul><p>Xem thêm <a href="/xa/06622">kết quả của xã Bính Xá</a>.</p>`

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  const langSon = { id: units.langSon, level: 'province' } as const
  for (const [name, role, unit, whole] of [
    ['Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }, 'Nông Thị Hoa'],
    ['Bình', 'coordinationOffice', langSon, 'Lý Văn Bình'],
    ['Lan', 'leader', langSon, 'Phạm Thị Lan'],
  ] as const) {
    const officer = await openOfficer(server.accounts, { name: whole, role, unit, today: day('2025-12-01'), body: 'UBND xã Bính Xá' })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
    people[name] = person
  }
  await settleArticles()
  await settleBad()
  await settleBadDocument()
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

/** A hillside with a road, drawn: no photograph of anybody. */
const drawing = () =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><rect width="1600" height="1000" fill="#bfe0f2"/><path d="M0 600C400 380 900 420 1600 560v440H0z" fill="#6db08f"/><path d="M0 760c500-160 1000-120 1600 0v240H0z" fill="#3d7d54"/><path d="M700 1000c20-200 180-300 60-420l40-4c150 130 20 230 120 424z" fill="#d9d4c7"/></svg>',
    ),
  )
    .jpeg()
    .toBuffer()

async function settleArticles() {
  for (const [at, title] of titles.entries())
    await publishArticle(
      desk(),
      { ...road, 'tieu-de': title, 'chuyen-muc': ['hoat-dong', 'chi-dao', 'chinh-sach', 'ocop'][at] ?? 'ocop' },
      { 'gio-dang': '00:00' },
    )
  const english = {
    'tieu-de-en': 'Binh Xa finishes a village road (illustration)',
    'sapo-en': 'Villagers gave land and work.',
    'noi-dung-en': 'Forty-two households gave 1,520 square metres of land.',
  }
  const fields = { ...road, 'noi-dung': body, 'tieu-chi': 'xa-2021/2', ...english }
  story = idIn((await as('Hoa').post('/bien-tap/moi', { viec: 'ghi', ...fields })).path)
  const words = {
    'mo-ta': 'Con đường bê tông chạy giữa đồi xanh',
    'chu-thich': 'Đường Bản Chắt – Nà Lừa',
    'tac-gia-anh': 'Hình vẽ minh họa',
  }
  const taken = await sendPicture(as('Hoa'), story, { bytes: await drawing(), name: 'đường.jpg' }, words)
  const number = /\[\[anh (\d+)\]\]/.exec(taken.html)?.[1] ?? ''
  await rewrite(as('Hoa'), story, { ...fields, 'anh-dai-dien': number })
  for (const [who, what] of [
    ['Hoa', 'submit'],
    ['Bình', 'pass'],
    ['Lan', 'approve'],
  ] as const)
    await act(as(who), story, what)
  path = (await visitor(server.url).get(`/tin-tuc/x-${story}`)).path
  for (const [ten, text] of [
    ['Vy Thị Mai', 'Đường mới đi lại rất thuận, chỉ mong có thêm rãnh thoát nước.'],
    ['Hứa Thị Én', 'Bao giờ làm tiếp đoạn qua Nà Quản?'],
  ] as const)
    await visitor(server.url).post(path, { ten, 'lien-he': 'mai@thu.example', 'noi-dung': text })
  await as('Bình').post('/bien-tap/binh-luan', { viec: 'duyet', 'binh-luan': '1' })
}

/** As many payloads as a field holds, from a place on. */
function some(from: number, most: number): string {
  let text = ''
  for (const one of [...payloads.slice(from), ...payloads.slice(0, from)]) if (text.length + one.length + 1 <= most) text += `${one} `
  return text.trim()
}

/** An article and comments made of nothing but what should not run: each payload in the text, all of them spread over the other fields. */
async function settleBad() {
  const fields = {
    ...{
      'tieu-de': some(0, 250),
      sapo: some(6, 600),
      'tac-gia': some(20, 200),
      nhan: some(30, 40).replace(/[,;]/g, ''),
      'chuyen-muc': 'hoat-dong',
    },
    'noi-dung': payloads.map((one) => `<p>Đoạn</p>${one}`).join('\n'),
    ...{ nguon: some(36, 200), 'tieu-de-en': some(42, 250), 'sapo-en': some(50, 600), 'noi-dung-en': payloads.join(' ') },
  }
  bad = idIn((await as('Hoa').post('/bien-tap/moi', { viec: 'ghi', ...fields })).path)
  const words = { 'mo-ta': some(60, 300), 'chu-thich': some(65, 300), 'tac-gia-anh': some(10, 300) }
  const taken = await sendPicture(as('Hoa'), bad, { bytes: await drawing(), name: '"><img src=x onerror=window.hit=1>.jpg' }, words)
  const number = /\[\[anh (\d+)\]\]/.exec(taken.html)?.[1] ?? ''
  await rewrite(as('Hoa'), bad, { ...fields, 'anh-dai-dien': number, 'noi-dung': `${fields['noi-dung']}\n<p>[[anh ${number}]]</p>` })
  for (const [who, what] of [
    ['Hoa', 'submit'],
    ['Bình', 'pass'],
    ['Lan', 'approve'],
  ] as const)
    await act(as(who), bad, what)
  const of = (await visitor(server.url).get(`/tin-tuc/x-${bad}`)).path
  for (const from of [0, 25, 50])
    await visitor(server.url).post(of, { ten: some(from, 80), 'lien-he': 'a@thu.example', 'noi-dung': some(from, 2000) })
  for (const number of ['3', '4', '5']) await as('Bình').post('/bien-tap/binh-luan', { viec: 'duyet', 'binh-luan': number })
}

/** The same in a document of the library, in an opinion on it, and in what a citizen sends. */
async function settleBadDocument() {
  const fields = {
    ...{ loai: 'decision', 'du-thao': 'co', 'y-kien-tu': '1/12/2025', 'y-kien-den': '31/12/2025', 'trich-yeu': some(0, 500) },
    ...{
      'co-quan': some(12, 200),
      'linh-vuc': some(22, 100),
      'nguoi-ky': some(33, 100),
      'tom-tat': some(2, 4000),
      'ghi-chu': some(40, 2000),
    },
    nguon: 'javascript:window.hit=1',
  }
  const at = (await as('Bình').post('/van-ban/quan-ly/moi', fields)).path
  const form = new FormData()
  form.set('viec', 'them-tep')
  form.set('tep', new File([new Uint8Array(await writePdf(emptyPaper))], '"><img src=x onerror=window.hit=1>.pdf'))
  await as('Bình').send(at, form)
  await as('Bình').post(at, fieldsOf((await as('Bình').get(at)).html, 'trinh'))
  await as('Lan').post(at, fieldsOf((await as('Lan').get(at)).html, 'duyet'))
  badDocument = idIn(at)
  await visitor(server.url).post(`/van-ban/${badDocument}/gop-y`, { 'y-kien': some(5, 8000), 'to-chuc': some(15, 200) })
  const said = new FormData()
  for (const [name, value] of Object.entries({ xa: '06622', 'noi-dung': some(7, 4000), 'lien-he': some(17, 200) })) said.set(name, value)
  badThread = /ma=([A-Z2-9-]+)/.exec((await visitor(server.url).send('/gop-y', said)).path)?.[1] ?? ''
}

const emptyPaper: Paper = {
  ...{ type: 'report', issuer: { above: null, body: 'x' }, number: { ordinal: 1, symbol: 'x' }, place: 'x', on: null, subject: 'x' },
  ...{ addressees: [], body: [], recipients: [], signatures: [], appendices: [] },
}

/** What a page holds that could run, or did. */
const holds = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = 'hit' in window ? ['something ran'] : []
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) faults.push(`${element.tagName} ${name}`)
        if (['href', 'src', 'action', 'formaction', 'srcdoc', 'data'].includes(name) && /^\W*(javascript|vbscript|data):/i.test(value))
          faults.push(`${name}=${value}`)
      }
      const isOwn =
        element.tagName === 'SCRIPT' &&
        (element.getAttribute('type') === 'application/ld+json' || (element as HTMLScriptElement).src.includes('/assets/'))
      if (/^(SCRIPT|IFRAME|OBJECT|EMBED|BASE|MATH|VIDEO|AUDIO|MARQUEE)$/i.test(element.tagName) && !isOwn)
        faults.push(element.outerHTML.slice(0, 80))
    }
    return faults
  })

test.skipIf(chromium === null)(
  'what visitors write runs nowhere: not for readers, not at the desk, not in the editor',
  async () => {
    for (const [name, paths] of [
      [
        null,
        [
          `/tin-tuc/x-${bad}`,
          `/en/news/x-${bad}`,
          '/tin-tuc',
          '/en/news',
          '/tin-tuc/nguon-tin/tat-ca.rss',
          `/tin-tuc?tim=${encodeURIComponent(some(0, 120))}`,
          `/van-ban/${badDocument}`,
          `/van-ban?tim=${encodeURIComponent(some(0, 120))}`,
          '/van-ban',
          `/gop-y/theo-doi?ma=${badThread}`,
        ],
      ],
      [
        'Bình',
        [
          `/bien-tap/${bad}`,
          `/bien-tap/${bad}/soan`,
          `/bien-tap/${bad}/anh`,
          `/bien-tap/${bad}/ban/2`,
          '/bien-tap?xem=all',
          '/bien-tap/binh-luan?xem=approved',
          '/bien-tap/binh-luan',
          `/van-ban/quan-ly/${badDocument}`,
          '/van-ban/quan-ly',
          '/kien-nghi/1',
        ],
      ],
    ] as const) {
      // with the policy lifted, so that only what the house itself does holds it back
      const context = await enter(reader(name), { bypassCSP: true })
      const page = await context.newPage()
      for (const at of paths) {
        const answer = await page.goto(at)
        await page.waitForTimeout(150)
        expect([at, answer?.status(), await holds(page)]).toEqual([at, 200, []])
      }
      await context.close()
    }
  },
  60_000,
)

test.skipIf(chromium === null)(
  'pages are sound at the office, on a telephone and on the narrowest screen',
  async () => {
    const sizes = [wide, phone, narrowest]
    for (const at of ['/tin-tuc', path, '/en/news', `/en/news/x-${story}`, '/tin-tuc/binh-luan'])
      await expectSound(at, { ...reader(null), sizes })
    for (const at of [
      '/bien-tap?xem=all',
      `/bien-tap/${story}`,
      '/bien-tap/moi',
      `/bien-tap/${story}/soan`,
      `/bien-tap/${story}/anh`,
      `/bien-tap/${story}/ban/2`,
      '/bien-tap/binh-luan',
    ])
      await expectSound(at, { ...reader('Bình'), sizes: [wide, phone] })
  },
  120_000,
)

test.skipIf(chromium === null)(
  'an article is light, needs no script, and the policy lets its structured data be',
  async () => {
    const context = await enter(reader(null), { viewport: phone, javaScriptEnabled: false })
    const page = await context.newPage()
    const styles: number[] = []
    let scripts = 0
    page.on('response', async (answer) => {
      if (answer.request().resourceType() === 'script') scripts++
      if (answer.request().resourceType() === 'stylesheet') styles.push(gzipSync(await answer.body()).length)
    })
    const html = await (await page.goto(path))?.body()
    await page.waitForLoadState('networkidle')
    expect([gzipSync(html as Buffer).length < 25_000, styles.reduce((sum, one) => sum + one, 0) < 12_000, scripts]).toEqual([true, true, 0])
    expect(await page.inputValue('#duong-dan')).toBe(`${server.url}${path}`)
    await page.getByText('Gửi bình luận', { exact: true }).first().click()
    await page.fill('#ten', 'Lương Thị Thu')
    await page.fill('#lien-he', 'thu@thu.example')
    await page.fill('#loi-binh', 'Mong các thôn khác cũng được như vậy.')
    await page.getByRole('button', { name: 'Gửi bình luận' }).click()
    expect(await page.textContent('h1')).toBe('Đã nhận bình luận')
    await context.close()
    const watched = await enter(reader(null))
    const other = await watched.newPage()
    const said: string[] = []
    other.on('console', (message) => said.push(message.text()))
    await other.goto(path)
    expect(said).toEqual([])
    await watched.close()
  },
  60_000,
)

test.skipIf(chromium === null)(
  'the editor loses nothing that an article may hold',
  async () => {
    const context = await enter(reader('Bình'))
    const page = await context.newPage()
    await page.goto(`/bien-tap/${story}/soan`)
    const before = await page.inputValue('#than-bai')
    const editor = page.getByRole('textbox', { name: 'Nội dung', exact: true })
    await editor.press('Control+End')
    await page.keyboard.type(' Hết.')
    await page.getByRole('button', { name: /^Ảnh 1/ }).click()
    await page.check('#chi-trinh-bay')
    await page.getByRole('button', { name: 'Ghi bài' }).click()
    await page.waitForURL(/\/bien-tap\/\d+$/)
    await page.goto(`/bien-tap/${story}/soan`)
    const tagsOf = (html: string) => [...new Set(html.match(/<(h2|blockquote|table|th|td|ul|li|sup|a)/g) ?? [])].sort()
    const after = await page.locator('#than-bai').evaluate((field) => (field as HTMLTextAreaElement).defaultValue)
    expect(tagsOf(after)).toEqual(tagsOf(before))
    expect(after).toContain('<p>[[anh 1]]</p>')
    expect(after).toContain('m<sup>2</sup>')
    await context.close()
  },
  60_000,
)

test.skipIf(chromium === null)(
  'the editor writes into the field that is sent',
  async () => {
    const context = await enter(reader('Hoa'))
    const page = await context.newPage()
    await page.goto('/bien-tap/moi')
    await page.fill('#tieu-de', 'Bài soạn bằng trình soạn thảo (minh họa)')
    await page.selectOption('#chuyen-muc', 'dien-hinh')
    const editor = page.getByRole('textbox', { name: 'Nội dung', exact: true })
    await editor.click()
    await page.keyboard.type('Đoạn thứ nhất nói về con đường. ')
    await page.getByRole('button', { name: 'Chữ đậm' }).click()
    await page.keyboard.type('Chữ đậm')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Đề mục', exact: true }).click()
    await page.keyboard.type('Một đề mục')
    await page.keyboard.press('Enter')
    // as Word puts it on the clipboard
    await editor.evaluate((place) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData(
        'text/html',
        `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoNormal style='margin-bottom:0cm;mso-line-height-rule:exactly'><b style='mso-bidi-font-weight:normal'><span style='color:red;font-family:"Times New Roman"'>Dán từ Word</span></b><o:p></o:p></p><!--EndFragment--></body></html>`,
      )
      place.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await page.waitForTimeout(600)
    await page.fill('#so-don-vi', '20')
    await page.getByRole('button', { name: 'Chèn vào chỗ con trỏ' }).click()
    expect(await page.inputValue('#than-bai')).toMatch(/Dán từ Word \{\{[^}]+ donvi=20\}\}/)
    // what was inserted goes, what was pasted before it stays: they are two steps where half a second lies between
    await editor.press('Control+z')
    expect(await page.inputValue('#than-bai')).toMatch(/<strong>Dán từ Word *<\/strong>/)
    expect(await page.inputValue('#than-bai')).not.toContain('{{')
    await photograph(page, 'trình-soạn-thảo', true)
    await page.getByRole('button', { name: 'Ghi bài' }).click()
    await page.waitForURL(/\/bien-tap\/\d+$/)
    const html = await page.locator('article, [class*=preview]').first().innerHTML()
    expect(html).toContain('<p>Đoạn thứ nhất nói về con đường. <strong>Chữ đậm</strong></p>')
    expect(html).toMatch(/<h2>Một đề mục<\/h2><p><strong>Dán từ Word *<\/strong><\/p>/)
    expect(html).not.toMatch(/mso|Times/)
    await context.close()
  },
  60_000,
)
