import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountIn, moneyText, readMoney, unitFor } from './money.rules.ts'

describe('amounts as officers type them', () => {
  test.each([
    ['1,5 tỷ', '', 1_500_000_000],
    ['1,5 tỉ đồng', '', 1_500_000_000],
    ['1.500 triệu đồng', '', 1_500_000_000],
    ['1.500', 'trieu', 1_500_000_000],
    ['1.500', 'dong', 1_500],
    ['1.500.000.000', '', 1_500_000_000],
    ['1500000', '', 1_500_000],
    ['1.500 đ', '', 1_500],
    ['2,125 triệu', 'trieu', 2_125_000],
    ['310,3', 'ty', 310_300_000_000],
    ['0', 'dong', 0],
  ])('«%s» with «%s» is %d đồng', (text, unit, dong) => expect(readMoney(text, unit)).toEqual({ ok: true, value: dong }))

  test.each([
    ['', '', 'money.none'],
    ['1.500', '', 'money.whichUnit'],
    ['12', '', 'money.whichUnit'],
    ['1,5', '', 'money.whichUnit'],
    ['1,500', 'trieu', 'money.ambiguous'],
    ['12a', '', 'money.notRead'],
    ['-5 tỷ', '', 'money.notRead'],
    ['1.50.000', 'dong', 'money.notRead'],
    ['5 tỷ', 'trieu', 'money.twoUnits'],
    ['5', 'vang', 'money.noUnit'],
    ['1,5', 'dong', 'money.partOfDong'],
    ['1,1234567891 tỷ', '', 'money.partOfDong'],
    ['9.999.999.999 tỷ', '', 'money.tooMuch'],
  ])('«%s» with «%s» is refused: %s', (text, unit, code) => expect(readMoney(text, unit)).toMatchObject({ ok: false, refusal: { code } }))
})

const amount = fc.integer({ min: 1, max: 9_000_000_000_000_000 })

test('what is shown is read back to the đồng', () => {
  fc.assert(
    fc.property(amount, (dong) => {
      expect(readMoney(moneyText(dong))).toEqual({ ok: true, value: dong })
      expect(readMoney(amountIn(dong, { dong: 1 }), 'dong')).toEqual({ ok: true, value: dong })
    }),
  )
})

test('a table in one unit adds up to the digit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(1, 1_000, 100_000, 100_000_000),
      (parts, step) => {
        const amounts = parts.map((part) => part - (part % step))
        const total = amounts.reduce((all, one) => all + one, 0)
        const unit = unitFor([...amounts, total])
        const back = (text: string) => Math.round(Number(text.replaceAll('.', '').replace(',', '.')) * 10)
        expect(amounts.map((one) => back(amountIn(one, unit))).reduce((all, one) => all + one, 0)).toBe(back(amountIn(total, unit)))
      },
    ),
  )
})
