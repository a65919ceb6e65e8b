import { expect, test } from 'vitest'
import { narrow } from './duty.rules.ts'

test.each([
  ['all criteria stay as they were charged', [{ criterion: 'xa/17', unitIds: [3] }], null, [{ criterion: 'xa/17', unitIds: [3] }]],
  [
    'of those charged the own remain',
    [
      { criterion: 'xa/17', unitIds: [3] },
      { criterion: 'xa/18', unitIds: [3] },
    ],
    ['xa/18'],
    [{ criterion: 'xa/18', unitIds: [3] }],
  ],
  [
    'a charge with everything becomes the own ones',
    [{ criterion: null, unitIds: [3, 4] }],
    ['xa/17', 'xa/18'],
    [
      { criterion: 'xa/17', unitIds: [3, 4] },
      { criterion: 'xa/18', unitIds: [3, 4] },
    ],
  ],
  [
    'two charges with one criterion are one',
    [
      { criterion: null, unitIds: [4] },
      { criterion: 'xa/17', unitIds: [3, 4] },
    ],
    ['xa/17'],
    [{ criterion: 'xa/17', unitIds: [3, 4] }],
  ],
  ['nothing charged is nothing', [], ['xa/17'], []],
])('%s', (_, charges, criteria, expected) => {
  expect(narrow(charges, criteria)).toEqual(expected)
})
