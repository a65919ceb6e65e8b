import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { type Known, notReassessed, stateOf } from './commune.views.ts'

const merged = { on: day('2020-01-01'), merger: true }
const act = { tier: 'standard', kind: 'recognition', decidedOn: day('2018-12-31'), counts: true } as const
const acknowledged = { ...act, kind: 'acknowledgement', decidedOn: day('2020-01-31') } as const
const waits = 'Chờ xem xét sau sáp nhập ngày 1/1/2020: kết quả của các xã trước sáp nhập không tự chuyển sang'

describe('the state of a commune in words', () => {
  test.each<[string, Known, string]>([
    [
      'acknowledged after a merger',
      { made: merged, recognised: true, acts: [{ ...act, counts: false }, acknowledged], assessed: false },
      'Được công nhận đạt chuẩn (thừa nhận sau sáp nhập, quyết định ngày 31/1/2020)',
    ],
    ['merged, nobody decided', { made: merged, recognised: false, acts: [], assessed: false }, waits],
    ['merged, recognised before', { made: merged, recognised: false, acts: [{ ...act, counts: false }], assessed: false }, waits],
    ['merged, judged again', { made: merged, recognised: false, acts: [], assessed: true }, 'Chưa được công nhận đạt chuẩn'],
    [
      'made of parts of others',
      { made: { ...merged, merger: false }, recognised: false, acts: [], assessed: false },
      'Chờ xem xét sau thay đổi địa giới ngày 1/1/2020: kết quả của các xã trước thay đổi không tự chuyển sang',
    ],
    [
      'recognised',
      { made: null, recognised: true, acts: [act, { ...act, tier: 'advanced', decidedOn: day('2019-12-31') }], assessed: true },
      'Được công nhận đạt chuẩn (quyết định ngày 31/12/2018)',
    ],
    ['recognised, decision unknown', { made: null, recognised: true, acts: [], assessed: true }, 'Được công nhận đạt chuẩn'],
    ['old and without results', { made: null, recognised: false, acts: [], assessed: false }, 'Chưa được công nhận đạt chuẩn'],
  ])('%s', (_, known, text) => expect(stateOf(known)).toBe(text))

  test('not judged again since', () =>
    expect(notReassessed(merged)).toBe('Chưa đánh giá lại sau sáp nhập: kết quả trước ngày 1/1/2020 không tính cho địa giới mới.'))
})
