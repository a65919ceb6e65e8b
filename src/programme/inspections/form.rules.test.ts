import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import {
  codesIn,
  readAttendance,
  readCourse,
  readFinding,
  readPlan,
  readTask,
  readVisit,
  readVisitFilter,
  readYearFilter,
} from './form.rules.ts'
import { procedure, stateAfter } from './procedures.ts'
import { acts, states } from './types.ts'

const today = day('2026-06-14')
const form = (fields: Record<string, string>) => (name: string) => fields[name] ?? ''

describe('a visit', () => {
  test.each([
    ['move', 'planned', 'planned'],
    ['move', 'held', null],
    ['find', 'planned', 'held'],
    ['find', 'held', 'held'],
    ['find', 'concluded', null],
    ['takeBack', 'planned', null],
    ['explain', 'planned', null],
    ['explain', 'held', 'held'],
    ['explain', 'concluded', null],
    ['assign', 'planned', null],
    ['assign', 'concluded', 'concluded'],
    ['conclude', 'planned', 'concluded'],
    ['conclude', 'concluded', null],
    ['cancel', 'held', null],
    ['cancel', 'planned', 'cancelled'],
  ] as const)('%s of %s: %s', (act, state, wanted) => {
    const result = stateAfter(act, state)
    expect(result.ok ? result.value : null).toBe(wanted)
  })

  test('that was called off is not touched, and one that was concluded only leads to work', () => {
    fc.assert(
      fc.property(fc.constantFrom(...acts), fc.constantFrom(...states), (act, state) => {
        const isPossible = stateAfter(act, state).ok
        expect(isPossible).toBe(procedure[act].from.includes(state))
        if (state === 'cancelled') expect(isPossible).toBe(false)
        if (state === 'concluded') expect(isPossible).toBe(act === 'assign')
      }),
    )
  })

  const good = { ngay: '12/12/2025', 'noi-dung': 'Môi trường', doan: 'Chi cục trưởng\n\n Chuyên viên ' }
  test.each([
    [{}, true],
    [{ 'han-giai-trinh': '2025-12-12' }, true],
    [{ 'han-giai-trinh': '11/12/2025' }, false],
    [{ 'han-giai-trinh': 'mai' }, false],
    [{ ngay: '31/2/2025' }, false],
    [{ ngay: '' }, false],
    [{ doan: ' \n ' }, false],
    [{ 'noi-dung': '\u0000' }, false],
  ])('with %j is taken: %s', (change, wanted) => {
    expect(readVisit(form({ ...good, ...change })).ok).toBe(wanted)
  })

  test('names its team by posts, a line each', () => {
    const read = readVisit(form(good))
    expect(read.ok && read.value.team).toEqual(['Chi cục trưởng', 'Chuyên viên'])
  })
})

test.each([
  [{ 'noi-dung': 'Bãi rác đầy', muc: 'note' }, true],
  [{ 'noi-dung': 'Bãi rác đầy', muc: 'note', 'tieu-chi': 'xa-2026/17', 'minh-chung': '12' }, true],
  [{ 'noi-dung': 'Bãi rác đầy', muc: 'met' }, false],
  [{ 'noi-dung': 'x', muc: 'note' }, false],
  [{ 'noi-dung': 'Bãi rác đầy', muc: 'note', 'tieu-chi': 'xa-2026/99' }, false],
  [{ 'noi-dung': 'Bãi rác đầy', muc: 'note', 'minh-chung': '1.500' }, false],
  [{ 'noi-dung': 'x'.repeat(4_001), muc: 'note' }, false],
])('a finding %#', (fields, wanted) => {
  expect(readFinding(form(fields as Record<string, string>), ['xa-2026/17']).ok).toBe(wanted)
})

const course = { ten: 'Lớp', 'chu-de': 'Bộ tiêu chí', tu: '2026-06-01', den: '', 'so-gio': '7,5', noi: 'Lạng Sơn', 'to-chuc': 'Sở' }
test.each([
  ['7,5', 7.5],
  ['7.5', 7.5],
  ['16', 16],
  ['0,1', 0.1],
  ['7,55', null],
  ['1.500', null],
  ['0', null],
  ['-2', null],
  ['12a', null],
  ['', null],
])('a course of «%s» hours: %s', (typed, hours) => {
  const read = readCourse(form({ ...course, 'so-gio': typed }))
  expect(read.ok ? read.value.hours : null).toBe(hours)
})

test.each([
  ['06622 2', [['06622', 2, null]]],
  [
    '06622\t2\n6280; 0',
    [
      ['06622', 2, null],
      ['06280', 0, null],
    ],
  ],
  ['06622 2: Nông Thị Hoa, Vy Văn Páo', [['06622', 2, 'Nông Thị Hoa, Vy Văn Páo']]],
  ['06622 2:', [['06622', 2, null]]],
  ['06622 1,5', null],
  ['06622 12a', null],
  ['06622 -1', null],
  ['06622 2\n06622 3', null],
  ['Bính Xá 2', null],
  ['', null],
])('who came «%s»', (typed, wanted) => {
  const read = readAttendance(typed)
  expect(read.ok ? read.value.map(({ code, people, names }) => [code, people, names]) : null).toEqual(wanted)
})

test.each([
  ['2026', true],
  ['1.026', false],
  ['2026,5', false],
  ['', false],
  ['9999', false],
])('a plan of year «%s» is taken: %s', (nam, wanted) => {
  expect(readPlan(form({ nam, ten: 'Kế hoạch', 'ly-do': 'Xã có tiêu chí giảm' })).ok).toBe(wanted)
})

test.each([
  ['', null],
  ['14/6/2026', '2026-06-14'],
  ['13/6/2026', 'refused'],
  ['mai', 'refused'],
])('work with the day «%s»: %s', (han, wanted) => {
  const read = readTask(form({ 'viec-giao': 'Làm mái che', han }), today)
  expect(read.ok ? read.value.dueOn : 'refused').toBe(wanted)
})

test('codes are read as they are copied, and an address says nothing that is not in the list', () => {
  expect(codesIn(' 06622, 06280;06622\n\t01273 ')).toEqual(['06622', '06280', '01273'])
  expect(readVisitFilter(new URLSearchParams('nam=2025&tinh-trang=held'), today)).toEqual({ year: 2025, state: 'held' })
  expect(readVisitFilter(new URLSearchParams("nam=1'--&tinh-trang=x"), today)).toEqual({ year: 2026, state: null })
  expect(readYearFilter(new URLSearchParams('xem=notTrained'), today)).toEqual({ year: 2026, view: 'notTrained' })
})
