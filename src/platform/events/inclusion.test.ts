import { expect, test } from 'vitest'
import { sha256 } from './canonical.ts'
import { finish, sealText } from './sealed.ts'

test('the state before the first block is that of SHA-256, so a short text gives all of itself away', () => {
  expect(sealText('abc', 79)).toEqual({
    state: '6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19',
    length: 3,
    rest: Buffer.from('abc').toString('base64'),
  })
})

test.each([79, 142, 143, 64 * 5 + 79, 1000])('of %i bytes the last 79 and at most 63 before are shown', (length) => {
  const text = 'x'.repeat(length)
  const { rest, length: told } = sealText(text, 79)
  const shown = Buffer.from(rest, 'base64').length
  expect(told).toBe(length)
  expect(shown >= 79 && shown < 79 + 64).toBe(true)
  expect((length - shown) % 64).toBe(0)
})

test.each([0, 1, 55, 56, 63, 64, 79, 80, 119, 120, 128, 1000, 4097])(
  'a text of %i letters, some of several bytes, is finished as node:crypto would',
  (length) => {
    const text = 'ắa'.repeat(length).slice(0, length)
    for (const shown of [0, 1, 79]) expect(finish(sealText(text, shown))).toBe(sha256(text))
  },
)

test('another ending gives another hash', () => {
  const sealed = sealText('x'.repeat(300), 79)
  const rest = Buffer.from(sealed.rest, 'base64')
  rest[rest.length - 1] = 0x79
  expect(finish({ ...sealed, rest: rest.toString('base64') })).not.toBe(sha256('x'.repeat(300)))
})
