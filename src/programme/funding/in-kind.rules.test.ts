import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { quantityText, readInKind, readQuantity } from './in-kind.rules.ts'

test.each([
  ['12,5', '12.5'],
  ['12', '12'],
  ['012', '12'],
  ['1.234,50', '1234.5'],
  ['1.234.567', '1234567'],
  ['0,25', '0.25'],
])('a quantity «%s» is %s', (typed, decimal) => expect(readQuantity(typed)).toEqual({ ok: true, value: decimal }))

test.each(['', '1.500', '12a', '-3', '0', '0,0', '1,2345', '1,5,2'])('a quantity «%s» is refused', (typed) =>
  expect(readQuantity(typed).ok).toBe(false),
)

test('a quantity that is shown is read back exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 3 }), (digits, decimals) => {
      const decimal = (digits / 10 ** decimals)
        .toFixed(decimals)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
      const shown = quantityText(decimal)
      // «1.500» alone is asked back by design
      if (!/^\d{1,3}\.\d{3}$/.test(shown)) expect(readQuantity(shown)).toEqual({ ok: true, value: decimal })
    }),
  )
})

const form = {
  ...{ 'hien-vat': 'land', 'mo-ta': '', 'so-luong': '250,5', 'ben-gop': 'people', ngay: '2025-05-01', 'van-ban': 'Biên bản hiến đất' },
  ...{ 'quy-doi': '', 'quy-doi-don-vi': '', 'van-ban-gia': '' },
}
const today = day('2025-12-10')

test('a gift keeps its own unit; a worth is taken only with the document that states it', () => {
  expect(readInKind(form, null, today)).toMatchObject({ ok: true, value: { quantity: '250.5', measure: 'm²', worth: null } })
  const priced = { ...form, 'quy-doi': '50 triệu', 'van-ban-gia': 'Bảng giá đất 2025' }
  expect(readInKind(priced, null, today)).toMatchObject({ ok: true, value: { worth: 50_000_000, worthDocument: 'Bảng giá đất 2025' } })
  expect(readInKind({ ...form, 'quy-doi': '50 triệu' }, null, today)).toMatchObject({
    refusal: { offenders: [{ where: 'Văn bản nêu giá' }] },
  })
  expect(readInKind({ ...form, 'hien-vat': 'other' }, null, today)).toMatchObject({
    refusal: { offenders: [{ where: 'Mô tả' }, { where: 'Đơn vị tính' }] },
  })
})
