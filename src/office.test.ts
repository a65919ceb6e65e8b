import { expect, test } from 'vitest'
import { doors } from './doors.ts'
import { currentOf, officeEntries, officeMenu, publicEntries, publicMenu } from './office.ts'
import { type Actor, type Held, type RoleId, roleIds } from './programme/people/types.ts'

const actor = (role: RoleId | null): Actor => {
  const chosen: Held | null = role && {
    assignmentId: 1,
    role,
    postName: 'Chức vụ',
    bodyId: 1,
    bodyName: 'Cơ quan',
    unitId: 3,
    unitName: 'Xã Bính Xá',
    criteria: null,
    delegatedBy: null,
    delegatedUntil: null,
  }
  const account = { personId: 1, accountId: 'a', name: 'Nông Thị Hoa', login: 'hoa@langson.gov.vn', sessionId: 's' }
  return { ...account, secondFactor: true, mustChangePassword: false, held: chosen ? [chosen] : [], chosen }
}

test('every entry of the menu has a door, and none stands twice', () => {
  const all = [...officeEntries, ...publicEntries].map(({ href }) => href)
  expect(all.filter((href) => !Object.hasOwn(doors, href))).toEqual([])
  expect(new Set(all).size).toBe(all.length)
})

test('nobody is shown a page whose door would refuse the role, and the menu stays on one line', () => {
  for (const role of [null, ...roleIds]) {
    const { menu, more } = officeMenu(actor(role))
    expect(menu.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(74)
    expect([...menu, ...more].length).toBe(new Set([...menu, ...more]).size)
    expect([...menu, ...more].some(({ href }) => href === '/quan-tri/nguoi-dung')).toBe(role === 'administrator')
    expect([...menu, ...more].map(({ href }) => href)).toContain('/bo-tieu-chi')
  }
  expect(publicMenu.menu.length).toBeLessThanOrEqual(7)
  expect([...publicMenu.menu, ...publicMenu.more]).toEqual(publicEntries)
})

test.each<[RoleId, string[]]>([
  ['communeOfficer', ['Việc của tôi', 'Thông báo', 'Phiếu đánh giá', 'Nhiệm vụ']],
  ['coordinationOffice', ['Việc của tôi', 'Thông báo', 'Hồ sơ', 'Nhiệm vụ', 'Vốn', 'Báo cáo']],
  ['administrator', ['Việc của tôi', 'Thông báo', 'Người dùng']],
])('%s finds what is sought most without opening «Thêm»', (role, texts) => {
  expect(
    officeMenu(actor(role))
      .menu.map(({ text }) => text)
      .slice(0, texts.length),
  ).toEqual(texts)
})

test('what was not seen is counted behind «Thông báo», which every role finds without opening «Thêm»', () => {
  const notices = (unseen: number, role: RoleId | null) =>
    officeMenu(actor(role), unseen).menu.find(({ href }) => href === '/thong-bao')?.text
  for (const role of [null, ...roleIds]) expect(notices(3, role)).toBe('Thông báo (3)')
  expect([notices(0, 'leader'), notices(99, 'leader'), notices(100, 'leader')]).toEqual(['Thông báo', 'Thông báo (99)', 'Thông báo (99+)'])
})

test.each([
  ['/quan-tri/nguoi-dung/12', '/quan-tri/nguoi-dung'],
  ['/ket-qua/ma-tran', '/ket-qua/ma-tran'],
  ['/ket-qua/danh-sach', '/ket-qua'],
  ['/ket-quan', undefined],
])('%s stands under %s', (path, href) => {
  expect(currentOf([...officeEntries, ...publicEntries], path)).toBe(href)
})
