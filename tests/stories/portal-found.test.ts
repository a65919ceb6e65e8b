import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { doors } from '../../src/doors.ts'
import { siteMap } from '../../src/programme/portal/site-map.text.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { visitor } from '../harness/visitor.ts'

// How the portal is found: by robots, by who shares a link, by who mistyped an address, by who reads with large letters.
let server: TestServer
let named: TestServer
const security = { contact: 'mailto:an-toan@ntm.example.vn', expires: '2027-06-30' } as const

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty' })
  await settleTwoProvinces(server.database)
  named = await startServer({ beside: server, config: { security: security as never } })
})

/** Public addresses that no map shows, and why. */
const unmapped: Readonly<Record<string, string>> = {
  '/robots.txt': 'cho máy tìm kiếm',
  '/sitemap.xml': 'cho máy tìm kiếm',
  '/.well-known/security.txt': 'cho người tìm lỗ hổng',
  '/ket-qua/danh-sach': 'mở từ một con số; không có con số thì không có gì để liệt kê',
  '/bo-tieu-chi/so-sanh': 'cần hai bộ; có biểu mẫu tại trang Bộ tiêu chí',
  '/ke-hoach/tai-ve': 'tệp của trang Kế hoạch, mục tiêu',
  '/ket-qua/so-sanh/tai-ve': 'tệp của trang So sánh đơn vị',
  '/kiem-tra-bao-cao/tai-ve': 'tệp của một lần kiểm tra',
  '/ocop/tai-ve': 'tệp, có nút trên trang',
  '/van-ban/tai-ve': 'tệp, có nút trên trang',
  '/du-lieu/odata': 'cho chương trình, có nút trên trang',
  '/du-lieu/odata/$metadata': 'cho chương trình',
  '/phieu-y-kien/cam-on': 'sau khi gửi phiếu',
  '/tin-tuc/binh-luan/da-nhan': 'sau khi gửi bình luận',
  '/dang-nhap/ma': 'bước hai của đăng nhập',
  '/dang-nhap/nha-cung-cap': 'từ trang đăng nhập',
  '/khoi-tao': 'chỉ mở được bằng đường dẫn một lần',
}

const isAlone = (pattern: string) => !pattern.includes(':') && !/^[A-Z]+ |^\/api\//.test(pattern)

test('every public page that is one of its kind stands on the site map, or is left out for a reason', async () => {
  const open = Object.entries(doors).flatMap(([pattern, door]) => ('public' in door && isAlone(pattern) ? [pattern] : []))
  const mapped = siteMap.flatMap(({ links }) => links.map(({ href }) => href))
  expect([...mapped, ...Object.keys(unmapped)].sort()).toEqual(open.sort())
  const html = await server.page('/so-do-cong')
  for (const href of mapped) expect(html).toContain(`href="${href}"`)
})

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'))

describe('robots', () => {
  test('find every page of the map and every unit, each answered', async () => {
    const index = await server.get('/sitemap.xml')
    expect(index.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    const parts = locations(await index.text())
    expect(parts).toEqual(['trang', 'don-vi-1', 'ket-qua-1'].map((name) => `${server.url}/sitemap.xml?phan=${name}`))
    const pages = (await Promise.all(parts.map(async (part) => locations(await server.page(part.replace(server.url, '')))))).flat()
    expect(pages).toContain(`${server.url}/tinh/20`)
    expect(new Set(pages).size).toBe(pages.length)
    for (const page of pages) expect(await server.page(page.replace(server.url, ''))).toMatch(/<h1[ >]/)
  })

  test('are kept from what stands behind doors, and from nothing public', async () => {
    const text = await server.page('/robots.txt')
    expect(text).toContain(`Sitemap: ${server.url}/sitemap.xml`)
    const rules = [...text.matchAll(/^Disallow: (.+)$/gm)].map(([, rule = '']) => rule)
    const bars = (path: string) => rules.some((rule) => new RegExp(`^${rule.replace(/[.+?]/g, '\\$&').replaceAll('*', '.*')}`).test(path))
    const entries = Object.entries(doors).filter(([pattern]) => !/^[A-Z]+ |^\/api/.test(pattern))
    const open = entries.flatMap(([pattern, door]) => ('public' in door ? [pattern] : []))
    for (const [pattern, door] of entries)
      if (!('public' in door)) expect(bars(pattern.replaceAll(/:[^/]+/g, '7')) || open.includes(pattern), pattern).toBe(true)
    for (const { links } of siteMap)
      for (const { href } of links) if (!/dang-nhap|theo-doi|phieu-y-kien|hien-thi/.test(href)) expect(bars(href), href).toBe(false)
    for (const path of ['/xa/06622', '/tin-tuc/bai-1', '/van-ban/7', '/ocop/7', '/kiem-tra-bao-cao', '/von-cong-bo'])
      expect(bars(path), path).toBe(false)
  })

  test('no part has no page', async () => {
    for (const part of ['tin-tuc-9', 'khac-1', 'don-vi-0']) expect((await server.get(`/sitemap.xml?phan=${part}`)).status).toBe(404)
  })
})

test('security.txt stands where somebody was named, until their day', async () => {
  expect((await server.get('/.well-known/security.txt')).status).toBe(404)
  const text = await named.page('/.well-known/security.txt')
  expect(text).toContain('Contact: mailto:an-toan@ntm.example.vn\nExpires: 2027-06-30T23:59:59+07:00\n')
  const later = await startServer({ beside: server, today: '2027-07-01' as never, config: { security: security as never } })
  expect((await later.get('/.well-known/security.txt')).status).toBe(404)
})

describe('a page says what it is', () => {
  test('its one address, its first sentence, a picture', async () => {
    const html = await server.page('/tinh/20?fbclid=x&ban-do=hien-nay')
    expect(html).toContain(`<link rel="canonical" href="${server.url}/tinh/20?ban-do=hien-nay"/>`)
    expect(html).toMatch(/<meta name="description" content="[^"]{20,}"\/>/)
    expect(html).toContain('<meta property="og:title" content="Tỉnh Lạng Sơn"/>')
  })

  test('the picture states the sentence and its day, and is drawn without any font of the machine', async () => {
    const [, image = ''] = /<meta property="og:image" content="([^"]+)"\/>/.exec(await server.page('/tinh/20?ngay=2025-12-31')) ?? []
    expect(image).toBe(`${server.url}/the/tinh-20-2025-12-31.png`)
    for (const path of ['/the/tinh-20-2025-12-31.png', '/the/nong-thon-moi.png']) {
      const answer = await server.get(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
      const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
      expect([width, height]).toEqual([1200, 630])
    }
    for (const path of ['/the/xa-99999-2019-12-31.png', '/the/tinh-20-2019-02-31.png', '/the/khac.png'])
      expect((await server.get(path)).status).toBe(404)
  })

  test('answers to a search, and errors, are not for finding', async () => {
    expect(await server.page('/don-vi?tim=lang+son')).toContain('<meta name="robots" content="noindex"/>')
    const lost = await server.page('/khong-co', 404)
    expect(lost).toContain('<meta name="robots" content="noindex"/>')
    expect(lost).not.toContain('rel="canonical"')
  })
})

describe('letters and colours', () => {
  const choice = { 'co-chu': 'rat-lon', mau: 'tuong-phan' }

  test('are chosen without script, remembered, and lead back to the page that was read', async () => {
    const person = visitor(server.url)
    const page = await person.get('/hien-thi?ve=%2Ftinh%2F20%3Fngay%3D2019-12-31')
    expect(page.html).toContain('name="ve" value="/tinh/20?ngay=2019-12-31"')
    const back = await person.post('/hien-thi', { ve: '/tinh/20?ngay=2019-12-31', ...choice })
    expect(back.path).toBe('/tinh/20?ngay=2019-12-31')
    expect(back.html).toContain('<html lang="vi" data-hien-thi="rat-lon tuong-phan">')
    expect([...person.cookies.keys()]).toEqual(['hien-thi'])
    const usual = await person.post('/hien-thi', { ve: '/', 'co-chu': 'thuong', mau: 'thuong' })
    expect(usual.html).toContain('data-hien-thi="thuong thuong"')
    expect(person.cookies.size).toBe(0)
  })

  test('lead to no other house', async () => {
    for (const ve of ['https://xau.example', '//xau.example', '/\\xau.example', '/%0d%0aSet-Cookie:x']) {
      const answer = await fetch(`${server.url}/hien-thi`, {
        ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ ve, ...choice }), headers: { Origin: server.url } },
      })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, ve.startsWith('/%') ? ve : '/'])
    }
    const foreign = { Origin: 'https://xau.example', 'Sec-Fetch-Site': 'cross-site' }
    expect((await visitor(server.url).post('/hien-thi', choice, foreign)).status).toBe(403)
  })

  test('a kept page stands ready for each choice', async () => {
    const path = '/tinh/20?ngay=2018-12-31'
    const [plain, large] = [await server.page(path), await (await server.get(path, { Cookie: 'hien-thi=lon.thuong' })).text()]
    expect(large).toBe(plain.replace('data-hien-thi="thuong thuong"', 'data-hien-thi="lon thuong"'))
    expect(await (await server.get(path, { Cookie: 'hien-thi=bia.dat' })).text()).toBe(plain)
  })
})

describe('who is lost', () => {
  test.each([
    ['/xa/99999', 404, 'Không tìm thấy trang'],
    ['/tinh/abc', 404, 'Không tìm thấy trang'],
    ['/tin-tuc/khong-co-1', 404, 'Không tìm thấy trang'],
    ['/van-ban/999999', 404, 'Không tìm thấy trang'],
    ['/ocop/0', 404, 'Không tìm thấy trang'],
    ['/khong-co', 404, 'Không tìm thấy trang'],
    ['/tinh/20?ngay=32/13/2020', 400, 'Địa chỉ chưa đúng'],
  ])('%s: %d, in words of the house, with ways on', async (path, status, title) => {
    const answer = await server.get(path, { Accept: 'text/html' })
    const html = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store'])
    expect(html).toMatch(/^<!DOCTYPE html>/)
    expect(html).toContain(`<h1>${title}</h1>`)
    for (const href of ['/tim-kiem', '/so-do-cong', '/don-vi']) expect(html).toContain(`<a href="${href}">`)
    expect(html).toMatch(/Mã yêu cầu: (<!-- -->)?[\w-]{8,}/)
    expect(html).not.toMatch(/Error|at .*\.js|stack|!</)
  })

  test('finds the unit whose code stands in the address (its name: portal-walk.test.ts)', async () => {
    for (const path of ['/tinh/06622', '/khong-co/06622.html']) {
      const html = await server.page(path, 404)
      expect(html, path).toContain('Có thể là đơn vị này')
      expect(html).toContain('<a href="/don-vi/06622">')
    }
    expect(await server.page('/khong-co-don-vi-nao', 404)).not.toContain('Có thể là đơn vị này')
    expect(await server.page('/%3Cscript%3Ealert(1)%3C%2Fscript%3E', 404)).not.toContain('<script>')
  })

  test('a form where none is taken: 405; one that is too large: 413; one from elsewhere: 403', async () => {
    const headers = { Origin: server.url, Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' }
    const told = async (path: string, init: RequestInit) => {
      const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, ...init })
      const [, title] = /<h1>(.*?)<\/h1>/.exec(await answer.text()) ?? []
      return [answer.status, title]
    }
    expect(await told('/so-do-cong', { body: 'a=1' })).toEqual([405, 'Trang này không nhận biểu mẫu'])
    expect(await told('/hien-thi', { body: `ve=${'x'.repeat(1_100_000)}` })).toEqual([413, 'Nội dung gửi lên quá lớn'])
    expect(await told('/hien-thi', { body: 'a=1', headers: { ...headers, Origin: 'https://xau.example' } })).toEqual([
      403,
      'Biểu mẫu không được nhận',
    ])
  })
})
