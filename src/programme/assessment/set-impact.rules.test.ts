import { expect, test } from 'vitest'
import type { Verdict, VerdictValue } from '../criteria/types.ts'
import { impactOf } from './set-impact.rules.ts'

const row = (code: string, verdict: VerdictValue): Verdict => ({ code, verdict, explanation: '' })
const criterion = (code: string, verdict: VerdictValue, ...parts: Verdict[]): Verdict => ({ ...row(code, verdict), parts })

test('rows are counted by what they become, units by how many criteria they gain or lose; what only one set has is not', () => {
  const all = [
    {
      unitId: 1,
      name: 'Xã A',
      before: [criterion('3', 'met', row('3.1', 'met'))],
      after: [criterion('2', 'notMet', row('2.1', 'notMet'))],
    },
    {
      unitId: 2,
      name: 'Xã B',
      before: [criterion('3', 'notMet', row('3.1', 'notMet'))],
      after: [criterion('2', 'met', row('2.1', 'met'))],
    },
    {
      unitId: 3,
      name: 'Xã C',
      before: [criterion('3', 'unjudgeable', row('3.1', 'unjudgeable'))],
      after: [criterion('2', 'notMet', row('2.1', 'notMet'), row('2.2', 'notMet'))],
    },
    {
      unitId: 4,
      name: 'Xã D',
      before: [criterion('3', 'met', row('3.1', 'met'))],
      after: [criterion('2', 'unjudgeable', row('2.1', 'unjudgeable'))],
    },
    { unitId: 5, name: 'Xã E', before: [criterion('3', 'met', row('3.1', 'met'))], after: [criterion('2', 'met', row('2.1', 'met'))] },
  ]
  const impact = impactOf(all, new Map([['2.1', '3.1']]), 9)
  expect(impact).toEqual({
    measured: 5,
    of: 9,
    units: 4,
    rows: new Map([['2.1', { toMet: 1, toNotMet: 1, toUnknown: 1, fromUnknown: 1, units: ['Xã A', 'Xã B', 'Xã C', 'Xã D'] }]]),
    balance: [
      { change: -1, units: 2 },
      { change: 0, units: 2 },
      { change: 1, units: 1 },
    ],
  })
})
