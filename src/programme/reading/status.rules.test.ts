import { describe, expect, test } from 'vitest'
import { approximation, statusOf } from './status.rules.ts'

describe('actual, target, estimate', () => {
  test.each<[string, string]>([
    ['toàn tỉnh phấn đấu có thêm', 'target'],
    ['mục tiêu đến năm § có', 'target'],
    ['có ít nhất', 'target'],
    ['đến nay , toàn tỉnh có', 'actual'],
    ['kết quả : duy trì', 'actual'],
    ['dự kiến có', 'estimate'],
    ['ước đạt', 'estimate'],
    ['cả nước đạt', 'actual'],
    ['so với mục tiêu đề ra , kết quả đạt', 'actual'],
    ['đã có # # xã , phấn đấu', 'target'],
    ['phê duyệt danh sách', 'plan'],
  ])('%s → %s', (before, status) => expect(statusOf(before, null).status).toBe(status))

  test('a part without a cue goes on as the part before', () => expect(statusOf('bình quân mỗi xã đạt', 'target').status).toBe('target'))
  test('a fragment «có thêm» without «đã» is an aim', () => {
    expect(statusOf('có thêm', null, true).status).toBe('target')
    expect(statusOf('đã có thêm', null, true).status).toBe('actual')
  })
})

test.each<[string, string | null]>([
  ['giải ngân được hơn', 'over'],
  ['trên', 'over'],
  ['gần', 'under'],
  ['khoảng', 'about'],
  ['ước đạt', 'about'],
  ['có ít nhất', 'at least'],
  ['không quá', 'at most'],
  ['toàn tỉnh có', null],
  ['cả nước', null],
])('«%s» → %s', (before, expected) => expect(approximation(before)).toBe(expected))
