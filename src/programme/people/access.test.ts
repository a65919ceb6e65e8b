import { describe, expect, test } from 'vitest'
import { doors } from '../../doors.ts'
import { allowed, entryOf, may, roleLevels, roles } from './access.ts'
import { type Actor, type Held, type RoleId, roleIds, verbs } from './types.ts'

const held = (role: RoleId, unitId = 3, criteria: string[] | null = null): Held => ({
  assignmentId: 1,
  role,
  postName: 'Chức vụ',
  bodyId: 1,
  bodyName: 'Cơ quan',
  unitId,
  unitName: 'Xã Bính Xá',
  criteria,
  delegatedBy: null,
  delegatedUntil: null,
})
const actor = (chosen: Held | null, more: Partial<Actor> = {}): Actor => ({
  personId: 1,
  accountId: 'a',
  name: 'Nông Thị Hoa',
  login: 'hoa@langson.gov.vn',
  sessionId: 's',
  secondFactor: true,
  mustChangePassword: false,
  held: chosen ? [chosen] : [],
  chosen,
  ...more,
})
const limits = { secondFactor: 'administrators' } as const

test('every verb is held by a role, every role works somewhere, and nobody both fills and judges', () => {
  expect(verbs.filter((verb) => !roleIds.some((role) => roles[role].includes(verb)))).toEqual([])
  for (const role of roleIds) {
    expect(roleLevels[role].length).toBeGreaterThan(0)
    const judges = roles[role].filter((verb) => verb === 'sheet.verify' || verb === 'sheet.appraise').length
    const makes = roles[role].filter((verb) => verb === 'sheet.fill' || verb === 'sheet.submit').length
    expect(judges === 0 || makes === 0).toBe(true)
  }
})

describe('a place', () => {
  const here = { unitPath: [3, 2, 1] }
  test.each([
    ['the commune itself', held('communeOfficer', 3), here, true],
    ['the province above it', held('communeOfficer', 2), here, true],
    ['another commune', held('communeOfficer', 4), here, false],
    ['one of the criteria', held('communeOfficer', 3, ['xa-2026/17']), { ...here, criterion: 'xa-2026/17' }, true],
    ['another criterion', held('communeOfficer', 3, ['xa-2026/17']), { ...here, criterion: 'xa-2026/18' }, false],
    ['a unit that is unknown', held('communeOfficer', 3), { unitPath: [] }, false],
  ])('%s', (_, chosen, at, answer) => {
    expect(may(actor(chosen), 'sheet.fill', at)).toBe(answer)
  })

  test('elsewhere is not found, without the verb is refused with who has it, and without an assignment nothing goes', () => {
    const elsewhere = allowed(actor(held('communeOfficer', 4)), 'sheet.fill', here)
    const unable = allowed(actor(held('communeOfficer')), 'sheet.appraise', here)
    const idle = allowed(actor(null), 'sheet.fill')
    expect([elsewhere, unable, idle].map((one) => (one.ok ? 200 : one.refusal.status))).toEqual([404, 403, 403])
    expect(unable).toMatchObject({ refusal: { text: 'Chưa có quyền thẩm định. Người xử lý được: người thẩm định.' } })
  })
})

describe('before anything else', () => {
  const manage = doors['/quan-tri/nguoi-dung']
  test.each([
    ['a temporary password is replaced', actor(held('administrator'), { mustChangePassword: true }), limits, { goTo: '/tai-khoan' }],
    ['an administrator sets up a second factor', actor(held('administrator'), { secondFactor: false }), limits, { goTo: '/tai-khoan' }],
    ['or not, where nobody has to', actor(held('administrator'), { secondFactor: false }), { secondFactor: 'nobody' }, { enter: true }],
    [
      'everybody does, where everyone has to',
      actor(held('leader'), { secondFactor: false }),
      { secondFactor: 'everyone' },
      { goTo: '/tai-khoan' },
    ],
  ] as const)('%s', (_, who, set, answer) => {
    expect(entryOf(manage, who, set)).toEqual(answer)
  })

  test('a route without a door is closed', () => {
    expect(entryOf(undefined, actor(held('administrator')), limits)).toMatchObject({ refusal: { status: 404 } })
  })
})
