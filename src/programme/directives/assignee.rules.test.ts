import { describe, expect, test } from 'vitest'
import { type Directory, proposeFor, readResponsible } from './assignee.rules.ts'

const here: Directory = {
  bodies: [
    { id: 1, unitId: 2, name: 'Sở Y tế', kind: 'department' },
    { id: 2, unitId: 2, name: 'Sở Xây dựng', kind: 'department' },
    { id: 3, unitId: 2, name: 'Văn phòng điều phối nông thôn mới tỉnh Lạng Sơn', kind: 'coordinationOffice' },
  ],
  units: [
    { id: 10, name: 'Xã Bính Xá', level: 'commune', kind: 'commune' },
    { id: 11, name: 'Xã Văn An', level: 'commune', kind: 'commune' },
    { id: 12, name: 'Phường Tam Thanh', level: 'commune', kind: 'ward' },
  ],
}

describe('whom the words mean', () => {
  test.each([
    ['Sở Y tế', ['Sở Y tế'], null],
    ['Thủ trưởng các sở, ngành', ['Tất cả sở, ngành'], null],
    ['Sở Xây dựng và xã Văn An', ['Sở Xây dựng', 'Xã Văn An'], null],
    ['VPĐP NTM tỉnh', ['Văn phòng điều phối nông thôn mới tỉnh Lạng Sơn'], null],
    ['Thủ trưởng các Sở, ngành của tỉnh, các xã', ['Tất cả sở, ngành', 'Tất cả xã'], null],
    ['14 xã phấn đấu đạt chuẩn năm 2017', [], 'câu nêu một số xã mà không nêu tên'],
    ['Các xã còn lại', [], 'câu nêu một số xã mà không nêu tên'],
    ['UBND các huyện, thành phố', [], 'không có các huyện trong phạm vi hiện nay'],
    ['các cấp ủy đảng, chính quyền', [], 'chưa rõ cơ quan, đơn vị nào'],
  ])('%s', (words, names, open) => expect(proposeFor(words, here)).toEqual({ names, open }))

  test('what is typed is read by full names and groups; what nobody here bears is named', () => {
    expect(readResponsible('sở y tế; Tất cả xã;; Xã Văn An\nXã Đàm Thủy', here)).toEqual({
      to: [
        { unitId: 2, bodyId: 1 },
        { unitId: 10, bodyId: null },
        { unitId: 11, bodyId: null },
      ],
      unknown: ['Xã Đàm Thủy'],
    })
  })
})
