import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { importColumns, readCertified } from './import.rules.ts'

const header = Object.values(importColumns)
const known = { today: day('2026-03-02'), communes: new Map([['06622', { id: 3, name: 'Xã Bính Xá' }]]) }
const good = ['06622', 'HTX Bính Xá', 'Hợp tác xã', 'Gạo nếp', 'Thực phẩm', '4 sao', 'tỉnh', 'UBND tỉnh', '15/QĐ-UBND', '29/2/2024']
const read = (...lines: string[][]) =>
  readCertified(
    header,
    lines.map((cells, at) => ({ line: at + 2, cells })),
    known,
  )

test('a row is read with its last day; a code that lost its zero is found, a group of 2019 keeps its name', () => {
  expect(read(good).rows).toMatchObject([
    { unitId: 3, kind: 'cooperative', group: { law: '148', number: 1 }, stars: 4, level: 'province', expiresOn: '2027-02-28' },
  ])
  expect(read(good.with(0, '6622').with(4, 'Thảo dược')).rows).toMatchObject([{ unitId: 3, group: { law: '1048', number: 3 } }])
  const shuffled = readCertified([...header].reverse(), [{ line: 2, cells: good.toReversed() }], known)
  expect(shuffled).toEqual(read(good))
})

test.each([
  ['Mã xã', 0, '06280'],
  ['Chủ thể', 1, ' '],
  ['Loại hình', 2, 'Nhóm bạn'],
  ['Sản phẩm', 3, ''],
  ['Nhóm', 4, '7'],
  ['Sao', 5, '2'],
  ['Cấp quyết định', 6, ''],
  ['Ngày quyết định', 9, '30/2/2024'],
  ['Ngày quyết định', 9, '3/3/2026'],
])('column «%s» with «%3$s» is named by its line', (head, at, cell) =>
  expect(read(good, good.with(at, cell)).faults.map(({ where }) => where)).toEqual([`Dòng 3, cột «${head}»`]),
)

test('a list without its columns, or without end, is refused as a whole', () => {
  expect(readCertified(['Mã xã'], [], known).faults).toHaveLength(9)
  expect(read(...Array.from({ length: 1001 }, () => good)).faults).toEqual([
    { where: 'Tệp', what: 'có 1001 dòng, mỗi lần nhập nhiều nhất 1000' },
  ])
})
