import { beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../harness/server.ts'
import { visitor } from '../harness/visitor.ts'

/** The home page of the portal of Lạng Sơn, with the data that are delivered: its own figures first, the same in English, and every way on. */
let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_loaded', config: { portalUnit: '20' } })
})
const get = (path: string) => visitor(server.url).get(path)

test('it begins with a sentence of its own place and day, and with three figures that open', async () => {
  const { text, html } = await get('/')
  expect(text).toContain('Đến 12/2/2020, 52/181 xã của tỉnh Lạng Sơn được công nhận đạt chuẩn, bình quân đạt 11,4 tiêu chí/xã.')
  expect(text).toContain('Dữ liệu minh hoạ dựng lại')
  expect(text).toMatch(/So với mục tiêu đến 31\/12\/2020 52 \/77 xã còn 25 xã/)
  expect(text).toMatch(/chưa có số liệu kỳ này được duyệt công khai; trang hiện kỳ đã công bố gần nhất/)
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/)
  expect(html).toContain('Bản đồ các xã của Tỉnh Lạng Sơn')
  expect(text).toMatch(/\d\/\d xã cũ được công nhận/)
  const traces = [...html.matchAll(/href="(\/ket-qua\/danh-sach\?[^"]+so=communes-recognised[^"]*)"/g)].map(([, href = '']) => href)
  expect(traces).not.toEqual([])
  expect((await get((traces[0] as string).replaceAll('&amp;', '&'))).text).toContain('52')
})

test('the English page says the same numbers of the same day', async () => {
  const { text, html } = await get('/en')
  expect(text).toContain('As of 12 February 2020, 52 of 181 communes were recognised as meeting the new rural standard')
  expect(text).toContain('a commune met 11.4 criteria on average')
  expect(text).toContain('Reconstructed demonstration data')
  expect(html).toMatch(/<html lang="en"/)
})

test('every way on from the pages of the portal leads somewhere', async () => {
  const found = new Map<string, Set<string>>()
  for (const path of ['/', '/gioi-thieu', '/lien-he', '/en', '/en/about', '/en/contacts'])
    for (const [, href = '', first = ''] of (await get(path)).html.matchAll(/<a[^>]+href="(\/([^"/?#]*)[^"#]*)/g)) {
      const alike = found.get(first) ?? new Set()
      // of many places three stand for all
      if (alike.size < 3 || !['xa', 'tinh', 'ket-qua'].includes(first)) alike.add(href.replaceAll('&amp;', '&'))
      found.set(first, alike)
    }
  const answers: string[] = []
  for (const alike of found.values()) for (const path of alike) answers.push(`${(await get(path)).status} ${path}`)
  expect(answers.filter((answer) => !answer.startsWith('200 '))).toEqual([])
})
