import { beforeAll, describe, expect, test } from 'vitest'
import { publishArticle, road } from '../harness/articles.ts'
import { expectSound, narrowest, openBrowser, phone, wide } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** Somebody without an account looks for what is public, in one box: places, criteria, an article that was approved today. */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
let article = 0
const people: Record<string, Visitor> = {}
const find = (text: string, rest = '') => visitor(server.url).get(`/tim-kiem?tim=${encodeURIComponent(text)}${rest}`)

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  await server.database.pool.query('update units.version set folded = platform.fold(name), folded_short = platform.fold(short_name)')
  for (const [name, role, unit] of [
    ['Nông Thị Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }],
    ['Lý Văn Bình', 'coordinationOffice', { id: units.langSon, level: 'province' }],
    ['Phạm Thị Lan', 'leader', { id: units.langSon, level: 'province' }],
  ] as const) {
    const officer = await openOfficer(server.accounts, { name, role, unit, today: roundToday })
    people[name] = visitor(server.url)
    await people[name].post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
  }
  const [author, editor, approver] = ['Nông Thị Hoa', 'Lý Văn Bình', 'Phạm Thị Lan'].map((name) => people[name] as Visitor)
  const desk = { author, editor, approver } as { author: Visitor; editor: Visitor; approver: Visitor }
  article = await publishArticle(
    desk,
    { ...road, 'noi-dung': `${road['noi-dung']}\nUBND xã Bính Xá cảm ơn bà con.` },
    { 'gio-dang': '00:00' },
  )
})

describe('the box of every page', () => {
  test('leads to the search, and the search of units stays where it was', async () => {
    const home = await visitor(server.url).get('/')
    expect(home.html).toMatch(/<form action="\/tim-kiem" method="get">/)
    expect(home.html).toContain('<main id="chinh"')
    expect(home.html).toContain('href="#chinh"')
    expect((await visitor(server.url).get('/don-vi?tim=binh+xa')).text).toContain('Xã Bính Xá')
  })
})

describe('what is found', () => {
  test.each([
    ['Bính Xá', '<mark>Bính Xá</mark>'],
    ['binh xa', '<mark>Bính Xá</mark>'],
    ['Bính Xá'.normalize('NFD'), '<mark>Bính Xá</mark>'],
    ['06622', 'href="/xa/06622"'],
    ['tieu chi 17', '<mark>Tiêu chí 17</mark>'],
    ['hien dat lam', `/tin-tuc/`],
    ['Hội đồng giám sát cộng đồng', '<mark>Hội đồng giám sát cộng đồng</mark>'],
    ['Ủy ban nhân dân xã Bính Xá', '<mark>UBND xã Bính Xá</mark>'],
    ['Uỷ ban nhân dân xã Bính Xá', '<mark>UBND xã Bính Xá</mark>'],
    ['ma trận', 'href="/ket-qua/ma-tran"'],
  ])('«%s» shows %s', async (typed, shown) => {
    const page = await find(typed)
    expect(page.status).toBe(200)
    expect(page.html.replace(/<!--.*?-->/gs, '').replace(/<span>(.*?)<\/span>/gs, '$1')).toContain(shown)
    expect(page.html).not.toMatch(/<script(?! type="application\/ld\+json")/)
  })

  test('by kind, with where it stands and of when; one kind alone has pages', async () => {
    const page = await find('đường bê tông')
    expect(page.html).toMatch(new RegExp(`href="/tin-tuc/[^"]+-${article}"`))
    expect(page.text).toMatch(/Tin tức \(1\).*Hoạt động · 10\/12\/2025/)
    const only = await find('đường bê tông', '&loai=tin-tuc&trang=7')
    expect(only.text).toContain('1 kết quả khớp với «đường bê tông»')
    expect((await find('đường bê tông', '&loai=la')).status).toBe(200)
  })

  test('words that stand nowhere together are found anywhere, and that is said', async () => {
    const page = await find('bê tông đường')
    expect(page.text).toContain('Không nơi nào có nguyên cụm «bê tông đường»; dưới đây là nơi có đủ các chữ ấy.')
    expect(page.html).toContain(`-${article}"`)
  })

  test('an article is found no more when it is withdrawn', async () => {
    await server.database.pool.query(
      `update news.published set ended_on = '2025-12-10', ended_because = 'kiểm thử' where article_id = $1`,
      [article],
    )
    expect((await find('đường bê tông')).html).not.toContain('href="/tin-tuc/')
  })
})

describe('what is not found', () => {
  test('is said, with former names, spelling and where else to look', async () => {
    const page = await find('zzqx khong co gi')
    expect(page.text).toContain('Không tìm thấy gì khớp với «zzqx khong co gi»')
    for (const hint of ['tên cũ', 'Soát chính tả', 'gửi câu hỏi, góp ý']) expect(page.text).toContain(hint)
    expect((await find('xa binh saa')).html).toMatch(/Tên gần giống.*Xã Bính Xá/s)
  })

  test.each([
    ['', 200],
    ['   ', 200],
    ['%_\\', 200],
    ["'", 200],
    ['<script>alert(1)</script>', 200],
    ["' or 1=1 --", 200],
    ['() & | ! :* <->', 200],
    ['a'.repeat(2_000), 200],
    ['a'.repeat(10_000), 414],
    ['👨‍👩‍👧‍👦', 200],
  ])('«%.20s» is answered calmly', async (typed, status) => {
    const page = await find(typed)
    expect(page.status).toBe(status)
    expect(page.html).not.toContain('<script>alert')
  })
})

test('short forms are explained', async () => {
  expect((await find('UBND')).html).toContain('<abbr title="Ủy ban nhân dân">UBND</abbr>')
  expect((await visitor(server.url).get('/tu-viet-tat')).text).toContain('Hội đồng nhân dân')
})

test.skipIf(chromium === null)('the pages are sound on a wide screen and on a phone', { timeout: 120_000 }, async () => {
  const browser = await openBrowser()
  for (const path of ['/tim-kiem?tim=binh+xa', '/tim-kiem?tim=zzqx', '/hoi-dap'])
    await expectSound(path, { browser, url: server.url, sizes: [wide, phone, narrowest] })
  await browser.close()
})
