import type { PlacedItem, WorkGroup } from './types.ts'

export const groupNames: Record<WorkGroup, string> = {
  returned: 'Bị trả lại',
  overdue: 'Quá hạn',
  soon: 'Đến hạn trong 7 ngày làm việc',
  waiting: 'Chờ tôi xử lý',
  open: 'Đang làm',
}

/** «Còn 4 ngày làm việc», «Quá hạn 3 ngày làm việc», «Đến hạn hôm nay», «Không nêu hạn». */
export function daysText(daysLeft: number | null): string {
  if (daysLeft === null) return 'Không nêu hạn'
  if (daysLeft === 0) return 'Đến hạn hôm nay'
  return daysLeft > 0 ? `Còn ${daysLeft} ngày làm việc` : `Quá hạn ${-daysLeft} ngày làm việc`
}

/** The sentence on top: «Hôm nay có 3 việc đến hạn, 1 việc bị trả lại.» */
export function leadText(counts: Record<WorkGroup, number>): string {
  const parts = [
    counts.returned > 0 ? `${counts.returned} việc bị trả lại` : null,
    counts.overdue > 0 ? `${counts.overdue} việc quá hạn` : null,
    counts.soon > 0 ? `${counts.soon} việc sắp đến hạn` : null,
    counts.waiting > 0 ? `${counts.waiting} việc đang chờ xử lý` : null,
  ].filter((part) => part !== null)
  if (parts.length > 0) return `Hôm nay có ${parts.join(', ')}.`
  return counts.open > 0 ? `Không có việc đến hạn. Đang làm ${counts.open} việc.` : 'Không có việc nào đang chờ.'
}

/** notices that a menu counts one by one */
export const mostCounted = 99

/** «(3)» behind «Thông báo», «(99+)» where it would say nothing to be exact, nothing where all is seen. */
export const unseenText = (unseen: number): string => (unseen === 0 ? '' : unseen > mostCounted ? ` (${mostCounted}+)` : ` (${unseen})`)

/** What is pasted into a chat of colleagues: a title and a link, nothing else. */
export const reminderOf = ({ what, where, href }: Pick<PlacedItem, 'what' | 'where' | 'href'>, address: string): string =>
  `${what} – ${where}\n${address}${href}`
