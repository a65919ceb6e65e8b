import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { WorkItem } from '../people/work.types.ts'
import { placed } from './work.rules.ts'

const item = (what: string, rest: Partial<WorkItem> = {}): WorkItem => ({
  ...{ what, where: 'Xã Bính Xá', href: '/phieu', dueOn: null, returned: null, asked: false, as: 'Cán bộ xã' },
  ...rest,
})

test('what came back stands first, then what is late, what is due, what others wait for; no day is last in its group', () => {
  const today = day('2025-12-10')
  const items = [
    item('không nêu hạn'),
    item('xa', { dueOn: day('2026-03-02') }),
    item('chờ duyệt', { asked: true }),
    item('sắp đến', { dueOn: day('2025-12-12') }),
    item('trễ', { dueOn: day('2025-12-08') }),
    item('bị trả', { returned: 'thiếu biên bản', dueOn: day('2025-12-30') }),
  ]
  const list = placed(items, today, { rules: [], arrangements: [] })
  expect(list.map(({ what, group }) => `${group} ${what}`)).toEqual([
    'returned bị trả',
    'overdue trễ',
    'soon sắp đến',
    'waiting chờ duyệt',
    'open xa',
    'open không nêu hạn',
  ])
  expect(list.find(({ what }) => what === 'trễ')?.daysLeft).toBe(-2)
  expect(list.find(({ what }) => what === 'không nêu hạn')?.daysLeft).toBeNull()
})
