import { describe, expect, test } from 'vitest'
import { type ComparedRow, compareSets } from './compare.rules.ts'
import { readFolder } from './folder.reads.ts'
import type { CriteriaSet } from './types.ts'

const { sets } = await readFolder('criteria-sets')
const setOf = (id: string, version = 1): CriteriaSet => sets.find(({ set }) => set.id === id && set.version === version)?.set as CriteriaSet

const brief = ({ a, b, measure, changes, threshold }: ComparedRow) =>
  [a?.key ?? '–', b?.key ?? '–', measure, changes.join(' '), a && b ? threshold : ''].join(' | ')
const rowFor = (a: CriteriaSet, b: CriteriaSet, key: string) =>
  compareSets(a, b).rows.find((row) => row.a?.key === key || (row.a === null && row.b?.key === key)) as ComparedRow

describe('1980/2016 → 318/2022', () => {
  const [a, b] = [setOf('xa-2016'), setOf('xa-2021')]
  test.each([
    ['the bar on insurance went up', '15.1', '15.1 | 15.1 | health-insurance-share | renamed | up'],
    ['the same row and the same bar', '3.1', '3.1 | 3.1 | irrigated-farmland-share |  | same'],
    ['moved to another number', '17.8', '17.8 | 17.10 | food-safety-compliance-share | renumbered | same'],
    ['dropped', '18.2', '18.2 | – |  | dropped | '],
    ['new', '13.3', '– | 13.3 |  | new | '],
    ['matched by a measure that they share', '17.1', '17.1 | 17.1 | clean-water-share | renamed measureChanged | incomparable'],
    ['a slot has no number to compare', '2.1', '2.1 | 2.1 | commune-road-paved-share | renamed | incomparable'],
  ])('%s', (_, key, expected) => expect(brief(rowFor(a, b, key))).toBe(expected))

  test('every row of both is there once', () => {
    const { rows } = compareSets(a, b)
    expect(rows.flatMap(({ a: x }) => (x ? [x.key] : [])).sort()).toEqual(
      a.criteria.flatMap(({ indicators }) => indicators.map(({ code }) => code)).sort(),
    )
    expect(rows.flatMap(({ b: y }) => (y ? [y.key] : [])).sort()).toEqual(
      b.criteria.flatMap(({ indicators }) => indicators.map(({ code }) => code)).sort(),
    )
  })

  test('income: column by column, the level of the last year', () => {
    const { columns } = rowFor(a, b, '10')
    expect(columns.slice(0, 2).map((one) => [one.column, one.a?.value, one.b?.value, one.change, one.harder])).toEqual([
      ['TDMNPB', 36, 48, 'up', true],
      ['DBSH', 50, 62, 'up', true],
    ])
  })
})

test('342/2013 in 491/2009: same number, other measure, direction turned', () => {
  expect(brief(rowFor(setOf('xa-2009'), setOf('xa-2009', 2), '12'))).toBe('12 | 12 |  | renamed measureChanged testChanged | incomparable')
  expect(brief(rowFor(setOf('xa-2009'), setOf('xa-2009', 2), '10'))).toBe(
    '10 | 10 |  | renamed measureChanged unitChanged testChanged | incomparable',
  )
  expect(brief(rowFor(setOf('xa-2009'), setOf('xa-2009', 2), '15.1'))).toBe('15.1 | 15.1 | health-insurance-share | renamed | up')
})

test('a lower cap is harder; columns that one side lacks are unknown', () => {
  const stricter = structuredClone(setOf('xa-2016'))
  const test = stricter.criteria[10]?.indicators[0]?.test
  if (!test || !('atMost' in test) || !('byRegion' in test.atMost)) throw new Error('criterion 11 is a cap by region')
  test.atMost.byRegion.TDMNPB = { value: 10, certainty: 'official' }
  const row = rowFor(setOf('xa-2016'), stricter, '11')
  expect(row.threshold).toBe('down')
  expect(row.columns.map(({ column, change, harder }) => [column, change, harder]).slice(0, 2)).toEqual([
    ['TDMNPB', 'down', true],
    ['DBSH', 'same', null],
  ])
  const { columns } = compareSets(setOf('xa-2021'), setOf('xa-nang-cao-2021')).rows.find((one) => one.a?.key === '4.2') as ComparedRow
  expect(columns.map(({ column, change }) => `${column} ${change}`)).toEqual([
    'TDMNPB up',
    'DBSH up',
    'BTB up',
    'DHNTB up',
    'TN unknown',
    'DNB up',
    'DBSCL up',
  ])
})

test('a set compared with itself changed nothing', () => {
  for (const { set } of sets) {
    const { rows, counts } = compareSets(set, set)
    expect(rows.flatMap(({ changes }) => changes)).toEqual([])
    expect(counts.up + counts.down + counts.mixed).toBe(0)
  }
})
