import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { amountIn, bandsIn, readPledge, readRound } from './entry.rules.ts'

test.each([
  ['50.000.000', true, 50_000_000],
  ['1.500', true, 1500],
  ['1,5', true, null],
  ['12a', true, null],
  ['0', true, null],
  ['12,5', false, 12.5],
  ['1.500', false, null],
  ['12,555', false, null],
  ['-3', false, null],
])('«%s», whole: %s, is %s', (typed, whole, value) => expect(amountIn(typed, { whole })).toBe(value))

test.each([
  [
    '10: 5; 20: 8',
    [
      { from: 10, points: 5 },
      { from: 20, points: 8 },
    ],
  ],
  [
    '20:8;0:1',
    [
      { from: 0, points: 1 },
      { from: 20, points: 8 },
    ],
  ],
  ['10: 5; 10: 8', null],
  ['10', null],
  ['10: 5: 2', null],
  ['a: 5', null],
  ['', null],
])('bands «%s»', (typed, bands) => expect(bandsIn(typed)).toEqual(bands))

const pledge = {
  ...{
    unitCode: '06622',
    body: '1',
    what: 'Xi măng',
    kind: 'inKind',
    value: '120',
    unit: 'tấn',
    due: '',
    source: 'Biên bản 3',
    on: '2026-01-10',
  },
}

describe('a pledge', () => {
  const read = (other: Partial<typeof pledge>) => readPledge({ ...pledge, ...other }, day('2026-03-01'))

  test('whose document states no day has none', () => {
    expect(read({})).toMatchObject({ ok: true, value: { dueOn: null, amount: null, quantity: 120, unit: 'tấn' } })
    expect(read({ kind: 'money', value: '50.000.000', due: '30/6/2026' })).toMatchObject({
      ok: true,
      value: { amount: 50_000_000, quantity: null, unit: null, dueOn: '2026-06-30' },
    })
  })

  test.each([
    ['no unit', { unit: '' }, 'Đơn vị tính'],
    ['a fraction of a đồng', { kind: 'money', value: '1,5' }, 'Mức cam kết'],
    ['no number', { value: '12a' }, 'Mức cam kết'],
    ['a day to come', { on: '2026-03-02' }, 'Ngày cam kết'],
    ['due before it was made', { due: '2026-01-09' }, 'Thực hiện trước ngày'],
    ['due on no day', { due: '30/2/2026' }, 'Thực hiện trước ngày'],
    ['no document', { source: ' ' }, 'Văn bản cam kết'],
    ['no kind', { kind: '' }, 'Hình thức'],
  ])('is refused: %s', (_, other, where) => {
    const result = read(other)
    expect(result.ok ? [] : result.refusal.offenders?.map((one) => one.where)).toEqual([where])
  })
})

describe('a round', () => {
  const line = { name: 'Đường hoa', source: 'count', unit: 'km', better: 'more', weight: '60', bands: '' }
  const empty = { name: '', source: 'figure', unit: '', better: 'more', weight: '', bands: '' }
  const round = { name: 'Đợt 1', issuer: 'UBND tỉnh', number: '5/KH', opens: '2026-01-01', closes: '2026-06-30' }

  test('passes over lines that are empty and keeps the number of each', () => {
    const read = readRound({ ...round, criteria: [empty, line] })
    expect(read).toMatchObject({ ok: true, value: { criteria: [{ key: 'tieu-chi-2', weight: 60, bands: null }] } })
  })

  test.each([
    ['no criterion', { criteria: [empty] }, 'ghi ít nhất một tiêu chí đo được'],
    ['no points', { criteria: [{ ...line, weight: '' }] }, 'điểm tối đa «» phải là số nguyên từ 1 đến 1.000'],
    ['bad bands', { criteria: [{ ...line, bands: '10' }] }, 'mốc điểm «10» chưa đúng, ví dụ 10: 5; 20: 8'],
    ['ends before it begins', { criteria: [line], closes: '2025-12-31' }, 'chưa đúng, hoặc trước ngày bắt đầu'],
  ])('is refused: %s', (_, other, what) => {
    const result = readRound({ ...round, ...other })
    expect(result.ok ? [] : result.refusal.offenders?.map((one) => one.what)).toEqual([what])
  })
})
