import { describe, expect, test } from 'vitest'
import { procedures } from '../assessment/procedures.ts'
import type { DossierState, DossierStep } from './dossier.types.ts'
import { leadOf, todosOf, trackOf } from './dossier.views.ts'
import { procedureView } from './procedure.views.ts'

const step = (number: number, verb: DossierStep['verb'], to: DossierState): DossierStep => ({
  ...{ number, verb, from: 'draft', to, what: '', reason: '', digest: '', personId: 1, person: `Người ${number}`, post: 'Chức vụ' },
  at: new Date(`2026-02-10T0${number}:00:00+07:00`),
})

describe('the way of a dossier', () => {
  const steps = [step(1, 'open', 'draft'), step(2, 'freeze', 'sent'), step(3, 'return', 'returned'), step(4, 'freeze', 'sent')]
  test('tells the last who took each step, and what comes next', () => {
    expect(trackOf('sent', steps).map(({ by, next }) => (next ? 'next' : by))).toEqual([
      'Người 1, 01:00 ngày 10/2/2026',
      'Người 4, 04:00 ngày 10/2/2026',
      'next',
      ...[null, null, null, null],
    ])
  })
  test('what a return undid is not done; of a dossier that was given up nothing comes next', () => {
    expect(trackOf('returned', steps).map(({ by, next }) => next || by !== null)).toEqual([true, true, false, false, false, false, false])
    expect(trackOf('returned', steps)[1]).toEqual({ name: 'Gửi hội đồng', by: null, next: true })
    expect(trackOf('withdrawn', steps).some(({ next }) => next)).toBe(false)
  })
})

test.each<[DossierState, Partial<Parameters<typeof leadOf>[0]>, string]>([
  ['draft', { missing: 3 }, 'Chưa đủ điều kiện gửi hội đồng: còn thiếu 3 mục.'],
  ['draft', {}, 'Đã đủ điều kiện, chờ gửi hội đồng.'],
  ['inSession', { voting: true, attendance: '20/20 có mặt' }, 'Hội đồng đang bỏ phiếu: 20/20 có mặt.'],
  ['voted', { result: { passed: false, text: '17/20 đồng ý' } }, '17/20 đồng ý. Chưa đủ tỷ lệ; trả lại hồ sơ để bổ sung.'],
  ['withdrawn', {}, 'Hồ sơ đã rút.'],
])('%s says first: %j → %s', (state, given, lead) => {
  expect(leadOf({ state, missing: 0, result: null, attendance: null, voting: false, decision: null, ...given })).toBe(lead)
})

test('a vote waits before anything else; a dossier that is not ready is not offered to be sent', () => {
  expect(todosOf(['attend'], true, true).map(({ text }) => text)).toEqual(['Bỏ phiếu', 'Điều hành phiên họp'])
  expect(todosOf(['amend', 'freeze'], false, false).map(({ text }) => text)).toEqual(['Bổ sung hồ sơ'])
  expect(todosOf(['amend', 'freeze'], false, true).map(({ text }) => text)).toEqual(['Bổ sung hồ sơ', 'Gửi hội đồng'])
})

test('of every procedure each act is told once, and publishing comes last', () => {
  for (const procedure of procedures) {
    const { ways } = procedureView(procedure)
    expect(new Set(ways.map(({ id }) => id)).size).toBe(ways.length)
    expect(procedure.acts.filter(({ id }) => !ways.some((way) => way.id === id))).toEqual([])
    expect(ways.at(-1)?.id).toBe('publish')
  }
})
