import { describe, expect, test } from 'vitest'
import { mostFigures, paragraphsOf, readToken, tokensOf, tokenText } from './token.rules.ts'

const keys = new Set(['communes-recognised', 'communes-in-band', 'communes-under-criteria'])
const bare = { unitCode: null, asOf: null, stage: null, set: null, qualifier: {} }

describe('a figure in a text', () => {
  test.each([
    ['communes-recognised', {}],
    [' communes-recognised  donvi=06622 ', { unitCode: '06622', token: 'communes-recognised donvi=06622' }],
    ['communes-recognised ngay=31/12/2019 cap=tham-dinh bo=xa-2016', { asOf: '2019-12-31', stage: 'appraised', set: 'xa-2016' }],
    ['communes-recognised muc=advanced', { qualifier: { tier: 'advanced' } }],
    ['communes-in-band tu-so=15 den-so=18', { qualifier: { lo: 15, hi: 18 } }],
    ['communes-under-criteria duoi=5', { qualifier: { k: 5 } }],
    ['communes-recognised tu=1/1/2019 den=2019-12-31', { qualifier: { from: '2019-01-01', to: '2019-12-31' } }],
  ])('%s', (inside, read) => {
    expect(readToken(inside, keys)).toEqual({ token: { ...bare, token: inside.trim(), key: inside.trim().split(' ')[0], ...read } })
  })

  test.each([
    ['', 'không có chỉ tiêu thống kê'],
    ['xa-dat', '«xa-dat»'],
    ['communes-recognised ngay=31/2/2019', '«31/2/2019» không đúng cho ngay'],
    ['communes-recognised cap=cao', '«cao» không đúng cho cap'],
    ['communes-recognised màu=đỏ', '«màu=đỏ» không đọc được'],
    ['communes-recognised donvi=', 'không đọc được'],
    ['communes-under-criteria duoi=-1', '«-1» không đúng'],
    ['communes-recognised constructor=1', 'không đọc được'],
  ])('«%s» is refused', (inside, what) => {
    expect(readToken(inside, keys)).toMatchObject({ what: expect.stringContaining(what) })
  })

  test('is asked for once, however often it stands there; too many are told', () => {
    const once = tokensOf('{{communes-recognised}} và {{ communes-recognised }}', keys)
    expect([once.tokens.length, once.wrong]).toEqual([1, []])
    const many = Array.from({ length: mostFigures + 1 }, (_, at) => `{{communes-recognised donvi=${at}}}`).join(' ')
    expect(tokensOf(many, keys).wrong).toHaveLength(1)
  })
})

test('a text falls into paragraphs and pieces; braces over a line end are words', () => {
  expect(paragraphsOf('Có {{communes-recognised}} xã.\r\n\n{{a\nb}}')).toEqual([
    [{ text: 'Có ' }, { token: 'communes-recognised' }, { text: ' xã.' }],
    [{ text: '{{a' }],
    [{ text: 'b}}' }],
  ])
})

test('what is put into a text is read again', () => {
  const text = tokenText({ key: 'communes-recognised', unitCode: ' 20 ', asOf: '31/12/2019' })
  expect(text).toBe('{{communes-recognised donvi=20 ngay=31/12/2019}}')
  expect(tokensOf(text, keys).wrong).toEqual([])
})
