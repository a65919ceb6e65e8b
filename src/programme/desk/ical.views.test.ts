import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { addDays, day } from '../../platform/base/local-date.ts'
import { calendarOf, folded } from './ical.views.ts'
import type { PlacedItem } from './types.ts'

const today = day('2025-12-10')
const item = (what: string, rest: Partial<PlacedItem> = {}): PlacedItem => ({
  ...{ what, where: 'Xã Bính Xá', href: '/danh-gia/1', dueOn: day('2025-12-20'), returned: null, asked: false, as: 'Cán bộ xã' },
  ...{ group: 'soon', daysLeft: 8 },
  ...rest,
})
const write = (items: PlacedItem[]) => calendarOf(items, { today, address: 'https://ntm.example.vn' })
const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))

test('what has a last day is an all-day event on it; what has none is no event', () => {
  const text = write([item('Nhập phiếu Năm 2025: 3 ô đã có số'), item('Không nêu hạn', { dueOn: null })])
  const [event, ...more] = events(text)
  expect(more).toEqual([])
  expect([event?.summary, event?.location, event?.startDate.toString(), event?.endDate.toString(), event?.startDate.isDate]).toEqual([
    'Nhập phiếu Năm 2025: 3 ô đã có số',
    'Xã Bính Xá',
    '2025-12-20',
    '2025-12-21',
    true,
  ])
  expect(event?.description).toBe('Còn 8 ngày làm việc\nhttps://ntm.example.vn/danh-gia/1')
  expect(text).toContain('\r\nX-WR-TIMEZONE:Asia/Ho_Chi_Minh\r\n')
})

test('an event is known again when its counts or its day change; two works never share a name', () => {
  const uids = (items: PlacedItem[]) => events(write(items)).map(({ uid }) => uid)
  const first = uids([item('Thẩm tra tiêu chí 17 (Môi trường): 3 xã chờ', { href: '/tham-tra' })])
  expect(uids([item('Thẩm tra tiêu chí 17 (Môi trường): 12 xã chờ, 2 quá hạn', { href: '/tham-tra', dueOn: today })])).toEqual(first)
  const many = uids([
    item('Mở phiếu Năm 2025: A', { href: '/phieu' }),
    item('Mở phiếu Năm 2025: B', { href: '/phieu' }),
    item('Mở phiếu Quý I: A'),
  ])
  expect(new Set(many).size).toBe(3)
})

test('the same list gives the same text, in whatever order it comes', () => {
  const items = [item('A'), item('B', { href: '/phieu' }), item('C', { dueOn: today })]
  expect(write(items)).toBe(write([...items].reverse()))
})

test('any text comes back as it was, on lines of 75 octets at most that end with CRLF', () => {
  const words = fc.array(fc.constantFrom('Xã Đàm Thủy', 'tiêu chí 17;', 'ruộng, đường', 'a\\n', '\n', 'ỗ', '😀', 'nghỉ ', '"x"', ':'), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 400 }), (parts, days) => {
      const what = `Việc ${parts.join('')}`.trimEnd()
      const text = write([item(what, { dueOn: addDays(today, days) })])
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(events(text).map(({ summary }) => summary)).toEqual([what])
    }),
    { numRuns: 300 },
  )
})

test('a folded line is the line when it is unfolded', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (line) => folded(line).replaceAll('\r\n ', '') === line))
})
