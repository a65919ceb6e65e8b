import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { revocationFor, revocationRules, watchedBy } from './watch.procedures.ts'
import { waitsFor, weigh } from './watch.rules.ts'
import type { PeriodRevocation, Predecessor } from './watch.types.ts'

const rule2022 = revocationRules.find(({ key }) => key === '2021-2025') as PeriodRevocation
const on = day('2025-12-14')
const all = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1))

/** Of 19 criteria these fail, these nobody could judge, all others are met. */
const of19 = (failing: string[], unknown: string[] = [], setId = 'xa-2021') => ({
  setId,
  total: 19,
  settled: all(19).filter((code) => !failing.includes(code) && !unknown.includes(code)),
  failing: failing.map((code) => ({ code, stage: 'appraised' as const, on })),
})

describe('19 criteria by Quyết định 18/2022', () => {
  test.each([
    ['nothing fails', [], [], 'stable', null],
    ['4 with a key one', ['1', '2', '3', '10'], [], 'stable', null],
    ['5 with a key one: one more', ['1', '2', '3', '4', '10'], [], 'near', null],
    ['5 without a key one: a key one more', ['1', '2', '3', '4', '5'], [], 'near', null],
    ['6 with income', ['1', '2', '3', '4', '5', '10'], [], 'risk', 'key'],
    ['6 with environment', ['1', '2', '3', '4', '5', '17'], [], 'risk', 'key'],
    ['6 with defence', ['1', '2', '3', '4', '5', '19'], [], 'risk', 'key'],
    ['6 without a key one', ['1', '2', '3', '4', '5', '6'], [], 'near', null],
    ['9 without a key one', all(9), [], 'near', null],
    ['9 with a key one', [...all(8), '10'], [], 'risk', 'key'],
    ['10, whichever', [...all(9), '11'], [], 'risk', 'half'],
    ['all', all(19), [], 'risk', 'half'],
    ['2 fail, 4 unknown with a key one', ['1', '2'], ['3', '4', '5', '10'], 'unknown', null],
    ['2 fail, 4 unknown without a key one', ['1', '2'], ['3', '4', '5', '6'], 'stable', null],
    ['2 fail, 3 unknown', ['1', '2'], ['3', '4', '10'], 'stable', null],
    ['5 fail, the rest unknown: still one more', all(5), all(19).slice(5), 'near', null],
    ['6 with a key one fail, the rest unknown: met already', [...all(5), '10'], ['6', '7'], 'risk', 'key'],
    ['nobody said anything', [], all(19), 'unknown', null],
  ] as const)('%s', (_, failing, unknown, group, ground) => {
    const weighed = weigh(rule2022, of19([...failing], [...unknown]))
    expect([weighed.group, weighed.ground]).toEqual([group, ground])
    expect(weighed.unknown).toBe(unknown.length)
  })

  test('living environment is a key criterion of the advanced set alone', () => {
    const failing = ['1', '2', '3', '4', '5', '18']
    expect(weigh(rule2022, of19(failing)).group).toBe('near')
    expect(weigh(rule2022, of19(failing, [], 'xa-nang-cao-2021'))).toMatchObject({ group: 'risk', ground: 'key', keyFailing: ['18'] })
  })

  test('unknown criteria are told with whether they could change the answer', () => {
    expect(weigh(rule2022, of19(['1'], ['2']))).toMatchObject({ unknown: 1, couldChange: false })
    expect(weigh(rule2022, of19(['1'], ['2', '3', '4', '5', '10']))).toMatchObject({ unknown: 5, couldChange: true })
    expect(weigh(rule2022, of19([...all(5), '10'], ['7']))).toMatchObject({ unknown: 1, couldChange: false })
  })
})

test.each([
  ['29,9%', 299, 'near', null],
  ['exactly 30%', 300, 'risk', 'key'],
  ['49,9%', 499, 'risk', 'key'],
  ['exactly 50%', 500, 'risk', 'half'],
] as const)('of 1000 criteria, %s with a key one', (_, failing, group, ground) => {
  const codes = all(1000)
  const facts = {
    ...{ setId: 'xa-2021', total: 1000, settled: codes.slice(failing) },
    failing: codes.slice(0, failing).map((code) => ({ code, stage: 'self' as const, on })),
  }
  expect(weigh(rule2022, facts)).toMatchObject({ group, ground })
})

test('without a key one 49,9% is not met, 50% is', () => {
  const facts = (failing: number) => {
    const codes = all(1000)
      .map((code) => `k${code}`)
      .slice(0, failing)
    const settled = [...all(1000 - failing - 3).map((code) => `m${code}`), '10', '17', '19']
    return { setId: 'xa-2021', total: 1000, settled, failing: codes.map((code) => ({ code, stage: 'self' as const, on })) }
  }
  expect(weigh(rule2022, facts(499))).toMatchObject({ group: 'near', ground: null })
  expect(weigh(rule2022, facts(500))).toMatchObject({ group: 'risk', ground: 'half' })
})

describe('where nobody knows', () => {
  test('a period without a readable rule computes no ground, whatever fails', () => {
    for (const { key, law } of revocationRules.filter((one) => one.key !== '2021-2025')) {
      expect('because' in law && law.because.length > 20, key).toBe(true)
      const rule = revocationRules.find((one) => one.key === key) ?? null
      expect(weigh(rule, of19(all(19)))).toMatchObject({ group: 'unknown', ground: null, because: expect.any(String), couldChange: false })
    }
  })

  test('no set, no rule, or a set whose key criteria nobody named', () => {
    expect(weigh(rule2022, { ...of19([]), total: null })).toMatchObject({
      group: 'unknown',
      because: expect.stringContaining('không có bộ'),
    })
    expect(weigh(null, of19(all(12)))).toMatchObject({ group: 'unknown', because: expect.stringContaining('Chưa có quy định') })
    expect(weigh(rule2022, of19(all(12), [], 'bo-la'))).toMatchObject({ group: 'unknown', because: expect.stringContaining('chủ chốt') })
  })
})

test('the rule is that of the period of the set; advanced and model are watched by the advanced set', () => {
  expect(revocationFor({ period: '2021-2025' }, day('2026-02-10'))?.key).toBe('2021-2025')
  expect(revocationFor({ period: '2026-2030' }, day('2026-03-01'))?.key).toBe('2026-2030')
  expect(revocationFor({ period: '2016-2020' }, day('2021-03-01'))?.key).toBe('2016-2020')
  expect(revocationFor(undefined, day('2026-03-01'))).toBeNull()
  expect((['standard', 'advanced', 'model', 'modern'] as const).map(watchedBy)).toEqual(['standard', 'advanced', 'advanced', 'modern'])
})

describe('after a merger', () => {
  const xa = (name: string, ...tiers: Predecessor['acts'][number]['tier'][]): Predecessor => ({
    ...{ name, isXa: true },
    acts: tiers.map((tier) => ({ tier, decision: null, decidedOn: day('2019-12-01') })),
  })
  const town = (name: string): Predecessor => ({ name, isXa: false, acts: [] })
  test.each([
    ['both held it', [xa('A', 'standard'), xa('B', 'standard')], { tier: 'standard' }],
    ['both held more', [xa('A', 'standard', 'advanced'), xa('B', 'standard', 'advanced')], { tier: 'advanced' }],
    ['one held more', [xa('A', 'standard', 'advanced'), xa('B', 'standard')], { tier: 'standard' }],
    ['one held nothing', [xa('A', 'standard'), xa('B')], { tier: null, lacking: ['B'] }],
    ['none held anything', [xa('A'), xa('B')], { tier: null, lacking: ['A', 'B'] }],
    ['a township does not matter', [xa('A', 'standard'), town('TT')], { tier: 'standard' }],
    ['only townships', [town('TT')], { tier: null, lacking: [] }],
  ] as const)('%s', (_, predecessors, wanted) => {
    expect(waitsFor(predecessors)).toEqual(wanted)
  })
})
