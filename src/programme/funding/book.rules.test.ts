import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { bookForm, readBook, rowsIn } from './book.rules.ts'

const today = day('2025-12-10')
const heads = bookForm('phan-bo').columns.map(({ head }) => head)
const row = (line: number, cells: string[]) => ({ line, cells })
const good = [
  '6622',
  'phân bổ',
  '2025',
  'Ngân sách xã',
  'đầu tư phát triển',
  '',
  '1,5',
  'tỷ đồng',
  'không',
  '10/NQ-HĐND',
  '2025-07-02',
  '',
  '',
]

test('heads are found by name under lines of words; words are taken however spelt, codes get their zero back', () => {
  const { rows, faults } = readBook([row(1, ['Phân bổ vốn: mẫu nhập']), row(4, heads), row(5, good)], 'phan-bo', today)
  expect(faults).toEqual([])
  expect(rows).toMatchObject([
    {
      line: 5,
      typed: { 'don-vi': '06622', 'viec-von': 'allocate', nguon: 'commune', loai: 'investment', 'so-tien-don-vi': 'ty', 'tu-phan': '' },
    },
  ])
})

test.each([
  [6, '1.500', 'Ô G5 (Số tiền)', /chưa rõ là đồng, triệu hay tỷ/],
  [6, '12a', 'Ô G5 (Số tiền)', /Không đọc được/],
  [3, 'Ngân sách xóm', 'Ô D5 (Nguồn)', /chưa chọn/],
  [2, 'năm nay', 'Ô C5 (Năm ngân sách)', /không phải năm/],
  [10, '31/2/2025', 'Ô K5 (Ngày văn bản)', /không phải ngày/],
  [5, 'có lẽ', 'Ô F5 (Năm trước chuyển sang)', /chỉ nhận có, không/],
  [0, '', 'Ô A5 (Mã đơn vị)', /chưa ghi mã/],
])('what is wrong in cell %d with «%s» is named', (at, value, where, what) => {
  const cells = good.with(at, value).with(7, at === 6 ? '' : 'tỷ đồng')
  const { faults } = readBook([row(4, heads), row(5, cells)], 'phan-bo', today)
  expect(faults).toEqual([{ where, what: expect.stringMatching(what) }])
})

test('another table is not guessed at', () => {
  expect(readBook([row(1, ['Xã', 'Kết quả'])], 'giai-ngan', today).faults).toMatchObject([{ where: 'Dòng tên cột' }])
})

test.each(['', '{}', '[]', '[{"line":1}]', '[{"line":1,"typed":{"a":1}}]'])('«%s» is no rows', (text) => expect(rowsIn(text)).toBeNull())
test('rows come back as they went', () =>
  expect(rowsIn('[{"line":5,"typed":{"nam":"2025"}}]')).toEqual([{ line: 5, typed: { nam: '2025' } }]))
