import { describe, expect, test } from 'vitest'
import { illustration } from './illustration.text.ts'
import { blocksOf, changesOf, formOf, readProfile, treeOf } from './profile.rules.ts'

const given = (fields: Record<string, string>) => (name: string) => fields[name] ?? ''
const agency = { 'co-quan': 'Văn phòng Điều phối' }
const read = (fields: Record<string, string>) => readProfile(given({ ...agency, ...fields }))
const faults = (fields: Record<string, string>) => {
  const result = read(fields)
  return result.ok ? [] : (result.refusal.offenders ?? []).map(({ where, what }) => `${where}: ${what}`)
}

test('what was read is written into the form and read again the same', () => {
  expect(readProfile(given(formOf(illustration)))).toEqual({ ok: true, value: illustration })
})

test.each([
  ['dien-thoai', '0205 3812 345', true],
  ['dien-thoai', '(+84) 205.3812.345, 0205 3812 346', true],
  ['dien-thoai', 'số máy lẻ 12', false],
  ['thu', 'vanphong@langson.gov.vn', true],
  ['thu', 'vanphong@langson', false],
  ['bao-mat', 'https://langson.gov.vn/bao-loi', true],
  ['bao-mat', 'javascript:alert(1)', false],
  ['kenh', 'Trang của tỉnh | https://langson.gov.vn', true],
  ['kenh', 'Trang của tỉnh | javascript:alert(1)', false],
  ['lien-ket', 'https://langson.gov.vn', false],
  ['co-quan', '', false],
])('%s «%s»: %s', (field, text, isRight) => {
  expect(faults({ [field]: text }).length === 0).toBe(isRight)
})

describe('people', () => {
  const person = { 'ho-ten-1': 'Nông Thị Hoa', 'chuc-vu-1': 'Chuyên viên' }
  test.each([
    [person, ['Nông Thị Hoa: chưa ghi nhận người này đồng ý công khai']],
    [{ ...person, 'dong-y-1': 'co' }, []],
    [{ 'chuc-vu-1': 'Chuyên viên', 'dong-y-1': 'co' }, ['Người thứ 1: chưa ghi họ tên']],
    [{ 'ho-ten-2': 'Vi Sơn', 'dong-y-2': 'co' }, ['Vi Sơn: chưa ghi chức vụ']],
    [{ 'dong-y-1': 'co', 'don-vi-1': 'Phòng Nghiệp vụ' }, []],
  ])('%j', (fields, expected) => expect(faults(fields)).toEqual(expected))
})

describe('the chart', () => {
  test.each([
    [
      'A\n- B\n-- C\n- D',
      [
        ['A', 0],
        ['B', 1],
        ['C', 2],
        ['D', 1],
      ],
    ],
    [
      'A\n– B\n• C',
      [
        ['A', 0],
        ['B', 1],
        ['C', 1],
      ],
    ],
    ['A\n- - B', null],
    ['- A', null],
    ['A\n-', null],
  ])('%j', (text, bodies) => {
    const result = read({ 'co-cau': text })
    expect(result.ok ? result.value.bodies.map(({ name, depth }) => [name, depth]) : null).toEqual(bodies)
  })

  test('each body stands under the one above it', () => {
    const body = (name: string, depth: number) => ({ name, nameEn: null, depth })
    const named = (nodes: ReturnType<typeof treeOf>): unknown => nodes.map(({ name, parts }) => [name, named(parts)])
    expect(named(treeOf([body('A', 0), body('B', 1), body('C', 2), body('D', 1), body('E', 0)]))).toEqual([
      [
        'A',
        [
          ['B', [['C', []]]],
          ['D', []],
        ],
      ],
      ['E', []],
    ])
  })
})

test('lines with dashes are a list, others paragraphs', () => {
  expect(blocksOf('Mở đầu\n\n- một\n– hai\nKết')).toEqual([
    { kind: 'text', text: 'Mở đầu' },
    { kind: 'list', items: ['một', 'hai'] },
    { kind: 'text', text: 'Kết' },
  ])
  expect(blocksOf(null)).toEqual([])
})

test('the approver is told what stands otherwise, and who is left out', () => {
  const now = { ...illustration, facts: { ...illustration.facts, phone: '0000 999' }, contacts: illustration.contacts.slice(0, 1) }
  expect(changesOf(illustration, now)).toEqual([
    { where: 'Điện thoại', was: '0000 000 000', is: '0000 999' },
    { where: 'Chuyên viên (minh họa)', was: expect.stringContaining('Đầu mối liên hệ: '), is: '' },
  ])
})
