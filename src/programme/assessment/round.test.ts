import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { type CommuneProgress, progressOf, toldToday } from './round.rules.ts'

const calendar = { rules: [], arrangements: [] }
const commune = (unitId: number, due: string) => ({
  ...{ unitId, code: `0${unitId}`, name: `Xã ${unitId}`, ownDueOn: day(due), isExtended: false },
})
const sheet = (unitId: number, state: 'draft' | 'submitted' | 'returned' | 'moved' | 'closed', setId = 'xa-2026') => ({
  ...{ unitId, sheetId: unitId * 10, setId, state },
})

test.each([
  // Friday the 11th; the 14th is a Monday
  ['2026-12-11', '2026-12-11', 0],
  ['2026-12-11', '2026-12-13', 0],
  ['2026-12-11', '2026-12-14', 1],
  ['2026-12-11', '2026-12-21', 6],
])('due on %s, on %s a missing commune is late by %i working days', (due, today, lateBy) => {
  expect(progressOf({ setIds: ['xa-2026'] }, [commune(3, due)], [], day(today), calendar)[0]).toMatchObject({ isMissing: true, lateBy })
  const submitted = progressOf({ setIds: ['xa-2026'] }, [commune(3, due)], [sheet(3, 'submitted')], day(today), calendar)
  expect(submitted[0]).toMatchObject({ lateBy: 0, daysLeft: null })
})

test.each([
  ['2026-12-11', '2026-12-11', 0],
  ['2026-12-14', '2026-12-11', 1],
  ['2026-12-18', '2026-12-11', 5],
  ['2026-12-11', '2026-12-12', null],
])('due on %s, on %s a missing commune has %s working days left', (due, today, daysLeft) => {
  expect(progressOf({ setIds: ['xa-2026'] }, [commune(3, due)], [], day(today), calendar)[0]?.daysLeft).toBe(daysLeft)
})

test('whoever owes most stands first; a returned sheet was submitted; a sheet by another set is nobody’s duty', () => {
  const communes = [1, 2, 3, 4, 5, 6, 7].map((unitId) => commune(unitId, unitId === 2 ? '2026-12-18' : '2026-12-11'))
  const sheets = [
    sheet(3, 'draft'),
    sheet(4, 'submitted'),
    sheet(5, 'returned'),
    sheet(6, 'submitted', 'xa-nang-cao-2021'),
    sheet(7, 'moved'),
  ]
  const progress = progressOf({ setIds: ['xa-2026', 'xa-nang-cao-2021'] }, communes, sheets, day('2026-12-16'), calendar)
  expect(progress.map(({ unitId, state, isMissing, lateBy, sheetId }) => [unitId, state, isMissing, lateBy, sheetId])).toEqual([
    [1, 'none', true, 3, null],
    [3, 'draft', true, 3, 30],
    [6, 'none', true, 3, null],
    [7, 'moved', true, 3, 70],
    [2, 'none', true, 0, null],
    [4, 'submitted', false, 0, 40],
    [5, 'returned', false, 0, 50],
  ])
})

test.each([
  ['2026-12-01', [1, 2, 3], [], []],
  ['2026-12-09', [1, 2, 3], [1], []],
  ['2026-12-11', [1, 2, 3], [1], []],
  ['2026-12-12', [3], [], [1]],
  ['2026-12-15', [3], [3], [1]],
])('on %s is told: opened %j, soon due %j, overdue %j', (today, opened, dueSoon, overdue) => {
  const progress = [
    { ...commune(1, '2026-12-11'), isMissing: true },
    { ...commune(2, '2026-12-11'), isMissing: false },
    { ...commune(3, '2026-12-18'), isMissing: true },
  ] as CommuneProgress[]
  const soon = {
    '2026-12-01': '2026-12-04',
    '2026-12-09': '2026-12-14',
    '2026-12-11': '2026-12-16',
    '2026-12-12': '2026-12-16',
    '2026-12-15': '2026-12-18',
  }
  expect(toldToday(progress, day(today), day(soon[today as keyof typeof soon]))).toEqual({ opened, dueSoon, overdue })
})
