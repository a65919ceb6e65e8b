import { expect, test } from 'vitest'
import { canonicalPath } from './canonical.ts'

test.each([
  ['/', 'https://a.vn/?utm_source=zalo&fbclid=1', '/'],
  ['/xa/:code', 'https://a.vn/xa/06622?fbclid=1&ban-do=hien-nay&ngay=2019-12-31', '/xa/06622?ngay=2019-12-31&ban-do=hien-nay'],
  ['/xa/:code', 'https://a.vn/xa/06622/?ngay=', '/xa/06622'],
  ['/tin-tuc', 'https://a.vn/tin-tuc?trang=1&chuyen-muc=ocop&tim=', '/tin-tuc?chuyen-muc=ocop'],
  ['/tin-tuc', 'https://a.vn/tin-tuc?trang=2', '/tin-tuc?trang=2'],
  ['/quyet-dinh', 'https://a.vn/quyet-dinh?trang=3&x=1', '/quyet-dinh?trang=3'],
  ['/bo-tieu-chi/so-sanh', 'https://a.vn/bo-tieu-chi/so-sanh?b=xa-2021&a=xa-2016', '/bo-tieu-chi/so-sanh?a=xa-2016&b=xa-2021'],
])('%s %s', (pattern, url, expected) => {
  expect(canonicalPath(pattern, new URL(url))).toBe(expected)
})
