import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { carryingOf, changeOf } from './change.rules.ts'
import type { PlannedEdge, PlannedTransition } from './plan.types.ts'
import type { Unit } from './types.ts'

const on = day('2027-07-01')
const unit = (id: number, name: string): Unit => ({
  ...{ id, versionId: id * 10, code: `0660${id}`, name: `Xã ${name}`, shortName: name, level: 'commune', kind: 'commune' },
  ...{ parentId: 2, provinceId: 2, validFrom: day('2025-07-01'), validTo: null, territorySince: day('2025-07-01') },
})
const [a, b, c] = [unit(3, 'A'), unit(4, 'B'), unit(5, 'C')]
const edge = (from: Unit, share: number | null = 1_000_000): PlannedEdge => ({ from, whole: share === 1_000_000, share, note: null })
const makes = (id: number, like: Unit, edges: PlannedEdge[], territorySince = on): PlannedTransition => {
  const { versionId: _v, validTo: _t, id: _i, ...rest } = like
  return { kind: 'merge', on, decree: null, makes: { ...rest, unitId: id, validFrom: on, territorySince }, edges, lines: [2] }
}

describe('what a plan does to units', () => {
  test.each<[string, PlannedTransition[], unknown]>([
    ['one goes into another', [makes(a.id, a, [edge(a), edge(b)])], { endings: [[b.id, [[a.id, true, 1]]]], regrounded: [[a.id, false]] }],
    [
      'two become a new one',
      [makes(-1, c, [edge(a), edge(b)])],
      {
        endings: [
          [a.id, [[-1, true, 1]]],
          [b.id, [[-1, true, 1]]],
        ],
        regrounded: [[-1, true]],
      },
    ],
    [
      'one is divided between two, of one part nobody states the share',
      [makes(-1, a, [edge(a, 400_000)]), makes(b.id, b, [edge(b), edge(a, null)])],
      {
        endings: [
          [
            a.id,
            [
              [-1, false, 0.4],
              [b.id, false, null],
            ],
          ],
        ],
        regrounded: [
          [-1, true],
          [b.id, false],
        ],
      },
    ],
    ['a new name ends nothing', [makes(a.id, a, [edge(a)], day('2025-07-01'))], { endings: [], regrounded: [] }],
  ])('%s', (_, transitions, expected) => {
    const { endings, regrounded } = changeOf({ transitions })
    expect({
      endings: endings.map(({ unitId, successors }) => [unitId, successors.map((one) => [one.unitId, one.whole, one.share])]),
      regrounded: regrounded.map(({ unitId, isNew }) => [unitId, isNew]),
    }).toEqual(expected)
  })
})

describe('what can be carried', () => {
  const known = new Map([
    [a.id, 4_000],
    [b.id, 2_500],
  ])
  test.each<[string, PlannedTransition[], number | null, RegExp]>([
    ['whole units whose people are known', [makes(a.id, a, [edge(a), edge(b)])], 6_500, /^xã A 4\.000 \+ xã B 2\.500$/],
    ['a unit whose people nobody knows', [makes(a.id, a, [edge(a), edge(c)])], null, /chưa có dân số của xã C/],
    [
      'a part: a share of ground is no share of people',
      [makes(a.id, a, [edge(a), edge(b, 400_000)])],
      null,
      /chỉ có tỷ lệ diện tích của xã B/,
    ],
  ])('%s', (_, transitions, people, why) => {
    expect(carryingOf({ transitions }, known).population).toEqual([{ name: 'Xã A', people, why: expect.stringMatching(why) }])
  })

  test('every part without a share is told, what is kept as well as what goes', () => {
    const transitions = [makes(a.id, a, [edge(a, null)]), makes(b.id, b, [edge(b), edge(a, null)])]
    expect(carryingOf({ transitions }, known).withoutShare).toEqual([
      'Chưa nêu tỷ lệ của phần xã A giữ lại: các số cộng được của phần này không tính được.',
      'Chưa nêu tỷ lệ của phần xã A chuyển sang xã B: các số cộng được của phần này không tính được.',
    ])
  })
})
