import { expect, test } from 'vitest'
import { keepable } from './kept-form.rules.ts'

test.each([
  [
    'fields in their order, also of one name',
    '/phieu/3',
    [
      ['a', '1'],
      ['a', '2'],
      ['b', ''],
    ],
    {
      fields: [
        ['a', '1'],
        ['a', '2'],
        ['b', ''],
      ],
      files: [],
    },
  ],
  [
    'files only by name',
    '/phieu/3',
    [
      ['a', '1'],
      ['anh', { name: 'cau.jpg', size: 9 }],
    ],
    { fields: [['a', '1']], files: ['cau.jpg'] },
  ],
  [
    'no empty choice of a file',
    '/phieu/3',
    [
      ['a', '1'],
      ['anh', { name: '', size: 0 }],
    ],
    { fields: [['a', '1']], files: [] },
  ],
  [
    'passwords never',
    '/quan-tri/nguoi-dung',
    [
      ['mat-khau', 'x'],
      ['Mat-Khau-moi', 'y'],
      ['a', '1'],
    ],
    { fields: [['a', '1']], files: [] },
  ],
  ['nothing of the pages where one signs in', '/tai-khoan', [['a', '1']], null],
  ['nor under them', '/dang-nhap/ma', [['ma', '123456']], null],
  ['but of a page that begins alike', '/tai-khoan-khac', [['a', '1']], { fields: [['a', '1']], files: [] }],
  ['nothing where nothing was typed', '/phieu/3', [['a', '']], null],
  ['nothing larger than a person types', '/phieu/3', [['a', 'x'.repeat(300_000)]], null],
] as Parameters<typeof keepable>[1] extends infer E ? [string, string, E, unknown][] : never)('%s', (_, path, entries, kept) => {
  expect(keepable(path, entries as never)).toEqual(kept)
})
