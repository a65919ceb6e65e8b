import { expect, test } from 'vitest'
import { excerpt, marked } from './marked.ts'

const shown = (text: string, ...readings: string[]) =>
  marked(text, readings)
    .map(({ text: piece, isSought }) => (isSought ? `[${piece}]` : piece))
    .join('')

test.each([
  ['Xã Bính Xá, huyện Đình Lập', ['binh xa'], 'Xã [Bính Xá], huyện Đình Lập'],
  ['Hoà Bình – hòa bình', ['hoa binh'], '[Hoà Bình] – [hòa bình]'],
  ['Uỷ ban nhân dân và UBND', ['ubnd', 'uy ban nhan dan'], '[Uỷ ban nhân dân] và [UBND]'],
  ['Đường, trường, trạm', ['tram duong'], '[Đường], trường, [trạm]'],
  ['Điện Biên'.normalize('NFD'), ['dien bien'], `[${'Điện Biên'.normalize('NFD')}]`],
  ['Không có gì', ['ocop'], 'Không có gì'],
  ['', ['ocop'], ''],
  ['xã xã xã', ['xa xa'], '[xã xã] xã'],
])('%s, sought %j: %s', (text, readings, expected) => {
  expect(shown(text, ...readings)).toBe(expected)
})

test('a long text is cut between words around what is sought', () => {
  const text = `${'đầu '.repeat(100)}mật ong bạc hà ${'cuối '.repeat(100)}`.trim()
  const cut = excerpt(text, ['mat ong'], 60)
  expect(cut).toMatch(/^… đầu .*mật ong bạc hà.* …$/)
  expect(cut.length).toBeLessThan(70)
  expect(excerpt('ngắn', ['x'])).toBe('ngắn')
  expect(excerpt('a'.repeat(500), ['x'], 60).length).toBeLessThan(70)
})
