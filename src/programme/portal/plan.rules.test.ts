import { expect, test } from 'vitest'
import { codesIn, planAsk, planPath } from './plan.rules.ts'

test.each([
  ['Kế hoạch 12/KH-UBND', ['12/kh-ubnd']],
  ['Quyết định số 1980/QĐ-TTg ngày 17/10/2016 và 318/QĐ-TTg', ['1980/qđ-ttg', '318/qđ-ttg']],
  ['Nghị quyết 05/2021/NQ-HĐND', ['05/2021/nq-hđnd']],
  ['Tin hội nghị của tỉnh Lạng Sơn', []],
])('%s names %j', (text, codes) => expect(codesIn(text)).toEqual(codes))

test('an address of the plan is read and written the same; what it does not know is left out', () => {
  const ask = planAsk(new URLSearchParams('don-vi=20&nam=2026&trang=2'))
  expect(ask).toEqual({ place: '20', year: 2026, page: 2 })
  expect(planPath('/ke-hoach', ask)).toBe('/ke-hoach?don-vi=20&nam=2026&trang=2')
  expect(planAsk(new URLSearchParams("don-vi=' or 1=1&nam=1026&trang=-1"))).toEqual({ place: null, year: null, page: 1 })
  expect(planPath('/ke-hoach', planAsk(new URLSearchParams()))).toBe('/ke-hoach')
})
