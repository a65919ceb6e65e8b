import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../platform/base/paper.ts'
import { parseBody, textOfBody } from './body.rules.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })

describe('one line', () => {
  test.each<[string, Block]>([
    ['I. TÌNH HÌNH CHỈ ĐẠO', { kind: 'heading', level: 1, number: 'I', title: 'TÌNH HÌNH CHỈ ĐẠO' }],
    ['XIV. KẾT QUẢ', { kind: 'heading', level: 1, number: 'XIV', title: 'KẾT QUẢ' }],
    ['1. Kết quả thực hiện tiêu chí', { kind: 'heading', level: 2, number: '1', title: 'Kết quả thực hiện tiêu chí' }],
    ['đ) Về môi trường', { kind: 'heading', level: 3, number: 'đ', title: 'Về môi trường' }],
    // a numbered sentence stays a paragraph with its number
    [
      '1. Sở Y tế rà soát tiêu chí số 15, báo cáo trước ngày 30/6/2026.',
      paragraph('1. Sở Y tế rà soát tiêu chí số 15, báo cáo trước ngày 30/6/2026.'),
    ],
    ['a) Đề nghị các xã rà soát;', paragraph('a) Đề nghị các xã rà soát;')],
    ['IIII. Không phải số La Mã', paragraph('IIII. Không phải số La Mã')],
    ['30/6/2026 là hạn cuối', paragraph('30/6/2026 là hạn cuối')],
    ['2026. Năm cuối', paragraph('2026. Năm cuối')],
    ['- Xã Bính Xá', { kind: 'list', items: [[{ text: 'Xã Bính Xá' }]] }],
    ['– Xã Bính Xá', { kind: 'list', items: [[{ text: 'Xã Bính Xá' }]] }],
    ['-5 độ C', paragraph('-5 độ C')],
    ['+ Trong đó: 3 xã', paragraph('+ Trong đó: 3 xã')],
    ['Điều 1. Phê duyệt kế hoạch.', { kind: 'article', number: '1', title: null, runs: [{ text: 'Phê duyệt kế hoạch.' }] }],
    ['Điều 24 của Nghị định quy định rõ.', paragraph('Điều 24 của Nghị định quy định rõ.')],
    ['QUYẾT ĐỊNH:', { kind: 'centred', text: 'QUYẾT ĐỊNH:' }],
    ['Phần II: KẾT QUẢ', { kind: 'part', number: 'Phần II', title: 'KẾT QUẢ' }],
    ['Phần lớn các xã đã đạt.', paragraph('Phần lớn các xã đã đạt.')],
    ['Căn cứ tình hình thực tế, UBND xã báo cáo như sau:', paragraph('Căn cứ tình hình thực tế, UBND xã báo cáo như sau:')],
    ['Điện Biên'.normalize('NFD'), paragraph('Điện Biên')],
  ])('%s', (line, block) => {
    expect(parseBody(line)).toEqual([block])
  })
})

describe('several lines', () => {
  test('bases at the top, never in the middle', () => {
    const [bases, said] = parseBody(
      'Căn cứ Luật Tổ chức chính quyền địa phương;\nTheo đề nghị của Trưởng phòng Kinh tế.\nThực hiện kế hoạch, xã báo cáo.',
    )
    expect(bases).toEqual({ kind: 'bases', lines: ['Căn cứ Luật Tổ chức chính quyền địa phương', 'Theo đề nghị của Trưởng phòng Kinh tế'] })
    expect(said).toEqual(paragraph('Thực hiện kế hoạch, xã báo cáo.'))
    expect(parseBody('Kính trình.\nCăn cứ Luật;')).toEqual([paragraph('Kính trình.'), paragraph('Căn cứ Luật;')])
  })

  test('a list ends where its dashes end', () => {
    expect(parseBody('- Một\n- Hai\n\nBa')).toEqual([{ kind: 'list', items: [[{ text: 'Một' }], [{ text: 'Hai' }]] }, paragraph('Ba')])
  })

  test('a part takes its title from the next line only where that is in capitals', () => {
    expect(parseBody('Phần I\nKẾT QUẢ\nLời')).toEqual([{ kind: 'part', number: 'Phần I', title: 'KẾT QUẢ' }, paragraph('Lời')])
    expect(parseBody('Phần I\nLời')).toEqual([paragraph('Phần I'), paragraph('Lời')])
  })

  test('what Excel copies is a table: numbers right, sums bold, short rows filled', () => {
    const pasted =
      'Bảng 1. Nguồn lực\nĐVT: triệu đồng\nSTT\tNguồn\tSố tiền\n1\tNgân sách\t1.234,5\n2\t"Dân\ngóp"\n\tTổng cộng\t1.300\nNguồn: xã báo cáo.'
    expect(parseBody(pasted)).toEqual([
      {
        kind: 'table',
        caption: 'Bảng 1. Nguồn lực',
        unit: 'ĐVT: triệu đồng',
        source: 'Nguồn: xã báo cáo.',
        widths: [4, 9, 7],
        head: [[{ text: 'STT' }, { text: 'Nguồn' }, { text: 'Số tiền' }]],
        rows: [
          { cells: [{ text: '1', align: 'right' }, { text: 'Ngân sách' }, { text: '1.234,5', align: 'right' }] },
          { cells: [{ text: '2', align: 'right' }, { text: 'Dân góp' }, { text: '' }] },
          { cells: [{ text: '' }, { text: 'Tổng cộng' }, { text: '1.300', align: 'right' }], bold: true },
        ],
      },
    ])
  })

  test('words in quotation marks stay as they are', () => {
    expect(parseBody('"Dân biết, dân bàn"')).toEqual([paragraph('"Dân biết, dân bàn"')])
    expect(parseBody('"Dân biết\n\ndân bàn"')).toEqual([paragraph('"Dân biết'), paragraph('dân bàn"')])
  })
})

const line = fc.oneof(
  fc.constantFrom(
    'I. MỞ ĐẦU',
    '1. Kết quả',
    'a) Về đường',
    '- Một',
    'Điều 2. Giao Sở.',
    'Phần I',
    'QUYẾT ĐỊNH:',
    'Căn cứ Luật;',
    'Bảng 1. X',
    'ĐVT: xã',
  ),
  fc.constantFrom('STT\tXã\tSố', '1\tBính Xá\t16,5', '\t\t', 'Nguồn: y', '', '   ', 'x. y', 'IV.', '-', 'Phần thứ nhất'),
  fc.string({ unit: fc.constantFrom(...'aAđĐIV12.;:)- \t"ệ'), maxLength: 12 }),
)
const bare = (text: string) => text.normalize('NFC').replace(/[\s;.,"“-]|[–•]/gu, '')

test('no letter is lost, and text made of blocks gives the same blocks', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const blocks = parseBody(lines.join('\n'))
      const text = textOfBody(blocks)
      const once = parseBody(text)
      return bare(text).replaceAll(':', '') === bare(lines.join('\n')).replaceAll(':', '') && textOfBody(once) === text
    }),
    { numRuns: 1000, seed: 30_2020 },
  )
})
