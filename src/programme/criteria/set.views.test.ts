import { describe, expect, test } from 'vitest'
import { readFolder } from './folder.reads.ts'
import { askedLines, byLevel, sourceLink } from './set.views.ts'
import type { CriteriaSet, Indicator, Test } from './types.ts'

const set = {
  id: 'x',
  sources: { bao: 'https://www.bao.vn/a', sach: 'một cuốn sách' },
  groups: [{ code: 'group1', name: 'Nhóm 1: gần đô thị' }],
} as unknown as CriteriaSet
const row = (asked: Test | null, unit: string | null = '%') =>
  ({ code: '1.1', name: 'A', unit, measure: null, test: asked, certainty: 'secondary', source: ['bao'] }) as Indicator
const said = (asked: Test | null, unit?: string | null) =>
  askedLines(set, row(asked, unit)).map((line) => `${line.text}${line.who.length ? ` [${line.who.join(', ')}]` : ''} (${line.certainty})`)

const regions = { TDMNPB: 26, DBSH: 38, BTB: 30, DHNTB: 30, TN: 26, DNB: 44, DBSCL: 38 }
const byRegion = Object.fromEntries(Object.entries(regions).map(([key, value]) => [key, { value, certainty: 'secondary' }])) as never

describe('what a row asks, in words', () => {
  test.each<[string, Test | null, string | null, string[]]>([
    ['at least', { atLeast: { same: { value: 80, certainty: 'recalled' } } }, '%', ['≥ 80% (recalled)']],
    ['at most', { atMost: { same: { value: 2.5, certainty: 'official' } } }, '%', ['≤ 2,5% (official)']],
    ['yes', { yes: { certainty: 'inferred' } }, null, ['có (inferred)']],
    ['no test', null, null, ['chưa rõ yêu cầu (missing)']],
    ['unknown value', { atLeast: { same: { value: null, certainty: 'missing' } } }, '%', ['chưa rõ mức (missing)']],
    ['left to the province', { atLeast: { setBy: 'province', certainty: 'recalled' } }, '%', ['UBND tỉnh quy định (recalled)']],
    [
      'a ratio',
      { ratioTo: { set: 'y', measure: 'income', factor: 1.1, certainty: 'secondary' } },
      null,
      ['≥ 1,1 lần mức của bộ y (secondary)'],
    ],
    ['by group', { atLeast: { byGroup: { group1: { value: 90, certainty: 'secondary' } } } }, '%', ['≥ 90% [Nhóm 1] (secondary)']],
    [
      'one of two',
      { anyOf: [{ yes: { certainty: 'recalled' } }, { atLeast: { same: { value: 1, certainty: 'recalled' } } }] },
      'mô hình',
      ['có (recalled)', 'hoặc ≥ 1 mô hình (recalled)'],
    ],
  ])('%s', (_name, asked, unit, lines) => expect(said(asked, unit)).toEqual(lines))

  test('regions that ask the same stand together', () => {
    expect(said({ atLeast: { byRegion } }, 'triệu đồng')).toEqual([
      '≥ 26 triệu đồng [Trung du miền núi phía Bắc, Tây Nguyên] (secondary)',
      '≥ 38 triệu đồng [Đồng bằng sông Hồng, Đồng bằng sông Cửu Long] (secondary)',
      '≥ 30 triệu đồng [Bắc Trung Bộ, Duyên hải Nam Trung Bộ] (secondary)',
      '≥ 44 triệu đồng [Đông Nam Bộ] (secondary)',
    ])
  })

  test('one region alone', () => {
    expect(askedLines(set, row({ atLeast: { byRegion } }), 'TN').map((line) => line.text)).toEqual(['≥ 26%'])
  })

  test('every row of every set of the folder says something', async () => {
    const { sets } = await readFolder('criteria-sets')
    expect(sets.length).toBeGreaterThan(10)
    for (const { set: one } of sets)
      for (const each of [...one.criteria.flatMap((criterion) => criterion.indicators), ...one.conditions])
        expect(
          askedLines(one, each).every((line) => line.text.length > 0 && !line.text.includes('undefined')),
          `${one.id} ${each.name}`,
        ).toBe(true)
  })
})

test('sources are pages or words', () => {
  expect(sourceLink(set, 'bao')).toEqual({ text: 'bao.vn', href: 'https://www.bao.vn/a' })
  expect(sourceLink(set, 'sach')).toEqual({ text: 'một cuốn sách', href: null })
})

test('communes before villages, districts, provinces; newest first', () => {
  const sets = [
    { level: 'province', validFrom: '2022-03-08', name: 'tỉnh' },
    { level: 'commune', validFrom: '2016-12-01', name: 'cũ' },
    { level: 'commune', validFrom: '2022-03-08', name: 'mới' },
  ]
  expect(byLevel(sets).map(([level, list]) => [level, list.map((one) => one.name)])).toEqual([
    ['commune', ['mới', 'cũ']],
    ['province', ['tỉnh']],
  ])
})
