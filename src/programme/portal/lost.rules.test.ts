import { expect, test } from 'vitest'
import { wordsOfPath } from './lost.rules.ts'

test.each([
  ['/xa/binh-xa', 'binh xa'],
  ['/don-vi/X%C3%A3-H%E1%BB%93ng-S%C6%A1n/', 'Xã Hồng Sơn'],
  ['/tin-tuc/khong-co-1', 'khong co'],
  ['/tinh/06622', '06622'],
  ['/binh_xa.html', 'binh xa'],
  ['/', ''],
  ['/a', ''],
  [`/${'x-'.repeat(200)}`, 'x '.repeat(30)],
])('%s means «%s»', (path, words) => {
  expect(wordsOfPath(path)).toBe(words.slice(0, 60))
})
