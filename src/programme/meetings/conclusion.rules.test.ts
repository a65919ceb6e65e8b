import { describe, expect, test } from 'vitest'
import { lacksOf, proposedItems, readConclusions, responsibleOf, statedDay } from './conclusion.rules.ts'
import type { Reachable } from './types.ts'

const commune = (unitId: number, name: string, code: string): Reachable => ({ name, code, group: 'communes', to: { unitId, bodyId: null } })
const body = (bodyId: number, name: string): Reachable => ({ name, code: null, group: 'bodies', to: { unitId: 2, bodyId } })
const reachable: Reachable[] = [
  commune(3, 'Xã Bính Xá', '06622'),
  commune(4, 'Xã Văn An', '06280'),
  commune(5, 'Xã Văn An', '06999'),
  { name: 'Phường Kỳ Lừa', code: '05971', group: 'wards', to: { unitId: 6, bodyId: null } },
  body(11, 'Sở Nông nghiệp và Môi trường'),
  body(12, 'Sở Y tế'),
]

describe('whom words name', () => {
  test.each([
    ['sở y tế', [12], []],
    ['Sở Y tế; Xã Bính Xá; Sở Y tế', [12, 3], []],
    ['các xã', [3, 4, 5], []],
    ['Tất cả xã; Sở Y tế', [3, 4, 5, 12], []],
    ['các sở, ngành', [11, 12], []],
    ['tất cả đơn vị được mời', [3, 4, 5, 6, 11, 12], []],
    ['các phường, thị trấn', [6], []],
    ['06999', [5], []],
    ['xã Văn An', [], ['trùng tên 2 nơi']],
    ['Sở Xây dựng', [], ['«Sở Xây dựng» không có trong danh sách mời']],
    ['các huyện', [], ['«các huyện»']],
    [' ; ', [], []],
  ])('«%s»', (text, ids, unknown) => {
    const read = responsibleOf(text, reachable)
    expect(read.to.map(({ unitId, bodyId }) => bodyId ?? unitId)).toEqual(ids)
    expect(read.unknown).toEqual(unknown.map((one) => expect.stringContaining(one)))
  })
})

test.each([
  ['trước ngày 30/6/2020', '2020-06-30'],
  ['chậm nhất ngày 5.7.2020', '2020-07-05'],
  ['trước ngày 30/6', null],
  ['trong quý II/2020', null],
  ['hằng tháng', null],
  ['trước ngày 31/2/2020', null],
])('«%s» states the day %s and no other', (words, on) => {
  expect(statedDay(words)).toBe(on)
})

test('a form with gaps gives the items in their order; a day alone is its own words', () => {
  const form = {
    'muc-2-viec': 'Rà soát',
    'muc-2-giao': 'các xã',
    'muc-2-ngay': '5/1/2026',
    'muc-7-viec': 'Tuyên truyền',
    'muc-7-han': 'hằng quý',
  }
  expect(readConclusions(form, reachable)).toEqual({
    ok: true,
    value: [
      { text: 'Rà soát', to: 'các xã', product: '', dueText: '5/1/2026', dueOn: '2026-01-05' },
      { text: 'Tuyên truyền', to: '', product: '', dueText: 'hằng quý', dueOn: null },
    ],
  })
})

test('what an item lacks is counted before the notice is issued', () => {
  const item = { text: 'x', to: 'các xã', product: 'Báo cáo', dueText: 'hằng quý', dueOn: null }
  expect(lacksOf([item])).toEqual([])
  expect(
    lacksOf([
      { ...item, to: '' },
      { ...item, dueText: '', product: '' },
    ]),
  ).toEqual(['1 mục chưa giao cho ai, sẽ không thành nhiệm vụ', '1 mục không nêu hạn', '1 mục không nêu kết quả cần đạt'])
})

test('the words of 12/2/2020 give work to the steering committees without a deadline of a day', () => {
  const words =
    'Phát biểu kết luận, đồng chí Chủ tịch UBND tỉnh nhấn mạnh, các cấp ủy đảng, chính quyền cần tập trung chỉ đạo; Ban Chỉ đạo xây dựng nông thôn mới các huyện, thành phố chủ động rà soát các tiêu chí xây dựng nông thôn mới giai đoạn 2016 – 2020 để phấn đấu hoàn thành chỉ tiêu đã đề ra./.'
  const items = proposedItems(words)
  expect(items.map(({ to }) => to)).toContain('Ban Chỉ đạo xây dựng nông thôn mới các huyện, thành phố')
  expect(items.every(({ dueOn }) => dueOn === null)).toBe(true)
})
